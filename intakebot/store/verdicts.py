"""What agents made of suggestions: kept for good, read back as trust and thresholds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import msgspec
from sqlalchemy import JSON, bindparam, text
from sqlmodel import Session, col, select

from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.engine.entries import Entry, Note
from intakebot.matching.digests import Digest
from intakebot.matching.trust import Outcome, Trust
from intakebot.store.case_tables import DigestRow
from intakebot.store.cases import Candidate
from intakebot.store.database import Database
from intakebot.store.merge_tables import VerdictRow
from intakebot.store.tables import ConversationRow, EntryRow

NEWEST: Final = 500
"""Answers that thresholds are read from; what was true long ago need not be now."""
TOLD_BY: Final = ("linked", "unlinked", "dismissed")
KEEP: Final = text(
    "INSERT INTO verdict (conversation_id, case_number, seq, kind, at, who, score, reasons,"
    " fingerprint) VALUES (:conversation_id, :case_number, :seq, :kind, :at, :who, :score,"
    " :reasons, :fingerprint) ON CONFLICT DO NOTHING"
).bindparams(bindparam("reasons", type_=JSON))

Row: TypeAlias = dict[str, Any]
UNSAID: Final = Note("")

decode = msgspec.json.Decoder(Entry).decode
digest_of = msgspec.json.Decoder(Digest).decode


@dataclass(frozen=True, slots=True)
class Verdict:
    """A suggestion that was made, or what somebody made of one."""

    conversation: str
    case: int
    seq: int
    kind: str
    at: int
    who: str
    score: float
    reasons: tuple[str, ...]


class Verdicts:
    """The answers of agents. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def made(self, conversation: str, offers: Sequence[Candidate], at: int) -> None:
        """Write down that these cases were offered, with score and reasons; each once."""
        rows = [
            _row(
                conversation,
                Entry(0, at, "system", UNSAID),
                "made",
                Linked(offer.case, offer.score, list(offer.reasons)),
            )
            for offer in offers
        ]
        if rows:
            with self._database.writing() as session:
                session.connection().execute(KEEP, rows)

    def learn(self, conversation: str) -> None:
        """Read from a conversation's log what agents answered there. Twice is once."""
        with self._database.writing() as session:
            known = {
                (row.seq, row.case_number)
                for row in session.exec(
                    select(VerdictRow).where(VerdictRow.conversation_id == conversation)
                ).all()
            }
            rows = [
                row
                for row in _answers(session, conversation)
                if (row["seq"], row["case_number"]) not in known
            ]
            for row in rows:
                row["fingerprint"] = _shared(session, conversation, row["case_number"])
            if rows:
                session.connection().execute(KEEP, rows)

    def of(self, conversation: str) -> list[Verdict]:
        """All that was offered to a conversation and answered there, oldest first."""
        with self._database.reading() as session:
            mine = select(VerdictRow).where(VerdictRow.conversation_id == conversation)
            return [_verdict(row) for row in session.exec(mine.order_by(*_IN_ORDER)).all()]

    def since(self, at: int) -> list[Verdict]:
        """All that was offered or answered from then on, UTC milliseconds, oldest first."""
        with self._database.reading() as session:
            mine = select(VerdictRow).where(VerdictRow.at >= at)
            return [_verdict(row) for row in session.exec(mine.order_by(*_IN_ORDER)).all()]

    def trust(self, fingerprint: str) -> Trust:
        """How often cases with this fingerprint were said to be the same, and how often not.

        Of two cases the last word counts; a refusal that was withdrawn is no word.
        """
        if not fingerprint:
            return Trust()
        with self._database.reading() as session:
            mine = select(VerdictRow).where(VerdictRow.fingerprint == fingerprint)
            rows = session.exec(mine.order_by(*_IN_ORDER)).all()
        last = {(row.conversation_id, row.case_number): row.kind for row in rows}
        said = list(last.values())
        return Trust(said.count("accepted"), said.count("refused") + said.count("undone"))

    def outcomes(self) -> list[Outcome]:
        """The newest answers with their scores, for thresholds; links without a score are none."""
        answered = col(VerdictRow.kind).in_(("accepted", "refused", "undone"))
        with self._database.reading() as session:
            mine = select(VerdictRow.score, VerdictRow.kind).where(answered, VerdictRow.score > 0)
            rows = session.exec(mine.order_by(col(VerdictRow.at).desc()).limit(NEWEST)).all()
        return [Outcome(score, kind == "accepted") for score, kind in rows]


_IN_ORDER = (col(VerdictRow.at), col(VerdictRow.conversation_id), col(VerdictRow.seq))


def _answers(session: Session, conversation: str) -> Iterator[Row]:
    """Each answer in the log as a row; a link that is undone keeps its score."""
    number = select(ConversationRow.number).where(ConversationRow.id == conversation)
    mine = select(EntryRow.data).where(
        EntryRow.number == number.scalar_subquery(), col(EntryRow.type).in_(TOLD_BY)
    )
    linked: dict[int, Linked] = {}
    for line in session.exec(mine.order_by(col(EntryRow.seq))).all():
        entry = decode(line)
        if entry.by != "agent":
            continue  # a customer's word on their own case teaches nothing about others
        match entry.body:
            case Linked() as link:
                linked[link.case] = link
                yield _row(conversation, entry, "accepted", link)
            case Unlinked(case=case):
                yield _row(conversation, entry, "undone", linked.get(case, Linked(case)))
            case Dismissed(on=on) as dismissed:
                yield _row(conversation, entry, "refused" if on else "withdrawn", dismissed)


def _shared(session: Session, conversation: str, case: int) -> str:
    """The fingerprint that both have; empty where they have none, or two."""
    mine = select(DigestRow.digest).where(DigestRow.conversation_id == conversation)
    other = select(DigestRow.digest).where(DigestRow.number == case)
    keys = {digest_of(row).fingerprint.key for q in (mine, other) for row in session.exec(q).all()}
    return keys.pop() if len(keys) == 1 else ""


def _row(conversation: str, entry: Entry, kind: str, body: Linked | Dismissed) -> Row:
    return {
        "conversation_id": conversation,
        "case_number": body.case,
        "seq": entry.seq,
        "kind": kind,
        "at": entry.at,
        "who": entry.who,
        "score": body.score,
        "reasons": list(body.reasons),
        "fingerprint": "",
    }


def _verdict(row: VerdictRow) -> Verdict:
    return Verdict(
        row.conversation_id,
        row.case_number,
        row.seq,
        row.kind,
        row.at,
        row.who,
        row.score,
        tuple(row.reasons),
    )
