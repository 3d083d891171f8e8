"""Codes that prove an e-mail address."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "proof",
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("link_hash", sa.LargeBinary(), nullable=False),
        sa.Column("sent", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_proof"),
        sa.UniqueConstraint("link_hash", name="uq_proof_link_hash"),
    )
