"""What the bot understood, cut out or noticed, on the customer's screen, each screen looked at."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looks import PERSON, PHONE, looks_right, person_in_sight
from tests.browser.people import Customer

pytestmark = pytest.mark.browser

STORY = (
    "Hi, Jane Doe here (jane@x.com). Since this morning I get 'Error 0x80070057: parameter is "
    "incorrect' on shop.example.com/checkout when I pay with Visa, Firefox 128 on a Mac"
)
KNOWN = {
    "Name": "Jane Doe",
    "E-mail address": "jane@x.com",
    "Page": "shop.example.com/checkout",
    "Error message": "Error 0x80070057: parameter is incorrect",
}
TOPIC = "Something on the website isn't working"
SEEN = "An error message"
UNKNOWN = "I don’t know"
CARD = "4242 4242 4242 4242"
PLUM = "rgb(122, 58, 109)"


def chips(mara: Customer) -> Locator:
    return mara.log.get_by_role("group", name="What I noted").get_by_role("button")


def fact(mara: Customer, label: str) -> Locator:
    """The row of the summary with that label."""
    card = mara.log.get_by_role("region", name="Your case")
    return card.locator(".fact").filter(has_text=re.compile(rf"^{label}"))


def test_a_message_that_says_nearly_everything_is_shown_back_and_little_is_asked(customer):
    mara = customer(viewport=PHONE).open()

    mara.say(STORY)
    press(mara, TOPIC)

    mara.sees("Thank you. I've noted this; tap anything that's wrong.")
    for value in ("Jane Doe", "jane@x.com", "Firefox 128, Mac"):
        expect(chips(mara).filter(has_text=value)).to_be_visible()
    started = chips(mara).filter(has_text="Since")
    expect(started.locator("q")).to_have_text("this morning")
    expect(started).to_contain_text("Please check")
    expect(started).to_have_css("border-style", "dashed")
    assert chips(mara).count() <= 7
    underlined = mara.log.locator(".entry.mine .bubble u").all_inner_texts()
    assert {*KNOWN.values(), "this morning", "Firefox 128 on a Mac"} <= set(underlined)
    looks_right(mara, "understood")
    person_in_sight(mara)

    asked = asked_until_the_summary(mara)

    assert len(asked) <= 2, asked
    for label, value in KNOWN.items():
        expect(fact(mara, label)).to_contain_text(value)
    expect(fact(mara, "Since").locator("q")).to_have_text("this morning")
    expect(fact(mara, "Device and browser").locator("q")).to_have_text("Firefox 128 on a Mac")
    looks_right(mara, "summary with its words")


def press(mara: Customer, topic: str) -> None:
    """Says what it is about, if that is asked."""
    mara.log.locator(".entry.mine").first.wait_for()  # the greeting's own buttons are gone
    button = mara.log.get_by_role("button", name=topic)
    expect(button.or_(mara.log.locator(".links")).first).to_be_visible()
    if button.count():
        button.click()


def asked_until_the_summary(mara: Customer) -> list[str]:
    """What is still asked of somebody who sees an error and knows nothing more."""
    asked: list[str] = []
    unknown = mara.log.get_by_role("button", name=UNKNOWN)
    while True:
        expect(mara.actions.or_(unknown).first).to_be_visible()
        if mara.actions.is_visible():
            return asked
        newest = mara.log.locator(".entry.bot .bubble").last
        asked.append(newest.inner_text())
        seen = mara.log.get_by_role("button", name=SEEN, exact=True)
        (seen if seen.count() else unknown).click()
        expect(newest).not_to_have_text(asked[-1])


def test_a_correction_shows_what_it_changed(customer):
    mara = customer(viewport=PHONE).open()
    mara.say("The page stays blank. I am Jane Doe, jane@x.com")
    expect(chips(mara).filter(has_text="jane@x.com")).to_be_visible()

    mara.say("no, my e-mail is jane@y.com")

    mara.sees("I've changed that. E-mail address: jane@y.com")
    expect(chips(mara).filter(has_text="jane@x.com")).to_have_count(0)
    expect(chips(mara).filter(has_text="jane@y.com")).to_be_in_viewport(ratio=1)
    looks_right(mara, "corrected")


@pytest.mark.parametrize(
    ("language", "opening", "words", "notice"),
    [
        ("English", "The page stays blank", "my card is", "That looked like a card number"),
        ("العربية", "الموقع لا يعمل", "رقم بطاقتي", "بدا ذلك رقم بطاقة"),
    ],
)
def test_a_card_number_is_cut_out_before_it_is_kept(customer, language, opening, words, notice):
    mara = customer(viewport=PHONE)
    heard = mara.frames_heard()
    mara.open()
    mara.speaks(language)
    mara.say(opening)
    expect(mara.log.locator(".links")).to_be_visible()  # the first question stands

    mara.say(f"{words} {CARD}")

    banner = mara.log.locator(".banner.note")
    expect(banner).to_contain_text(notice)
    expect(banner.locator("svg")).to_be_visible()
    mine = mara.log.locator(".entry.mine .bubble").last
    expect(mine).to_have_text(f"{words} •••• 4242")
    expect(mine.locator("bdi")).to_have_css("direction", "ltr")
    looks_right(mara, "a secret was cut out")
    assert numbers_in("".join(heard)) == []
    assert numbers_in(kept(mara)) == []
    mara.page.reload()
    mara.open()
    expect(banner).to_contain_text(notice)
    assert numbers_in(mara.frame.content() + kept(mara) + "".join(heard)) == []


def numbers_in(text: str) -> list[str]:
    """Whatever is left of the card's number, but for its last four digits."""
    return re.findall(r"4242[^0-9a-f]{0,3}4242", text)


def kept(mara: Customer) -> str:
    """All that page and widget keep in the browser."""
    stores = "() => JSON.stringify([{...localStorage}, {...sessionStorage}])"
    return str(mara.page.evaluate(stores)) + str(mara.frame.evaluate(stores))


def test_on_a_hard_day_a_person_comes_first_and_nothing_presses(customer, agent):
    agent("Priya")  # is there
    mara = customer(viewport=PHONE).open()

    mara.say("my dog died this morning and I can't even cancel the dog coat order")

    mara.sees("I'm so sorry.")
    offer = mara.log.get_by_role("button", name="Yes, get me a person")
    expect(mara.log.get_by_text("A person can do it with you now.")).to_be_visible()
    expect(offer).to_have_css("background-color", PLUM)
    press(mara, "Something is wrong with an order")
    expect(mara.log.locator(".links")).to_be_visible()  # a question of the flow stands
    expect(mara.widget.locator(".steps")).to_have_text("")
    looks_right(mara, "a hard day")
    person_in_sight(mara)

    offer.click()

    expect(mara.widget.locator("#tip")).to_contain_text("Your reference:")
    expect(offer).to_have_count(0)
    expect(mara.widget.get_by_role("button", name=PERSON)).to_have_count(0)
    expect(mara.field).to_be_focused()
    looks_right(mara, "waiting after a hard day")


def test_on_a_hard_day_in_german_and_in_the_dark(customer):
    mara = customer(viewport=PHONE, color_scheme="dark").open()
    mara.speaks("Deutsch")

    mara.say("Mein Hund ist heute gestorben und ich kann die Bestellung nicht stornieren")

    mara.sees("Das tut mir sehr leid.")
    offer = mara.log.get_by_role("button", name="Ja, bitte verbinden")
    expect(offer).to_be_visible()
    looks_right(mara, "a hard day in German, in the dark")
    offer.click()
    expect(mara.widget.locator("#tip")).to_contain_text(re.compile(r"\d{4}"))
    expect(offer).to_have_count(0)


def test_of_two_answers_the_customer_says_which_is_right(customer):
    mara = customer(viewport=PHONE, color_scheme="dark").open()
    mara.say("The page stays blank. I am Jane Doe, jane@x.com")
    mara.is_asked("What were you doing")

    mara.say("I pressed Pay, and jane@work.example got no mail")

    mara.is_asked("Which one is right?")
    both = mara.log.get_by_role("group", name="Which one is right?").get_by_role("button")
    expect(both).to_have_text(["jane@x.com", "jane@work.example", UNKNOWN])
    looks_right(mara, "two answers, in the dark")
    person_in_sight(mara)
    mara.press("jane@work.example")
    mara.is_asked("Since when")
    expect(chips(mara).filter(has_text="jane@work.example")).to_be_visible()
    expect(chips(mara).filter(has_text="jane@x.com")).to_have_count(0)


def test_of_two_answers_the_first_stays_where_nobody_knows(customer):
    mara = customer(viewport=PHONE).open()
    mara.say("The page stays blank. I am Jane Doe, jane@x.com")
    mara.is_asked("What were you doing")
    mara.say("I pressed Pay, and jane@work.example got no mail")
    mara.is_asked("Which one is right?")

    mara.press(UNKNOWN)

    mara.is_asked("Since when")
    expect(chips(mara).filter(has_text="jane@x.com")).to_be_visible()
