"""Markup in whatever people write, or bring along, is shown as the words it is, in every place.

``Watch`` holds each test to no dialog, no foreign request and no violation of our own policy.
"""

import json

import pytest
from playwright.sync_api import Error, Page, expect

from tests import shared
from tests.browser.people import OPENING, PAYMENT, Customer

pytestmark = pytest.mark.browser

IMAGE = "<img src=x onerror=XSS()>"
SVG = '"><svg onload=alert(1)>'
LIMIT = 7000
"""Characters of a message; a little below what is taken."""
ALIVE = """() => [...document.querySelectorAll('*')].flatMap(each => {
    const names = each.getAttributeNames();
    const wrong = names.filter(name => name.startsWith('on') || name === 'srcdoc');
    for (const name of ['href', 'src', 'action', 'formaction'])
        if (/^\\s*(javascript|data):/i.test(each.getAttribute(name) ?? '')) wrong.push(name);
    if (each.matches('script:not([src]), iframe[src^=data], object, embed, base, meta[http-equiv]'))
        wrong.push('itself');
    return wrong.map(name => `${name} of ${each.outerHTML.slice(0, 200)}`);
})"""
"""What markup would have become, had it been taken for some."""


def payloads() -> list[str]:
    """Every text of the lists, as many as fit together in one message."""
    found = [row["payload"] for row in shared.rows("security", "own", "markup.jsonl")]
    for name in ("patt_xss.txt", "payloadbox_xss.txt"):
        found += shared.lines("security", "third_party", "xss", name)
    batches = [""]
    for each in found:
        if len(batches[-1]) + len(each) > LIMIT:
            batches.append("")
        batches[-1] += each + "\n"
    return batches


def dead(page: Page, *ways: str) -> None:
    """Nothing of it is alive, here and in the frames, nor after looking at these parts."""
    for frame in page.frames:
        if frame.url.startswith("http"):
            own = frame is page.main_frame and "/demo" in frame.url
            assert own or frame.evaluate(ALIVE) == [], (frame.url, ways)


def test_no_markup_of_a_customer_comes_alive_anywhere(open_page, server, agent):
    page = open_page(f"{server.address}{PAYMENT}?q={IMAGE}&r={SVG}#{SVG}")
    page.evaluate(f"document.title = {json.dumps(SVG + IMAGE)}")
    page.evaluate(f"Intakebot('set', {{plan: {json.dumps(IMAGE)}}})")
    mara = Customer(page).open()
    mara.say(OPENING)
    expect(mara.log.locator(".entry.mine")).to_have_count(1)  # else the next words join it
    for words in payloads():
        mara.say(words)
        expect(mara.log.locator(".entry.mine .under", has_text="Sending")).to_have_count(0)
    mara.attaches(f"{IMAGE}.txt", "text/plain", b"words")
    mara.say(f"{SVG} https://shop.example/{IMAGE} javascript:XSS() [x](javascript:XSS())")
    mara.wants_a_person()
    number = mara.number
    dead(page)

    priya = agent("Priya")
    dead(priya.page)
    priya.opens(number)
    priya.takes_over()
    for part in ("History", "Looks like", "Case"):
        priya.looks_at(part)
        dead(priya.page, part)
    for words in (IMAGE, "script", "javascript:XSS()"):
        priya.goes(f"search/{words}")
        dead(priya.page, "search", words)
    page.reload()
    Customer(page).open()
    dead(page)


def test_no_markup_of_an_agent_comes_alive_at_a_customer_or_a_colleague(customer, agent):
    mara = customer().open()
    mara.say(OPENING)
    mara.wants_a_person()
    number = mara.number
    priya, tom = agent("Priya"), agent("Tom")
    priya.opens(number)
    priya.takes_over()
    tom.opens(number)
    priya.notes(SVG)
    priya.replies(f"{IMAGE} {SVG}")
    mara.sees(SVG)
    priya.page.get_by_role("heading", name=f"Case {number}").click()
    priya.page.keyboard.press("o")
    priya.page.get_by_label("Public note").fill(IMAGE + SVG)
    priya.page.get_by_role("button", name="Save note").click()
    expect(priya.page.get_by_role("button", name="Save note")).to_be_disabled()
    dead(priya.page, "incident")
    tom.goes("incidents")
    dead(tom.page, "incidents")
    priya.opens(number)
    priya.closes(f"{SVG} https://shop.example/?{IMAGE}")
    mara.sees(SVG)

    for page in (mara.page, priya.page, tom.page):
        dead(page)


def test_markup_that_did_come_alive_is_found_out(open_page, server, watch):
    page = open_page(server.address + PAYMENT)
    with page.expect_console_message(lambda said: said.type == "error"):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=XSS()>')")

    assert "onerror of <img" in str(page.evaluate(ALIVE))
    assert watch.unexpected
    watch.expected = ("",)  # all of it: another complaint may still be on its way


def test_our_pages_take_no_markup_from_a_script_either(agent, watch):
    page = agent("Priya").page
    watch.expected = ("TrustedHTML", "blocked")

    with pytest.raises(Error, match="TrustedHTML"):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<b>')")
