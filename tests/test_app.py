"""The wiring: it starts whole or says why not, keeps its work going, and ends without loss."""

import asyncio
import platform
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager

import pytest
from structlog.testing import capture_logs

from intakebot import app
from intakebot.engine import events as ev
from intakebot.store import database

WITHIN = 10.0
"""Seconds to wait for what must happen: a busy machine must not fail a test."""


# --- starting -----------------------------------------------------------------------------


async def test_the_first_admin_gets_a_link_until_there_is_one(house):
    with capture_logs() as logs:
        await app.say_where(house.app, "http://127.0.0.1:1")
    serving, link = logs
    assert serving["address"] == "http://127.0.0.1:1"
    assert re.fullmatch(r"http://127\.0\.0\.1:1/console#join=\S{43}", link["join_once_at"])

    await house.agent("admin")

    with capture_logs() as logs:
        await app.say_where(house.app, "http://127.0.0.1:1")
    assert [each["event"] for each in logs] == ["serving"]


def test_the_real_world_makes_what_can_not_be_guessed():
    world = app.real_world()

    assert abs(world.now() - time.time() * 1000) < 60_000
    ids = {world.new_id("case_") for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"case_[0-9a-f]{32}", each) for each in ids)
    assert len({world.secret() for _ in range(100)}) == 100
    assert len(world.secret()) == 43  # 256 bits
    assert {world.jitter(3, 5) for _ in range(200)} == {3, 4, 5}


HEAPS = """
import ctypes, sys, threading
from intakebot.app import one_arena
one_arena()
together = threading.Barrier(3)
def work():
    together.wait()
    bytearray(5000)
threads = [threading.Thread(target=work) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
c.malloc_info(0, ctypes.c_void_p(c.fdopen(1, b"w")))
c.fflush(None)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="how others divide it is not told")
def test_all_threads_take_memory_from_one_place():
    told = subprocess.run([sys.executable, "-c", HEAPS], capture_output=True, check=True, text=True)

    assert told.stdout.count("<heap nr=") == 1


# --- ending -------------------------------------------------------------------------------


@contextmanager
def locked(house):
    """Somebody else holds the right to write until the call: a turn hangs in its commit."""
    path = database.sqlite_path(house.parts.settings.database_url)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.execute("ROLLBACK")


async def running(house):
    async with asyncio.timeout(WITHIN):
        while not house.parts.reception.conversations.running:
            await asyncio.sleep(0.01)


def entries(house):
    path = database.sqlite_path(house.parts.settings.database_url)
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT count(*) FROM entry").fetchone()[0]


async def test_a_drain_says_when_to_come_back_finishes_the_turn_and_then_closes(live):
    token, _ = await live.token()
    phone = await live.customer(token)

    with locked(live.house) as release:
        turn = asyncio.create_task(phone.do(type="say", text="It stays blank"))
        await running(live.house)
        drain = asyncio.create_task(live.house.app.drain())
        away = await phone.hear("going_away")
        assert not turn.done()
        release()

    assert (await asyncio.wait_for(turn, WITHIN))["type"] == "ack"
    assert away["retry_in"] >= 500
    assert await phone.closed() == 1012
    await asyncio.wait_for(drain, WITHIN)


async def test_what_was_handed_in_is_written_before_the_store_closes(house):
    _, conversation = await house.customer()
    await house.app.start()
    before = entries(house)

    with locked(house) as release:
        turn = asyncio.create_task(house.say(conversation, ev.Say("It stays blank")))
        await running(house)
        stop = asyncio.create_task(house.app.stop())
        await asyncio.wait(house.app.tasks, timeout=WITHIN)
        assert all(task.done() for task in house.app.tasks)
        ended, _ = await asyncio.wait([stop], timeout=0.3)
        assert not ended
        release()

    await asyncio.wait_for(asyncio.gather(stop, turn), WITHIN)
    assert entries(house) > before
