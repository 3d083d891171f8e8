"""Signing in and out, one-time links, and who may do what, over HTTP."""

import pytest

from tests.edge.conftest import OWN, PASSWORD


async def sign_in(house, email="agent@staff.example", password=PASSWORD, **headers):
    browser = house.client(origin=OWN, **headers)
    return await browser.post("/api/v1/sign-in", json={"email": email, "password": password})


async def test_the_session_lives_in_a_cookie_that_nothing_else_can_read(house):
    await house.agent("agent")

    answer = await sign_in(house)

    name, *attributes = answer.headers["set-cookie"].split("; ")
    assert name.startswith("__Host-intakebot=")
    assert {one.lower() for one in attributes} == {
        "httponly",
        "secure",
        "samesite=lax",
        "path=/",
        "max-age=604800",
    }
    token = name.partition("=")[2]
    assert len(token) >= 43
    assert token not in answer.text
    assert answer.json()["csrf"] != token


async def test_who_i_am_is_what_i_signed_in_as(house):
    agent = await house.agent("agent")

    me = (await agent.get("/api/v1/me")).json()

    assert me["csrf"] == agent.headers["x-csrf-token"]
    assert (me["name"], me["role"], me["email"]) == ("Agent", "agent", "agent@staff.example")


async def test_signing_out_ends_it_and_takes_the_cookie_back(house):
    agent = await house.agent("agent")

    answer = await agent.post("/api/v1/sign-out", json={})

    assert answer.status_code == 204
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert (await agent.get("/api/v1/me")).status_code == 401


async def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(house):
    await house.agent("agent")

    wrong = await sign_in(house, password="wrong password")
    unknown = await sign_in(house, email="nobody@staff.example")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.content == unknown.content
    assert "set-cookie" not in wrong.headers


async def test_guessing_ends_with_a_time_to_come_back(house):
    await house.agent("agent")
    answers = [await sign_in(house, password=f"guess number {turn}") for turn in range(11)]

    assert [one.status_code for one in answers] == [401] * 10 + [429]
    assert 800 < int(answers[-1].headers["retry-after"]) <= 900
    assert (await sign_in(house)).status_code == 429


async def test_signing_in_again_ends_the_session_before(house):
    agent = await house.agent("agent")
    old = agent.headers["cookie"]

    answer = await sign_in(house, cookie=old)

    assert answer.status_code == 200
    assert answer.headers["set-cookie"].partition(";")[0] != old
    assert (await house.client(cookie=old).get("/api/v1/me")).status_code == 401


async def test_over_plain_http_from_elsewhere_it_says_why_it_cannot_work(house):
    house.parts.reception.own_origins = ("http://intakebot.lan:8000",)
    browser = house.client(origin="http://intakebot.lan:8000")

    answer = await browser.post("/api/v1/sign-in", json={"email": "a@b.c", "password": PASSWORD})

    assert answer.status_code == 403
    assert answer.json()["code"] == "needs_https"


# --- one-time links -----------------------------------------------------------------------


async def test_an_invited_colleague_joins_by_a_link_that_works_once(house):
    admin = await house.agent("admin")
    asked = {"email": "New@Staff.example", "name": "New", "role": "lead", "teams": ["web"]}

    made = (await admin.post("/api/v1/invites", json=asked)).json()

    address, _, token = made["link"].partition("#join=")
    assert address == f"{OWN}/console"
    assert made["expires"] == house.clock.at + 7 * 24 * 3600 * 1000
    guest = house.client(origin=OWN)
    shown = await guest.post("/api/v1/invite", json={"token": token})
    assert shown.json() == {"email": "new@staff.example", "name": "New", "role": "lead"}
    join = {"token": token, "name": "Nora \u202eNew", "password": PASSWORD}
    joined = await guest.post("/api/v1/join", json=join)
    assert (joined.json()["name"], joined.json()["teams"]) == ("Nora New", ["web"])
    assert joined.headers["set-cookie"].startswith("__Host-intakebot=")
    for path, body in (("invite", {"token": token}), ("join", join)):
        again = await house.client(origin=OWN).post(f"/api/v1/{path}", json=body)
        assert again.status_code == 404


@pytest.mark.parametrize("password", ["short", "password123", "new@staff.example"])
async def test_a_weak_password_is_refused_with_advice_and_the_link_stays_good(house, password):
    link = await house.parts.staff.link("new@staff.example")
    guest = house.client(origin=OWN)

    body = {"token": link.token, "name": "New", "password": password}
    answer = await guest.post("/api/v1/join", json=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "weak_password")
    assert (await guest.post("/api/v1/join", json=body | {"password": PASSWORD})).status_code == 200


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"email": "nobody"}, 422),
        ({"email": "a@b.example", "role": "owner"}, 422),
        ({"email": "a@b.example", "teams": ["nowhere"]}, 404),
        ({"email": "a@b.example", "teams": "web"}, 422),
        ({"email": "a@b.example", "role": "admin"}, 403),
        ({"email": "admin@staff.example"}, 403),
        ({"email": "a@b.example"}, 201),
    ],
)
async def test_what_a_lead_may_invite(house, body, status):
    await house.agent("admin")
    lead = await house.agent("lead")
    assert (await lead.post("/api/v1/invites", json=body)).status_code == status


# --- who may do what ----------------------------------------------------------------------


async def test_an_admin_changes_what_somebody_may_do_and_it_holds_at_once(house):
    admin, agent = await house.agent("admin"), await house.agent("agent")
    path = f"/api/v1/agents/{house.ids['agent']}"
    assert (await agent.get("/api/v1/search?q=x")).status_code == 200

    changed = await admin.patch(path, json={"role": "editor", "teams": ["web"]})

    assert (changed.json()["role"], changed.json()["teams"]) == ("editor", ["web"])
    assert (await agent.get("/api/v1/search?q=x")).status_code == 403
    await admin.patch(path, json={"active": False})
    assert (await agent.get("/api/v1/me")).status_code == 401
    listed = (await admin.get("/api/v1/agents")).json()
    assert {one["email"]: one["active"] for one in listed} == {
        "admin@staff.example": True,
        "agent@staff.example": False,
    }


async def test_the_only_admin_stays(house):
    admin = await house.agent("admin")
    path = f"/api/v1/agents/{house.ids['admin']}"
    assert (await admin.patch(path, json={"active": False})).status_code == 403
    assert (await admin.get("/api/v1/me")).status_code == 200


async def test_nothing_asked_changes_nothing(house):
    admin = await house.agent("admin")
    path = f"/api/v1/agents/{house.ids['admin']}"
    assert (await admin.patch(path, json={})).json()["role"] == "admin"
    assert (await admin.patch("/api/v1/agents/absent", json={})).status_code == 404
