"""The index of cases knows titles, groups of reports, and what a first look needs.

What it held was made from the conversations and is made again, by the errand that makes it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Empty the index, give it its new columns, and ask for every case to be matched anew."""
    for table in ("case_digest", "case_key", "case_term"):
        op.execute(f"DELETE FROM {table}")  # noqa: S608
    for name, kind, default in (
        ("root", sa.Integer(), "0"),
        ("component", sa.String(), ""),
        ("norm", sa.Float(), "1.0"),
        ("title_norm", sa.Float(), "1.0"),
    ):
        column = sa.Column(name, kind, server_default=default, nullable=False)
        op.add_column("case_digest", column)
    op.create_index("ix_case_digest_card", "case_digest", ["number", "root", "component"])
    op.create_index("ix_case_digest_root", "case_digest", ["root", "at"])
    op.create_table(
        "case_group",
        sa.Column("root", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("root", name="pk_case_group"),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE case_words (term text, number integer, title smallint NOT NULL,"
            " words smallint NOT NULL, length integer NOT NULL,"
            " PRIMARY KEY (term, number) INCLUDE (title, words, length))"
        )
    else:
        op.execute("DROP TABLE case_words")
        op.execute(
            "CREATE VIRTUAL TABLE case_words USING fts5("
            'title, words, tokenize = "unicode61 remove_diacritics 2")'
        )
    op.execute(
        "INSERT INTO outbox (kind, conversation, payload, due, tries, done, error)"
        " SELECT 'match', id, '{}', 0, 0, 0, '' FROM conversation WHERE handed_over > 0"
    )
