"""The widget in somebody else's page: what the page can do with it, and what it leaves alone."""

import base64
import io
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.people import Customer

pytestmark = pytest.mark.browser

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Garden blog</title>
<link rel="icon" href="data:,">
<style>* {{ font: italic 30px cursive !important; color: red !important }}</style>
<script>{script}</script>
<script src="{widget}/widget.js" data-site="shop" async></script>
</head><body><h1>A blog about gardens</h1><p>With a text of its own.</p></body></html>"""
QUEUE = "window.Intakebot ??= (...args) => (Intakebot.q ??= []).push(args);"
NOTE = """window.told = [];
for (const name of ["step", "handover", "message", "unread", "ended"])
    Intakebot("on", name, (detail) => told.push([name, detail]));"""
PASTE = """(field, content) => {
    const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], "image.png", { type: "image/png" }));
    const options = { clipboardData: held, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent("paste", options));
}"""

Visit = Callable[..., Customer]


class Blog(BaseHTTPRequestHandler):
    """Answers with a page that has the script of the address in its head."""

    def do_GET(self) -> None:
        widget, _, script = unquote(urlsplit(self.path).query).partition(" ")
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE.format(script=script, widget=widget).encode())

    def log_message(self, *_: object) -> None:
        """Not on the test's screen."""


@pytest.fixture(scope="module")
def blog() -> Iterator[str]:
    """A website of its own origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Blog) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}/blog"
        made.shutdown()


@pytest.fixture
def visit(open_page, server, watch, blog) -> Visit:
    """A customer on a page that includes the widget, after ``script`` ran in it."""
    watch.ours.add(server.address)
    return lambda script="": Customer(open_page(f"{blog}?{quote(f'{server.address} {script}')}"))


def kept(someone: Customer) -> list[int]:
    """How much the browser keeps: in the page's boxes, as cookies, and in the frame's boxes."""
    count = "() => localStorage.length + sessionStorage.length"
    frames = [frame for frame in someone.page.frames if frame.url.startswith("http")]
    boxes = sum(frame.evaluate(count) for frame in frames)
    return [boxes, len(someone.page.context.cookies())]


def test_nothing_is_stored_or_dialled_before_the_customer_writes(visit):
    mara = visit()
    asked: list[str] = []
    dialled: list[str] = []
    mara.page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    mara.page.on("websocket", lambda socket: dialled.append(socket.url))

    mara.page.reload()
    expect(mara.launcher).to_be_visible()
    mara.page.wait_for_load_state("networkidle")
    assert asked == ["/blog", "/widget.js"]
    assert kept(mara) == [0, 0]
    expect(mara.page.locator("iframe")).to_have_count(0)

    mara.open()
    mara.page.wait_for_load_state("networkidle")
    assert [kept(mara), dialled] == [[0, 0], []]
    assert "/api/v1/sessions" not in asked

    mara.say("My invoice is wrong")
    expect(mara.log.get_by_text("Sent")).to_be_visible()
    assert len(dialled) == 1
    assert kept(mara)[0] > 0


def test_what_the_page_calls_before_the_script_has_come_is_done_in_order(visit):
    calls = """Intakebot("set", { order: "FF-20418" }); Intakebot("start", "order-problem");"""
    mara = visit(QUEUE + calls)

    expect(mara.field).to_be_visible()
    expect(mara.field).to_be_focused()
    expect(mara.launcher).to_have_attribute("aria-expanded", "true")
    mara.is_asked("What happened with your order?")
    mara.say("It never came")
    mara.is_asked("Who am I talking to?")
    noted = mara.log.get_by_role("group", name="What I noted").first
    expect(noted).to_contain_text("from this website")
    expect(noted).to_contain_text("FF-20418")


def test_the_page_opens_closes_hides_and_shows_the_widget(visit):
    mara = visit(QUEUE)
    do = lambda name: mara.page.evaluate("(name) => Intakebot(name)", name)  # noqa: E731
    expect(mara.launcher).to_be_visible()

    do("open")
    expect(mara.field).to_be_focused()
    do("close")
    expect(mara.page.locator("iframe")).to_be_hidden()
    expect(mara.launcher).to_be_focused()
    do("toggle")
    expect(mara.field).to_be_visible()
    do("toggle")
    do("hide")
    expect(mara.launcher).to_be_hidden()
    do("show")
    expect(mara.launcher).to_be_visible()
    assert mara.launcher.evaluate("(at) => getComputedStyle(at).fontStyle") == "normal"


def test_settings_of_the_page_change_the_button_and_the_language(visit):
    mara = visit(
        """window.intakebotSettings = { label: "Frag uns", language: "de", accent: "#123456",
        side: "left", zIndex: "7" };"""
    )

    expect(mara.launcher).to_have_text("Frag uns")
    expect(mara.launcher).to_have_css("background-color", "rgb(18, 52, 86)")
    box = mara.launcher.bounding_box()
    assert box is not None
    assert box["x"] == 20
    expect(mara.host).to_have_css("z-index", "7")
    mara.open()
    expect(mara.widget.get_by_role("button", name="Mit jemandem sprechen")).to_be_visible()
    expect(mara.widget.locator("html")).to_have_attribute("lang", "de")


def test_the_page_hears_what_happens_and_what_it_said_of_the_customer_reaches_the_team(
    visit, agent
):
    mara = visit(QUEUE + NOTE + """Intakebot("identify", { customer: "C-77", plan: "Gold" });""")
    mara.open()
    mara.says_what_is_wrong()
    mara.wants_a_person()
    number = mara.number
    priya = agent("Priya")
    priya.opens(number)
    for words in ("C-77", "Gold"):
        expect(priya.sheet.get_by_text(words, exact=True)).to_be_visible()

    mara.launcher.click()
    expect(mara.page.locator("iframe")).to_be_hidden()
    priya.takes_over()
    priya.replies("It is in Leipzig.")

    expect(mara.page).to_have_title("(1) Garden blog")
    expect(mara.launcher).to_have_accessible_name("Help, 1 unread message")
    badge = "(at) => getComputedStyle(at, '::after').content"
    assert mara.launcher.evaluate(badge) == '"1"'
    peek = mara.widget.get_by_role("complementary")
    expect(peek).to_contain_text("Priya")
    expect(peek).to_contain_text("It is in Leipzig.")
    expect(mara.field).not_to_be_focused()
    mara.launcher.click()
    expect(mara.page).to_have_title("Garden blog")
    mara.sees("It is in Leipzig.")
    assert mara.launcher.evaluate(badge) == "none"
    told = mara.page.evaluate("told")
    assert ["handover", {"number": number}] in told
    assert ["message", {"text": "It is in Leipzig."}] in told
    assert ["unread", 1] in told
    assert told[-1] == ["unread", 0]
    assert told[0][0] == "step"


def test_the_transcript_can_be_saved_as_a_text(visit, tmp_path: Path):
    mara = visit().open()
    mara.say("Where is my parcel FF-20418?")
    mara.wants_a_person()
    number = mara.number
    mara.widget.get_by_role("button", name="Menu").click()

    with mara.page.expect_download() as waiting:
        mara.widget.get_by_role("button", name="Save the transcript").click()

    saved = waiting.value
    assert saved.suggested_filename == f"{number}.txt"
    saved.save_as(tmp_path / "saved.txt")
    text = (tmp_path / "saved.txt").read_text()
    assert "Where is my parcel FF-20418?" in text
    assert str(number) in text
    expect(mara.widget.get_by_role("button", name="Menu")).to_be_focused()


def test_a_screenshot_that_is_pasted_is_shown_sent_and_seen_by_the_team(visit, agent):
    mara = visit().open()
    mara.say("I can't pay, there is an error")
    mara.wants_a_person()
    number = mara.number
    drawn = io.BytesIO()
    Image.new("RGB", (640, 400), "#8b1e1e").save(drawn, "PNG")

    mara.field.evaluate(PASTE, base64.b64encode(drawn.getvalue()).decode())
    thumb = mara.widget.locator(".thumb")
    expect(thumb).to_contain_text("pasted-picture.png")
    expect(thumb.locator("img")).to_have_js_property("naturalWidth", 640)
    mara.field.press("Enter")

    expect(thumb).to_have_count(0)
    shown = mara.log.get_by_role("img", name="pasted-picture.png")
    expect(shown).to_have_js_property("naturalWidth", 640)
    priya = agent("Priya")
    priya.opens(number)
    expect(priya.talk.get_by_role("img", name="pasted-picture.png")).to_be_visible()
