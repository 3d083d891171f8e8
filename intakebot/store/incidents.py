"""Incidents as they are read: how they stand, their cases and history, all found by index."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import case, func
from sqlalchemy import select as plain_select
from sqlmodel import Session, col, select

from intakebot.store.connection import HIGHEST
from intakebot.store.database import Database
from intakebot.store.incident_tables import (
    IncidentCaseRow,
    IncidentEventRow,
    IncidentRow,
    IncidentTraitRow,
)
from intakebot.store.tables import ConversationRow

OPEN_STATES = ("proposed", "working")


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it stands; see ``IncidentRow``."""

    number: int
    version: int
    seq: int
    state: str
    title: str
    fingerprint: str
    line: str
    site: str
    confirmed: bool
    note: dict[str, str]
    note_at: int
    asks: list[str] | None
    owner: str
    owner_name: str
    opened_at: int
    opened_by: str
    fixed_at: int
    changed_at: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What an incident's cases come to."""

    cases: int = 0
    customers: int = 0
    wants: int = 0
    """Customers who asked to be told."""
    first: int = 0
    """When the first and the last case were reported, UTC milliseconds."""
    last: int = 0
    joined: int = 0
    """Customers who said that it is theirs, and that theirs is different."""
    different: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A case of an incident."""

    id: int
    incident: int
    conversation: str
    case: int
    reported_at: int
    added_by: str
    wants: bool
    score: float
    reasons: tuple[str, ...]
    title: str = ""
    customer: str = ""
    phase: str = ""
    flow: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an incident's history."""

    incident: int
    seq: int
    at: int
    who: str
    name: str
    kind: str
    data: dict[str, Any] = field(default_factory=dict)


class Incidents:
    """The half that reads. Methods block: call them in a thread."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def get(self, number: int) -> Incident | None:
        """The incident of that number."""
        with self.database.reading() as session:
            row = session.get(IncidentRow, max(0, min(number, HIGHEST)))
            return incident(row) if row else None

    def by_fingerprint(self, key: str) -> Incident | None:
        """The incident with exactly this fingerprint, whatever its state."""
        if not key:
            return None
        with self.database.reading() as session:
            mine = select(IncidentRow).where(
                IncidentRow.fingerprint == key, col(IncidentRow.fingerprint) != ""
            )
            row = session.exec(mine).first()
            return incident(row) if row else None

    def listed(self, states: Sequence[str], limit: int = 200) -> list[tuple[Incident, Counts]]:
        """Incidents in these states with their counts, what changed last first."""
        with self.database.reading() as session:
            mine = select(IncidentRow).where(col(IncidentRow.state).in_(states))
            newest_first = (col(IncidentRow.changed_at).desc(), col(IncidentRow.number).desc())
            rows = session.exec(mine.order_by(*newest_first).limit(limit)).all()
            known = _counts(session, [row.number or 0 for row in rows])
            return [(incident(row), known.get(row.number or 0, Counts())) for row in rows]

    def standing(self) -> dict[str, int]:
        """How many incidents are open, by state."""
        with self.database.reading() as session:
            state = col(IncidentRow.state)
            mine = select(state, func.count()).where(state.in_(OPEN_STATES)).group_by(state)
            return dict.fromkeys(OPEN_STATES, 0) | dict(session.exec(mine).all())

    def known(self, state: str = "working") -> dict[str, int]:
        """The fingerprints of incidents that stand so, and their numbers."""
        with self.database.reading() as session:
            mine = select(IncidentRow.fingerprint, IncidentRow.number).where(
                IncidentRow.state == state, IncidentRow.fingerprint != ""
            )
            return {key: number or 0 for key, number in session.exec(mine).all()}

    def counts(self, number: int, besides: str = "") -> Counts:
        """What its cases come to, without those of customer ``besides``."""
        with self.database.reading() as session:
            return _counts(session, [number], besides).get(number, Counts())

    def traits(self, number: int, kind: str = "") -> dict[str, dict[str, int]]:
        """How many of its cases have each value of each sort of fact that begins with ``kind``."""
        with self.database.reading() as session:
            row = IncidentTraitRow
            mine = (
                select(row.what, row.value, func.count())
                .where(row.incident == number, row.what >= kind, row.what < f"{kind}~")
                .group_by(col(row.what), col(row.value))
                .order_by(col(row.what), func.count().desc())
            )
            found: dict[str, dict[str, int]] = {}
            for what, value, count in session.exec(mine).all():
                found.setdefault(what, {})[value] = count
            return found

    def members(self, number: int, limit: int = 200) -> list[Member]:
        """Its cases, the newest report first."""
        with self.database.reading() as session:
            row = IncidentCaseRow
            mine = (
                select(row, ConversationRow)
                .join(ConversationRow, col(ConversationRow.id) == col(row.conversation_id))
                .where(row.incident == number, row.kind == "belongs", col(row.removed_at).is_(None))
                .order_by(col(row.reported_at).desc(), col(row.id).desc())
                .limit(limit)
            )
            return [member(one, talk) for one, talk in session.exec(mine).all()]

    def times(self, number: int, since: int, limit: int = 5000) -> list[tuple[int, int]]:
        """Case number and time of each report since then, the newest first."""
        with self.database.reading() as session:
            row = IncidentCaseRow
            mine = (
                select(row.case_number, row.reported_at)
                .where(row.incident == number, row.kind == "belongs")
                .where(col(row.removed_at).is_(None), row.reported_at >= since)
                .order_by(col(row.reported_at).desc())
                .limit(limit)
            )
            return [(case_number, at) for case_number, at in session.exec(mine).all()]

    def belongs(self, conversation: str) -> Member | None:
        """The incident that a conversation belongs to now, as its case there."""
        with self.database.reading() as session:
            row = IncidentCaseRow
            mine = select(row).where(row.conversation_id == conversation, row.kind == "belongs")
            found = session.exec(mine.where(col(row.removed_at).is_(None))).first()
            return member(found) if found else None

    def said_no(self, conversation: str, number: int) -> bool:
        """Whether its customer's "mine is different" is written down."""
        with self.database.reading() as session:
            row = IncidentCaseRow
            mine = select(row.id).where(
                row.conversation_id == conversation, row.incident == number, row.kind == "different"
            )
            return session.exec(mine).first() is not None

    def outside(self, conversations: Iterable[str], number: int) -> set[str]:
        """Those of them that belong to an incident, or whose customer said no to this one."""
        with self.database.reading() as session:
            row = IncidentCaseRow
            mine = select(row.conversation_id).where(
                col(row.conversation_id).in_(list(conversations)),
                col(row.removed_at).is_(None),
                (row.kind == "belongs") | (row.incident == number),
            )
            return set(session.exec(mine).all())

    def line(self, number: int, seq: int) -> Line | None:
        """One line of its history."""
        with self.database.reading() as session:
            row = session.get(IncidentEventRow, (number, seq))
            return _line(row) if row else None

    def last(self, number: int, kind: str) -> Line | None:
        """The newest line of a kind."""
        with self.database.reading() as session:
            mine = select(IncidentEventRow).where(
                IncidentEventRow.incident == number, IncidentEventRow.kind == kind
            )
            row = session.exec(mine.order_by(col(IncidentEventRow.seq).desc()).limit(1)).first()
            return _line(row) if row else None

    def history(self, number: int, limit: int = 200) -> list[Line]:
        """Its newest lines, the newest first."""
        with self.database.reading() as session:
            mine = select(IncidentEventRow).where(IncidentEventRow.incident == number)
            rows = session.exec(mine.order_by(col(IncidentEventRow.seq).desc()).limit(limit)).all()
            return [_line(row) for row in rows]


def _counts(session: Session, numbers: Sequence[int], besides: str = "") -> dict[int, Counts]:
    row = IncidentCaseRow
    belongs, by_customer = col(row.kind) == "belongs", col(row.added_by) == "customer"
    one = case((belongs, row.customer))

    def many(*when: Any) -> Any:
        return func.count(case((when[0] if len(when) == 1 else when[0] & when[1], row.id)))

    mine = plain_select(
        col(row.incident),
        many(belongs),
        func.count(func.distinct(one)),
        many(belongs, col(row.wants).is_(True)),
        func.coalesce(func.min(case((belongs, row.reported_at))), 0),
        func.coalesce(func.max(case((belongs, row.reported_at))), 0),
        many(belongs, by_customer),
        many(row.kind == "different"),
    ).where(col(row.incident).in_(numbers), col(row.removed_at).is_(None))
    if besides:
        mine = mine.where(col(row.customer) != besides)
    found = session.connection().execute(mine.group_by(col(row.incident)))
    return {number: Counts(*counts) for number, *counts in found}


def incident(row: IncidentRow) -> Incident:
    """A row as others read it."""
    return Incident(
        row.number or 0, row.version, row.seq, row.state, row.title, row.fingerprint, row.line,
        row.site, row.confirmed, dict(row.note), row.note_at, row.asks, row.owner, row.owner_name,
        row.opened_at, row.opened_by, row.fixed_at, row.changed_at,
    )  # fmt: skip


def member(row: IncidentCaseRow, talk: ConversationRow | None = None) -> Member:
    """A row as others read it, with what its conversation says where that was read too."""
    return Member(
        row.id or 0, row.incident, row.conversation_id, row.case_number, row.reported_at,
        row.added_by, row.wants, row.score, tuple(row.reasons),
        *((talk.title, talk.customer, talk.phase, talk.flow) if talk else ()),
    )  # fmt: skip


def _line(row: IncidentEventRow) -> Line:
    return Line(row.incident, row.seq, row.at, row.who, row.name, row.kind, dict(row.data))
