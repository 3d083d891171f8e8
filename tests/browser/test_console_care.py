"""What protects people in the console: nobody asks twice, rude words fold, a hard day is told."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.looks import right
from tests.browser.people import OPENING, Agent, Customer

pytestmark = pytest.mark.browser

RUDE = "You idiots. The page stays blank when I press Pay, you stupid morons"
GRIEF = "My dog died this morning and I can't even cancel the coat order, the button does nothing"
DANGER = "I want to kill myself, the page stays blank"
AGAIN = "I'm looking at it. Which browser are you using?"
ASKS = "Which browser are you using?"
SIZES = {"1440": {"width": 1440, "height": 900}, "1024": {"width": 1024, "height": 768}}


def comes(customer, *words: str) -> tuple[Customer, int]:
    """Somebody who says this and asks for a person; their number."""
    someone = customer().open()
    for said in words:
        someone.say(said)
        someone.sees(said)
        expect(someone.log.locator(".entry.mine .under", has_text="Sending")).to_have_count(0)
    someone.wants_a_person()
    return someone, someone.number


@pytest.fixture
def holding(customer, agent) -> tuple[Customer, Agent]:
    """A customer in the shop, and Priya, who holds the conversation."""
    someone, number = comes(customer, OPENING, "Mara Lindqvist")
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    return someone, priya


def test_a_pause_in_typing_shows_what_is_known_and_the_question_can_be_left_out(holding):
    mara, priya = holding
    priya.pen.fill(AGAIN)

    expect(priya.known).to_contain_text("You know this already. Mara uses Chrome")
    expect(priya.known.get_by_text("browser", exact=True)).to_be_visible()
    priya.known.get_by_role("button", name="Leave the question out").click()

    expect(priya.pen).to_have_value("I'm looking at it.")
    expect(priya.pen).to_be_focused()
    expect(priya.known).to_have_count(0)
    priya.page.keyboard.press("Control+Enter")
    mara.sees("I'm looking at it.")
    expect(mara.log.get_by_text(ASKS)).to_have_count(0)


def test_a_reply_that_asks_again_waits_once_and_goes_all_the_same_when_wanted(holding):
    mara, priya = holding
    clock = priya.page.clock
    clock.install()
    clock.pause_at(
        datetime.now(UTC) + timedelta(seconds=10)
    )  # a busy machine is late, and no clock goes back
    priya.pen.fill(AGAIN)
    priya.page.keyboard.press("Control+Enter")

    expect(priya.known).to_be_visible()
    clock.resume()
    expect(priya.pen).to_have_value(AGAIN)
    expect(mara.log.get_by_text(ASKS)).to_have_count(0)
    priya.page.keyboard.press("Shift+Tab")
    priya.page.keyboard.press("Shift+Tab")
    button = priya.known.get_by_role("button", name="Ask all the same")
    expect(button).to_be_focused()
    priya.page.keyboard.press("Enter")

    mara.sees(ASKS)
    expect(priya.pen).to_have_value("")
    expect(priya.known).to_have_count(0)
    expect(priya.talk.locator(".line.agent", has_text=ASKS)).to_have_count(1)


def test_a_reply_never_waits_for_an_answer_that_does_not_come(holding, watch):
    mara, priya = holding
    asked: list[str] = []
    priya.page.route("**/known", lambda route: asked.append(route.request.url))  # never answered

    priya.pen.fill(AGAIN)
    priya.page.keyboard.press("Control+Enter")

    mara.sees(ASKS)
    expect(priya.pen).to_have_value("")
    assert asked


def test_rude_words_fold_and_only_their_own_button_shows_them(customer, agent):
    someone, number = comes(customer, RUDE, "Leo Marchetti")
    priya = agent("Priya")
    expect(priya.row(number)).not_to_contain_text("idiots")
    priya.opens(number)

    expect(priya.folded).to_have_count(1)
    expect(priya.folded).to_contain_text("What it says: The page stays blank when I press Pay")
    for words in ("You idiots", "stupid morons"):
        expect(priya.page.get_by_text(words)).to_have_count(0)
    show = priya.folded.get_by_role("button", name="Show")
    expect(show).to_have_attribute("aria-expanded", "false")
    show.click()
    expect(priya.talk.get_by_text(RUDE)).to_be_visible()
    priya.folded.get_by_role("button", name="Fold").click()
    expect(priya.talk.get_by_text(RUDE)).to_have_count(0)
    someone.say("when does it work again")
    expect(priya.talk.get_by_text("when does it work again")).to_be_visible()
    expect(priya.folded).to_have_count(1)


def test_a_note_on_the_tone_is_taken_back_and_the_history_keeps_both(customer, agent):
    _, number = comes(customer, RUDE, "Leo Marchetti")
    priya = agent("Priya")
    priya.opens(number)
    step = priya.talk.get_by_text("Step 1 of 3, noted: nobody was warned or blocked")
    expect(step).to_be_visible()
    tone = priya.sheet.get_by_role("region", name="Tone")
    expect(tone).to_contain_text("One message with rude words, folded. Step 1 of 3")
    tone.get_by_role("button", name="Hand over quietly").click()
    expect(priya.page.get_by_role("dialog", name="Transfer to a colleague")).to_be_visible()
    priya.page.keyboard.press("Escape")

    priya.talk.get_by_role("button", name="Take the note back").click()

    expect(step).to_have_count(0)
    expect(priya.folded).to_have_count(0)
    expect(priya.talk.get_by_text(RUDE)).to_be_visible()
    expect(tone).to_have_count(0)
    priya.looks_at("History")
    expect(priya.sheet.get_by_text("Rude words noted, step 1")).to_be_visible()
    expect(priya.sheet.get_by_text(re.compile("Priya took the note of entry"))).to_be_visible()


def test_a_hard_day_is_told_before_one_writes_and_leaves_with_the_first_reply(customer, agent):
    sam, number = comes(customer, GRIEF, "Sam Whitlock")
    priya = agent("Priya")
    expect(priya.row(number)).to_contain_text("go gently")
    priya.opens(number)

    briefing = priya.sheet.get_by_role("region", name="Before you write")
    expect(briefing).to_contain_text("My dog died")
    expect(briefing).to_contain_text("The bot has said one kind sentence. Once is enough.")
    expect(briefing).to_contain_text("Optional questions were left out. No survey will be sent.")
    briefing.get_by_role("button", name="Show where").click()
    expect(priya.talk.locator("mark")).to_have_text("My dog died")
    briefing.get_by_role("button", name="Hand over quietly").click()
    expect(priya.page.get_by_role("dialog", name="Transfer to a colleague")).to_be_visible()
    priya.page.keyboard.press("Escape")
    priya.takes_over()
    expect(briefing).to_be_visible()
    priya.replies("Hello Sam, I am cancelling it right now.")

    sam.sees("I am cancelling it right now.")
    expect(briefing).to_have_count(0)
    expect(priya.sheet.get_by_text("go gently")).to_be_visible()
    priya.looks_at("History")
    expect(priya.sheet.get_by_text("A hard day: “My dog died”")).to_be_visible()


def test_danger_is_worded_more_strongly(customer, agent):
    someone = customer().open()
    someone.say(DANGER)
    expect(someone.widget.locator("#tip b")).to_be_visible()
    priya = agent("Priya")

    expect(priya.row(someone.number)).to_contain_text("in danger")
    priya.opens(someone.number)

    briefing = priya.sheet.get_by_role("region", name="this person may be in danger")
    expect(briefing).to_contain_text("The bot has shown where help is, day and night.")
    right(priya.page, "in danger")


def test_a_second_matter_stands_in_the_sheet_with_its_source(customer, agent):
    _, number = comes(customer, OPENING, "Mara Lindqvist. Also, I need an invoice for FF-20401")
    priya = agent("Priya")
    priya.opens(number)

    also = priya.fact("Also wants")
    expect(also.locator("bdi")).to_have_text("I need an invoice for FF-20401")
    also.get_by_role("button", name="Show where").click()
    expect(priya.talk.locator("mark")).to_contain_text("I need an invoice for FF-20401")


def test_a_secret_that_was_removed_leaves_a_lock_at_its_message(customer, agent):
    someone, number = comes(customer, OPENING)
    someone.say("my card is 4111 1111 1111 1111")
    someone.sees("my card is")
    priya = agent("Priya")

    priya.opens(number)

    tag = priya.talk.get_by_text("card number removed before saving")
    expect(tag).to_be_visible()
    expect(priya.talk.get_by_text("4111 1111")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", list(SIZES))
def test_care_looks_right_on_every_screen(customer, agent, size, scheme):
    _, number = comes(customer, f"{GRIEF}. {RUDE}", "Sam Whitlock")
    priya = agent("Priya", viewport=SIZES[size], color_scheme=scheme)
    priya.opens(number)
    priya.takes_over()
    right(priya.page, "folded, with a briefing")
    priya.folded.get_by_role("button", name="Show").click()
    priya.pen.fill(AGAIN)
    expect(priya.known).to_be_visible()
    right(priya.page, "asks again")
    priya.goes()
    expect(priya.row(number)).to_contain_text("go gently")
    right(priya.page, "queue")
