"""Incidents: one cause, the cases of many customers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the four tables."""
    _incident()
    _event()
    _case()
    _trait()


def _unique(name: str, table: str, columns: list[str], where: str) -> None:
    part = sa.text(where)
    op.create_index(name, table, columns, unique=True, sqlite_where=part, postgresql_where=part)


def _incident() -> None:
    op.create_table(
        "incident",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("note_at", sa.BigInteger(), nullable=False),
        sa.Column("asks", sa.JSON(), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(), nullable=False),
        sa.Column("fixed_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_incident"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incident_state", "incident", ["state"])
    _unique("uq_incident_fingerprint", "incident", ["fingerprint"], "fingerprint <> ''")


def _event() -> None:
    op.create_table(
        "incident_event",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), server_default="{}", nullable=False),
        sa.Column("cid", sa.String(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("incident", "seq", name="pk_incident_event"),
    )
    _unique("uq_incident_event_command", "incident_event", ["who", "cid"], "cid <> ''")


def _case() -> None:
    op.create_table(
        "incident_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reported_at", sa.BigInteger(), nullable=False),
        sa.Column("customer", sa.String(), nullable=False),
        sa.Column("wants", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.Column("removed_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_incident_case"),
    )
    op.create_index(
        "ix_incident_case_incident", "incident_case", ["incident", "kind", "reported_at"]
    )
    op.create_index("ix_incident_case_conversation", "incident_case", ["conversation_id"])
    member = "kind = 'belongs' AND removed_at IS NULL"
    _unique("uq_incident_case_member", "incident_case", ["conversation_id"], member)


def _trait() -> None:
    op.create_table(
        "incident_trait",
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint(
            "incident", "what", "value", "conversation_id", name="pk_incident_trait"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_trait_conversation", "incident_trait", ["conversation_id"])
