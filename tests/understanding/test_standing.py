"""Which of several pages, browsers, systems and days is meant."""

from datetime import datetime

import pytest

from intakebot.understanding.standing import site
from intakebot.understanding.understand import Asked, Catalogue, understand
from tests.costs import at_most

HERE = Catalogue("en", "US", datetime(2026, 11, 25, 15, 30))


def told(text, label, bands="AB", asked=None):
    found = understand(text, asked, HERE).all(label)
    return [text[slice(*each.span)] for each in found if each.band in bands]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("go to s.example.com/pay, it points to https://old.example.org/x", ["s.example.com/pay"]),
        ("On s.example.com/pay I get it. Screenshot: https://imgur.com/abc", ["s.example.com/pay"]),
        ("s.example.com/pay is blank, see https://forum.example.org/t/5", ["s.example.com/pay"]),
        ("It redirects me to https://login.example.org/", []),
        ("Here is a video: https://www.loom.com/share/1", []),
        ("the picture https://cdn.shop.example/a.png is broken", []),
        ("see shop.example.com/pay please", ["shop.example.com/pay"]),
        ("auf s.example.com/kasse hängt es, siehe https://b.example.org", ["s.example.com/kasse"]),
        ("https://a.example/\nhttps://b.example/\n!", ["https://a.example/", "https://b.example/"]),
        ("a.example.com/p is blank.\na.example.com/p\na.example.com/c", ["a.example.com/p"] * 2),
        ("a.example.com and a.example.com/p", ["a.example.com", "a.example.com/p"]),
        ("I found this bug:\n https://t.example/9 so a.example.com/p hangs", ["a.example.com/p"]),
        ("s.example.com/pay hangs as in https://github.com/a/b/issues/7", ["s.example.com/pay"]),
        ("https://bugs.example.org/show_bug.cgi?id=7 tells the same", []),
    ],
)  # fmt: skip
def test_the_page_that_was_visited_is_filled_in(text, page):
    assert told(text, "url") == page


def test_every_address_is_still_found():
    assert len(told("open a.example.com/x, it links to b.example.org/y", "url", "ABC")) == 2


def test_a_bare_site_means_the_one_page_of_it_that_is_named():
    found = understand("shop.example.com is down. https://shop.example.com/pay stays blank")

    assert {each.value for each in found.all("url")} == {"https://shop.example.com/pay"}


def test_two_pages_of_a_site_stay_two():
    found = understand("go to shop.example.com/cart, then shop.example.com/pay").all("url")

    assert len({each.value for each in found}) == 2
    assert {each.band for each in found} == {"A"}


@pytest.mark.parametrize(
    ("text", "browser"),
    [
        ("Using SeaMonkey 2.53.16. It opened in SeaMonkey 2.53.15", ["SeaMonkey 2.53.16"]),
        ("Chrome shows it, Firefox shows it, I use Edge 120", ["Edge 120"]),
        ("I'm on Opera 99 and my wife has Vivaldi", ["Opera 99"]),
        ("Opera and Vivaldi both hang", []),
        ("Firefox 128 hangs. Firefox always did", ["Firefox 128", "Firefox"]),
        ("I use Opera 99.1. This also happens with Opera 99.0", ["Opera 99.1"]),
        ("SeaMonkey 2.53.5 crops it. It also happens in SeaMonkey 2.53.5.1", ["SeaMonkey 2.53.5"]),
        ("Edge 120 hangs, dasselbe auch unter Firefox 128", ["Edge 120"]),
    ],
)  # fmt: skip
def test_of_several_browsers_the_one_in_use_is_filled_in(text, browser):
    assert told(text, "browser") == browser


def test_a_version_stands_as_its_browser_does():
    text = "Using SeaMonkey 2.53.16. SeaMonkey 2.53.15 I had before"

    assert told(text, "version") == ["2.53.16"]


@pytest.mark.parametrize("text", ["the Firefox console is empty", "the SeaMonkey logo moves"])
def test_a_part_of_a_browser_names_none(text):
    assert told(text, "browser", "ABC") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Since yesterday it hangs. My last mail was on 3 November", ["yesterday"]),
        ("It worked yesterday. Today it hangs", ["Today"]),
        ("Yesterday it still worked", []),
        ("gestern ging es noch, seit heute früh nicht mehr", ["heute früh"]),
        ("It worked until yesterday", ["yesterday"]),
        ("Firefox Nightly 116.0a1 (2023-06-19) hangs", []),
        ("the build from 2022-12-18 hangs", []),
        ("Timestamp: 7/24/22, 3:28:01 PM\nError: TypeError", []),
        ("I ordered last night and looked this morning", []),
        ("the next day it was gone", []),
        ("I wrote to you yesterday and pressed Pay", ["yesterday"]),
        ("it started last night, I rebooted this morning", ["last night"]),
    ],
)  # fmt: skip
def test_the_day_from_when_on_it_is_so_is_filled_in(text, day):
    assert told(text, "datetime") == day


def test_what_was_asked_for_is_not_weighed():
    assert told("It still worked yesterday", "datetime", asked=Asked("date")) == ["yesterday"]
    assert told("Screenshot: imgur.com/a", "url", asked=Asked("url")) == ["imgur.com/a"]


@pytest.mark.parametrize(
    ("address", "owner"),
    [("https://www.shop.example.com/a", "example.com"), ("https://shop.co.uk/", "shop.co.uk"),
     ("https://localhost:80/x", "localhost"), ("https://nl.mouser.com", "mouser.com")],
)  # fmt: skip
def test_hosts_of_one_owner_are_one_site(address, owner):
    assert site(address) == owner


@pytest.mark.parametrize(
    "piece",
    ["on a.example/x ", "see a.example/x, ", "Firefox 1 and Edge, ", "in 2024-01-02 ", "I use "],
)  # fmt: skip
def test_twenty_thousand_characters_of_facts_are_weighed_in_a_moment(piece):
    text = (piece * 20_000)[:20_000]
    understand(text, None, HERE)
    with at_most(0.05):
        understand(text, None, HERE)
