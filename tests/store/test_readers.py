"""Reads from disk: by index, of one moment, and typed when the disk fails."""

import asyncio

import pytest

from intakebot.store import readers, shapes
from intakebot.store.journal import StorageBroken
from intakebot.store.readers import Readers
from tests.store.plans import scans
from tests.store.turns import begun, spoken


@pytest.mark.parametrize(
    "statement",
    [
        shapes.BY_ID,
        shapes.BY_TOKEN,
        shapes.COMMANDS,
        shapes.LOG,
        shapes.LAST,
        shapes.CHANGES,
        shapes.EPOCH,
        readers.NEWEST,
    ],
)
def test_every_read_uses_an_index(path, statement):
    assert scans(path, statement) == []


async def test_the_epoch_and_the_newest_change_are_read_at_once(journal, path):
    conversation = await begun(journal)
    await spoken(journal, conversation, "hello", brief=True)
    pool = Readers(path)

    assert await pool.run(readers.standing) == ("epoch-1", 1)
    pool.close()


async def test_many_reads_at_once_all_get_their_own_answer(journal, path):
    made = [await begun(journal, f"conv-{n}") for n in range(30)]
    pool = Readers(path)

    found = await asyncio.gather(
        *(pool.run(readers.conversation, shapes.BY_ID, each.id) for each in made)
    )

    assert [each.conversation.number for each in found] == [each.number for each in made]
    pool.close()


async def test_an_unknown_conversation_ends_its_transaction_too(path):
    pool = Readers(path, threads=1)

    for _ in range(3):
        assert await pool.run(readers.conversation, shapes.BY_ID, "nobody") is None
    pool.close()


async def test_a_reader_whose_file_failed_reads_again_once_it_is_mended(path):
    pool = Readers(path, threads=1)
    good = path.read_bytes()
    path.write_bytes(b"\0" * len(good))
    with pytest.raises(StorageBroken):
        await pool.run(readers.standing)

    path.write_bytes(good)

    assert await pool.run(readers.standing) == ("epoch-1", 0)
    pool.close()


async def test_after_closing_reads_are_refused(path):
    pool = Readers(path)
    pool.close()

    with pytest.raises(StorageBroken):
        await pool.run(readers.standing)
