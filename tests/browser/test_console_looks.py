"""What the console looks like on every screen: no fault that a machine can see."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import right
from tests.browser.people import OPENING, Agent

pytestmark = pytest.mark.browser

LARGE = {"width": 1440, "height": 900}
SMALL = {"width": 1024, "height": 768}
PHONE = {"width": 320, "height": 700}


@pytest.fixture
def two_alike(customer) -> tuple[int, int]:
    """Two customers with the same trouble, both waiting; their numbers."""
    numbers = []
    for _ in range(2):
        someone = customer().open()
        someone.answers_all()
        someone.sends()
        numbers.append(someone.number)
    return numbers[0], numbers[1]


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(LARGE, "light"), (SMALL, "dark"), (PHONE, "light")],
    ids=["1440", "1024 dark", "320"],
)
def test_an_agents_day_on_every_screen(two_alike, agent, size, scheme):
    first, second = two_alike
    priya = agent("Priya", viewport=size, color_scheme=scheme)
    page = priya.page
    expect(priya.row(second)).to_be_visible()
    right(page, "queue")

    searches(priya, second)
    page.locator(".hit a").first.click()
    expect(priya.talk.get_by_text("Does it look right?")).to_be_visible()
    right(page, "case, read along")
    if size is PHONE:
        page.get_by_role("button", name="Case sheet").click()
    reads_the_sheet(priya, first)
    if size is PHONE:
        page.get_by_role("button", name="Conversation").click()
    priya.takes_over()
    page.get_by_role("tab", name="Private note").click()
    priya.pen.fill("The bank is slow today.")
    right(page, "private note")
    priya.notes("The bank is slow today.")
    priya.replies("Hello Mara, I am looking.")
    expect(priya.talk.get_by_text("Hello Mara, I am looking.")).to_be_visible()
    right(page, "with you")
    opens_every_dialog(priya)

    for number in two_alike:
        priya.goes(f"search/{number}")
        page.locator(".hit a").first.click()
        page.locator(".talk-pane h1").click()  # not that of the search, which may still be there
        page.keyboard.press("e")
        page.get_by_role("dialog").get_by_role("button", name="Close case").click()
        expect(page.get_by_role("button", name="Open again")).to_be_visible()
    right(page, "closed")
    priya.goes()
    expect(page.get_by_role("heading", name="All caught up, Priya")).to_be_visible()
    right(page, "nothing to do")


def searches(priya: Agent, number: int) -> None:
    priya.goes("search/FF-99999")
    expect(priya.page.get_by_text("Nothing for")).to_be_visible()
    right(priya.page, "search without a result")
    priya.page.get_by_role("searchbox").fill(str(number))
    expect(priya.page.locator(".hit")).to_have_count(1)
    right(priya.page, "search")


def reads_the_sheet(priya: Agent, alike: int) -> None:
    chip = priya.fact("E-mail address").get_by_role("button", name="Show where")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    right(priya.page, "aimed at an entry")
    priya.looks_at("Looks like")
    like = priya.sheet.get_by_role("article").filter(has_text=f"{alike} ·")
    like.get_by_role("button", name="Compare").click()
    expect(like.get_by_role("button", name="Compare")).to_have_attribute("aria-pressed", "true")
    right(priya.page, "looks like, compared")
    like.get_by_role("button", name="Compare").click()
    priya.looks_at("History")
    right(priya.page, "history")
    priya.looks_at("Case")


def opens_every_dialog(priya: Agent) -> None:
    page = priya.page
    for key, screen in (
        ("?", "All keys"),
        ("t", "Transfer to a colleague"),
        ("Shift+T", "Transfer to a team"),
        ("z", "Put this case aside"),
        ("e", "Close this case"),
        ("Control+k", "Find anything"),
    ):
        page.locator("h1").click()
        with dialog(page, screen, lambda key=key: page.keyboard.press(key)):
            right(page, screen)
    page.get_by_role("button", name="More:").click()
    expect(page.get_by_role("menuitem", name="Hand back to the bot")).to_be_visible()
    right(page, "menu")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Priya, available").click()
    with dialog(
        page,
        "Sound, keys and colours",
        lambda: page.get_by_role("menuitem", name="Sound, keys").click(),
    ):
        right(page, "settings")


@contextmanager
def dialog(page: Page, name: str, opening: Callable[[], None]) -> Iterator[None]:
    opening()
    expect(page.get_by_role("dialog", name=name)).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("One moment.")).to_have_count(0)
    yield
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("size", [LARGE, PHONE], ids=["1440", "320"])
def test_the_way_in_and_the_pages_of_the_house(open_page, agent, server, watch, size):
    watch.expected = ("status of 401", "status of 404", "status of 410")
    page = open_page(f"{server.address}/console", viewport=size, color_scheme="dark")
    page.get_by_label("E-mail").fill("priya@demo.example")
    page.get_by_label("Password").fill("not that one at all")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("don’t belong together")
    expect(page.get_by_label("Password")).to_be_focused()
    right(page, "sign-in, refused")
    page.goto(f"{server.address}/console#join=used")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("can.t be used any more"))
    right(page, "a link that was used")

    admin = agent("Admin", viewport=size)
    admin.goes("people")
    page = admin.page
    expect(page.get_by_text("admin@demo.example")).to_be_visible()
    page.get_by_label("E-mail").fill("ines@demo.example")
    page.get_by_role("button", name="Make a one-time link").click()
    expect(page.get_by_text("This link is shown once.")).to_be_visible()
    right(page, "people")
    admin.goes("flows")
    expect(page.get_by_text("website-problem.yaml")).to_be_visible()
    right(page, "flows")


def test_seven_rows_of_the_queue_fit_a_small_screen(customer, agent):
    someone = customer().open()
    someone.say(f"{OPENING}, and then nothing at all happens, however often I press it")
    someone.wants_a_person()
    number = someone.number
    priya = agent("Priya", viewport=SMALL)

    row = priya.row(number).bounding_box()
    table = priya.page.locator(".queue-table tbody").bounding_box()

    assert row is not None
    assert table is not None
    assert 48 <= row["height"] <= 82
    assert table["y"] + 7 * row["height"] <= SMALL["height"]
