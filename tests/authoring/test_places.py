"""Teams and sites."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from intakebot.authoring.document import Source
from intakebot.authoring.places import compile_sites, compile_teams
from intakebot.authoring.reading import read

TEAMS = """\
teams:
  - id: web
    name: {en: Web team, de: Web-Team}
    hours: {mon-fri: "9:00-18:00"}
    time_zone: Europe/Berlin
    holidays: [2026-12-25]
    away: {en: Back soon, de: Bald zurück}
  - id: all
    name: Everybody
"""

SITES = """\
sites:
  - id: shop
    name: Fern & Finch
    origins: ["https://shop.example", "https://shop.example:8443", "http://localhost:*"]
    languages: [de, en, ar]
    greeting: {en: Hi!, de: Hallo!, ar: مرحبًا!}
    openers: [one]
    accent: "#2457d6"
    email: a@b.example
    region: DE
"""


def node(text):
    found, problems = read(Source("f.yaml", text))
    assert problems == []
    return found


def sites(text, flows=("one",)):
    return compile_sites(node(text), flows)


def test_teams_know_their_names_and_hours():
    teams, problems = compile_teams(node(TEAMS))

    assert problems == []
    assert teams["web"].name_in("de") == "Web-Team"
    assert teams["web"].hours_in_words("en") == "Mon–Fri 9:00–18:00 (Berlin)"
    assert teams["web"].away.say("en", {}) == "Back soon"
    assert not teams["web"].opening(0).open
    assert teams["all"].opening(0).open


@pytest.mark.parametrize(
    ("at", "begins"),
    [
        ("2026-11-27 08:59", "2026-11-27 09:00"),
        ("2026-11-27 09:00", "2026-11-30 09:00"),
        ("2026-11-27 17:59", "2026-11-30 09:00"),
        ("2026-11-27 18:00", "2026-11-30 09:00"),
        ("2026-12-24 12:00", "2026-12-28 09:00"),
    ],
)
def test_a_team_knows_when_its_hours_begin_next(at, begins):
    found, _ = compile_teams(node(TEAMS))

    def moment(text):
        berlin = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
        return int(berlin.timestamp() * 1000)

    assert found["web"].begins(moment(at)) == moment(begins)
    assert found["all"].begins(moment(at)) == 0


def test_sites_know_where_the_widget_may_run():
    found, problems = sites(SITES)

    assert problems == []
    shop = found["shop"]
    assert shop.origins[0] == "https://shop.example"
    assert (shop.language, shop.languages) == ("de", ("de", "en", "ar"))
    assert shop.greeting.say("de", {}) == "Hallo!"
    assert (shop.accent, shop.manners.region, shop.openers) == ("#2457d6", "DE", ("one",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("https://shop.example:8443", "https://shop.example/", "is no origin"),
        ("https://shop.example:8443", "http://shop.example", "is no origin"),
        ("https://shop.example:8443", "https://*", "is no origin"),
        ("https://shop.example:8443", "*", "is no origin"),
        ("https://shop.example:8443", "null", "is no origin"),
        ("https://shop.example:8443", "https://shop.example;x", "is no origin"),
        ("[de, en, ar]", "[german]", "'german' can't be the 'languages'"),
        ("[de, en, ar]", "[]", "'languages' has at least 1 entries"),
        ("openers: [one]", "openers: [oen]", "there is no flow 'oen'"),
        ('"#2457d6"', "red", "'red' can't be the 'accent'"),
        ("region: DE", "region: Germany", "'Germany' can't be the 'region'"),
        ("region: DE", "language: fr", "'fr' is not among the site's languages"),
        ("{en: Hi!, de: Hallo!, ar: مرحبًا!}", "'{{ name }}'", "the text names 'name'"),
        ("id: shop", "id: Shop 1", "'Shop 1' can't be the 'id'"),
    ],
)
def test_what_can_not_be_is_refused(old, new, message):
    text = SITES.replace(old, new)
    assert text != SITES

    found, problems = sites(text)

    assert found is None
    assert [message in p.message for p in problems] == [True], problems


@pytest.mark.parametrize(("line", "asked"), [("", True), ("    rating: no\n", False)])
def test_a_site_may_say_that_nobody_is_asked_how_it_was(line, asked):
    found, problems = sites(SITES + line)

    assert problems == []
    assert found["shop"].manners.rates is asked


def test_two_sites_of_one_name_are_refused():
    found, problems = sites(SITES + "  - {id: shop, name: Other}\n")

    assert found is None
    assert [p.code for p in problems] == ["duplicate-flow"]


def test_openers_pass_while_the_flows_are_not_known():
    assert sites(SITES, None)[1] == []


@pytest.mark.parametrize("text", ["teams: x", "- a", "teams: [a]", "teams: [[a]]", "sites: {a: b}"])
def test_other_shapes_are_problems_and_never_crash(text):
    assert compile_teams(node(text))[0] is None
    assert compile_sites(node(text), ())[0] is None
