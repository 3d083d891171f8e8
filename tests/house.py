"""A whole house on a temporary folder: the app without a network, its clock, and ways in."""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from intakebot.app import App, assemble
from intakebot.desk.passwords import Hashing
from intakebot.desk.world import World
from intakebot.engine.effects import Refuse
from intakebot.settings import Settings

OWN = "http://127.0.0.1:8000"
PASSWORD = "four quiet wooden chairs"

FLOW = """
flow: broken-page
title: Something is broken
team: web
default: yes
starts_with: [the page stays blank]
questions:
  - {id: symptom, kind: text, ask: What do you see?}
  - {id: page, kind: url, ask: On which page?, prefill: page.url}
case:
  title: "{{ symptom }}"
"""
TEAMS = "teams:\n  - {id: web, name: Web team}\n  - {id: orders, name: Order team}\n"
SITES = """
sites:
  - id: shop
    name: Shop
    origins: ["https://shop.example", "http://localhost:*"]
    languages: [en, de]
    greeting: {en: Hello there, de: Guten Tag}
    openers: [broken-page]
"""


@dataclass
class Clock:
    """Time that stands still until it is moved."""

    at: int = field(default_factory=lambda: time.time_ns() // 1_000_000)

    def now(self) -> int:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += int(seconds * 1000)


@dataclass
class House:
    """The app, its clock, and ways in."""

    app: App
    clock: Clock
    http: httpx2.AsyncClient
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> Any:
        return self.app.parts

    def client(self, **headers: str) -> httpx2.AsyncClient:
        """Another browser: no cookies yet."""
        transport = httpx2.ASGITransport(self.app.asgi, client=("203.0.113.9", 5000))
        return httpx2.AsyncClient(transport=transport, base_url=OWN, headers=headers)

    async def agent(
        self, role: str, email: str = "", teams: tuple[str, ...] = ()
    ) -> httpx2.AsyncClient:
        """Somebody who joined by a link and is signed in, ready to make changes."""
        email = email or f"{role}@staff.example"
        link = await self.parts.staff.link(email, role.title(), role, teams)
        browser = self.client(origin=OWN)
        asked = {"token": link.token, "name": role.title(), "password": PASSWORD}
        joined = await browser.post("/api/v1/join", json=asked)
        assert joined.status_code == 200, joined.text
        browser.cookies.clear()
        browser.headers["cookie"] = joined.headers["set-cookie"].partition(";")[0]
        browser.headers["x-csrf-token"] = joined.json()["csrf"]
        self.ids[role] = joined.json()["id"]
        return browser

    async def say(self, conversation: str, *events: Any) -> None:
        """Let the customer of a conversation do these things."""
        for event in events:
            done = await self.parts.reception.perform(conversation, event, secrets.token_hex(16))
            assert not isinstance(done, Refuse), done

    async def customer(self) -> tuple[httpx2.AsyncClient, str]:
        """A customer with a conversation of their own, and its id."""
        opened = await self.client().post("/api/v1/sessions", json={"site": "shop"})
        assert opened.status_code == 201, opened.text
        made = opened.json()
        return self.client(authorization=f"Bearer {made['token']}"), made["conversation"]


def flow_files(folder: Path) -> Path:
    """A folder with the small flow above, its team and its site."""
    folder.mkdir()
    for name, text in (("broken-page", FLOW), ("teams", TEAMS), ("sites", SITES)):
        (folder / f"{name}.yaml").write_text(text)
    return folder


@asynccontextmanager
async def built(url: str, folder: Path, flows: Path, **given: Any) -> AsyncIterator[House]:
    """The app over an empty store; ``given`` are settings."""
    clock = Clock()
    world = World(
        clock.now,
        lambda prefix: prefix + secrets.token_hex(16),
        lambda: secrets.token_urlsafe(32),
        lambda low, high: low,
        lambda: clock.now() / 1000,
    )
    settings = Settings(
        database_url=url,
        flows=flows,
        uploads=folder / "uploads",
        **given,
    )
    app = await assemble(settings, world)
    app.parts.reception.own_origins = (OWN,)
    app.parts.staff.hashing = Hashing(passes=1, kib=64)  # what it costs is test_passwords' matter
    made = House(app, clock, None)  # type: ignore[arg-type]
    made.http = made.client()
    try:
        yield made
    finally:
        await app.stop()
