"""The tables, declared once; migrations build them and a test holds the two together.

Times are UTC in whole milliseconds, 0 where nothing happened yet. Secrets are kept as
SHA-256. The journal writes ``conversation``, ``entry``, ``contact`` and ``outbox`` with
SQL of its own (``statements.py``); everything else goes through SQLModel.
"""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    text,
)
from sqlmodel import Field, SQLModel

OPEN = "phase IN ('waiting', 'live')"
"""Which conversations are the team's to answer; written out, as their index wants to see it."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints are called, so that a later migration can name them."""


LONG: Any = BigInteger().with_variant(Integer(), "sqlite")
"""A key that counts up; SQLite's integers are long already."""


class Table(SQLModel):
    """The parent of all tables; they share one catalogue."""

    metadata = MetaData(naming_convention=NAMES)


def _text() -> Column[str]:
    return Column(Text, nullable=False, server_default="")


def _json(empty: str = "[]") -> Column[Any]:
    return Column(JSON, nullable=False, server_default=empty)


def _where(condition: str) -> dict[str, Any]:
    """Which rows an index is about; said once for each database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class ConversationRow(Table, table=True):
    """Where a conversation stands (``state``) and its row in the agents' queue (``brief``)."""

    __tablename__ = "conversation"
    __table_args__ = (
        Index(
            "ix_conversation_open",
            "phase",
            "waiting_since",
            **_where(OPEN),
        ),
        Index("ix_conversation_identity", "identity", **_where("identity <> ''")),
    )

    number: int | None = Field(default=None, primary_key=True)
    """The reference number; the key, since what is written together then lies together."""
    id: str = Field(unique=True)
    site: str = ""
    token_hash: bytes = Field(sa_column=Column(LargeBinary, unique=True, nullable=False))
    seq: int = 0
    changed: int = Field(default=0, index=True, sa_type=BigInteger)
    """Position in the order of changes to the queue; 0 until it first has a brief."""
    created: int = Field(default=0, sa_type=BigInteger)
    phase: str = "intake"
    flow: str = ""
    team: str = ""
    owner: str = ""
    customer: str = ""
    title: str = ""
    priority: str = "normal"
    waiting_since: int = Field(default=0, sa_type=BigInteger)
    handed_over: int = Field(default=0, sa_type=BigInteger)
    """When it became a case; 0 before."""
    alike: int = 0
    """How many open cases look like it; written by matching, never by a turn."""
    contacts: int = 1
    """Conversations of its case: itself and those linked to it now."""
    brief: str = Field(default="", sa_column=_text())
    state: str = Field(default="", sa_column=_text())
    identity: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """Whose it is, where that was proved; see ``recall.Known``."""


class EntryRow(Table, table=True):
    """One line of the log. A command's identity stands on the first entry it caused."""

    __tablename__ = "entry"
    __table_args__ = (
        Index(
            "uq_entry_command",
            "number",
            "sender",
            "who",
            "cid",
            unique=True,
            **_where("cid <> ''"),
        ),
    )

    number: int = Field(primary_key=True)
    """The conversation's."""
    seq: int = Field(primary_key=True)
    at: int = Field(sa_type=BigInteger)
    by: str
    type: str
    private: bool = False
    sender: str = ""
    """Who sent the command: ``customer`` or ``agent``; ``who`` is the agent's id."""
    who: str = ""
    cid: str = ""
    digest: bytes = Field(default=b"", sa_column=Column(LargeBinary, nullable=False))
    data: str = Field(default="", sa_column=_text())


class ContactRow(Table, table=True):
    """A conversation that became a contact of another one's case, and whether it still is."""

    __tablename__ = "contact"
    __table_args__ = (
        Index(
            "uq_contact_linked",
            "case_number",
            "conversation_id",
            unique=True,
            **_where("unlinked_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=LONG)
    case_number: int
    conversation_id: str = Field(index=True)
    linked_at: int = Field(sa_type=BigInteger)
    by: str = ""
    score: float = 0.0
    reasons: list[str] = Field(default_factory=list, sa_column=_json())
    unlinked_at: int | None = Field(default=None, sa_type=BigInteger)
    unlinked_by: str = ""


class CandidateRow(Table, table=True):
    """A case that looks like this conversation's; ``state`` is open or dismissed."""

    __tablename__ = "candidate"

    conversation_id: str = Field(primary_key=True)
    case_number: int = Field(primary_key=True)
    score: float
    reasons: list[str] = Field(default_factory=list, sa_column=_json())
    differs: list[str] = Field(default_factory=list, sa_column=_json())
    state: str = "open"


class AgentRow(Table, table=True):
    """Somebody who may sign in. ``grant_version`` moves when what they may do changes."""

    __tablename__ = "agent"

    id: str = Field(primary_key=True)
    email: str = Field(unique=True)
    """Trimmed and in lower case."""
    name: str
    role: str = "agent"
    teams: list[str] = Field(default_factory=list, sa_column=_json())
    password_hash: str = ""
    active: bool = True
    grant_version: int = 1
    created: int = Field(default=0, sa_type=BigInteger)


class SessionRow(Table, table=True):
    """A signed-in browser."""

    __tablename__ = "session"

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    agent: str = Field(index=True)
    created: int = Field(sa_type=BigInteger)
    last_seen: int = Field(sa_type=BigInteger)
    expires: int = Field(sa_type=BigInteger)
    csrf: str


class InviteRow(Table, table=True):
    """A one-time link to join, or to choose a new password."""

    __tablename__ = "invite"

    token_hash: bytes = Field(sa_column=Column(LargeBinary, primary_key=True))
    email: str
    name: str = ""
    role: str = "agent"
    teams: list[str] = Field(default_factory=list, sa_column=_json())
    expires: int = Field(sa_type=BigInteger)
    used: int = Field(default=0, sa_type=BigInteger)


class UploadRow(Table, table=True):
    """A stored file; ``used_seq`` is the entry that shows it, 0 while none does."""

    __tablename__ = "upload"

    id: str = Field(primary_key=True)
    conversation: str = Field(index=True)
    name: str
    media_type: str
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    created: int = Field(sa_type=BigInteger)
    used_seq: int = 0
    removed: list[str] = Field(default_factory=list, sa_column=_json())


class OutboxRow(Table, table=True):
    """Work to do after a commit. ``done`` is 0 while open, -1 given up, else when."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "due", "id", **_where("done = 0")),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=LONG)
    kind: str
    conversation: str = ""
    payload: str = Field(default="{}", sa_column=_text())
    due: int = Field(default=0, sa_type=BigInteger)
    tries: int = 0
    done: int = Field(default=0, sa_type=BigInteger)
    error: str = Field(default="", sa_column=_text())


class EditionRow(Table, table=True):
    """The sources of one edition of a flow, kept as long as a conversation may need it."""

    __tablename__ = "edition"

    hash: str = Field(primary_key=True)
    flow: str = Field(index=True)
    sources: dict[str, str] = Field(default_factory=dict, sa_column=_json("{}"))
    published: int = Field(sa_type=BigInteger)


class MetaRow(Table, table=True):
    """Facts about the store itself.

    ``epoch`` names this run of history, ``line`` where it began, ``oldest`` the first revision
    whose code works with the tables.
    """

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str = ""


FULL_TEXT = {
    "found_words": (
        "CREATE VIRTUAL TABLE found_words USING fts5("
        "title, customer, words, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
    ),
    "case_words": (
        "CREATE VIRTUAL TABLE case_words USING fts5("
        'title, words, tokenize = "unicode61 remove_diacritics 2")'
    ),
}
"""SQLite's full-text tables: search for people, and likeness of cases. Row ids are numbers."""
