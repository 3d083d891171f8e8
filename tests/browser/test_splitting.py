"""A second matter becomes a case of its own by one key, and is taken back by one press."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looks import looks_right, right
from tests.browser.people import OPENING
from tests.browser.test_console_care import comes

pytestmark = pytest.mark.browser

WANTS = "I need an invoice for FF-20401"
SIZES = {
    "1280": {"width": 1280, "height": 900},
    "320": {"width": 320, "height": 700},
}


def test_what_is_wanted_besides_becomes_a_case_of_the_same_customer(customer, agent):
    mara, number = comes(customer, OPENING, f"Mara Lindqvist. Also, {WANTS}")
    priya = agent("Priya")
    priya.opens(number)
    page = priya.page
    also = priya.fact("Also wants")
    expect(also.get_by_role("button", name="Make it a case of its own")).to_be_visible()
    before = mara.reads

    page.get_by_role("heading", name=f"Case {number}").click()
    page.keyboard.press("s")

    made = also.get_by_role("link", name=re.compile(r"Case \d+"))
    expect(made).to_be_visible()
    new = int((made.inner_text()).split()[1])
    assert new != number
    expect(priya.talk.get_by_text(f"Priya made it a case of its own: {new}")).to_be_visible()
    right(page, "a matter that was split off")

    made.click()
    expect(priya.sheet.get_by_role("heading", name=f"Case {new}")).to_be_visible()
    expect(priya.talk.get_by_text(WANTS)).to_be_visible()
    expect(priya.sheet).to_contain_text("Mara Lindqvist")
    expect(page.get_by_text(f"The customer reads case {number}.")).to_be_visible()
    page.keyboard.press("i")
    expect(page.get_by_text("with you", exact=True)).to_be_visible()
    expect(page.locator(".pen button[type=submit]")).to_have_attribute("aria-disabled", "true")
    priya.notes("The invoice is made out to her company.")
    for name, size in SIZES.items():
        for scheme in ("light", "dark"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            right(page, f"split off, {name} {scheme}")
    page.set_viewport_size(SIZES["1280"])

    page.get_by_role("link", name=f"Open {number}").click()
    expect(priya.sheet.get_by_role("heading", name=f"Case {number}")).to_be_visible()
    also.get_by_role("button", name="Take it back").click()
    expect(also).to_contain_text("part of this one again")
    expect(priya.sheet).to_contain_text("2 contacts")
    assert mara.reads == before, "the customer saw nothing of all this"


def test_the_customer_hears_of_it_in_the_talk_they_named_it_in(customer, agent):
    mara, number = comes(customer, OPENING, f"Mara Lindqvist. Also, {WANTS}")
    priya = agent("Priya")
    priya.opens(number)
    priya.fact("Also wants").get_by_role("button", name="Make it a case of its own").click()
    priya.fact("Also wants").get_by_role("link", name=re.compile(r"Case \d+")).click()
    expect(priya.page.get_by_text(f"The customer reads case {number}.")).to_be_visible()

    mara.say("any news?")
    mara.sees(f"Your other matter, “Also, {WANTS}”: It is with")
    priya.page.keyboard.press("i")
    priya.closes("It is in your mailbox.")

    mara.sees(f"Your other matter, “Also, {WANTS}”, is closed.")
    mara.sees("It is in your mailbox.")
    looks_right(mara, "news of a second matter")


def test_where_there_is_no_second_matter_the_key_says_so(customer, agent):
    _, number = comes(customer, OPENING)
    priya = agent("Priya")
    priya.opens(number)
    priya.page.get_by_role("heading", name=f"Case {number}").click()

    priya.page.keyboard.press("s")

    expect(priya.page.get_by_text("No second matter was noticed here.")).to_be_visible()
