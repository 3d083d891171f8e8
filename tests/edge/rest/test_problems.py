"""Refusals as problem+json."""

import pytest

from intakebot.edge import models
from intakebot.edge.rest.problems import said
from intakebot.store.journal import StorageBusy, StorageFull
from tests.edge.conftest import OWN

WRITABLE = {
    "sessions": ({"site": "shop"}, ["token", "conversation", "number", "epoch", "id"]),
    "sign-in": ({"email": "a@b.c", "password": "x"}, ["role", "active", "id", "address"]),
    "join": (
        {"token": "x", "name": "x", "password": "x"},
        ["role", "teams", "email", "active", "grant_version", "password_hash"],
    ),
    "invite": ({"token": "x"}, ["email", "used", "expires"]),
    "invites": (
        {"email": "a@b.example"},
        ["token", "expires", "used", "id", "active", "password_hash", "grant_version"],
    ),
}


@pytest.mark.parametrize("path", WRITABLE)
async def test_a_field_that_is_not_asked_for_changes_nothing(house, path):
    admin = await house.agent("admin")
    body, columns = WRITABLE[path]
    for column in columns:
        answer = await admin.post(f"/api/v1/{path}", json=body | {column: "admin"})
        assert answer.status_code == 422, column
        assert column in answer.json()["detail"]
    agents = (await admin.get("/api/v1/agents")).json()
    assert [agent["email"] for agent in agents] == ["admin@staff.example"]


@pytest.mark.parametrize(
    "column", ["id", "email", "name", "password_hash", "grant_version", "created", "online"]
)
async def test_an_agents_other_columns_cannot_be_written(house, column):
    admin = await house.agent("admin")
    path = f"/api/v1/agents/{house.ids['admin']}"
    before = (await admin.get("/api/v1/agents")).json()

    answer = await admin.patch(path, json={column: "x"})

    assert answer.status_code == 422
    assert (await admin.get("/api/v1/agents")).json() == before


@pytest.mark.parametrize(
    "body",
    [{}, {"site": 1}, {"site": None}, {"site": ["shop"]}, {"site": "x" * 65}, [], "shop", None],
)
async def test_a_wrong_body_is_named_field_by_field_without_its_values(house, body):
    answer = await house.http.post("/api/v1/sessions", json=body)

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert models.Problem.model_validate(answer.json()).code == "invalid"
    assert "x" * 65 not in answer.text


async def test_a_value_is_never_sent_back(house):
    secret = "hunter2" * 200
    answer = await house.client(origin=OWN).post(
        "/api/v1/sign-in", json={"email": "a@b.c", "password": secret}
    )
    assert answer.status_code == 422
    assert "hunter2" not in answer.text


def test_a_mistake_is_a_field_and_what_is_wrong_and_never_long():
    told = said({"loc": ("body", "x" * 500), "msg": "y" * 500})
    assert told == "x" * 60 + ": " + "y" * 200
    assert said({"loc": ("body",), "msg": "missing"}) == "missing"


@pytest.mark.parametrize(
    ("trouble", "status", "code"),
    [(StorageFull("/secret/path"), 507, "storage_full"), (StorageBusy("x"), 503, "storage_busy")],
)
async def test_trouble_with_the_disk_is_told_as_such_and_can_be_tried_again(
    house, monkeypatch, trouble, status, code
):
    async def broken(*_):
        raise trouble

    monkeypatch.setattr(house.parts.reception.conversations.journal.__class__, "create", broken)
    answer = await house.http.post("/api/v1/sessions", json={"site": "shop"})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["retry-after"] == "5"
    assert "secret" not in answer.text
