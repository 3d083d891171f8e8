"""What only a real browser can say: its cookies, its frames, and our policy against our pages."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.looks import overflow
from tests.edge.test_pages import SHOP

pytestmark = pytest.mark.browser


def test_the_session_cookie_is_kept_on_this_machine_without_https_and_no_script_sees_it(agent):
    priya = agent("Priya")

    (cookie,) = priya.page.context.cookies()
    assert cookie["name"] == "__Host-intakebot"
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    assert priya.page.evaluate("document.cookie") == ""
    assert "join" not in priya.page.url
    priya.page.reload()
    priya.is_in()


def test_a_keyboard_on_the_screen_makes_our_pages_smaller(open_page, server, watch):
    watch.expected = ("status of 401",)
    page = open_page(f"{server.address}/console")

    for path in ("/console", "/widget?site=shop", "/demo"):
        page.goto(server.address + path)
        content = page.locator("meta[name=viewport]").get_attribute("content")
        assert "interactive-widget=resizes-content" in str(content), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_shop_fits_a_small_screen_and_breaks_no_rule_of_its_own(open_page, server, scheme):
    small = {"width": 320, "height": 640}
    page = open_page(f"{server.address}/demo", viewport=small, color_scheme=scheme)

    for path in SHOP:
        page.goto(server.address + path)
        assert overflow(page) <= 0, path
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 10


def test_no_foreign_page_frames_the_console_and_only_the_site_frames_the_widget(chromium, server):
    widget = f"{server.address}/widget?site=shop"

    for path in ("/console", "/demo", "/api/v1/me", "/widget?site=nobody"):
        assert shown(chromium, "localhost", server.address + path) == (False, True), path
    assert shown(chromium, "other.localhost", widget) == (False, True)
    # Of the site's list: http://localhost:*
    assert shown(chromium, "localhost", widget) == (True, False)


def shown(chromium: Browser, host: str, inside: str) -> tuple[bool, bool]:
    """Whether a page of that host can show this address in a frame, and whether that's refused."""
    said: list[ConsoleMessage] = []
    page = chromium.new_page()
    page.on("console", lambda one: said.append(one))  # Playwright marks what it is given
    with framing(host, inside) as address:
        page.goto(address)
        urls = [frame.url for frame in page.main_frame.child_frames]
        refused = urls != [inside] and hears_why(page, said)
    page.close()
    return urls == [inside], refused


def hears_why(page: Page, said: list[ConsoleMessage]) -> bool:
    def names_it(one: ConsoleMessage) -> bool:
        return "frame-ancestors" in one.text

    return any(map(names_it, said)) or bool(page.wait_for_event("console", names_it))


@contextmanager
def framing(host: str, inside: str) -> Iterator[str]:
    """Another web server, whose one page frames whatever stands inside; its address."""

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(f"<!doctype html><iframe src='{inside}'></iframe>".encode())

        def log_message(self, *_: object) -> None:
            """Nobody reads its log."""

    other = ThreadingHTTPServer(("127.0.0.1", 0), Other)  # a browser may open a line to spare
    thread = threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://{host}:{other.server_address[1]}/"
    other.shutdown()
    thread.join()
    other.server_close()
