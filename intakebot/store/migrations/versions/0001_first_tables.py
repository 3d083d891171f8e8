"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


LONG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A key that counts up; SQLite's integers are long already."""


def upgrade() -> None:
    """Make every table, and those that search in full text."""
    _conversation()
    _entry()
    _contact()
    _candidate()
    _agent()
    _session()
    _invite()
    _upload()
    _outbox()
    _edition()
    _meta()
    _case_digest()
    _case_key()
    _case_term()
    if op.get_bind().dialect.name == "postgresql":
        _postgres()
    else:
        _full_text()


def _full_text() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE found_words USING fts5("
        "title, customer, words, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE case_words USING fts5("
        'words, tokenize = "unicode61 remove_diacritics 2")'
    )


def _postgres() -> None:
    """The same for PostgreSQL, and what counts there: numbers, and the order of changes."""
    op.execute(
        "CREATE TABLE found_words (number integer PRIMARY KEY, title text NOT NULL,"
        " customer text NOT NULL, words text NOT NULL, vector tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_found_words_vector ON found_words USING gin (vector)")
    op.execute("ALTER SEQUENCE conversation_number_seq START WITH 1001 RESTART")
    op.execute("CREATE TABLE change_counter (newest bigint NOT NULL)")
    op.execute("INSERT INTO change_counter VALUES (0)")
    op.execute("ANALYZE change_counter")  # one row, as the planner should know


def _where(condition: str) -> dict[str, Any]:
    """Which rows an index is about."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def _conversation() -> None:
    op.create_table(
        "conversation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("priority", sa.String(), nullable=False),
        sa.Column("waiting_since", sa.BigInteger(), nullable=False),
        sa.Column("handed_over", sa.BigInteger(), nullable=False),
        sa.Column("alike", sa.Integer(), nullable=False),
        sa.Column("contacts", sa.Integer(), nullable=False),
        sa.Column("brief", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_conversation"),
        sa.UniqueConstraint("id", name="uq_conversation_id"),
        sa.UniqueConstraint("token_hash", name="uq_conversation_token_hash"),
    )
    op.create_index("ix_conversation_changed", "conversation", ["changed"])
    op.create_index(
        "ix_conversation_open",
        "conversation",
        ["phase", "waiting_since"],
        **_where("phase IN ('waiting', 'live')"),
    )


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("cid", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", "seq", name="pk_entry"),
    )
    op.create_index(
        "uq_entry_command",
        "entry",
        ["number", "sender", "who", "cid"],
        unique=True,
        **_where("cid <> ''"),
    )


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", LONG, nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("linked_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("unlinked_at", sa.BigInteger(), nullable=True),
        sa.Column("unlinked_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_conversation_id", "contact", ["conversation_id"])
    op.create_index(
        "uq_contact_linked",
        "contact",
        ["case_number", "conversation_id"],
        unique=True,
        **_where("unlinked_at IS NULL"),
    )


def _candidate() -> None:
    op.create_table(
        "candidate",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("differs", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "case_number", name="pk_candidate"),
    )


def _agent() -> None:
    op.create_table(
        "agent",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("teams", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("grant_version", sa.Integer(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agent"),
        sa.UniqueConstraint("email", name="uq_agent_email"),
    )


def _session() -> None:
    op.create_table(
        "session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("last_seen", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("csrf", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_session"),
    )
    op.create_index("ix_session_agent", "session", ["agent"])


def _invite() -> None:
    op.create_table(
        "invite",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("teams", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invite"),
    )


def _upload() -> None:
    op.create_table(
        "upload",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("created", sa.BigInteger(), nullable=False),
        sa.Column("used_seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_upload"),
    )
    op.create_index("ix_upload_conversation", "upload", ["conversation"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", LONG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["due", "id"], **_where("done = 0"))


def _edition() -> None:
    op.create_table(
        "edition",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("published", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_edition"),
    )
    op.create_index("ix_edition_flow", "edition", ["flow"])


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )


def _case_digest() -> None:
    op.create_table(
        "case_digest",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_case_digest"),
    )


def _case_key() -> None:
    op.create_table(
        "case_key",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "case_number", name="pk_case_key"),
        sqlite_with_rowid=False,
    )


def _case_term() -> None:
    op.create_table(
        "case_term",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_case_term"),
        sqlite_with_rowid=False,
    )
