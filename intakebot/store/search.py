"""Finding a conversation by what was said in it, by its customer, title or number."""

from typing import Any, Final

import msgspec
from sqlalchemy import Connection
from sqlmodel import Session, col, select

from intakebot.engine import conversation as states
from intakebot.engine.entries import Entry, Note, Redacted, Reply, Said
from intakebot.store.connection import HIGHEST
from intakebot.store.database import Database
from intakebot.store.found_vectors import Vectors
from intakebot.store.found_words import Found, FullText, Words, without_gaps
from intakebot.store.tables import ConversationRow, EntryRow

MOST_WORDS: Final = 200_000
"""Characters of one conversation that can be searched."""

decode = msgspec.json.Decoder(Entry).decode


class Search:
    """Full text over conversations. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._text: FullText = Vectors() if database.is_postgres else Words()

    def index(self, *conversations: str) -> int:
        """Make conversations findable by what they say now; how many of them there are."""
        with self._database.reading() as session:
            mine = select(ConversationRow).where(col(ConversationRow.id).in_(conversations))
            # In one order, as others may be writing the same; made before, so that turns wait
            # for the writing alone.
            made = [
                self._text.made(row.number or 0, row.title, row.customer, _words(session, row))
                for row in session.exec(mine.order_by(col(ConversationRow.number))).all()
            ]
        if made:
            with self._database.writing() as session:
                for each in made:
                    self._text.write(session.connection(), each)
        return len(made)

    def keep(self, db: Connection, number: int, title: str, customer: str, words: str) -> None:
        """Make a conversation findable by what was said of it elsewhere, in a transaction."""
        told = (without_gaps(each) for each in (title, customer, words))
        self._text.write(db, self._text.made(number, *told))

    def find(self, typed: str, limit: int = 20, offset: int = 0) -> list[Found]:
        """The conversations that hold every word typed, the best first.

        A word matches from its beginning, so that it finds while it is typed. A number
        also finds the conversation that bears it.
        """
        with self._database.reading() as session:
            found = _by_number(session, typed) if offset == 0 else []
            found += self._text.find(session.connection(), typed, limit, offset)
        return list({each.number: each for each in reversed(found)}.values())[::-1][:limit]


def _words(session: Session, row: ConversationRow) -> str:
    """What the conversation says now: answers, then every message that still stands."""
    answers = states.decode(row.state).answers.values() if row.state else ()
    said: dict[int, str] = {}
    mine = select(EntryRow.data).where(EntryRow.number == row.number)
    for line in session.exec(mine.order_by(col(EntryRow.seq))):
        entry = decode(line)
        if isinstance(entry.body, Said | Reply | Note):
            said[entry.seq] = entry.body.text
        elif isinstance(entry.body, Redacted):
            said[entry.body.of] = entry.body.text
    told = [*(answer.text for answer in answers if answer.known), *said.values()]
    return "\n".join(told)[:MOST_WORDS]


def _by_number(session: Session, typed: str) -> list[Found]:
    digits = typed.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        return []
    row: Any = session.get(ConversationRow, min(int(digits), HIGHEST))
    if row is None:
        return []
    where = f"#{row.number}"
    return [Found(row.id, row.number, row.title, row.customer, row.phase, row.created, where)]
