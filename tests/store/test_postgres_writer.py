"""A connection that writes: batches by itself, survives errors, drains."""

import asyncio

import pytest

from intakebot.engine.conversation import Conversation
from intakebot.store import postgres_writer
from intakebot.store.journal import StorageBroken, StorageBusy
from intakebot.store.postgres_batch import PostgresBatches
from intakebot.store.postgres_writer import Lane
from intakebot.store.requests import Create, Waiting
from tests import postgres as server

pytestmark = pytest.mark.postgres
BACKENDS = ["postgres"]

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


class Desk:
    """Hands requests in and keeps what comes back, batch by batch."""

    def __init__(self, url):
        self.batches = []
        self.came = asyncio.Event()
        self.epoch = "epoch-1"
        self.lane = Lane(url, self.release, self.met)
        self.lane.start(self.epoch)

    async def met(self, db):
        return self.epoch

    def release(self, batch, result):
        self.batches.append(result.outcomes)
        self.came.set()
        assert len(batch) == len(result.outcomes)

    def put(self, *names):
        for name in names:
            future = asyncio.get_running_loop().create_future()
            request = Create(Conversation(id=name), name.encode())
            self.lane.put(Waiting(request, future))

    async def next(self):
        self.came.clear()
        await asyncio.wait_for(self.came.wait(), 15)
        return self.batches[-1]


@pytest.fixture
async def desk(url):
    made = Desk(url)
    yield made
    await made.lane.stop()


async def test_all_of_one_tick_share_a_commit(desk):
    desk.put(*(f"conv-{n}" for n in range(100)))

    assert await desk.next() == list(range(1001, 1101))
    assert len(desk.batches) == 1


async def test_what_arrives_during_a_commit_is_the_next_batch(desk):
    desk.put("first")
    for n in range(50):
        await asyncio.sleep(0)
        desk.put(f"conv-{n}")
    while sum(map(len, desk.batches)) < 51:
        await desk.next()

    assert [len(each) for each in desk.batches] == [1, 50]


async def test_a_backlog_is_written_in_parts(desk, monkeypatch):
    monkeypatch.setattr(postgres_writer, "LARGEST", 30)
    desk.put(*(f"conv-{n}" for n in range(100)))
    while sum(map(len, desk.batches)) < 100:
        await desk.next()

    assert [len(each) for each in desk.batches] == [30, 30, 30, 10]


async def test_a_bug_while_writing_fails_that_batch_and_not_the_task(desk, monkeypatch):
    monkeypatch.setattr(PostgresBatches, "write", lambda *_: 1 / 0)
    desk.put("a")
    (outcome,) = await desk.next()
    monkeypatch.undo()
    desk.put("b")

    assert isinstance(outcome, StorageBroken)
    assert "ZeroDivisionError" in str(outcome)
    assert await desk.next() == [1001]


async def test_a_connection_that_was_cut_is_opened_again(desk, url):
    desk.put("a")
    await desk.next()
    server.run(url, CUT)
    await asyncio.sleep(0.1)
    desk.put("b")

    assert await desk.next() == [1002]


async def test_what_was_made_from_another_epoch_is_refused_once_and_then_taken(desk, url):
    desk.put("a")
    await desk.next()
    server.run(url, CUT)
    await asyncio.sleep(0.1)
    desk.epoch = "epoch-2"
    desk.put("b")
    (outcome,) = await desk.next()
    desk.put("b")

    assert isinstance(outcome, StorageBusy)
    assert await desk.next() == [1002]


async def test_a_connection_that_is_cut_in_mid_batch_fails_that_batch_alone(desk, url):
    desk.put("a")
    await desk.next()
    async with asyncio.TaskGroup() as tasks:
        with server.locked(url, "conversation"):
            desk.put("b")
            await asyncio.sleep(0.3)
            cut = tasks.create_task(asyncio.to_thread(server.run, url, CUT))
            (outcome,) = await desk.next()
            await cut
    desk.put("b")

    assert isinstance(outcome, StorageBroken | StorageBusy)
    assert isinstance((await desk.next())[0], int)


async def test_a_lock_that_is_not_had_in_time_is_busy(url, monkeypatch):
    monkeypatch.setitem(postgres_writer.SETTINGS, "lock_timeout", "200")
    desk = Desk(url)
    with server.locked(url, "conversation"):
        desk.put("a")
        (outcome,) = await desk.next()
    desk.put("a")

    assert isinstance(outcome, StorageBusy)
    assert isinstance((await desk.next())[0], int)
    await desk.lane.stop()


async def test_a_server_that_says_nothing_is_given_up_in_time(url, monkeypatch):
    monkeypatch.setattr(postgres_writer, "WITHIN", 0.3)
    desk = Desk(url)
    with server.locked(url, "conversation"):
        desk.put("a")
        (outcome,) = await desk.next()

    assert isinstance(outcome, StorageBroken)
    await desk.lane.stop()


async def test_a_server_that_is_not_there_is_an_error_until_it_is(url):
    desk = Desk("postgresql://nobody@127.0.0.1:9/nowhere")
    desk.put("a")
    (outcome,) = await desk.next()
    desk.lane._url = url
    desk.put("a")

    assert isinstance(outcome, StorageBroken)
    assert await desk.next() == [1001]
    await desk.lane.stop()


async def test_stopping_writes_what_was_put(url):
    desk = Desk(url)
    desk.put(*(f"conv-{n}" for n in range(10)))
    await desk.lane.stop()

    assert desk.batches == [list(range(1001, 1011))]
