"""With the keyboard alone, and always seeing where one is."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import ERROR, OPENING

pytestmark = pytest.mark.browser

MOST = 40

# The innermost element that has the focus, through shadow trees and frames of our own origin.
FOCUS = """() => {
    let at = document.activeElement;
    let around = document;
    for (;;) {
        const inner = at?.shadowRoot?.activeElement ?? at?.contentDocument?.activeElement;
        if (!inner) break;
        around = inner.ownerDocument;
        at = inner;
    }
    const style = around.defaultView.getComputedStyle(at);
    const box = at.getBoundingClientRect();
    // A field may be marked by the box around it.
    const marked = [at, at.parentElement, at.closest("form, label")].some((one) => {
        const look = one && around.defaultView.getComputedStyle(one);
        return look && (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1.5
            || look.boxShadow !== "none");
    });
    return {
        name: at.ariaLabel || at.textContent.trim() || at.placeholder || "",
        tag: at.tagName.toLowerCase(),
        marked,
        seen: box.width > 0 && box.height > 0,
        role: at.getAttribute("role") ?? "",
    };
}"""


def focus(page: Page) -> dict[str, str]:
    return page.evaluate(FOCUS)


def tab_to(page: Page, name: str, key: str = "Tab") -> list[str]:
    """Press Tab until the focus is there; each stop on the way is visible and marked."""
    passed = []
    for _ in range(MOST):
        page.keyboard.press(key)
        at = focus(page)
        passed.append(at["name"])
        if at["tag"] not in ("body", "iframe"):
            assert at["seen"], f"the focus is on something unseen: {at}"
            assert at["marked"], f"the focus does not show: {at}"
        if at["name"].startswith(name):
            return passed
    raise AssertionError(f"{name} is not reached; only {passed}")


def test_a_customer_gets_from_the_page_to_the_reference_number_with_the_keyboard(customer):
    mara = customer()
    keys = mara.page.keyboard
    tab_to(mara.page, "Help")
    keys.press("Enter")
    expect(mara.field).to_be_focused()

    keys.type(OPENING)
    keys.press("Enter")
    for asked, words in (
        ("Who am I talking to?", "Mara Lindqvist"),
        ("Which e-mail address", "mara@garden.example"),
    ):
        mara.is_asked(asked)
        expect(mara.field).to_be_focused()
        keys.type(words)
        keys.press("Enter")
    mara.is_asked("What do you see?")
    tab_to(mara.page, "An error message", "Shift+Tab")
    keys.press("Enter")
    mara.is_asked("What does the message say")
    expect(mara.field).to_be_focused()
    keys.type(ERROR)
    keys.press("Shift+Enter")
    keys.type("and a red cross")
    keys.press("Enter")
    mara.is_asked("What were you doing")
    expect(mara.log.locator(".bubble", has_text="and a red cross")).to_be_visible()
    keys.type("I pressed Pay")
    keys.press("Enter")
    mara.is_asked("Since when")
    tab_to(mara.page, "Skip", "Shift+Tab")
    keys.press("Enter")
    mara.is_asked("What have you tried")
    expect(mara.field).to_be_focused()
    box = mara.log.get_by_role("checkbox", name="Another browser")
    for _ in range(MOST):
        keys.press("Shift+Tab")
        if box.evaluate("(box) => box === document.activeElement"):
            break
    keys.press("Space")
    tab_to(mara.page, "Done")
    keys.press("Enter")
    mara.is_asked("Does it look right?")

    expect(mara.actions.get_by_role("button", name="Send to the team")).to_be_focused()
    tab_to(mara.page, "Change: E-mail address", "Shift+Tab")
    keys.press("Enter")
    field = mara.widget.get_by_label("Which e-mail address can we answer to?")
    expect(field).to_be_focused()
    keys.press("Control+a")
    keys.type("mara@lindqvist.example")
    keys.press("Enter")
    expect(mara.log.locator(".card").get_by_text("mara@lindqvist.example")).to_be_visible()
    expect(mara.log.get_by_role("button", name="Change: E-mail address")).to_be_focused()
    tab_to(mara.page, "Send to the team")
    keys.press("Enter")
    expect(mara.widget.locator("#tip")).to_contain_text("Your reference:")
    expect(mara.field).to_be_focused()
    assert mara.number >= 1001


def test_the_tab_key_goes_through_header_strip_log_and_composer_and_back_to_the_page(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    mara.log.evaluate("(log) => log.ownerDocument.activeElement.blur()")
    mara.widget.get_by_role("button", name="Menu").focus()

    passed = tab_to(mara.page, "Your message")

    order = [
        "Close the chat",
        "Talk to a person",
        "Conversation",
        "Why do you ask?",
        "I don’t know",
    ]
    assert [name for name in passed if name in order] == order
    assert passed[-2:] == ["Add a picture or file", "Your message"]


def test_escape_closes_one_thing_at_a_time_and_ends_on_the_launcher(customer):
    mara = customer().open()
    mara.says_what_is_wrong()
    menu = mara.widget.get_by_role("button", name="Menu")
    menu.focus()
    mara.page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    mara.page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(mara.field).to_be_visible()
    expect(menu).to_be_focused()

    mara.page.keyboard.press("Escape")
    expect(mara.launcher).to_be_focused()
    expect(mara.launcher).to_have_attribute("aria-expanded", "false")
    expect(mara.page.locator("iframe")).to_be_hidden()
    mara.page.keyboard.press("Enter")
    expect(mara.field).to_be_focused()
    mara.is_asked("Who am I talking to?")


def test_an_agent_gets_from_the_queue_to_a_reply_with_letter_keys(customer, agent):
    mara = customer().open()
    mara.say("My parcel FF-20418 never came")
    mara.wants_a_person()
    number = mara.number
    priya = agent("Priya")
    keys = priya.page.keyboard
    expect(priya.row(number)).to_be_visible()

    for _ in range(priya.rows.count()):
        keys.press("j")
        if priya.row(number).locator(":focus").count():
            break
    assert focus(priya.page)["marked"]
    keys.press("Enter")
    expect(priya.sheet.get_by_role("heading", name=f"Case {number}")).to_be_visible()
    keys.press("i")
    expect(priya.page.get_by_text("with you")).to_be_visible()
    mara.sees("Priya has joined")
    keys.press("r")
    expect(priya.pen).to_be_focused()
    keys.type("I am looking into it: it is in Leipzig.")
    expect(priya.pen).to_have_value("I am looking into it: it is in Leipzig.")
    keys.press("Control+Enter")
    mara.sees("I am looking into it: it is in Leipzig.")
    expect(priya.pen).to_have_value("")

    keys.press("F6")
    expect(priya.sheet).to_be_focused()
    keys.press("n")
    expect(priya.page.get_by_role("textbox", name="Private note")).to_be_focused()
    keys.press("Shift+F6")
    keys.press("e")
    expect(priya.page.get_by_role("dialog", name="Close this case")).to_be_visible()
    keys.press("Escape")
    expect(priya.page.get_by_role("dialog")).to_have_count(0)
    keys.press("?")
    helping = priya.page.get_by_role("dialog")
    expect(helping.get_by_text("Take over, or take the next one")).to_be_visible()
    keys.press("Escape")
    keys.press("/")
    expect(priya.page.get_by_role("searchbox")).to_be_focused()


def test_the_console_can_be_walked_through_with_tab_and_the_focus_always_shows(customer, agent):
    mara = customer().open()
    mara.say("My invoice is wrong")
    mara.wants_a_person()
    priya = agent("Priya")
    priya.opens(mara.number)
    priya.page.locator("body").click(position={"x": 1, "y": 1})

    passed = tab_to(priya.page, "Add a file")

    names = " · ".join(passed)
    order = ["Queue", "Search", "Take over", "Conversation", "Reply"]
    places = [names.index(name) for name in order]
    assert places == sorted(places), names
