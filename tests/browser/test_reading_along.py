"""The newest words are in sight, whatever changes the page, and "Seen" means that they are."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.looks import looks_right
from tests.browser.people import ERROR, Agent, Customer

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 568}
KEYBOARD = {"width": 320, "height": 300}
REPLY = "Hello Mara, I am looking at your payment now."


@pytest.fixture
def helped(customer, agent) -> tuple[Customer, Agent]:
    """Mara on a phone, after the whole intake, with Priya, who has not said anything yet."""
    mara = customer(viewport=PHONE, has_touch=True).open()
    mara.answers_all()
    mara.sends()
    priya = agent("Priya")
    priya.opens(mara.number)
    priya.takes_over()
    expect(mara.log.get_by_text("Priya has joined")).to_be_visible()
    return mara, priya


def newest(mara: Customer) -> Locator:
    return mara.log.locator(".entry.agent .bubble").last


def reads(mara: Customer, priya: Agent, words: str) -> None:
    """What the agent sends now is seen, and told to be."""
    priya.replies(words)
    expect(newest(mara)).to_have_text(words)
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    expect(line(priya, words)).to_contain_text("Seen")


def scrolls_up(mara: Customer) -> None:
    """Back to what was said before; again, where words that had just come were brought in sight."""
    mara.log.evaluate("""async (at) => {
        for (let still = 0; still < 5; ) {
            still = at.scrollTop === 100 ? still + 1 : 0
            at.scrollTop = 100
            await new Promise((done) => setTimeout(done, 50))
        }
    }""")


def line(priya: Agent, words: str) -> Locator:
    return priya.talk.locator(".line", has_text=words)


def test_the_newest_words_stay_in_sight_while_a_keyboard_comes_and_goes(helped):
    mara, priya = helped
    reads(mara, priya, REPLY)

    for size in [KEYBOARD, {"width": 320, "height": 250}, PHONE, KEYBOARD]:
        mara.page.set_viewport_size(size)
        expect(newest(mara)).to_be_in_viewport(ratio=1)
    reads(mara, priya, "Above the keyboard")
    mara.type("a draft\nof a few\nlines that\ngrows\nand grows")
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    mara.page.set_viewport_size(PHONE)
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    reads(mara, priya, "Below it")


def test_the_newest_words_are_in_sight_after_closing_reloading_and_being_away(helped):
    mara, priya = helped
    mara.widget.get_by_role("button", name="Close").click()
    priya.replies(REPLY)
    expect(mara.page.locator("button[aria-label*='1 unread']")).to_be_visible()
    expect(line(priya, REPLY)).not_to_contain_text("Seen")

    mara.open()
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    expect(line(priya, REPLY)).to_contain_text("Seen")
    mara.page.reload()
    mara.open()
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    reads(mara, priya, "After the reload")
    mara.page.context.set_offline(True)
    expect(mara.widget.get_by_text("You’re offline.")).to_be_visible()
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    mara.page.context.set_offline(False)
    reads(mara, priya, "After the tunnel")


def test_what_came_below_the_fold_is_seen_only_when_one_is_there(helped):
    mara, priya = helped
    scrolls_up(mara)
    priya.replies(REPLY)
    expect(newest(mara)).to_have_text(REPLY)

    mara.page.set_viewport_size(KEYBOARD | {"height": 450})
    priya.replies("And another line.")
    expect(newest(mara)).to_have_text("And another line.")
    expect(newest(mara)).not_to_be_in_viewport()
    expect(line(priya, "And another line.")).not_to_contain_text("Seen")
    assert mara.log.evaluate("(at) => at.scrollTop") == 100

    hint = mara.log.get_by_role("button", name="2 unread messages")
    expect(hint).to_be_in_viewport(ratio=1)
    looks_right(mara, "unread below")

    hint.click()
    expect(newest(mara)).to_be_in_viewport(ratio=1)
    expect(hint).to_have_count(0)
    expect(line(priya, "And another line.")).to_contain_text("Seen")


def test_an_agent_who_reads_further_up_has_not_seen_what_comes_below(customer, agent):
    mara = customer().open()
    mara.say("The plants arrived broken")
    mara.wants_a_person()
    priya = agent("Priya", viewport={"width": 1024, "height": 560})
    priya.opens(mara.number)
    priya.takes_over()
    priya.replies("\n".join("A long story." for _ in range(20)))
    expect(line(priya, "A long story.")).to_contain_text("Seen")  # nothing moves any more
    priya.talk.evaluate("(at) => { at.scrollTop = 0 }")
    mara.sees("A long story.")
    mara.say("Are you there?")
    expect(priya.talk.get_by_text("Are you there?")).to_have_count(1)
    mine = mara.log.locator(".entry.mine", has_text="Are you there?")
    expect(mine).to_contain_text("Delivered")

    priya.replies("Yes, I am.")
    mara.sees("Yes, I am.")
    expect(mine).to_contain_text("Delivered")

    priya.talk.evaluate("(at) => { at.scrollTop = at.scrollHeight }")
    expect(mine).to_contain_text("Seen")


def test_a_question_that_is_taller_than_the_page_is_read_from_its_beginning(customer):
    mara = customer(viewport={"width": 320, "height": 256}).open()
    mara.says_what_is_wrong()
    mara.say("Mara Lindqvist")
    mara.is_asked("Which e-mail address")
    mara.say("mara@garden.example")
    question = mara.log.locator(".entry.bot .bubble", has_text="What do you see?")
    expect(question).to_be_in_viewport(ratio=1)

    mara.field.scroll_into_view_if_needed()
    mara.page.mouse.wheel(0, 2000)
    expect(mara.log.get_by_role("button", name="I don’t know")).to_be_in_viewport(ratio=1)
    mara.field.press_sequentially("an er")
    expect(mara.log.get_by_role("button", name="I don’t know")).to_be_in_viewport(ratio=1)
    mara.say("an error message")
    expect(mara.log.locator(".entry.bot .bubble").last).to_contain_text("What does the message")
    expect(mara.log.locator(".entry.bot .bubble").last).to_be_in_viewport(ratio=1)


def test_an_answer_that_is_changed_lower_down_is_all_in_sight(customer):
    mara = customer(viewport=PHONE, has_touch=True).open()
    mara.say(f"I can't pay since this morning, it says {ERROR}")
    mara.is_asked("Who am I talking to?")
    mara.say("Mara Lindqvist")
    mara.is_asked("Which e-mail address")

    mara.log.locator(".noted button", has_text="morning").click()

    form = mara.log.get_by_role("form", name="Change")
    expect(form.locator("textarea")).to_be_focused()
    for name in ["Save", "Keep the old one"]:
        expect(form.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_a_file_with_a_long_name_leaves_the_buttons_where_they_are(customer):
    mara = customer(viewport=PHONE, has_touch=True).open()
    mara.attaches(f"{'screenshot-of-the-payment-page-' * 4}.txt", "text/plain", b"hello")

    for name in ["Send", "Remove"]:
        button = mara.widget.locator(".composer").get_by_role("button", name=name)
        expect(button).to_be_in_viewport(ratio=1)
