"""A house behind a real server, and people who speak with it through real websockets."""

import asyncio
import json
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from intakebot.edge.server import server
from tests.house import House

WITHIN = 30.0
"""Seconds to wait for a frame: a busy machine must not fail a test."""


class Phone:
    """One client: what it heard is kept in order, by type, and as a log without doubles."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.frames: list[dict[str, Any]] = []
        self.seq = 0
        self.entries: dict[int, dict[str, Any]] = {}
        self._at = 0
        self._news = asyncio.Condition()
        self._over = False
        self._listening = asyncio.ensure_future(self._listen())

    async def _listen(self) -> None:
        try:
            async for text in self.line:
                frame = json.loads(text)
                self._keep(frame)
                async with self._news:
                    self.frames.append(frame)
                    self._news.notify_all()
        except ConnectionClosed:
            pass
        finally:
            async with self._news:
                self._over = True
                self._news.notify_all()

    def _keep(self, frame: dict[str, Any]) -> None:
        if frame["type"] == "reset":
            self.seq, self.entries = 0, {}
        if frame["type"] == "log":
            assert frame["after"] <= self.seq, f"a gap: {frame['after']} after {self.seq}"
            self.entries |= {entry["seq"]: entry for entry in frame["entries"]}
            self.seq = max(self.seq, frame["upto"])

    @property
    def log(self) -> list[dict[str, Any]]:
        """What the client shows."""
        return [self.entries[seq] for seq in sorted(self.entries)]

    async def send(self, **frame: Any) -> None:
        await self.line.send(json.dumps(frame))

    async def hear(self, kind: str, within: float = WITHIN, **having: Any) -> dict[str, Any]:
        """The next frame of this type with these fields, after the one heard last."""
        async with asyncio.timeout(within):
            while True:
                for at in range(self._at, len(self.frames)):
                    frame = self.frames[at]
                    if frame["type"] == kind and having.items() <= frame.items():
                        self._at = at + 1
                        return frame
                async with self._news:
                    if self._over:
                        raise AssertionError(f"closed with {self.code}; no {kind} {having}")
                    await self._news.wait()

    async def upto(self, seq: int) -> None:
        """Wait until the log is there up to ``seq``."""
        async with asyncio.timeout(WITHIN), self._news:
            await self._news.wait_for(lambda: self.seq >= seq)

    async def do(self, cid: str = "", **event: Any) -> dict[str, Any]:
        """Perform a customer's command; its ack or refusal."""
        return await self._ask({"type": "do", "id": cid or secrets.token_hex(16), "event": event})

    async def act(self, conversation: str, cid: str = "", **event: Any) -> dict[str, Any]:
        """Perform an agent's command; its ack or refusal."""
        cid = cid or secrets.token_hex(16)
        frame = {"type": "act", "id": cid, "conversation": conversation, "event": event}
        return await self._ask(frame)

    async def _ask(self, frame: dict[str, Any]) -> dict[str, Any]:
        before = len(self.frames)
        await self.send(**frame)
        async with asyncio.timeout(WITHIN):
            while True:
                for heard in self.frames[before:]:
                    if heard["type"] in ("ack", "refused") and heard["id"] == frame["id"]:
                        return heard
                async with self._news:
                    if self._over:
                        raise AssertionError(f"closed with {self.code}, unanswered: {frame}")
                    await self._news.wait()

    async def settled(self) -> None:
        """Everything that was sent before is taken in: a pong came after it."""
        await self.send(type="ping")
        await self.hear("pong")

    @property
    def code(self) -> int | None:
        return self.line.close_code

    async def closed(self, within: float = WITHIN) -> int | None:
        """Wait until the server closes; its code."""
        await asyncio.wait_for(self.line.wait_closed(), within)
        await self._listening
        return self.code

    async def leave(self) -> None:
        await self.line.close()
        await self._listening


class Live:
    """A server on a port of its own."""

    def __init__(self, house: House, port: int) -> None:
        self.house = house
        self.port = port
        self.phones: list[Phone] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def dial(self, path: str, **headers: str) -> Phone:
        """A socket without a first frame."""
        line = await connect(
            f"ws://127.0.0.1:{self.port}/api/v1/{path}",
            subprotocols=["intakebot.v1"],  # type: ignore[list-item]
            additional_headers=headers,
            max_size=None,
            compression=None,
        )
        phone = Phone(line)
        self.phones.append(phone)
        return phone

    async def token(self) -> tuple[str, str]:
        """A fresh conversation and its token."""
        browser, conversation = await self.house.customer()
        return browser.headers["authorization"].partition(" ")[2], conversation

    async def customer(self, token: str, after: int = 0, epoch: str = "") -> Phone:
        """A customer's socket after the welcome."""
        phone = await self.dial("customer")
        phone.seq = max(0, after)
        await phone.send(type="hello", token=token, after=after, epoch=epoch)
        await phone.hear("welcome")
        return phone

    async def agent(self, cookie: str, after: int = 0, epoch: str = "") -> Phone:
        """An agent's socket after the first look at the queue."""
        phone = await self.dial("agent", cookie=cookie, origin=self.address)
        await phone.send(type="attend", after=after, epoch=epoch)
        await phone.hear("attending")
        return phone

    async def hired(self, role: str = "agent", email: str = "") -> tuple[Phone, str]:
        """Somebody new at the desk, and their cookie."""
        browser = await self.house.agent(role, email)
        cookie = browser.headers["cookie"]
        return await self.agent(cookie), cookie


@asynccontextmanager
async def serving(house: House) -> AsyncIterator[Live]:
    """Serve a house on this loop until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        reception = house.parts.reception
        reception.own_origins = (*reception.own_origins, f"http://127.0.0.1:{port}")
        running = server(house.app.asgi, "127.0.0.1", port, house.app.drain, [])
        task = asyncio.ensure_future(running.serve([listening]))
        made = Live(house, port)
        try:
            yield made
        finally:
            await asyncio.gather(*(phone.leave() for phone in made.phones))
            running.should_exit = True
            await asyncio.wait_for(task, 15)
