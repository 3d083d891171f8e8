"""Codes that were sent to e-mail addresses: kept as hashes, tried a few times, used once."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, delete, update
from sqlmodel import col, select

from intakebot.store.database import Database
from intakebot.store.proof_tables import ProofRow

MOST_TRIES = 5


@dataclass(frozen=True, slots=True)
class Proof:
    """A code as it was sent."""

    conversation: str
    address: str
    code_hash: bytes
    link_hash: bytes
    sent: int
    expires: int


class Proofs:
    """All codes that are out. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, proof: Proof) -> None:
        """Keep a code; one that the conversation had before is good for nothing any more."""
        with self._database.writing() as session:
            mine = col(ProofRow.conversation) == proof.conversation
            session.connection().execute(delete(ProofRow).where(mine))
            session.add(
                ProofRow(
                    conversation=proof.conversation,
                    address=proof.address,
                    code_hash=proof.code_hash,
                    link_hash=proof.link_hash,
                    sent=proof.sent,
                    expires=proof.expires,
                )
            )

    def attempt(self, conversation: str, now: int) -> Proof | None:
        """Count a try and give what it is tried against; None where no code is good any more."""
        with self._database.writing() as session:
            good = (
                col(ProofRow.conversation) == conversation,
                col(ProofRow.expires) > now,
                col(ProofRow.tries) < MOST_TRIES,
            )
            counted = update(ProofRow).where(*good).values(tries=col(ProofRow.tries) + 1)
            result: CursorResult[Any] = session.connection().execute(counted)
            if not result.rowcount:
                return None
            return _proof(session.exec(select(ProofRow).where(good[0])).one())

    def by_link(self, link_hash: bytes, now: int) -> Proof | None:
        """What a link is good for; None where it is good for nothing any more."""
        with self._database.reading() as session:
            mine = col(ProofRow.link_hash) == link_hash
            row = session.exec(select(ProofRow).where(mine)).first()
            return _proof(row) if row is not None and row.expires > now else None

    def use(self, proof: Proof) -> bool:
        """Use a code up; False where somebody else did, or a newer one took its place."""
        with self._database.writing() as session:
            mine = (
                col(ProofRow.conversation) == proof.conversation,
                col(ProofRow.link_hash) == proof.link_hash,
            )
            result: CursorResult[Any] = session.connection().execute(delete(ProofRow).where(*mine))
            return bool(result.rowcount)

    def sweep(self, now: int) -> int:
        """Forget codes that are over; how many."""
        with self._database.writing() as session:
            old = delete(ProofRow).where(col(ProofRow.expires) <= now)
            return int(session.connection().execute(old).rowcount)


def _proof(row: ProofRow) -> Proof:
    return Proof(row.conversation, row.address, row.code_hash, row.link_hash, row.sent, row.expires)
