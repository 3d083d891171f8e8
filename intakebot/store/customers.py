"""The conversations of a customer who is known for sure, found by index."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import text

from intakebot.engine import conversation as states
from intakebot.engine.conversation import Conversation
from intakebot.engine.recall import signed
from intakebot.store.database import Database

NEWEST: Final = 20
"""Conversations that are looked at; who has more has told us enough."""
THEIRS: Final = (
    "SELECT state FROM conversation WHERE identity = :identity AND identity <> ''"
    " ORDER BY number DESC LIMIT :limit"
)
FIRST: Final = "SELECT state FROM conversation WHERE id = :id"


class Customers:
    """Who came before. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def conversations(self, identity: str) -> list[Conversation]:
        """Their conversations, the newest first; none for an empty identity.

        An identity that only the browser vouches for names the first of them.
        """
        return list(self._read(identity)) if identity else []

    def _read(self, identity: str) -> Iterator[Conversation]:
        with self._database.reading() as session:
            db = session.connection()
            for state in db.execute(
                text(THEIRS), {"identity": identity, "limit": NEWEST}
            ).scalars():
                yield states.decode(state)
            if not signed(identity):
                for state in db.execute(text(FIRST), {"id": identity[1:]}).scalars():
                    yield states.decode(state)
