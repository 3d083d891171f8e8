"""A real server, a real Chromium, and the people of the story."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    expect,
    sync_playwright,
)
from yarl import URL

from tests.browser.people import PAYMENT, Agent, Customer
from tests.browser.served import Server, serving

PATIENCE = 30_000
"""Milliseconds; the machine may be busy. Whatever comes at all is not waited for any longer."""
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
"""The first is the same Chromium without windows of its own: each page costs half as much."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=PATIENCE)
DESK = {"width": 1280, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A minute's walk through many screens takes several on a busy machine."""
    for item in items:
        if item.get_closest_marker("browser") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(400))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the tests of a file; always open, as today may be a Sunday."""
    with serving(tmp_path_factory.mktemp("served")) as made:
        yield made


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server that one test may stop, edit and start again."""
    with serving(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = filter(None, map(shutil.which, BROWSERS))
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=next(found, None), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """Collects what a page complains about; a test ends with none of it."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        self.ours: set[str] = set()

    def on(self, page: Page) -> Page:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._asked)
        page.on("request", self._fetched)
        return page

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(f"a {dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _fetched(self, request: Request) -> None:
        """Nothing is ever fetched from elsewhere."""
        if request.url.startswith("http") and str(URL(request.url).origin()) not in self.ours:
            self.complaints.append(f"a request to {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    @property
    def unexpected(self) -> list[str]:
        return [c for c in self.complaints if not any(e in c for e in self.expected)]


@pytest.fixture
def watch() -> Iterator[Watch]:
    made = Watch()
    yield made
    assert made.unexpected == []


Opener = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, watch: Watch) -> Iterator[Opener]:
    """Open an address in a fresh browser profile, with any context options."""
    contexts: list[BrowserContext] = []

    def opened(address: str, **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": DESK, **options})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.ours.add(str(URL(address).origin()))
        page = watch.on(context.new_page())
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def customer(open_page: Opener, server: Server) -> Callable[..., Customer]:
    """A customer on the shop's payment page, the widget still closed."""
    return lambda **options: Customer(open_page(server.address + PAYMENT, **options))


@pytest.fixture
def agent(open_page: Opener, server: Server) -> Callable[..., Agent]:
    """An agent in the console: joined through the link, later known by the cookie."""

    def arrives(name: str, **options: Any) -> Agent:
        return enter(open_page, server, name, **options)

    return arrives


def enter(open_page: Opener, server: Server, name: str, **options: Any) -> Agent:
    known = server.cookies.get(name)
    if known:
        page = open_page(f"{server.address}/console", storage_state=known, **options)
        return Agent(page, name).is_in()
    entered = Agent(open_page(server.links[name], **options), name).joins()
    server.cookies[name] = entered.page.context.storage_state()
    return entered
