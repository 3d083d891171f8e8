"""How it was: asked once at the end, by tap or by key, on every kind of screen; agents read it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looks import PHONE, looks_right
from tests.browser.people import Agent, Customer
from tests.browser.test_widget_looks import shade

pytestmark = pytest.mark.browser

ENGLISH = "How was this for you?"
GOLD_AND_PLAIN = """(all) => all.map((at) => getComputedStyle(at.querySelector("svg")).fill)"""
SIZES = """(all) => all.map((at) => at.getBoundingClientRect())
    .every(({ width, height }) => width >= 44 && height >= 44)"""


@pytest.fixture
def helped(customer, agent) -> Callable[..., tuple[Customer, Agent]]:
    """A customer whose matter an agent closed, after writing to them."""

    def comes(words: str = "I can't pay", language: str = "", **options) -> tuple[Customer, Agent]:
        mara = customer(**options).open()
        if language:
            mara.speaks(language)
        mara.say(words)
        mara.widget.locator(".strip .person").click()
        expect(mara.widget.locator("#tip b")).to_be_visible()
        priya = agent("Priya")
        priya.opens(mara.number)
        priya.takes_over()
        priya.replies("The bank has mended it.")
        priya.closes("Your order is paid.")
        mara.sees("Your order is paid.")
        return mara, priya

    return comes


def stars(mara: Customer) -> Locator:
    return mara.log.get_by_role("radio")


def test_one_tap_rates_and_it_stands_in_every_tab_and_at_the_desk(helped):
    mara, priya = helped()
    expect(mara.log.get_by_role("radiogroup", name=ENGLISH)).to_be_in_viewport(ratio=1)

    mara.log.get_by_role("radio", name="4 of 5").check()

    expect(mara.log.get_by_text("Thank you.", exact=True)).to_be_visible()
    expect(priya.page.get_by_text("Closed: solved. Rated 4 of 5. Open it again")).to_be_visible()
    mara.log.get_by_role("radio", name="2 of 5").check()
    expect(priya.page.get_by_text("Rated 2 of 5. Open it again")).to_be_visible()
    expect(priya.talk.locator(".rule", has_text="Rated")).to_have_count(2)
    mara.page.reload()
    mara.open()
    expect(mara.log.get_by_role("radio", name="2 of 5")).to_be_checked()
    other = Customer(mara.page.context.new_page())
    other.page.goto(mara.page.url)
    other.open()
    expect(other.log.get_by_role("radio", name="2 of 5")).to_be_checked()

    mara.say("It is back")

    expect(stars(mara)).to_have_count(0)
    expect(stars(other)).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "asked"), [("I can't pay, my dog died this morning", 0), ("I can't pay", 5)]
)
def test_nobody_is_asked_on_a_hard_day(helped, words, asked):
    mara, _ = helped(words)

    expect(stars(mara)).to_have_count(asked)


def test_arrows_go_from_star_to_star_and_only_space_or_enter_gives_them(helped):
    mara, priya = helped()
    mara.log.get_by_role("button", name="Copy number").focus()
    keys = mara.page.keyboard

    keys.press("Tab")
    expect(stars(mara).first).to_be_focused()
    for _ in range(3):
        keys.press("ArrowRight")
    expect(stars(mara).nth(3)).to_be_focused()
    expect(stars(mara).nth(3)).not_to_be_checked()
    keys.press(" ")
    expect(stars(mara).nth(3)).to_be_checked()
    expect(mara.log.get_by_text("Thank you.", exact=True)).to_be_visible()
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(stars(mara).nth(4)).to_be_checked()
    expect(priya.page.get_by_text("Rated 5 of 5. Open it again")).to_be_visible()
    keys.press("Tab")
    expect(mara.widget.locator(".composer :focus")).to_have_count(1)  # one stop for all stars

    expect(priya.talk.locator(".rule", has_text="Rated")).to_have_count(2)


@pytest.mark.parametrize(
    "screen",
    [
        {"viewport": PHONE, "has_touch": True},
        {"color_scheme": "dark"},
        {"forced_colors": "active", "reduced_motion": "reduce"},
        {"viewport": PHONE, "language": "العربية"},
    ],
    ids=["320", "dark", "forced", "arabic"],
)
def test_it_looks_right(helped, screen):
    mara, _ = helped(**screen)
    expect(stars(mara)).to_have_count(5)

    stars(mara).nth(3).check()

    expect(mara.log.locator("#rate + .sub")).to_have_text(
        "شكرًا." if "language" in screen else "Thank you."
    )
    looks_right(mara, "rated")
    labels = mara.log.locator(".stars label")
    assert labels.evaluate_all(SIZES)
    fills = labels.evaluate_all(GOLD_AND_PLAIN)
    assert len(set(fills[:4])) == 1
    assert fills[4] == "none"
    if screen.get("color_scheme") == "dark":
        assert shade(mara, ".card") < 80
    if "language" in screen:
        first, last = labels.first.bounding_box(), labels.last.bounding_box()
        assert first["x"] > last["x"]
