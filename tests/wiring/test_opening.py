"""Opening: whole, or refused with the reason."""

import asyncio
import sqlite3
import threading

import pytest

from intakebot import app
from intakebot.errors import StartRefused
from intakebot.settings import Settings
from intakebot.store import database
from intakebot.wiring import opening
from tests.house import PASSWORD


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
        while not writers() <= before:  # a thread that has written its last may still be ending
            await asyncio.sleep(0.01)
        return str(why.value)

    return refused


async def test_a_file_that_is_no_database_stops_the_start(refusal, tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"once upon a time " * 1000)

    why = await refusal()

    assert why.startswith("the database cannot be used: ")
    assert "file is not a database" in why


async def test_a_database_of_a_newer_version_stops_the_start(refusal, tmp_path):
    url = f"sqlite:///{tmp_path}/store.sqlite"
    opening.upgraded(url, app.real_world())
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


async def test_the_command_line_can_invite_beside_a_running_server(house):
    async with opening.staff_of(house.parts.settings, app.real_world()) as staff:
        link = await staff.link("mara@staff.example", "Mara", "lead")
    asked = {"token": link.token, "name": "Mara", "password": PASSWORD}

    joined = await house.client(origin="http://127.0.0.1:8000").post("/api/v1/join", json=asked)

    assert (joined.status_code, joined.json()["role"]) == (200, "lead")
