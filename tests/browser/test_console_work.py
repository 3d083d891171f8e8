"""What agents do all day, in real browsers: read, ask, note, pass on, close, link, search."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.looks import axe
from tests.browser.people import Customer, writing

pytestmark = pytest.mark.browser


@pytest.fixture
def stuck(customer) -> Callable[[], tuple[Customer, int]]:
    """Somebody who says what is wrong, and a name, and asks for a person; their number."""

    def comes() -> tuple[Customer, int]:
        someone = customer().open()
        someone.says_what_is_wrong()
        someone.say("Mara Lindqvist")
        someone.is_asked("Which e-mail address")
        someone.wants_a_person()
        return someone, someone.number

    return comes


def test_the_sheet_says_what_is_missing_and_from_which_page_and_browser_they_write(stuck, agent):
    _, number = stuck()
    priya = agent("Priya")

    priya.opens(number)

    expect(priya.missing("E-mail address")).to_be_visible()
    expect(priya.missing("What Mara saw")).to_be_visible()
    expect(priya.missing("Name")).to_have_count(0)
    lacks = priya.sheet.locator(".lack > span").all_inner_texts()
    expect(priya.sheet.get_by_text(f"{len(lacks)} things missing")).to_be_visible()
    expect(priya.fact("Page")).to_contain_text("/demo/checkout/payment")
    expect(priya.fact("Page").get_by_text("From the page", exact=True)).to_be_attached()
    expect(priya.fact("Device and browser")).to_contain_text("Chrome")
    priya.goes()
    expect(priya.row(number)).to_contain_text(f"{len(lacks)} missing · {lacks[0]} …")


def test_a_source_chip_leads_to_the_entry_and_marks_the_words(stuck, agent):
    _, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    chip = priya.fact("Name").get_by_role("button", name="Show where")
    at = chip.inner_text()

    chip.click()

    entry = priya.talk.locator(f"#entry-{at}")
    expect(entry.locator("mark")).to_have_text("Mara Lindqvist")
    expect(entry).to_be_focused()
    expect(entry).to_be_in_viewport(ratio=1)
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(priya.talk.locator("mark")).to_have_count(1)
    chip.click()
    expect(priya.talk.locator("mark")).to_have_count(0)


def test_the_bot_asks_for_one_thing_and_the_agent_keeps_the_conversation(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    mara.sees("Priya has joined")

    priya.missing("E-mail address").get_by_role("button", name="Ask").click()

    mara.is_asked("Which e-mail address can we answer to?")
    mara.say("mara@garden.example")
    expect(priya.fact("E-mail address")).to_contain_text("mara@garden.example")
    expect(priya.missing("E-mail address")).to_have_count(0)
    expect(priya.page.get_by_text("with you")).to_be_visible()
    priya.replies("Thank you, I write to you there.")
    mara.sees("Thank you, I write to you there.")


def test_handed_back_the_bot_asks_on_where_it_stopped(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()

    priya.chooses("Hand back to the bot")

    mara.is_asked("Which e-mail address")
    expect(priya.talk.get_by_text("Priya gave it back to the bot")).to_be_visible()
    mara.say("mara@garden.example")
    mara.is_asked("What do you see?")
    priya.goes()
    expect(priya.row(number)).to_contain_text("in the flow")


def test_a_transfer_takes_a_note_along_and_the_customer_reads_only_who_comes(stuck, agent):
    mara, number = stuck()
    heard = mara.frames_heard()
    mara.page.reload()
    mara.open()
    priya, tom = agent("Priya"), agent("Tom")
    priya.opens(number)
    priya.takes_over()

    priya.page.locator("h1").click()
    priya.page.keyboard.press("t")
    dialog = priya.page.get_by_role("dialog", name="Transfer to a colleague")
    expect(dialog.get_by_role("radio", name="Tom")).to_be_focused()
    dialog.get_by_role("button", name="Transfer").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a colleague.")
    dialog.get_by_role("radio", name="Tom").check()
    dialog.get_by_label("A note for them").fill("Her bank is the slow one.")
    dialog.get_by_role("button", name="Transfer").click()

    mara.sees("Tom")
    expect(tom.row(number)).to_contain_text("with you")
    tom.row(number).click()
    expect(tom.talk.locator(".line.note")).to_contain_text("Her bank is the slow one.")
    tom.replies("Tom here, I go on from there.")
    mara.sees("Tom here, I go on from there.")
    expect(priya.page.get_by_text("with Tom", exact=True).first).to_be_visible()
    assert "Tom here" in "".join(heard)
    assert "slow one" not in "".join(heard)


def test_a_case_is_closed_with_a_reason_and_opened_again(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()

    priya.page.get_by_role("button", name="Close case").click()
    dialog = priya.page.get_by_role("dialog", name="Close this case")
    dialog.get_by_role("radio", name="a duplicate").check()
    dialog.get_by_label("What was done").fill("We go on in your other chat.")
    dialog.get_by_role("button", name="Close case").click()

    mara.sees("We go on in your other chat.")
    expect(priya.page.get_by_text("Closed: a duplicate. Open it again to write.")).to_be_visible()
    priya.looks_at("History")
    expect(priya.sheet.get_by_text("Priya closed it: a duplicate")).to_be_visible()
    priya.goes()
    expect(priya.row(number)).to_contain_text("closed")
    priya.row(number).click()
    priya.page.get_by_role("button", name="Open again").click()
    expect(priya.page.get_by_text("with you")).to_be_visible()
    priya.replies("One more thing.")
    mara.sees("One more thing.")


def test_two_who_read_the_same_conversation_see_what_the_other_does(stuck, agent):
    mara, number = stuck()
    priya, tom = agent("Priya"), agent("Tom")
    for someone in (priya, tom):
        someone.opens(number)
    sees = tom.page.get_by_role("img", name=re.compile("^Priya "))
    expect(sees).to_have_accessible_name("Priya has it open")
    priya.takes_over()
    expect(tom.page.get_by_text("Priya is on it. You can read along")).to_be_visible()
    expect(tom.page.get_by_role("button", name="Priya has it")).to_be_visible()

    with writing(priya.pen, "Hello"):
        expect(sees).to_have_accessible_name("Priya is writing")
        expect(tom.page.locator(".below").get_by_text("Priya is writing")).to_be_visible()
        tom.page.get_by_role("tab", name="Private note").click()
        with writing(tom.pen, "Ask"):
            expect(priya.page.get_by_text("Tom is writing a note")).to_be_visible()
        expect(mara.log.get_by_text("Tom")).to_have_count(0)
        mara.sees("Priya is writing")

    priya.goes()
    expect(sees).to_have_count(0)


def test_what_was_not_read_yet_is_counted_in_the_title_and_bold_in_the_queue(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    row, unread = priya.row(number), re.compile("unread")
    expect(row).to_have_class(unread)
    count = priya.page.locator(".queue-row.unread").count()
    expect(priya.page).to_have_title(f"({count}) Queue · Intakebot")

    row.click()
    expect(priya.talk.get_by_text("Which e-mail address")).to_be_visible()
    priya.goes()

    expect(row).not_to_have_class(unread)
    left = f"({count - 1}) " if count > 1 else ""
    expect(priya.page).to_have_title(f"{left}Queue · Intakebot")
    mara.say("Are you there?")
    expect(row).to_have_class(unread)
    expect(priya.page).to_have_title(f"({count}) Queue · Intakebot")


def test_letters_act_outside_fields_only_and_can_be_switched_off(stuck, agent):
    priya = agent("Priya")
    _, number = stuck()
    priya.opens(number)
    keys = priya.page.keyboard
    take = priya.page.get_by_role("button", name="Take over")
    priya.pen.click()
    keys.type("i et?n")
    expect(priya.pen).to_have_value("i et?n")
    expect(priya.page.get_by_role("dialog")).to_have_count(0)
    expect(take).to_be_visible()

    keys.press("Escape")
    keys.press("?")
    helping = priya.page.get_by_role("dialog", name="All keys")
    helping.get_by_label("Single letters act as keys").uncheck()
    keys.press("Escape")
    keys.press("t")
    keys.press("Control+k")
    keys.type("all keys")
    expect(priya.page.get_by_role("combobox")).to_have_value("all keys")
    keys.press("Enter")
    expect(helping).to_be_visible()
    helping.get_by_label("Single letters act as keys").check()
    keys.press("Escape")
    keys.press("t")
    expect(priya.page.get_by_role("dialog", name="Transfer to a colleague")).to_be_visible()


def test_who_has_no_colleague_yet_is_told_so_and_offered_nothing_to_press(stuck, agent):
    _, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    priya.page.route("**/api/v1/agents", lambda route: route.fulfill(json=[]))

    priya.page.locator("h1").click()
    priya.page.keyboard.press("t")

    dialog = priya.page.get_by_role("dialog", name="Transfer to a colleague")
    expect(dialog).to_contain_text("There is no colleague yet.")
    expect(dialog.get_by_role("button", name="Transfer")).to_have_count(0)
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0)


def test_a_row_that_is_entered_by_key_leaves_the_focus_in_its_conversation(stuck, agent):
    priya = agent("Priya")
    stuck()
    priya.page.get_by_role("link", name="Queue").first.click()
    expect(priya.page.locator("tr.queue-row").first).to_be_visible()

    priya.page.keyboard.press("j")
    priya.page.keyboard.press("Enter")

    expect(priya.page.locator("main.talk-pane")).to_be_focused()


def test_the_search_finds_by_words_number_and_address(customer, agent):
    mara = customer().open()
    mara.say("The weeping ficus I ordered lost its leaves")
    mara.wants_a_person()
    number = str(mara.number)
    priya = agent("Priya")
    priya.goes(f"search/{number}")
    since = re.compile(rf"^Visitor {number} · (just now|\d min ago)\s*$")
    expect(priya.page.locator(".hit .sub").first).to_have_text(since)
    priya.opens(mara.number)
    priya.sheet.get_by_role("button", name="Fill in E-mail address").click()
    priya.page.keyboard.type("mara@ficus.example\n")
    fact = priya.fact("E-mail address")
    expect(fact).to_contain_text("mara@ficus.example")
    expect(fact.get_by_role("button", name="Set by Priya in entry")).to_be_visible()
    priya.goes("search")
    field, hits = priya.page.get_by_role("searchbox"), priya.page.locator(".hit")

    for asked in ("weeping FICUS leav", number, "mara@ficus.example"):
        field.fill("FF-99999")
        expect(priya.page.get_by_text("Nothing for “FF-99999”")).to_be_visible()
        field.fill(asked)
        expect(hits).to_have_count(1)
        expect(hits).to_contain_text(number)

    hits.get_by_role("link").click()
    expect(priya.talk.get_by_text("The weeping ficus I ordered lost its leaves")).to_be_visible()


def test_a_conversation_is_linked_as_one_more_contact_and_the_link_taken_back(customer, agent):
    first, second = customer().open(), customer().open()
    for someone in (first, second):
        someone.answers_all()
        someone.sends()
    priya = agent("Priya")
    priya.opens(second.number)
    priya.looks_at("Looks like")
    like = priya.sheet.get_by_role("article").filter(has_text=str(first.number))
    expect(like).to_contain_text("same error message")
    like.get_by_role("button", name="Compare").click()
    beside = priya.page.get_by_role("region", name=f"{second.number} beside {first.number}")
    expect(beside.get_by_role("row", name="Error message Payment")).to_be_visible()

    like.get_by_role("button", name="Link").click()

    linked = priya.sheet.get_by_text(f"Linked to case {first.number}.")
    expect(linked).to_be_visible()
    expect(priya.sheet.get_by_text("2 contacts")).to_be_visible()
    priya.looks_at("Case")
    expect(priya.sheet.get_by_role("listitem")).to_contain_text(["this one", str(first.number)])
    priya.looks_at("Looks like")
    like.get_by_role("button", name="Take the link back").click()
    expect(priya.sheet.get_by_text("1 contact ·")).to_be_visible()
    expect(like.get_by_role("button", name="Link")).to_be_visible()
    priya.looks_at("History")
    for words in ("linked it to", "took the link to"):
        expect(priya.sheet.get_by_text(f"Priya {words} case {first.number}")).to_be_visible()


def test_drafts_of_reply_and_note_outlive_a_reload(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    priya.pen.fill("Hello Mara, I am just")
    priya.page.get_by_role("tab", name="Private note").click()
    priya.pen.fill("@Tom what does the bank")

    priya.page.reload()

    expect(priya.pen).to_have_value("Hello Mara, I am just")
    priya.page.get_by_role("tab", name="Private note").click()
    expect(priya.pen).to_have_value("@Tom what does the bank")
    priya.goes()
    expect(priya.row(number)).to_contain_text("draft")
    expect(mara.log.get_by_text("I am just")).to_have_count(0)


def test_only_those_who_may_invite_are_offered_to(agent):
    priya, admin = agent("Priya"), agent("Admin")

    for somebody in (priya, admin):
        somebody.goes("people")
        expect(somebody.page.get_by_role("heading", name="People")).to_be_visible()
        expect(somebody.page.get_by_text("priya@demo.example")).to_be_visible()

    invite = "Make a one-time link"
    expect(priya.page.get_by_role("button", name=invite)).to_have_count(0)
    expect(admin.page.get_by_role("button", name=invite)).to_be_visible()


def test_an_agent_shows_one_team_only_and_hears_what_that_leaves_out(stuck, agent):
    _, number = stuck()
    priya = agent("Priya")
    page = priya.page
    expect(priya.row(number)).to_be_visible()
    sift = page.get_by_role("button", name="Filter and sort")

    sift.click()
    expect(page.get_by_role("menuitemradio", name="All teams")).to_be_checked()
    page.keyboard.press("ArrowDown")
    page.get_by_role("menuitemradio", name="our orders team").click()

    expect(priya.row(number)).to_have_count(0)
    expect(sift).to_be_focused()
    expect(page.get_by_text(re.compile(r"Only our orders team · \d+ more waiting"))).to_be_visible()
    page.reload()
    priya.is_in()
    expect(page.get_by_text("Only our orders team")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(priya.row(number)).to_be_visible()
    expect(page.get_by_text("Only our orders team")).to_have_count(0)


def test_a_slash_brings_a_saved_reply_with_its_blanks_filled(stuck, agent):
    mara, number = stuck()
    priya = agent("Priya")
    page = priya.page
    priya.opens(number)
    priya.pen.press_sequentially("/he")
    expect(page.get_by_role("listbox")).to_have_count(0)  # not hers to answer yet
    priya.pen.fill("")
    priya.takes_over()

    priya.pen.press_sequentially("Hi! /")
    replies = page.get_by_role("listbox", name="Saved replies").get_by_role("option")
    expect(replies).to_have_count(5)  # those of other teams are not among them
    expect(replies.first).to_contain_text("/try-again")
    priya.pen.press("Escape")
    expect(replies).to_have_count(0)
    expect(priya.pen).to_be_focused()
    priya.pen.fill("")
    priya.pen.press_sequentially("/h")
    expect(replies).to_have_count(1)
    expect(replies.first).to_contain_text("Hello Mara Lindqvist, I'm Priya.")
    assert axe(page) == []
    priya.pen.press("Enter")

    expect(priya.pen).to_have_value(
        re.compile(r"^Hello Mara Lindqvist, I'm Priya\. .*repeat it\.$")
    )
    expect(replies).to_have_count(0)
    priya.pen.press("Control+Enter")
    mara.sees("Hello Mara Lindqvist, I'm Priya.")
    priya.pen.press_sequentially("/zz")
    expect(page.get_by_text("No reply starts with “zz”.").first).to_be_visible()
    priya.pen.fill("")


def test_a_saved_reply_from_the_palette_goes_behind_what_was_begun(stuck, agent):
    _, number = stuck()
    priya = agent("Priya")
    priya.opens(number)
    priya.takes_over()
    priya.pen.fill("One moment.")

    priya.page.keyboard.press("Control+k")
    priya.page.get_by_role("combobox").fill("look")
    choice = priya.page.get_by_role("option", name="/looking")
    expect(choice).to_have_attribute("aria-selected", "true")
    priya.page.keyboard.press("Enter")

    expect(priya.pen).to_be_focused()
    expect(priya.pen).to_have_value(re.compile(r"^One moment\.\nI'm looking into it now\."))
