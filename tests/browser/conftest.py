"""A real server, a real Chromium, and the people of the story."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 10_000
"""Milliseconds; the machine may be busy."""
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=PATIENCE)
DESK = {"width": 1280, "height": 800}


@dataclass
class Server:
    """`intakebot demo` on a folder of its own; can be stopped and started again."""

    folder: Path
    port: int = 0
    running: subprocess.Popen[str] | None = None
    links: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        log = (self.folder / "log.txt").open("w+")
        command = [sys.executable, "-m", "intakebot", "demo", "--port", str(self.port)]
        command += ["--data", str(self.folder / "data"), "--flows", str(self.folder / "flows")]
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "INTAKEBOT_SESSIONS_AN_HOUR": "10000"}
        self.running = subprocess.Popen(command, stdout=log, stderr=log, env=env, text=True)
        for _ in range(1200):
            said = (self.folder / "log.txt").read_text()
            if "Ctrl-C" in said:
                break
            if self.running.poll() is not None:
                raise RuntimeError(said)
            time.sleep(0.05)
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)/demo", said)[1])  # type: ignore[index]
        for name, link in re.findall(r"(\w+)\s+joins, once, at\s+(\S+)", said):
            self.links[name] = link
        return self

    def stop(self, sig: int = signal.SIGTERM) -> int:
        assert self.running is not None
        self.running.send_signal(sig)
        return self.running.wait(15)

    def set_hours(self, hours: str) -> None:
        """Give every team these hours; none at all means always open. Read at the next start."""
        teams = self.folder / "flows" / "teams.yaml"
        teams.write_text(
            re.sub(r"    hours: .*\n    holidays: .*\n", f"    {hours}\n", teams.read_text())
        )


@contextmanager
def serving(folder: Path, hours: str = "") -> Iterator[Server]:
    shutil.copytree(ROOT / "flows", folder / "flows")
    made = Server(folder)
    made.set_hours(hours)
    try:
        yield made.start()
    finally:
        if made.running and made.running.poll() is None:
            made.stop()


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
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
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
