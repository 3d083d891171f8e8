"""Who calls, and what a page that is not ours can do with our cookies: nothing."""

import pytest
from starlette.requests import Request

from intakebot.edge.rest.guard import May, address_of
from tests.edge.conftest import PASSWORD

CHANGES = [
    ("POST", "/api/v1/sign-out", {}),
    ("POST", "/api/v1/invites", {"email": "new@staff.example"}),
    ("PATCH", "/api/v1/agents/agent_absent", {"active": True}),
]
FOREIGN = [
    "",
    "null",
    "https://evil.example",
    "http://127.0.0.1",
    "http://127.0.0.1:8000.evil.example",
]


async def test_a_change_from_another_page_is_refused(house):
    admin = await house.agent("admin")
    del admin.headers["origin"]
    for method, path, body in CHANGES:
        for origin in FOREIGN:
            named = {"origin": origin} if origin else {}
            answer = await admin.request(method, path, json=body, headers=named)
            assert (answer.status_code, answer.json()["code"]) == (403, "forged"), (path, origin)
    assert (await admin.get("/api/v1/me")).status_code == 200


async def test_a_change_without_the_right_token_is_refused(house):
    admin = await house.agent("admin")
    right = admin.headers.pop("x-csrf-token")
    for method, path, body in CHANGES:
        for token in (None, "", "x" * 43, "\xff", right[:-1], right + "x"):
            named = {} if token is None else {"x-csrf-token": token.encode("latin-1")}
            answer = await admin.request(method, path, json=body, headers=named)
            assert (answer.status_code, answer.json()["code"]) == (403, "forged"), (path, token)
    assert (await admin.get("/api/v1/me")).status_code == 200


async def test_one_agents_token_is_no_good_for_another(house):
    admin, lead = await house.agent("admin"), await house.agent("lead")
    lead.headers["x-csrf-token"] = admin.headers["x-csrf-token"]

    answer = await lead.post("/api/v1/invites", json={"email": "new@staff.example"})

    assert answer.json()["code"] == "forged"


async def test_a_change_is_never_made_by_a_link(house):
    admin = await house.agent("admin")
    for _, path, _ in CHANGES:
        assert (await admin.get(path)).status_code == 405


async def test_a_body_that_a_form_could_send_is_not_taken(house):
    admin = await house.agent("admin")
    body = b'{"email": "new@staff.example"}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "", "text/json"):
        answer = await admin.post("/api/v1/invites", content=body, headers={"content-type": kind})
        assert answer.status_code in (415, 422), kind


async def test_nobody_is_signed_in_from_another_page(house):
    await house.agent("agent")
    link = await house.parts.staff.link("new@staff.example")
    bodies = {
        "sign-in": {"email": "agent@staff.example", "password": PASSWORD},
        "join": {"token": link.token, "name": "x", "password": PASSWORD},
        "invite": {"token": link.token},
    }
    for path, body in bodies.items():
        for origin in FOREIGN:
            named = {"origin": origin} if origin else {}
            answer = await house.http.post(f"/api/v1/{path}", json=body, headers=named)
            assert answer.status_code == 403, (path, origin)
            assert "set-cookie" not in answer.headers


async def test_a_customers_token_is_enough_since_no_browser_sends_it_by_itself(house):
    customer, _ = await house.customer()
    answer = await customer.post("/api/v1/files?name=a.txt", content=b"words")
    assert answer.status_code == 201


TOKENS = [
    {"authorization": "Bearer"},
    {"authorization": "Bearer x"},
    {"authorization": "Bearer " + "x" * 43},
    {"authorization": "Basic YTpi"},
    {"authorization": "Bearer " + "x" * 5000},
    {"authorization": b"Bearer \xff\xfe" + b"x" * 40},
    {"cookie": "__Host-intakebot=" + "x" * 43},
    {"cookie": "__Host-intakebot="},
    {"cookie": "intakebot=x; ;;="},
    {"x-user": "admin", "x-forwarded-user": "admin"},
]


async def test_whatever_is_no_token_of_ours_is_a_stranger(house):
    for named in TOKENS:
        for path in ("/api/v1/me", "/api/v1/transcript"):
            answer = await house.http.get(path, headers=named)
            assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated"), named


async def test_a_bad_token_does_not_fall_back_to_a_good_cookie(house):
    agent = await house.agent("agent")
    answer = await agent.get("/api/v1/me", headers={"authorization": "Bearer " + "x" * 43})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("testclient", "testclient"),
    ],
)
def test_limits_count_one_household_as_one(host, counted):
    assert address_of(Request({"type": "http", "client": (host, 1), "headers": []})) == counted


def test_a_forwarded_address_is_not_believed():
    headers = [(b"x-forwarded-for", b"1.1.1.1"), (b"forwarded", b"for=1.1.1.1")]
    scope = {"type": "http", "client": ("203.0.113.9", 1), "headers": headers}
    assert address_of(Request(scope)) == "203.0.113.9"


def test_an_action_of_ones_own_making_is_a_bug_at_once():
    with pytest.raises(KeyError):
        May("case.burn")
