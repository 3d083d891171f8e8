"""Without a network: what one writes stays in sight, and is sent once when it is back."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Locator, Route, expect

from tests.browser.looks import looks_right, person_in_sight
from tests.browser.people import Customer

pytestmark = pytest.mark.browser

LATER = re.compile(r"/assets/later-.*\.js")


def styled(bubble: Locator, what: str) -> str:
    return str(bubble.evaluate("(at, what) => getComputedStyle(at)[what]", what))


def mine(someone: Customer) -> list[str]:
    return someone.log.locator(".entry.mine .bubble").all_inner_texts()


def test_who_writes_while_the_network_goes_and_comes_back_notices_it_only_by_a_line(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.wants_a_person()
    expect(mara.widget.locator("#tip")).to_contain_text("Your reference:")
    mara.field.press_sequentially("I have")

    mara.page.context.set_offline(True)
    expect(mara.widget.get_by_text("You’re offline.")).to_be_visible()
    mara.field.press_sequentially(" tried it twice")
    expect(mara.field).to_have_value("I have tried it twice")
    mara.field.press("Enter")
    mara.say("and with another card")
    waiting = mara.log.locator(".entry.mine.waiting .bubble")
    expect(waiting).to_have_text(["I have tried it twice", "and with another card"])
    for bubble in waiting.all():
        assert styled(bubble, "borderStyle") == "dashed"
    looks_right(mara, "offline")
    mara.field.press_sequentially("It")
    mara.page.context.set_offline(False)
    mara.field.press_sequentially(" asks for a code")

    expect(mara.log.get_by_text("Waiting to be sent")).to_have_count(0)
    expect(mara.widget.get_by_text("You’re offline.")).to_have_count(0)
    expect(mara.field).to_be_focused()
    expect(mara.field).to_have_value("It asks for a code")
    assert mine(mara)[-2:] == ["I have tried it twice", "and with another card"]
    assert mine(mara).count("and with another card") == 1
    assert styled(mara.bubbles("and with another card"), "borderStyle") == "none"


def test_the_way_to_a_person_stays_without_a_network_and_is_gone_when_it_is_back(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.page.context.set_offline(True)
    expect(mara.widget.get_by_text("You’re offline.")).to_be_visible()
    person_in_sight(mara)

    mara.wants_a_person()
    mara.page.context.set_offline(False)

    expect(mara.widget.locator("#tip")).to_contain_text("Your reference:")
    assert mara.number >= 1001


def test_a_picture_that_could_not_be_sent_stays_and_goes_out_at_the_next_try(customer, watch):
    watch.expected = ("ERR_FAILED",)
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.wants_a_person()
    tries: list[str] = []

    def once(route: Route) -> None:
        tries.append(route.request.url)
        route.abort() if len(tries) == 1 else route.continue_()

    mara.page.route("**/api/v1/files?*", once)
    drawn = io.BytesIO()
    Image.new("RGB", (320, 200), "#8b1e1e").save(drawn, "PNG")
    mara.attaches("pay-error.png", "image/png", drawn.getvalue())
    mara.say("Look at this")
    thumb = mara.widget.locator(".thumb")
    expect(thumb.get_by_role("alert")).to_have_text("Not sent: It couldn’t be sent.")
    expect(mara.field).to_have_value("Look at this")
    looks_right(mara, "a picture that was not sent")

    mara.field.press("Enter")

    expect(thumb).to_have_count(0)
    expect(mara.bubbles("Look at this")).to_have_count(1)
    shown = mara.log.get_by_role("img", name="pay-error.png")
    expect(shown).to_have_count(1)
    expect(shown).to_have_js_property("naturalWidth", 320)
    mara.page.reload()
    mara.open()
    expect(mara.bubbles("Look at this")).to_have_count(1)
    expect(shown).to_have_js_property("naturalWidth", 320)
    assert len(tries) == 2


def test_two_tabs_that_both_wrote_without_a_network_show_the_same_when_it_is_back(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.wants_a_person()
    page = mara.page.context.new_page()
    page.goto(mara.page.url)
    other = Customer(page).open()
    expect(other.widget.locator("#tip")).to_contain_text("Your reference:")
    mara.page.context.set_offline(True)
    for tab in (mara, other):
        expect(tab.widget.get_by_text("You’re offline.")).to_be_visible()
    mara.say("From the first tab")
    other.say("From the second tab")
    for tab in (mara, other):
        expect(tab.log.get_by_text("Waiting to be sent")).to_have_count(1)

    mara.page.context.set_offline(False)

    for tab in (mara, other):
        for words in ("From the first tab", "From the second tab"):
            expect(tab.bubbles(words)).to_have_count(1)
        expect(tab.log.get_by_text("Waiting to be sent")).to_have_count(0)
    said = mara.log.locator(".entry .bubble").all_inner_texts()
    expect(other.log.locator(".entry .bubble")).to_have_text(said)


def test_first_words_stay_in_the_field_until_there_is_what_sends_them(customer, watch):
    watch.expected = ("later-", "Failed to load", "ERR_FAILED")
    mara = customer()
    mara.page.route(LATER, lambda route: route.abort())
    mara.open()
    mara.say("My plants arrived broken")
    mara.page.wait_for_timeout(600)
    expect(mara.field).to_have_value("My plants arrived broken")

    mara.page.unroute(LATER)
    mara.field.press("Enter")
    mara.field.press("Enter")
    expect(mara.bubbles("My plants arrived broken")).to_have_count(1)
    expect(mara.field).to_have_value("")
