"""A real server, a real Chromium, and the people of the story."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
PASSWORD = "four quiet wooden chairs"
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 600}


@dataclass
class Server:
    """`intakebot demo` on a folder of its own; can be stopped and started again."""

    folder: Path
    port: int = 0
    running: subprocess.Popen[str] | None = None
    links: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Server":
        log = (self.folder / "log.txt").open("w+")
        command = [sys.executable, "-m", "intakebot", "demo", "--port", str(self.port)]
        command += ["--data", str(self.folder / "data"), "--flows", str(self.folder / "flows")]
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "INTAKEBOT_SESSIONS_AN_HOUR": "10000"}
        self.running = subprocess.Popen(command, stdout=log, stderr=log, env=env, text=True)
        for _ in range(300):
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


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    made = Server(tmp_path).start()
    try:
        yield made
    finally:
        if made.running and made.running.poll() is None:
            made.stop()


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

    def on(self, page: Page) -> Page:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

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
        context.set_default_timeout(8000)
        contexts.append(context)
        page = watch.on(context.new_page())
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


def axe(target: Any) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, in words. Evaluated in the frame given."""
    target.evaluate(AXE.read_text())
    run = """() => axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']})
        .then(r => JSON.stringify(r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html)])))"""
    return [f"{id}: {words} {nodes}" for id, words, nodes in json.loads(target.evaluate(run))]
