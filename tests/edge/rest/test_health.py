"""Health, for whoever keeps the process running."""

import pytest

from intakebot import __version__


async def test_a_house_in_order_is_alive_and_ready(house):
    for path in ("/livez", "/readyz", "/healthz"):
        answer = await house.http.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert (await house.http.get("/version")).json() == {"version": __version__}


@pytest.mark.parametrize("path", ["/readyz", "/healthz"])
async def test_while_draining_it_is_alive_but_not_ready(house, path):
    house.parts.sockets.draining = True

    answer = await house.http.get(path)

    assert (answer.status_code, answer.json()["why"]) == (503, "draining")
    assert (await house.http.get("/livez")).status_code == 200


async def test_a_store_in_trouble_is_not_ready(house, monkeypatch):
    journal = type(house.parts.reception.conversations.journal)
    monkeypatch.setattr(journal, "trouble", "storage_full")
    answer = await house.http.get("/readyz")
    assert (answer.status_code, answer.json()["why"]) == (503, "storage_full")


async def test_a_database_of_another_version_is_not_ready(house):
    with house.parts.stores.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    answer = await house.http.get("/readyz")

    assert (answer.status_code, answer.json()["why"]) == (503, "migrations_missing")
