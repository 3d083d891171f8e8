"""The wiring: it starts whole or says why not, keeps its work going, and ends without loss."""

import asyncio
import re
import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest
from structlog.testing import capture_logs

from intakebot import app
from intakebot.engine import events as ev
from intakebot.errors import StartRefused
from intakebot.settings import Settings
from intakebot.store import database
from tests.house import PASSWORD

WITHIN = 10.0
"""Seconds to wait for what must happen: a busy machine must not fail a test."""


def writers():
    """Threads of open journals; those of asyncio's pool stay."""
    return {each for each in threading.enumerate() if not each.name.startswith("asyncio_")}


@pytest.fixture
def refusal(tmp_path, flows):
    """Assemble with other settings than the good ones; why that is refused."""

    async def refused(**given):
        good = {
            "database_url": f"sqlite:///{tmp_path}/store.sqlite",
            "flows": flows,
            "uploads": tmp_path / "uploads",
        }
        before = writers()
        with pytest.raises(StartRefused) as why:
            await app.assemble(Settings(**good | given), app.real_world())
        assert writers() <= before
        return str(why.value)

    return refused


# --- starting -----------------------------------------------------------------------------


async def test_a_file_that_is_no_database_stops_the_start(refusal, tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"once upon a time " * 1000)

    why = await refusal()

    assert why.startswith("the database cannot be used: ")
    assert "file is not a database" in why


async def test_a_database_of_a_newer_version_stops_the_start(refusal, tmp_path):
    url = f"sqlite:///{tmp_path}/store.sqlite"
    app.upgraded(url, app.real_world())
    with sqlite3.connect(tmp_path / "store.sqlite") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")

    assert "install the newer version again" in await refusal()


async def test_a_locked_database_stops_the_start(refusal, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 50)
    with sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert "database is locked" in await refusal()


@pytest.mark.parametrize("url", ["postgresql://u:hunter2@h/x", "sqlite:////dev/null/x.sqlite"])
async def test_a_database_that_can_not_be_stops_the_start(refusal, url):
    why = await refusal(database_url=url)

    assert why.startswith("the database cannot be used: ")
    assert "hunter2" not in why


async def test_without_a_folder_of_flows_it_does_not_start(refusal, tmp_path):
    why = await refusal(flows=tmp_path / "nowhere")

    assert why.startswith(f"no flow can be served from {tmp_path}/nowhere:\n")


async def test_flows_that_are_all_broken_stop_the_start_with_their_places(refusal, flows):
    (flows / "broken-page.yaml").write_text("flow: broken-page\n")

    assert "broken-page.yaml:1:1: " in await refusal()


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


async def test_the_command_line_can_invite_beside_a_running_server(house):
    async with app.staff_of(house.parts.settings, app.real_world()) as staff:
        link = await staff.link("mara@staff.example", "Mara", "lead")
    asked = {"token": link.token, "name": "Mara", "password": PASSWORD}

    joined = await house.client(origin="http://127.0.0.1:8000").post("/api/v1/join", json=asked)

    assert (joined.status_code, joined.json()["role"]) == (200, "lead")


def test_the_real_world_makes_what_can_not_be_guessed():
    world = app.real_world()

    assert abs(world.now() - time.time() * 1000) < 60_000
    ids = {world.new_id("case_") for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"case_[0-9a-f]{32}", each) for each in ids)
    assert len({world.secret() for _ in range(100)}) == 100
    assert len(world.secret()) == 43  # 256 bits
    assert {world.jitter(3, 5) for _ in range(200)} == {3, 4, 5}


# --- work that goes on beside the turns ---------------------------------------------------


async def test_background_work_that_fails_is_taken_up_again(monkeypatch):
    monkeypatch.setattr(app, "AGAIN_AFTER", 0)
    tries, third = [], asyncio.Event()

    async def work():
        tries.append("tried")
        if len(tries) == 3:
            third.set()
            await asyncio.Event().wait()
        raise OSError("no space left")

    with capture_logs() as logs:
        going = asyncio.create_task(app.kept_going("sweep", work))
        await asyncio.wait_for(third.wait(), WITHIN)
    going.cancel()
    await asyncio.wait([going])

    assert going.cancelled()
    assert [(each["event"], each["work"]) for each in logs] == [
        ("background_work_failed", "sweep")
    ] * 2


async def test_a_save_goes_live_by_itself(house, flows):
    await house.app.start()
    before = house.parts.library.flow("broken-page").edition
    text = (flows / "broken-page.yaml").read_text()

    async with asyncio.timeout(WITHIN):
        while house.parts.library.flow("broken-page").edition == before:
            # Written until it is seen: the watch may not have begun yet.
            (flows / "broken-page.yaml").write_text(text.replace("What do", "What exactly do"))
            await asyncio.sleep(0.05)

    assert {task.get_name() for task in house.app.tasks} == {
        "waiting",
        "couriers",
        "sweep",
        "flows",
    }
    assert not any(task.done() for task in house.app.tasks)


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
