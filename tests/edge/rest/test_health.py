"""Health, for whoever keeps the process running."""

import asyncio
import sqlite3

import pytest
from sqlalchemy import event

from intakebot import __version__
from intakebot.store import connection, database


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    """Nobody waits long for a lock; before the house is built."""
    monkeypatch.setattr(connection, "PATIENCE", 50)
    monkeypatch.setattr(database, "PATIENCE", 50)


async def test_a_house_in_order_is_alive_and_ready(house):
    for path in ("/livez", "/readyz", "/healthz"):
        answer = await house.http.get(path)
        assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert (await house.http.get("/version")).json() == {"version": __version__}


@pytest.mark.parametrize("path", ["/readyz", "/healthz"])
async def test_while_draining_it_is_alive_but_not_ready(house, path):
    house.parts.sockets.draining = True

    answer = await house.http.get(path)

    assert (answer.status_code, answer.json()["why"]) == (503, "draining")
    assert (await house.http.get("/livez")).status_code == 200


@pytest.fixture
def locked(house):
    """Another program holds the right to write, until the call."""
    other = sqlite3.connect(house.parts.stores.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield other.close
    other.close()


@pytest.mark.on_file
async def test_a_store_in_trouble_is_not_ready_and_is_again_without_anybody_talking(house, locked):
    opened = await house.http.post("/api/v1/sessions", json={"site": "shop"})
    assert opened.json()["code"] == "storage_busy"

    answer = await house.http.get("/readyz")
    assert (answer.status_code, answer.json()["why"]) == (503, "storage_busy")
    assert (await house.http.get("/livez")).status_code == 200

    locked()
    assert (await house.http.get("/readyz")).status_code == 200


@pytest.mark.on_file
async def test_many_who_ask_at_once_do_not_all_wait_for_the_disk(house, locked):
    opened = await house.http.post("/api/v1/sessions", json={"site": "shop"})
    assert opened.json()["code"] == "storage_busy"
    tried = []
    event.listen(house.parts.stores.database.engine, "checkout", lambda *_: tried.append(1))

    answers = await asyncio.gather(*(house.http.get("/readyz") for _ in range(20)))

    assert {answer.json()["why"] for answer in answers} == {"storage_busy"}
    assert len(tried) == 1


async def test_a_database_of_another_version_is_not_ready(house):
    with house.parts.stores.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    answer = await house.http.get("/readyz")

    assert (answer.status_code, answer.json()["why"]) == (503, "migrations_missing")


async def test_a_bus_that_is_away_is_told_and_keeps_nobody_away(house):
    from intakebot.bus.line import Line
    from intakebot.desk.nodes import Nodes
    from tests.bus.air import Air

    parts, talks = house.parts, house.parts.reception.conversations
    line = Line(Air().carrier(), "one", lambda: 0.0, lambda low, high: low)
    presence, tries = parts.reception.presence, parts.staff.tries
    nodes = Nodes(line, parts.hub, talks, presence, parts.limits, tries)
    object.__setattr__(parts, "nodes", nodes)

    answer = await house.http.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["bus"] == {"over": "air", "up": False, "others": 0}
