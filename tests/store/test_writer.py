"""The one thread that writes: batches by itself, survives errors, drains."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from msgspec import structs

from intakebot.engine.conversation import Conversation
from intakebot.store import connection, writer
from intakebot.store.batch import Batches
from intakebot.store.journal import StorageBroken
from intakebot.store.requests import Create, Waiting
from intakebot.store.statements import ready
from intakebot.store.writer import Writer
from tests.store.turns import turn


class Desk:
    """Hands requests in and keeps what comes back, batch by batch."""

    def __init__(self, path):
        self.batches = []
        self.came = asyncio.Event()
        self.writer = Writer(path, self.release)
        self.thread = self.writer.start()

    def release(self, batch, result):
        self.batches.append(result.outcomes)
        self.came.set()
        assert len(batch) == len(result.outcomes)

    def put(self, request):
        self.writer.put(Waiting(request, asyncio.get_running_loop().create_future()))

    async def next(self):
        self.came.clear()
        await asyncio.wait_for(self.came.wait(), 10)
        return self.batches[-1]


@pytest.fixture
async def desk(path):
    made = Desk(path)
    yield made
    await made.writer.stop()


def new(name):
    return Create(Conversation(id=name), name.encode())


async def test_all_of_one_tick_share_a_commit(desk):
    for n in range(100):
        desk.put(new(f"conv-{n}"))

    assert await desk.next() == list(range(1001, 1101))
    assert len(desk.batches) == 1


async def test_what_arrives_during_a_commit_is_the_next_batch(desk, path):
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")  # the first commit takes as long as this is held
        desk.put(new("first"))
        await asyncio.sleep(0.1)
        for n in range(50):
            desk.put(new(f"conv-{n}"))
            await asyncio.sleep(0)
        other.execute("COMMIT")
    while sum(map(len, desk.batches)) < 51:
        await desk.next()

    assert [len(each) for each in desk.batches] == [1, 50]


async def test_a_backlog_is_written_in_parts(desk, monkeypatch):
    monkeypatch.setattr(writer, "LARGEST", 30)
    for n in range(100):
        desk.put(new(f"conv-{n}"))
    while sum(map(len, desk.batches)) < 100:
        await desk.next()

    assert [len(each) for each in desk.batches] == [30, 30, 30, 10]


async def test_order_of_arrival_is_order_of_writing(desk):
    conversation = structs.replace(Conversation(id="a"), number=1001)
    desk.put(new("a"))
    for n in range(20):
        made = turn(conversation, str(n))
        desk.put(ready(made))
        conversation = made.conversation

    outcomes = await desk.next()

    assert [each.seq for each in outcomes[1:]] == list(range(1, 21))


async def test_a_bug_while_writing_fails_that_batch_and_not_the_thread(desk, monkeypatch):
    monkeypatch.setattr(Batches, "write", lambda *_: 1 / 0)
    desk.put(new("a"))
    (outcome,) = await desk.next()
    monkeypatch.undo()
    desk.put(new("b"))

    assert isinstance(outcome, StorageBroken)
    assert "ZeroDivisionError" in str(outcome)
    assert await desk.next() == [1001]


async def test_a_connection_that_broke_is_opened_again(desk):
    desk.put(new("a"))
    await desk.next()
    desk.writer._db.close()
    desk.put(new("b"))
    (broken,) = await desk.next()
    desk.put(new("b"))

    assert isinstance(broken, StorageBroken)
    assert await desk.next() == [1002]


async def test_a_file_that_went_away_is_an_error_until_it_is_back(path):
    away = path.with_suffix(".away")
    path.rename(away)
    desk = Desk(path)
    desk.put(new("a"))
    (outcome,) = await desk.next()
    assert isinstance(outcome, StorageBroken)
    assert not path.exists()

    away.rename(path)
    desk.put(new("a"))

    assert await desk.next() == [1001]
    await desk.writer.stop()


async def test_stopping_writes_what_was_put_and_lets_go_of_the_file(path):
    desk = Desk(path)
    for n in range(10):
        desk.put(new(f"conv-{n}"))
    await desk.writer.stop()

    assert desk.batches == [list(range(1001, 1011))]
    with closing(connection.writing(path)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")


def test_a_loop_that_ended_does_not_keep_the_thread(path):
    async def leave():
        desk = Desk(path)
        desk.put(new("a"))
        desk.writer._hand_over()
        return desk

    desk = asyncio.run(leave())
    desk.writer._handed.put(None)  # nobody is left to await the end

    desk.thread.join(timeout=10)
    assert not desk.thread.is_alive()
    with closing(connection.reading(path)) as db:
        assert db.execute("SELECT count(*) FROM conversation").fetchone() == (1,)
