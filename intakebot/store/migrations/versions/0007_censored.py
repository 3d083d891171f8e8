"""What was taken out of an uploaded text: the sorts of secrets, for telling who sent it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; a node of the version before writes none of it."""
    op.add_column("upload", sa.Column("removed", sa.JSON(), server_default="[]", nullable=False))
