"""Where a fingerprint was seen: the cases that have it, found by its key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

from intakebot.matching.digests import Digest
from intakebot.matching.likeness import ALIKE_FROM
from intakebot.store.case_index import decode
from intakebot.store.case_tables import DigestRow, KeyRow
from intakebot.store.connection import HIGHEST
from intakebot.store.database import Database
from intakebot.store.tables import CandidateRow, ConversationRow

MOST = 2000


@dataclass(frozen=True, slots=True)
class Sighting:
    """A case that has the fingerprint."""

    number: int
    conversation: str
    at: int
    """When its customer began to write, UTC milliseconds."""
    title: str
    customer: str
    """Who it is as claimed; empty where nobody said."""
    phase: str
    identity: str
    digest: Digest

    @property
    def who(self) -> str:
        """What tells this customer from another."""
        return customer_key(self.identity, self.digest, self.conversation)


class Sightings:
    """Cases by fingerprint. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def times(self, key: str, since: int, limit: int = MOST) -> list[tuple[int, int]]:
        """Number and time of the newest cases with this fingerprint since then, newest first."""
        with self._database.reading() as session:
            mine = (
                select(KeyRow.case_number, ConversationRow.created)
                .join(ConversationRow, col(ConversationRow.number) == col(KeyRow.case_number))
                .where(KeyRow.kind == "fingerprint", KeyRow.key == key)
                .order_by(col(KeyRow.case_number).desc())
                .limit(limit)
            )
            return [(number, at) for number, at in session.exec(mine).all() if at >= since]

    def newest(self, key: str, limit: int = 60) -> list[Sighting]:
        """The newest cases with this fingerprint, in full."""
        with self._database.reading() as session:
            mine = (
                select(KeyRow.case_number)
                .where(KeyRow.kind == "fingerprint", KeyRow.key == key)
                .order_by(col(KeyRow.case_number).desc())
                .limit(limit)
            )
            numbers = session.exec(mine).all()
        return self.cases(numbers)

    def cases(self, numbers: Iterable[int]) -> list[Sighting]:
        """These cases in full, the newest first; those that are in no index are left out."""
        asked = [number for number in numbers if number <= HIGHEST]
        if not asked:
            return []
        with self._database.reading() as session:
            mine = (
                select(ConversationRow, DigestRow.digest)
                .join(DigestRow, col(DigestRow.number) == col(ConversationRow.number))
                .where(col(ConversationRow.number).in_(asked))
                .order_by(col(ConversationRow.number).desc())
            )
            return [_sighting(row, text) for row, text in session.exec(mine).all()]

    def alike(self, conversations: Sequence[str], limit: int = 60) -> list[int]:
        """The cases that look like these and that nobody said are not, the most alike first."""
        with self._database.reading() as session:
            mine = (
                select(CandidateRow.case_number, CandidateRow.score)
                .where(
                    col(CandidateRow.conversation_id).in_(list(conversations)),
                    CandidateRow.state == "open",
                    CandidateRow.score >= ALIKE_FROM,
                )
                .order_by(col(CandidateRow.score).desc())
                .limit(limit)
            )
            return list(dict.fromkeys(number for number, _ in session.exec(mine).all()))

    def key_of(self, conversation: str) -> str:
        """The fingerprint of a conversation's case; empty where it has none."""
        with self._database.reading() as session:
            mine = (
                select(DigestRow.digest)
                .join(ConversationRow, col(ConversationRow.number) == col(DigestRow.number))
                .where(ConversationRow.id == conversation)
            )
            text = session.exec(mine).first()
            return decode(text).fingerprint.key if text else ""

    def began(self) -> int:
        """When the first conversation of this store began; 0 for an empty one."""
        with self._database.reading() as session:
            lowest = select(func.min(ConversationRow.number)).scalar_subquery()
            first = select(ConversationRow.created).where(col(ConversationRow.number) == lowest)
            return session.exec(first).first() or 0


def _sighting(row: ConversationRow, text: str) -> Sighting:
    return Sighting(
        row.number or 0,
        row.id,
        row.created,
        row.title,
        row.customer,
        row.phase,
        row.identity,
        decode(text),
    )


def customer_key(identity: str, digest: Digest, conversation: str) -> str:
    """What tells one customer from another: a proof, else an address, else the conversation."""
    return identity or digest.account or digest.email or conversation
