"""Cases: which conversations belong to one, what it was linked to, what looks like it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session, col, select

from intakebot.matching.likeness import ALIKE_FROM
from intakebot.store.case_tables import DigestRow
from intakebot.store.connection import HIGHEST
from intakebot.store.database import Database
from intakebot.store.tables import OPEN, CandidateRow, ContactRow, ConversationRow


@dataclass(frozen=True, slots=True)
class Contact:
    """One conversation of a case."""

    conversation: str
    number: int
    customer: str
    title: str
    phase: str
    opened: int


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the history: linked then, and maybe taken back."""

    case: int
    conversation: str
    linked_at: int
    by: str
    score: float
    reasons: tuple[str, ...]
    unlinked_at: int = 0
    unlinked_by: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that looks like a conversation's."""

    case: int
    score: float
    reasons: tuple[str, ...]
    differs: tuple[str, ...]


class Alike(NamedTuple):
    """What became of a conversation's list of likely cases."""

    alike: int
    """How many of it are alike, and open cases."""
    anew: bool
    """Whether it is another list than before."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate as an agent sees it."""

    case: Contact
    candidate: Candidate
    state: str
    """``open``, ``linked`` or ``dismissed``."""


class Cases:
    """The cases. A case has its first conversation's number. Methods block.

    Links are written by the journal with the entry that tells of them, so that the log and
    these rows cannot disagree.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def exists(self, number: int) -> bool:
        """Whether there is a case of that number: a conversation that was handed over."""
        return self.find(number) is not None

    def find(self, number: int) -> Contact | None:
        """The case of that number, as its own first contact. Numbers begin above 0."""
        if number < 1:
            return None
        with self._database.reading() as session:
            row = session.get(ConversationRow, min(number, HIGHEST))
            return _contact(row) if row and row.handed_over else None

    def contacts(self, number: int) -> list[Contact]:
        """The case's own conversation first, then those linked to it now, oldest link first."""
        number = min(number, HIGHEST)
        with self._database.reading() as session:
            own = session.get(ConversationRow, number)
            linked = session.exec(
                select(ConversationRow)
                .join(
                    ContactRow,
                    col(ContactRow.conversation_id) == col(ConversationRow.id),
                )
                .where(ContactRow.case_number == number, col(ContactRow.unlinked_at).is_(None))
                .order_by(col(ContactRow.id))
            ).all()
            return [_contact(row) for row in ([own] if own else []) + list(linked)]

    def history(self, conversation: str) -> list[Link]:
        """Everything this conversation was ever linked to, oldest first."""
        with self._database.reading() as session:
            mine = select(ContactRow).where(ContactRow.conversation_id == conversation)
            return [_link(row) for row in session.exec(mine.order_by(col(ContactRow.id))).all()]

    def suggest(
        self, conversation: str, candidates: Sequence[Candidate], alike_from: float = ALIKE_FROM
    ) -> Alike:
        """Replace what looks like this conversation.

        What an agent dismissed stays dismissed.
        """
        with self._database.writing() as session:
            mine = col(CandidateRow.conversation_id) == conversation
            old = session.exec(select(CandidateRow).where(mine)).all()
            dismissed = {row.case_number for row in old if row.state == "dismissed"}
            before = [_candidate(row) for row in old if row.state == "open"]
            after = [each for each in candidates if each.case not in dismissed]
            for row in old:
                if row.state == "open":
                    session.delete(row)
            session.flush()
            for candidate in after:
                session.add(_candidate_row(conversation, candidate))
            session.flush()
            anew = {each.case: each for each in before} != {each.case: each for each in after}
            return Alike(_alike(session, conversation, alike_from), anew)

    def offered(self, conversation: str) -> set[int]:
        """The cases that look like this one as far as was seen, without what was dismissed."""
        with self._database.reading() as session:
            mine = select(CandidateRow.case_number).where(
                CandidateRow.conversation_id == conversation, CandidateRow.state == "open"
            )
            return set(session.exec(mine).all())

    def offer_back(
        self,
        number: int,
        candidates: Sequence[Candidate],
        gone: Iterable[int],
        most: int,
        alike_from: float = ALIKE_FROM,
    ) -> dict[str, Alike]:
        """Offer case ``number`` to those it looks like, and no longer to those in ``gone``.

        A contact's likeness is its case's. Each keeps its best ``most``. Returns what became of
        each conversation's list that changed.
        """
        with self._database.writing() as session:
            found = {each.case: each for each in candidates}
            hosts = _hosts(session, number, [*gone, *found])
            offers: dict[str, Candidate | None] = {}
            for case, host in hosts.items():
                offers[host] = found.get(case) or offers.get(host)
            changed = [name for name in offers if _offer(session, name, number, offers[name], most)]
            session.flush()
            return {name: Alike(_alike(session, name, alike_from), True) for name in changed}

    def suggestions(self, conversation: str) -> list[Suggestion]:
        """What looks like this conversation's case, the most alike first."""
        with self._database.reading() as session:
            linked = {
                row.case_number
                for row in session.exec(
                    select(ContactRow).where(ContactRow.conversation_id == conversation)
                ).all()
                if row.unlinked_at is None
            }
            rows = session.exec(
                select(CandidateRow, ConversationRow)
                .join(
                    ConversationRow,
                    col(ConversationRow.number) == col(CandidateRow.case_number),
                )
                .where(CandidateRow.conversation_id == conversation)
                .order_by(col(CandidateRow.score).desc(), col(CandidateRow.case_number).desc())
            ).all()
            return [
                Suggestion(
                    _contact(case),
                    _candidate(row),
                    "linked" if row.case_number in linked else row.state,
                )
                for row, case in rows
            ]

    def dismiss(self, conversation: str, number: int, *, on: bool = True) -> int:
        """An agent says these two are not alike, or takes it back; how many open cases still are.

        It holds also for what was not suggested so far.
        """
        with self._database.writing() as session:
            number = min(number, HIGHEST)
            row = session.get(CandidateRow, (conversation, number))
            if row is None and on and session.get(ConversationRow, number) is not None:
                row = CandidateRow(conversation_id=conversation, case_number=number, score=0.0)
                session.add(row)
            if row is not None:
                row.state = "dismissed" if on else "open"
                session.flush()
            return _alike(session, conversation, ALIKE_FROM)


def _hosts(session: Session, number: int, cases: Sequence[int]) -> dict[int, str]:
    """Whose list a likeness to each of these belongs to: their case's, where it is another."""
    indexed = select(DigestRow.number, DigestRow.root).where(
        col(DigestRow.number).in_([number, *cases])
    )
    roots = {one: root or one for one, root in session.exec(indexed).all()}
    mine = roots.get(number, number)
    others = {case: roots.get(case, case) for case in cases if roots.get(case, case) != mine}
    rows = select(ConversationRow.number, ConversationRow.id)
    named = dict(session.exec(rows.where(col(ConversationRow.number).in_(others.values()))).all())
    return {case: named[root] for case, root in others.items() if root in named}


def _offer(
    session: Session, conversation: str, number: int, like: Candidate | None, most: int
) -> bool:
    """Put a case among what looks like a conversation, or take it out; whether that changed."""
    row = session.get(CandidateRow, (conversation, number))
    if (row is None and like is None) or (row is not None and row.state != "open"):
        return False
    if row is not None:
        if like is not None and _candidate(row) == replace(like, case=number):
            return False
        session.delete(row)
        session.flush()
    if like is None:
        return True
    session.add(_candidate_row(conversation, replace(like, case=number)))
    session.flush()
    mine = select(CandidateRow).where(
        CandidateRow.conversation_id == conversation, CandidateRow.state == "open"
    )
    best = mine.order_by(col(CandidateRow.score).desc(), col(CandidateRow.case_number).desc())
    for worse in session.exec(best.offset(most)).all():
        session.delete(worse)
    return True


def _alike(session: Session, conversation: str, alike_from: float) -> int:
    """How many open cases are alike; "a little" alike is shown, but is no news in the queue."""
    mine = (
        select(CandidateRow.case_number)
        .join(ConversationRow, col(ConversationRow.number) == col(CandidateRow.case_number))
        .where(
            CandidateRow.conversation_id == conversation,
            CandidateRow.state == "open",
            CandidateRow.score >= alike_from,
            text(OPEN),
        )
    )
    return len(session.exec(mine).all())


def _contact(row: ConversationRow) -> Contact:
    return Contact(row.id, row.number or 0, row.customer, row.title, row.phase, row.created)


def _link(row: ContactRow) -> Link:
    return Link(
        row.case_number,
        row.conversation_id,
        row.linked_at,
        row.by,
        row.score,
        tuple(row.reasons),
        row.unlinked_at or 0,
        row.unlinked_by,
    )


def _candidate(row: CandidateRow) -> Candidate:
    return Candidate(row.case_number, row.score, tuple(row.reasons), tuple(row.differs))


def _candidate_row(conversation: str, candidate: Candidate) -> CandidateRow:
    return CandidateRow(
        conversation_id=conversation,
        case_number=candidate.case,
        score=candidate.score,
        reasons=list(candidate.reasons),
        differs=list(candidate.differs),
    )
