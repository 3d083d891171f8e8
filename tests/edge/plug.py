"""Websocket peers for special cases; everybody else uses the phones of ``tests/live.py``."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from websockets.client import ClientProtocol
from websockets.frames import Opcode
from websockets.uri import parse_uri

from intakebot.edge.line import Line
from intakebot.edge.server import Server, server
from intakebot.engine.events import Begin, Say
from tests.house import House

TEXT = "websocket.receive"


class Plug:
    """Speaks ASGI with the app, without a network. ``code``: how the app closed it."""

    def __init__(self, app: Any, path: str, **headers: str) -> None:
        self.code: int | None = None
        self.accepted = False
        self._in: asyncio.Queue[Any] = asyncio.Queue()
        self._out: asyncio.Queue[Any] = asyncio.Queue()
        scope = {
            "type": "websocket",
            "path": path,
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
            "subprotocols": ["intakebot.v1"],
            "client": ("203.0.113.9", 5000),
        }
        self._in.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.ensure_future(app(scope, self._in.get, self._sent))

    async def _sent(self, message: Any) -> None:
        self._out.put_nowait(message)

    async def opened(self) -> bool:
        """Whether the handshake was accepted."""
        message = await asyncio.wait_for(self._out.get(), 5)
        self.accepted = message["type"] == "websocket.accept"
        self.code = None if self.accepted else message.get("code", 1000)
        return self.accepted

    async def say(self, **frame: Any) -> None:
        self._in.put_nowait({"type": TEXT, "text": json.dumps(frame)})

    async def hear(self, *types: str, within: float = 5) -> dict[str, Any] | None:
        """The next frame of one of these types; None once the app closed the socket."""
        async with asyncio.timeout(within):
            while True:
                message = await self._out.get()
                if message["type"] == "websocket.close":
                    self.code = message.get("code", 1000)
                    return None
                frame: dict[str, Any] = json.loads(message["text"])
                if not types or frame["type"] in types:
                    return frame

    async def leave(self) -> None:
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(self._task, 5)


class Cord:
    """A line alone, its clock, and what its peer was sent, in order.

    ``reads`` is cleared for a peer that stops reading; ``broken`` makes sending fail.
    """

    def __init__(self, rate: float = 1000) -> None:
        self.now = 0.0
        self.sent: list[Any] = []
        self.reads = asyncio.Event()
        self.reads.set()
        self.broken = False
        self.incoming: asyncio.Queue[Any] = asyncio.Queue()
        self.line = Line(self.incoming.get, self.send, lambda: self.now, rate)

    async def send(self, message: Any) -> None:
        await self.reads.wait()
        if self.broken:
            raise ConnectionResetError
        self.sent.append(message)

    def says(self, text: str | None) -> None:
        """The peer sends this text; None for bytes."""
        self.incoming.put_nowait(
            {"type": TEXT, "text": text} if text is not None else {"type": TEXT, "bytes": b"x"}
        )

    def leaves(self) -> None:
        self.incoming.put_nowait({"type": "websocket.disconnect", "code": 1006})

    @property
    def frames(self) -> list[dict[str, Any]]:
        return [json.loads(one["text"]) for one in self.sent if one["type"] == "websocket.send"]

    @property
    def codes(self) -> list[int]:
        """The codes it was closed with: one at most, or there is a bug."""
        return [one["code"] for one in self.sent if one["type"] == "websocket.close"]

    async def until(self, count: int) -> list[dict[str, Any]]:
        """Wait for that many frames."""
        async with asyncio.timeout(5):
            while len(self.frames) < count:
                await asyncio.sleep(0.005)
        return self.frames


class Mute:
    """A real socket, as small as can be, that speaks and reads only when it is told to."""

    def __init__(self, port: int, path: str) -> None:
        self.line = socket.socket()
        self.line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.line.setblocking(False)
        self.port = port
        self.protocol = ClientProtocol(parse_uri(f"ws://127.0.0.1:{port}/api/v1/{path}"))

    async def dial(self, **first: Any) -> "Mute":
        """Get through the handshake and send the first frame."""
        loop = asyncio.get_running_loop()
        await loop.sock_connect(self.line, ("127.0.0.1", self.port))
        self.protocol.send_request(self.protocol.connect())
        await self._flush()
        async with asyncio.timeout(10):
            while self.protocol.handshake_exc is None and not self.protocol.events_received():
                self.protocol.receive_data(await loop.sock_recv(self.line, 1))
        await self.say(json.dumps(first))
        return self

    async def say(self, text: str) -> None:
        self.protocol.send_text(text.encode())
        await self._flush()

    async def ping(self, times: int) -> None:
        """Without a wait for any pong."""
        for _ in range(times):
            self.protocol.send_ping(b"x" * 125)
        await self._flush()

    def pinged(self) -> list[Any]:
        """The pings that have come and were not looked at."""
        with suppress(BlockingIOError):
            self.protocol.receive_data(self.line.recv(65536))
        frames = self.protocol.events_received()
        return [each for each in frames if getattr(each, "opcode", None) is Opcode.PING]

    async def _flush(self) -> None:
        await asyncio.get_running_loop().sock_sendall(
            self.line, b"".join(self.protocol.data_to_send())
        )

    async def rest(self, within: float = 10) -> int | None:
        """Read to the end: how many bytes there were; None if it never ends."""
        loop, count = asyncio.get_running_loop(), 0
        try:
            async with asyncio.timeout(within):
                while got := await loop.sock_recv(self.line, 65536):
                    count += len(got)
        except ConnectionError:
            pass
        except TimeoutError:
            return None
        return count

    def hang_up(self) -> None:
        self.line.close()


BIG = 3_000_000
"""More bytes than the kernel keeps for one connection."""


async def at_once() -> None:
    """A drain with nothing to do."""


@asynccontextmanager
async def running(
    app: Any, drain: Any = at_once, proxies: Sequence[str] = ()
) -> AsyncIterator[tuple[Server, asyncio.Task[None]]]:
    """Serve an app on a port of its own: the server and its task."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        made = server(app, "127.0.0.1", bound.getsockname()[1], drain, list(proxies))
        task = asyncio.ensure_future(made.serve([bound]))
        async with asyncio.timeout(5):
            while not made.started:
                await asyncio.sleep(0.01)
        try:
            yield made, task
        finally:
            made.should_exit = True
            await asyncio.wait_for(task, 10)


def port_of(made: Server) -> int:
    return made.config.port


async def long_log(house: House) -> str:
    """The token of a conversation with a log of more than ``BIG``."""
    browser, conversation = await house.customer()
    words = (Say("word " * 60_000) for _ in range(BIG // 300_000 + 1))
    await house.say(conversation, Begin(flow="broken-page"), *words)
    return browser.headers["authorization"].partition(" ")[2]


def protocols(house: House) -> list[Any]:
    """The server's side of every open line."""
    return [line._send.__self__ for line in house.parts.sockets._lines]


async def jammed(house: House) -> Any:
    """Wait until the server can send no more to the one line there is."""
    async with asyncio.timeout(10):
        while not (lines := protocols(house)) or lines[0].writable.is_set():
            await asyncio.sleep(0.01)
    return lines[0]
