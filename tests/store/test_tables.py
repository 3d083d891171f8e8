"""The tables keep to the house's rules."""

from sqlalchemy import BigInteger

from intakebot.store.tables import OPEN, ConversationRow, Table

TIMES = {"at", "created", "due", "done", "expires", "handed_over", "last_seen", "linked_at"} | {
    "published", "unlinked_at", "used", "waiting_since", "changed",
}  # fmt: skip


def test_every_time_fits_milliseconds():
    narrow = [
        str(column)
        for table in Table.metadata.tables.values()
        for column in table.columns
        if column.name in TIMES and not isinstance(column.type, BigInteger)
    ]
    assert narrow == []


def test_tokens_are_kept_as_hashes_only():
    names = {c.name for table in Table.metadata.tables.values() for c in table.columns}

    assert "token_hash" in names
    assert not names & {"token", "password", "secret"}


def test_the_open_phases_are_written_where_their_index_sees_them():
    (index,) = [i for i in ConversationRow.__table__.indexes if i.name == "ix_conversation_open"]

    assert str(index.dialect_options["sqlite"]["where"]) == OPEN
