"""The page behind the link in a mail: looking proves nothing, its button does, once."""

import re

import pytest

from tests.desk.test_proving import (  # noqa: F401
    MARA,
    couriers,
    flows,
    given,
    now,
    office,
    sent,
    writes,
)
from tests.house import OWN


@pytest.fixture
async def link(house, office, couriers):  # noqa: F811
    """A conversation that asked for a code, and the way to the page in its mail."""
    house.parts.reception.own_origins = (OWN,)
    name = await writes(house)
    _, found = await sent(house, office, couriers, name)
    return name, f"/prove/{found[1]}"


async def test_the_page_says_what_would_be_confirmed_and_confirms_nothing(house, link):
    name, page = link

    for _ in range(2):
        shown = await house.client().get(page)

    assert shown.status_code == 200
    assert MARA in shown.text
    assert "<script" not in shown.text
    assert "form-action 'self'" in shown.headers["content-security-policy"]
    assert shown.headers["cache-control"] == "no-store"
    assert (await now(house, name)).identity == ""


async def test_its_button_confirms_once(house, link):
    name, page = link
    reader = house.client(origin=OWN)

    done = await reader.post(page)
    again = await reader.post(page)

    assert (done.status_code, again.status_code) == (200, 410)
    assert "You can go back to the chat" in done.text
    assert (await now(house, name)).identity == f"@mail:shop:{MARA}"


async def test_another_website_presses_no_button(house, link):
    name, page = link

    for origin in ("https://evil.example", "null"):
        assert (await house.client(origin=origin).post(page)).status_code == 403

    assert (await now(house, name)).identity == ""


@pytest.mark.parametrize("made_up", ["x", "a" * 43, "%00" * 20, "é" * 30])
async def test_a_link_that_was_made_up_says_that_it_is_over(house, made_up):
    shown = await house.client().get(f"/prove/{made_up}")

    assert shown.status_code == 410
    assert re.search(r"used already|10 minutes", shown.text)


async def test_it_speaks_the_readers_language(house):
    shown = await house.client(**{"accept-language": "ar, en"}).get("/prove/" + "a" * 43)

    assert '<html lang="ar" dir="rtl">' in shown.text


async def test_how_it_looks_is_a_file_of_ours(house):
    style = await house.client().get("/prove/style.css")

    assert style.headers["content-type"].startswith("text/css")
