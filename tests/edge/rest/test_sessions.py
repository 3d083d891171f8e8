"""A new conversation."""

import pytest

from tests.edge.conftest import OWN


@pytest.fixture
def given():
    return {"sessions_an_hour": 5}


@pytest.mark.on_file
async def test_a_conversation_begins_with_a_token_that_is_shown_once(house, tmp_path):
    answer = await house.http.post("/api/v1/sessions", json={"site": "shop", "language": "de"})

    made = answer.json()
    assert answer.status_code == 201
    assert len(made["token"]) >= 43
    assert made["number"] > 0
    assert made["epoch"] == house.parts.reception.conversations.journal.epoch
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("store.sqlite*"))
    assert made["token"].encode() not in stored
    found = await house.parts.reception.conversations.get(made["conversation"])
    assert found.language == "de"


async def test_two_conversations_have_nothing_in_common(house):
    one, two = [
        (await house.http.post("/api/v1/sessions", json={"site": "shop"})).json() for _ in range(2)
    ]
    for field in ("token", "conversation", "number"):
        assert one[field] != two[field]


@pytest.mark.parametrize("origin", [OWN, ""])
async def test_our_frame_and_programs_may(house, origin):
    named = {"origin": origin} if origin else {}
    answer = await house.http.post("/api/v1/sessions", json={"site": "shop"}, headers=named)
    assert answer.status_code == 201


@pytest.mark.parametrize("origin", ["null", "https://shop.example", "https://evil.example"])
async def test_another_page_may_not(house, origin):
    answer = await house.http.post(
        "/api/v1/sessions", json={"site": "shop"}, headers={"origin": origin}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("site", ["nowhere", "", "../shop", "SHOP", "shop\x00", "مرحبا"])
async def test_a_site_that_is_none_has_no_conversations(house, site):
    answer = await house.http.post("/api/v1/sessions", json={"site": site})
    assert answer.status_code == 404


async def test_one_address_begins_so_many_an_hour_and_more_as_time_goes_by(house):
    async def begin():
        return await house.http.post("/api/v1/sessions", json={"site": "shop"})

    assert [(await begin()).status_code for _ in range(7)] == [201] * 5 + [429] * 2
    refused = await begin()
    assert refused.headers["retry-after"] == "720"
    assert refused.json()["code"] == "too_many"

    house.clock.forward(720)
    assert [(await begin()).status_code for _ in range(2)] == [201, 429]


async def test_a_forwarded_address_buys_no_more(house):
    answers = [
        await house.http.post(
            "/api/v1/sessions", json={"site": "shop"}, headers={"x-forwarded-for": f"1.1.1.{turn}"}
        )
        for turn in range(7)
    ]
    assert [one.status_code for one in answers] == [201] * 5 + [429] * 2
