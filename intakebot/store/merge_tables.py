"""The tables of what agents said about cases that look alike."""

from sqlalchemy import JSON, BigInteger, Column, Index, text
from sqlmodel import Field

from intakebot.store.tables import Table


class VerdictRow(Table, table=True):
    """A suggestion that was made, or what an agent made of one. Rows are added, never changed.

    All but the made ones are read from the logs, by the entry that tells of them.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        Index(
            "ix_verdict_fingerprint",
            "fingerprint",
            sqlite_where=text("fingerprint <> ''"),
            postgresql_where=text("fingerprint <> ''"),
        ),
        Index("ix_verdict_at", "at"),
    )

    conversation_id: str = Field(primary_key=True)
    case_number: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    """The entry of the conversation's log; 0 for a suggestion that was made."""
    kind: str
    """``made``, ``accepted``, ``refused``, ``undone`` (a link) or ``withdrawn`` (a refusal)."""
    at: int = Field(sa_type=BigInteger)
    who: str = ""
    score: float = 0.0
    reasons: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    fingerprint: str = ""
    """Where both cases have the same one."""
