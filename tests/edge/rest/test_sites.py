"""What the widget draws itself from."""

import pytest

from intakebot.authoring.places import Site
from intakebot.desk.naming import SUFFIXES
from intakebot.edge.rest.sites import chosen, wishes


async def test_a_site_as_the_widget_needs_it(house):
    made = (await house.http.get("/api/v1/sites/shop")).json()

    assert made["greeting"] == "Hello there"
    assert made["openers"] == [{"flow": "broken-page", "label": "Something is broken"}]
    assert made["languages"] == ["en", "de"]
    assert made["online"] is False
    assert made["file_types"] == list(SUFFIXES)
    assert (made["file_limit"], made["text_limit"]) == (10_000_000, 8000)


async def test_it_is_online_when_somebody_of_the_team_is_here(house):
    house.parts.reception.presence.arrive("agent_x", ("web",))
    assert (await house.http.get("/api/v1/sites/shop")).json()["online"] is True


@pytest.mark.parametrize(
    ("query", "accepted", "greeting"),
    [
        ("", "de-AT,de;q=0.9,en;q=0.8", "Guten Tag"),
        ("?language=de", "en", "Guten Tag"),
        ("?language=fr", "fr,de;q=0.5", "Guten Tag"),
        ("?language=fr", "fr", "Hello there"),
        ("", "", "Hello there"),
        ("", ",;;q=,-" * 500, "Hello there"),
    ],
)
async def test_it_greets_in_the_first_language_that_both_speak(house, query, accepted, greeting):
    named = {"accept-language": accepted}
    answer = await house.http.get(f"/api/v1/sites/shop{query}", headers=named)
    assert answer.json()["greeting"] == greeting


@pytest.mark.parametrize("site", ["nowhere", "SHOP", "%2e%2e", "x" * 1000])
async def test_a_site_that_is_none_is_not_found(house, site):
    assert (await house.http.get(f"/api/v1/sites/{site}")).status_code == 404


def test_a_site_without_wishes_speaks_its_own_language():
    site = Site("a", "A", languages=("ar", "en"), language="ar")
    assert chosen(site, []) == "ar"
    assert chosen(site, ["en-GB"]) == "en"
    assert wishes("de;q=1, en") == ["de", "en"]
