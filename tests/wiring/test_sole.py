"""One server at a time on an SQLite file; tools beside it go on, and so does the next server."""

import asyncio
import os
import subprocess
import sys

import pytest

from intakebot.errors import StartRefused
from intakebot.wiring import sole as module
from intakebot.wiring.sole import lock_file, locked, nobody_serves, sole


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path}/data/store.sqlite"


async def test_a_second_server_is_refused_by_name_and_told_what_to_do(url, monkeypatch):
    monkeypatch.setattr(module, "WAITS", 0.3)
    async with sole(url):
        with pytest.raises(StartRefused) as refused:
            async with sole(url):
                pytest.fail("two at once")

    assert f"another Intakebot (process {os.getpid()}) serves " in str(refused.value)
    assert "use Postgres" in str(refused.value)


async def test_the_next_server_waits_for_the_one_that_leaves(url):
    first, order = sole(url), []
    await first.__aenter__()

    async def next_one():
        async with sole(url):
            order.append("next")

    waiting = asyncio.create_task(next_one())
    await asyncio.sleep(0.3)
    order.append("first leaves")
    await first.__aexit__(None, None, None)
    await asyncio.wait_for(waiting, 5)

    assert order == ["first leaves", "next"]


async def test_what_fails_inside_is_not_taken_for_a_lock_and_lets_go(url):
    with pytest.raises(OSError, match="full"):
        async with sole(url):
            raise OSError("full")

    async with sole(url):
        pass


def test_a_lock_goes_with_a_holder_that_was_killed(url):
    with locked(url):
        pass
    holding = "import sys, time; from intakebot.wiring.sole import locked\n"
    holding += "with locked(sys.argv[1]): print('held', flush=True); time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", holding, url], stdout=subprocess.PIPE)
    assert holder.stdout.readline() == b"held\n"

    with pytest.raises(StartRefused, match=f"process {holder.pid}"), nobody_serves(url):
        pass

    holder.kill()
    holder.wait()
    holder.stdout.close()

    with nobody_serves(url):
        pass


async def test_where_no_lock_can_be_the_start_is_refused():
    with pytest.raises(StartRefused, match="the database cannot be used"):
        async with sole("sqlite:////dev/null/store.sqlite"):
            pytest.fail("without a lock")


async def test_a_database_of_many_has_no_lock():
    async with sole("postgresql://db.example/x"), sole("postgresql://db.example/x"):
        pass


async def test_the_command_line_works_beside_a_server(flows, url, monkeypatch, tmp_path):
    from intakebot import app
    from intakebot.settings import Settings
    from intakebot.wiring import opening

    async with sole(url):
        given = Settings(database_url=url, flows=flows, uploads=tmp_path / "uploads")
        async with opening.staff_of(given, app.real_world()) as staff:
            assert (await staff.link("mara@staff.example")).token
    assert lock_file(tmp_path / "data" / "store.sqlite").exists()
