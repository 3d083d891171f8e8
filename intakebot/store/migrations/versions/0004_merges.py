"""What agents made of cases that look alike is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and let the logs that hold such answers be read once."""
    op.create_table(
        "verdict",
        sa.Column("conversation_id", sa.String(), nullable=False),
        sa.Column("case_number", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "case_number", "seq", name="pk_verdict"),
    )
    there = sa.text("fingerprint <> ''")
    op.create_index(
        "ix_verdict_fingerprint",
        "verdict",
        ["fingerprint"],
        sqlite_where=there,
        postgresql_where=there,
    )
    op.create_index("ix_verdict_at", "verdict", ["at"])
    op.execute(
        "INSERT INTO outbox (kind, conversation, payload, due, tries, done, error)"
        " SELECT DISTINCT 'belong', conversation_id, '{}', 0, 0, 0, '' FROM contact"
    )
