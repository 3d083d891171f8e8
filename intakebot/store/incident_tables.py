"""The tables of incidents: one cause, the cases of many customers, and who did what when."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary, text
from sqlmodel import Field

from intakebot.store.tables import Table

MEMBER = "kind = 'belongs' AND removed_at IS NULL"
HAS_FINGERPRINT = "fingerprint <> ''"
NAMED = "cid <> ''"


def _unique(name: str, *columns: str, where: str) -> Index:
    return Index(
        name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where)
    )


def _json(empty: str) -> Column[Any]:
    return Column(JSON, nullable=False, server_default=empty)


class IncidentRow(Table, table=True):
    """An incident as it stands. ``version`` moves when the team changes it."""

    __tablename__ = "incident"
    __table_args__ = (
        _unique("uq_incident_fingerprint", "fingerprint", where=HAS_FINGERPRINT),
        Index("ix_incident_state", "state"),
        {"sqlite_autoincrement": True},
    )

    number: int | None = Field(default=None, primary_key=True)
    version: int = 1
    seq: int = 0
    """The newest line of its history."""
    state: str = "proposed"
    """``proposed``, ``working``, ``fixed`` or ``dismissed``."""
    title: str = ""
    fingerprint: str = ""
    """The key that its cases share; one incident a fingerprint, for good."""
    line: str = ""
    """The error line that the fingerprint stands for."""
    site: str = ""
    confirmed: bool = False
    """Whether somebody of the team said that this is one incident."""
    note: dict[str, str] = Field(default_factory=dict, sa_column=_json("{}"))
    note_at: int = Field(default=0, sa_type=BigInteger)
    asks: list[str] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    """Questions that it still needs answered; null for those whose answers differ."""
    owner: str = ""
    owner_name: str = ""
    opened_at: int = Field(default=0, sa_type=BigInteger)
    opened_by: str = ""
    """An agent's name; empty where it opened by itself."""
    fixed_at: int = Field(default=0, sa_type=BigInteger)
    changed_at: int = Field(default=0, sa_type=BigInteger)


class IncidentEventRow(Table, table=True):
    """One line of an incident's history; lines are added, never changed."""

    __tablename__ = "incident_event"
    __table_args__ = (_unique("uq_incident_event_command", "who", "cid", where=NAMED),)

    incident: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    at: int = Field(sa_type=BigInteger)
    who: str = ""
    """The agent's id; empty for a customer, and for what happens by itself."""
    name: str = ""
    kind: str
    data: dict[str, Any] = Field(default_factory=dict, sa_column=_json("{}"))
    cid: str = ""
    digest: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))


class IncidentCaseRow(Table, table=True):
    """A case that belongs to an incident, or whose customer said that theirs is different.

    Taken back is a date, never a deleted row.
    """

    __tablename__ = "incident_case"
    __table_args__ = (
        _unique("uq_incident_case_member", "conversation_id", where=MEMBER),
        Index("ix_incident_case_incident", "incident", "kind", "reported_at"),
        Index("ix_incident_case_conversation", "conversation_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    incident: int
    conversation_id: str
    case_number: int
    kind: str = "belongs"
    """``belongs`` or ``different``."""
    reported_at: int = Field(sa_type=BigInteger)
    """When the customer began to report it."""
    customer: str = ""
    """What tells one customer from another: an identity, an address, or the conversation."""
    wants: bool = False
    """Whether the customer asked to be told."""
    score: float = 0.0
    reasons: list[str] = Field(default_factory=list, sa_column=_json("[]"))
    added_at: int = Field(sa_type=BigInteger)
    added_by: str = ""
    """An agent's id; ``customer``; empty for what happens by itself."""
    removed_at: int | None = Field(default=None, sa_type=BigInteger)
    removed_by: str = ""


class IncidentTraitRow(Table, table=True):
    """A fact of a case of an incident, to be counted; made again from the case at any time."""

    __tablename__ = "incident_trait"
    __table_args__ = (
        Index("ix_incident_trait_conversation", "conversation_id"),
        {"sqlite_with_rowid": False},
    )

    incident: int = Field(primary_key=True)
    what: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    conversation_id: str = Field(primary_key=True)
