"""Bodies, paths and parameters that broke other people's servers, at every route of ours.

Each is answered with a problem that says nothing of our inside, or simply served; none breaks
the server, writes a line that somebody else made up, or leads out of it.
"""

import base64
import json
import logging
import random
from urllib.parse import quote

import httpx2
import pytest
from structlog.testing import capture_logs

from tests import shared
from tests.edge.attacks import INSIDE, SPOILT, naughty
from tests.edge.conftest import OWN
from tests.edge.test_policy_walk import ENDS_A_SESSION, ROUTES

pytestmark = pytest.mark.on_file

BODIES = [
    route
    for route in ROUTES
    if route[:4] != "GET " and "/files" not in route and "/prove" not in route
]
BLANKS = [route for route in ROUTES if "{" in route]


@pytest.fixture
def given():
    much = 10**6
    return {"files_each": much, "sessions_an_hour": much, "tries_to_sign_in": much}


@pytest.fixture
async def admin(house, caplog):
    """One who may do everything; the server complains of nothing meanwhile."""
    caplog.set_level(logging.WARNING)
    with capture_logs() as lines:
        yield await house.agent("admin")
    assert [line for line in lines if line["log_level"] not in ("debug", "info")] == []
    assert [each.getMessage() for each in caplog.records] == []


def told(answer):
    """What is wrong with this answer, if anything."""
    if answer.status_code >= 500:
        return [f"{answer.status_code}: {answer.text[:300]}"]
    if answer.status_code >= 400 and (found := INSIDE.search(answer.text)):
        return [f"{answer.status_code} says {found[0]!r}: {answer.text[:500]}"]
    if answer.is_redirect and not answer.headers["location"].startswith("/"):
        return [f"leads to {answer.headers['location']}"]
    return ["shows a file"] if "root:" in answer.text else []


def filled(route, word):
    """The route's path with this word in its blank."""
    path = route.partition(" ")[2].replace("{path:path}", "{path}")
    head, _, rest = path.partition("{")
    return head + quote(word, safe="/%\\?&=.:;") + rest.partition("}")[2].replace("{case}", "7")


async def sent(browser, route, path, content):
    """The answer to this body at this path."""
    headers = {"content-type": "application/json"}
    return await browser.request(route.partition(" ")[0], path, content=content, headers=headers)


@pytest.mark.parametrize("route", BODIES)
async def test_a_body_that_is_no_json_or_other_json_is_refused(admin, route):
    wrong = []
    for row in shared.rows("security", "third_party", "json", "jsontestsuite.jsonl"):
        raw = base64.b64decode(row["b64"])
        found = told(await sent(admin, route, filled(route, "7"), raw))
        wrong += [(row["name"], each) for each in found]
    assert wrong == []


async def test_a_body_with_one_field_wrong_is_refused_or_taken_for_what_it_says(admin):
    document = (await admin.get("/api/v1/openapi.json")).json()
    dice, wrong = random.Random(1), []
    for route in sorted(set(BODIES) - set(ENDS_A_SESSION)):
        names = [*fields(document, route), "owner", "id"]
        for _ in range(40):
            content = json.dumps({name: dice.choice(SPOILT) for name in names})
            path = filled(route, str(dice.choice(SPOILT[1:8])))
            found = told(await sent(admin, route, path, content))
            wrong += [(route, content[:300], each) for each in found]
    assert wrong == []


def fields(document, route):
    """The names that a route's body may have."""
    method, _, path = route.partition(" ")
    body = document["paths"][path][method.lower()]["requestBody"]
    name = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    return document["components"]["schemas"][name]["properties"]


@pytest.mark.parametrize("route", BLANKS)
async def test_paths_and_odd_words_in_an_address_lead_nowhere(admin, route):
    words = shared.lines("security", "third_party", "path", "traversal.txt")[::3]
    words += shared.lines("security", "third_party", "redirect", "open_redirect.txt")
    words += shared.lines("security", "third_party", "crlf", "crlf.txt")
    words += [*naughty(), "9" * 400, "-1", "0", str(2**63), "1e9", "٣"]
    wrong = []
    for word in words:
        body = None if route.startswith("GET ") else "{}"
        found = told(await sent(admin, route, filled(route, word), body))
        wrong += [(word, each) for each in found]
    assert wrong == []


@pytest.mark.parametrize("route", [route for route in ROUTES if route.startswith("GET ")])
async def test_odd_parameters_are_refused_or_mean_what_they_say(admin, route):
    names = ("q", "after", "limit", "state", "site", "text", "kind", "lang", "next", "before")
    wrong = []
    for word in [*naughty()[::4], "-1", "9" * 400, "1e999", "\u202e", "//elsewhere.example"]:
        answer = await admin.get(filled(route, "shop"), params=dict.fromkeys(names, word))
        wrong += [(word, each) for each in told(answer)]
    assert wrong == []


async def test_what_a_stranger_claims_of_the_way_here_is_not_believed(house):
    stranger = house.client(origin=OWN)
    claimed = {"x-forwarded-for": "127.0.0.1", "forwarded": "for=127.0.0.1", "x-user": "admin",
               "x-original-url": "/metrics", "x-rewrite-url": "/metrics"}  # fmt: skip
    for path in ("/metrics", "/api/v1/me", "/api/v1/openapi.json"):
        answer = await stranger.get(path, headers=claimed)
        assert answer.status_code in (401, 403, 404), path


def test_what_must_not_be_in_an_answer_is_found():
    request = httpx2.Request("GET", OWN)
    for status, text in ((500, ""), (404, "FileNotFoundError"), (200, "root:x:0:0")):
        assert told(httpx2.Response(status, text=text, request=request))
    away = {"location": "https://elsewhere.example"}
    assert told(httpx2.Response(307, headers=away, request=request))
    assert not told(httpx2.Response(404, text="Nothing is here.", request=request))
