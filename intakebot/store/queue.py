"""The agents' queue as it stands, whole or by pages. Changes to it come from the journal."""

from dataclasses import dataclass

from sqlalchemy import func, text
from sqlmodel import Session, col, select

from intakebot.engine.brief import Brief
from intakebot.store.connection import FURTHEST, HIGHEST
from intakebot.store.database import Database
from intakebot.store.shapes import overlaid
from intakebot.store.tables import OPEN, ConversationRow

Columns = (
    ConversationRow.changed,
    ConversationRow.alike,
    ConversationRow.contacts,
    ConversationRow.brief,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the queue as of one moment.

    ``upto`` is the place from which the journal's ``changes`` carry on without a gap.
    """

    upto: int
    rows: list[Brief]
    more: bool = False


class Queue:
    """The queue. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open_rows(self, limit: int = 500) -> Rows:
        """Every conversation that waits for a person or has one, the longest waiting first."""
        with self._database.reading() as session:
            mine = select(*Columns).where(text(OPEN), ConversationRow.changed > 0)
            since = col(ConversationRow.waiting_since)
            found = session.exec(mine.order_by(since == 0, since).limit(limit + 1)).all()
            rows = [overlaid(*row) for row in found[:limit]]
            return Rows(_newest(session), rows, len(found) > limit)

    def latest(self, before: int = 0, limit: int = 100) -> Rows:
        """All conversations, whatever their phase, those that changed last first.

        ``before`` is the ``changed`` of the last row of the page before; 0 for the first.
        """
        with self._database.reading() as session:
            mine = select(*Columns).where(ConversationRow.changed > 0)
            if before:
                mine = mine.where(ConversationRow.changed < min(before, FURTHEST))
            newest_first = col(ConversationRow.changed).desc()
            found = session.exec(mine.order_by(newest_first).limit(limit + 1)).all()
            rows = [overlaid(*row) for row in found[:limit]]
            return Rows(_newest(session), rows, len(found) > limit)

    def phases(self) -> dict[str, int]:
        """How many conversations wait for a person, and how many have one."""
        with self._database.reading() as session:
            phase = col(ConversationRow.phase)
            mine = select(phase, func.count()).where(text(OPEN)).group_by(phase)
            return {"waiting": 0, "live": 0, **dict(session.exec(mine).all())}

    def row(self, number: int) -> Brief | None:
        """One row by its reference number."""
        with self._database.reading() as session:
            mine = select(*Columns).where(ConversationRow.number == min(number, HIGHEST))
            found = session.exec(mine.where(ConversationRow.changed > 0)).first()
            return overlaid(*found) if found else None


def _newest(session: Session) -> int:
    return session.exec(select(func.max(ConversationRow.changed))).one() or 0
