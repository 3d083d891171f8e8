"""Putting a case aside with Z until a time: back by itself, by hand, or by the customer."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import right
from tests.browser.people import Agent, Customer

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 600}


@pytest.fixture
def held(customer, agent) -> Callable[..., tuple[Customer, int, Agent]]:
    """A customer's conversation that Priya holds and has answered."""

    def comes(**options) -> tuple[Customer, int, Agent]:
        mara = customer().open()
        mara.say("I can't pay")
        mara.wants_a_person()
        expect(mara.widget.locator("#tip b")).to_be_visible()
        number, priya = mara.number, agent("Priya", **options)
        priya.opens(number)
        priya.takes_over()
        priya.replies("I ask the bank and come back to you.")
        return mara, number, priya

    return comes


def put_aside(priya: Agent, label: str = "In 1 hour") -> None:
    priya.page.locator("h1").click()
    priya.page.keyboard.press("z")
    dialog = priya.page.get_by_role("dialog", name="Put this case aside")
    dialog.get_by_role("radio", name=re.compile(label)).check()
    dialog.get_by_role("button", name="Put aside").click()
    expect(dialog).to_have_count(0)
    expect(priya.page.get_by_text("or as soon as the customer writes.")).to_be_visible()


def here() -> datetime:
    """What the clock on the wall says."""
    return datetime.now(UTC).astimezone()


def aside(page: Page):
    return page.get_by_role("region", name="Put aside")


def test_a_case_leaves_the_head_of_the_queue_and_comes_back_with_the_customers_words(held, agent):
    mara, number, priya = held()
    seen = mara.frames_heard()

    put_aside(priya)

    expect(priya.talk.locator(".rule", has_text="put it aside until")).to_be_visible()
    expect(aside(priya.page).locator(".item")).to_contain_text(
        re.compile(r"back (\w{3} )?\d\d:\d\d")
    )
    priya.goes()
    expect(priya.row(number)).to_contain_text("put aside")
    tom = agent("Tom")
    expect(tom.row(number)).to_contain_text("put aside")
    expect(tom.row(number)).to_contain_text("with Priya")
    expect(mara.log.get_by_text("aside")).to_have_count(0)

    mara.say("Any news from the bank?")

    expect(priya.row(number)).to_contain_text("with you")
    expect(priya.row(number)).not_to_contain_text("put aside")
    assert "snoozed" not in "".join(seen)


def test_at_its_time_it_is_back_and_says_so_until_somebody_answers(held):
    _, _, priya = held()
    page = priya.page
    page.locator("h1").click()
    page.keyboard.press("z")
    dialog = page.get_by_role("dialog", name="Put this case aside")
    dialog.get_by_role("radio", name="At another time").check()
    field = dialog.get_by_label("Day and time")
    # Time enough for a busy machine to press the key and to show it, before it comes.
    field.fill(f"{here() + timedelta(seconds=8):%Y-%m-%dT%H:%M:%S}")
    field.press("Enter")
    expect(aside(page).locator(".item")).to_have_count(1)

    expect(page.get_by_text("It’s back: you put it aside until")).to_be_visible(timeout=30_000)
    expect(aside(page)).to_have_count(0)
    mine = page.get_by_role("region", name="Mine")
    expect(mine.locator(".item", has_text="is back")).to_have_count(1)
    priya.replies("The bank says it is mended.")
    expect(page.get_by_text("It’s back:")).to_have_count(0)
    expect(mine.locator(".item", has_text="is back")).to_have_count(0)


def test_a_time_of_choice_has_to_come_and_it_can_be_taken_up_by_hand(held):
    _, _, priya = held()
    page = priya.page
    page.locator("h1").click()
    page.keyboard.press("z")
    dialog = page.get_by_role("dialog", name="Put this case aside")
    expect(dialog.get_by_role("radio").first).to_be_focused()
    dialog.get_by_role("radio", name="At another time").check()
    field = dialog.get_by_label("Day and time")
    field.fill("2020-01-01T09:00")

    dialog.get_by_role("button", name="Put aside").click()

    expect(dialog.get_by_role("alert")).to_contain_text("still to come")
    then = here() + timedelta(days=3)
    field.fill(f"{then:%Y-%m-%dT09:00}")
    dialog.get_by_role("button", name="Put aside").click()
    expect(page.get_by_text(f"Put aside. Back {then:%a} 09:00")).to_be_visible()
    page.reload()
    expect(page.get_by_text(f"Put aside. Back {then:%a} 09:00")).to_be_visible()
    page.get_by_role("button", name="Take it up again").click()
    expect(page.get_by_text("Put aside. Back")).to_have_count(0)
    expect(priya.talk.locator(".rule", has_text="Priya took it up again")).to_be_visible()


def test_whoever_lost_it_meanwhile_is_told_and_who_does_not_hold_it_is_told_what_to_do(held, agent):
    _, number, priya = held()
    tom = agent("Tom")
    tom.opens(number)
    tom.page.locator("h1").click()
    tom.page.keyboard.press("z")
    expect(tom.page.get_by_text("Take over first, then you can put it aside.")).to_be_visible()
    priya.page.locator("h1").click()
    priya.page.keyboard.press("z")
    dialog = priya.page.get_by_role("dialog", name="Put this case aside")
    tom.page.locator("h1").click()
    tom.page.keyboard.press("i")
    expect(priya.page.get_by_text("with Tom", exact=True).first).to_be_visible()

    dialog.get_by_role("button", name="Put aside").click()

    expect(priya.page.get_by_text("Tom took this over a moment before you.")).to_be_visible()
    expect(aside(tom.page)).to_have_count(0)


@pytest.mark.parametrize(
    "screen",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["320", "dark", "forced"],
)
def test_it_looks_right(held, screen):
    _, number, priya = held(**screen)
    page = priya.page
    if not screen:
        page.set_viewport_size(NARROW)
    page.locator("h1").click()
    page.keyboard.press("z")
    expect(page.get_by_role("dialog", name="Put this case aside")).to_be_visible()
    page.get_by_role("dialog").get_by_role("radio", name="At another time").check()
    right(page, "put aside?")
    page.keyboard.press("Escape")

    put_aside(priya)

    right(page, "put aside")
    priya.goes()
    expect(priya.row(number)).to_contain_text("put aside")
    right(page, "queue")
