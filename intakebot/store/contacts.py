"""Which contacts a case has: the conversations that are linked to it, and to those in turn.

Links are rows of ``contact``; one that was taken back stays, with who and when. The journal
writes them with the entries that tell of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import delete, func, insert, text, update
from sqlmodel import Session, col, select

from intakebot.engine.entries import Entry
from intakebot.store.case_tables import DigestRow, GroupRow
from intakebot.store.connection import HIGHEST
from intakebot.store.database import Database
from intakebot.store.tables import ConversationRow, EntryRow

UP: Final = text(
    "WITH RECURSIVE up (number, step) AS (SELECT CAST(:number AS INTEGER), 0 UNION ALL"
    " SELECT contact.case_number, up.step + 1 FROM up"
    " JOIN conversation ON conversation.number = up.number"
    " JOIN contact ON contact.conversation_id = conversation.id AND contact.unlinked_at IS NULL"
    " WHERE up.step < 50) SELECT number FROM up ORDER BY step"
)
DOWN: Final = text(
    "WITH RECURSIVE down (number, via, link, step) AS ("
    " SELECT CAST(:number AS INTEGER), 0, CAST(0 AS BIGINT), 0 UNION ALL"
    " SELECT conversation.number, down.number, contact.id, down.step + 1 FROM down"
    " JOIN contact ON contact.case_number = down.number AND contact.unlinked_at IS NULL"
    " JOIN conversation ON conversation.id = contact.conversation_id WHERE down.step < 50)"
    " SELECT down.number, down.via, conversation.id, conversation.customer, conversation.title,"
    " conversation.phase, conversation.created, conversation.seq, conversation.identity,"
    " conversation.owner, conversation.waiting_since, conversation.handed_over,"
    " contact.linked_at, contact.by, contact.score, contact.reasons"
    " FROM down JOIN conversation ON conversation.number = down.number"
    " LEFT JOIN contact ON contact.id = down.link ORDER BY down.step, down.link"
)
BELONGS: Final = ("linked", "unlinked", "dismissed")

decode = msgspec.json.Decoder(Entry).decode


@dataclass(frozen=True, slots=True)
class Member:
    """One conversation of a case, and the link that made it one."""

    number: int
    via: int
    """The number it is linked to; 0 for the case's own conversation."""
    conversation: str
    customer: str
    title: str
    phase: str
    opened: int
    seq: int
    identity: str
    owner: str
    waiting_since: int
    handed_over: int
    linked_at: int = 0
    by: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()


class Contacts:
    """The contacts of cases. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def case_of(self, number: int) -> int:
        """The case that a conversation of that number belongs to; its own where to none."""
        with self._database.reading() as session:
            return _upwards(session, number)[-1]

    def upwards(self, number: int) -> list[int]:
        """A conversation's number, what it is linked to, what that is linked to, and so on."""
        with self._database.reading() as session:
            return _upwards(session, number)

    def of(self, number: int) -> list[Member]:
        """Conversation ``number`` and all that is linked to it, what came first before the rest.

        Empty where there is no such conversation.
        """
        with self._database.reading() as session:
            rows = session.connection().execute(DOWN, {"number": _held(number)}).all()
        return [_member(row) for row in rows]

    def told(self, conversation: str, kinds: Sequence[str] = BELONGS) -> list[Entry]:
        """What a conversation's log says of links and refusals (or of others), oldest first."""
        with self._database.reading() as session:
            number = select(ConversationRow.number).where(ConversationRow.id == conversation)
            mine = select(EntryRow.data).where(
                EntryRow.number == number.scalar_subquery(), col(EntryRow.type).in_(kinds)
            )
            return [decode(line) for line in session.exec(mine.order_by(col(EntryRow.seq))).all()]

    def acknowledged(self, numbers: Sequence[int], who: str, cid: str) -> str:
        """In which of these conversations' logs an agent's command stands; empty if in none."""
        with self._database.reading() as session:
            mine = select(ConversationRow.id).join(
                EntryRow, col(EntryRow.number) == col(ConversationRow.number)
            )
            named = (EntryRow.sender == "agent", EntryRow.who == who, EntryRow.cid == cid)
            found = mine.where(col(EntryRow.number).in_(numbers), *named, EntryRow.cid != "")
            return session.exec(found).first() or ""

    def regroup(self, number: int) -> None:
        """Let the index of cases count a case's reports together, and no others with them."""
        root = self.case_of(number)
        numbers = [member.number for member in self.of(root)]
        with self._database.writing() as session:
            mine = col(DigestRow.number).in_(numbers)
            old = set(session.exec(select(DigestRow.root).where(mine)).all()) | {root}
            session.connection().execute(update(DigestRow).where(mine).values(root=root))
            _count_again(session, sorted(old))


def _upwards(session: Session, number: int) -> list[int]:
    rows = session.connection().execute(UP, {"number": _held(number)}).all()
    return [row[0] for row in rows]


def _held(number: int) -> int:
    return max(-1, min(number, HIGHEST))


def _member(row: Any) -> Member:
    *own, linked_at, by, score, reasons = row
    told = msgspec.json.decode(reasons) if isinstance(reasons, str | bytes) else reasons
    link: tuple[Any, ...] = (linked_at, by, score, tuple(told)) if linked_at is not None else ()
    return Member(*own, *link)


def _count_again(session: Session, roots: Sequence[int]) -> None:
    db = session.connection()
    db.execute(delete(GroupRow).where(col(GroupRow.root).in_(roots)))
    counted = (
        select(DigestRow.root, func.count(), func.max(DigestRow.at))
        .where(col(DigestRow.root).in_(roots))
        .group_by(col(DigestRow.root))
    )
    db.execute(insert(GroupRow).from_select(["root", "size", "last"], counted))
