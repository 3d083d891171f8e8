"""Whose a conversation is, where that was proved."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, and the index that finds a customer's conversations."""
    op.add_column(
        "conversation", sa.Column("identity", sa.String(), server_default="", nullable=False)
    )
    op.create_index(
        "ix_conversation_identity",
        "conversation",
        ["identity"],
        sqlite_where=sa.text("identity <> ''"),
        postgresql_where=sa.text("identity <> ''"),
    )
