"""What the journal does when its file is ill: typed errors in time, and it recovers by itself."""

import asyncio
import sqlite3
import time

import pytest

from intakebot.store import connection, writer
from intakebot.store.journal import StorageBroken, StorageBusy, StorageFull
from intakebot.store.sqlite_journal import SqliteJournal
from tests.store.turns import begun, spoken, turn


async def test_opening_what_is_no_store_is_a_typed_error(tmp_path):
    with pytest.raises(StorageBroken):
        await SqliteJournal.open(tmp_path / "absent.sqlite")
    assert not (tmp_path / "absent.sqlite").exists()

    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"not a database at all, but long enough to be read as one" * 100)
    with pytest.raises(StorageBroken):
        await SqliteJournal.open(junk)


async def test_a_held_lock_is_busy_in_time_and_the_next_turn_is_written(path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 200)
    monkeypatch.setattr(writer, "IMPATIENCE", 50)
    journal = await SqliteJournal.open(path)
    conversation = await begun(journal)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        first = asyncio.ensure_future(journal.commit(turn(conversation, "one", cid="c1")))
        await asyncio.sleep(0.05)
        second = asyncio.ensure_future(journal.commit(turn(conversation, "two")))
        outcomes = await asyncio.gather(first, second, return_exceptions=True)
        waited = time.monotonic() - started
        assert journal.trouble == "storage_busy"
        other.execute("COMMIT")

    assert [type(each) for each in outcomes] == [StorageBusy, StorageBusy]
    assert waited < 2
    assert (await journal.commit(turn(conversation, "one", cid="c1"))).seq == 1
    assert journal.trouble == ""
    await journal.close()


async def test_a_full_disk_is_told_reads_go_on_and_writing_comes_back(path, monkeypatch):
    pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
    small = (*connection.PRAGMAS, f"PRAGMA max_page_count = {pages + 6}")
    monkeypatch.setattr(connection, "PRAGMAS", small)
    journal = await SqliteJournal.open(path)
    conversation = await begun(journal)
    while not journal.trouble:
        try:
            conversation = await spoken(journal, conversation, "x" * 3000)
        except StorageFull:
            assert journal.trouble == "storage_full"
    assert 0 < conversation.seq < 100
    assert (await journal.load(conversation.id)).conversation.seq == conversation.seq

    monkeypatch.setattr(connection, "PRAGMAS", (*small[:-1], "PRAGMA max_page_count = 1073741823"))
    conversation = await spoken(journal, conversation, "x" * 3000)

    assert journal.trouble == ""
    assert (await journal.load(conversation.id)).conversation.seq == conversation.seq
    await journal.close()


async def test_settling_writes_to_the_disk_each_time(path):
    journal = await SqliteJournal.open(path)
    log = path.with_name(f"{path.name}-wal")
    sizes = []

    for _ in range(3):
        await journal.settle()
        sizes.append(log.stat().st_size)

    assert 0 < sizes[0] < sizes[1] < sizes[2]
    await journal.close()


async def test_what_cannot_be_settled_says_so(path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 100)
    monkeypatch.setattr(writer, "IMPATIENCE", 50)
    journal = await SqliteJournal.open(path)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy):
            await journal.settle()
        assert journal.trouble == "storage_busy"
        other.execute("COMMIT")

    await journal.settle()
    assert journal.trouble == ""
    await journal.close()
