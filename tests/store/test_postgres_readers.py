"""Reads from PostgreSQL: by index, of one moment, and again when a connection went away."""

import asyncio

import pytest

from intakebot.store import postgres_readers
from intakebot.store.journal import StorageBroken
from intakebot.store.postgres_readers import BY_ID, BY_TOKEN, PostgresReaders
from intakebot.store.tokens import hashed
from tests import postgres as server
from tests.store.plans import scans_of_postgres
from tests.store.turns import begun, spoken

pytestmark = pytest.mark.postgres
BACKENDS = ["postgres"]


async def anyone(db):
    return "epoch-1"


@pytest.fixture
async def readers(url):
    made = PostgresReaders(url, anyone)
    yield made
    await made.close()


@pytest.mark.parametrize("name", ["BY_ID", "BY_TOKEN", "LOG", "LAST", "CHANGES", "NEWEST"])
def test_every_read_uses_an_index(migrated_postgres, name):
    import re

    statement = getattr(postgres_readers, name)
    given = {"$1": "'a'" if name not in ("CHANGES", "BY_TOKEN") else "'1'", "$2": "1", "$3": "1"}
    filled = re.sub(r"\$\d", lambda blank: given[blank.group()], statement)

    assert scans_of_postgres(migrated_postgres, filled, None) == []


async def test_a_conversation_comes_with_its_commands_or_not_at_all(journal, readers):
    conversation = await begun(journal)
    await spoken(journal, conversation, "hello", cid="c1")

    by_id = await readers.conversation(BY_ID, "conv-1")
    by_token = await readers.conversation(BY_TOKEN, hashed("conv-1"))

    assert by_id == by_token
    assert list(by_id.commands) == [("customer", "", "c1")]
    assert await readers.conversation(BY_ID, "nobody") is None


async def test_more_reads_at_once_than_connections_all_get_their_answer(journal, readers):
    made = [await begun(journal, f"conv-{n}") for n in range(30)]

    found = await asyncio.gather(*(readers.conversation(BY_ID, each.id) for each in made))

    assert [each.conversation.number for each in found] == [each.number for each in made]


async def test_a_read_whose_connection_was_cut_is_asked_again(journal, readers, url):
    await begun(journal)
    assert (await readers.standing_of({})).changed == 0
    server.run(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )

    assert (await readers.conversation(BY_ID, "conv-1")).conversation.number == 1001


async def test_after_closing_reads_are_refused(readers):
    await readers.close()

    with pytest.raises(StorageBroken):
        await readers.standing_of({})
