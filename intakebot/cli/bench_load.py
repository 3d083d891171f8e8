"""Customers for ``intakebot bench``: they answer as soon as the question is there.

The plainest websocket client that will do, on loopback only: a client that costs more than
the server would measure itself.
"""

import asyncio
import time
from collections import deque
from collections.abc import MutableSequence, Sequence
from typing import Any, ClassVar

import msgspec

WORDS = "The kitchen tap drips since Monday and the seal looks worn"
ANSWERS = 6
"""After the first words; then the intake is through."""
TOGETHER = 50
"""Customers who connect at once."""
QUIET_WITHIN = 1000
"""Hundredths of a second for the last answers."""
SAY = {"type": "say", "text": WORDS}


class Line(asyncio.Protocol):
    """A websocket, from the handshake to whole text frames."""

    transport: Any

    def __init__(self, path: str) -> None:
        self._path = path
        self._came = b""
        self._open = False

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        transport.write(
            f"GET {self._path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self._came += data
        if not self._open:
            head, found, self._came = self._came.partition(b"\r\n\r\n")
            if not found:
                self._came = head
                return
            self._open = True
            self.opened()
        while (frame := self._frame()) is not None:
            self.heard(frame)

    def _frame(self) -> bytes | None:
        """The next whole frame that came, taken off what came."""
        came = self._came
        if len(came) < 2:
            return None
        size, at = came[1], 2
        if size > 125:
            at = 4 if size == 126 else 10
            size = int.from_bytes(came[2:at], "big")
        if len(came) < at + size:
            return None
        self._came = came[at + size :]
        return came[at : at + size]

    def send(self, text: bytes) -> None:
        """A frame under a mask of zeros, which leaves the text as it is."""
        size = len(text)
        head = bytes([0x81, 0x80 | size]) if size < 126 else b"\x81\xfe" + size.to_bytes(2, "big")
        self.transport.write(head + b"\0\0\0\0" + text)

    def opened(self) -> None:
        """The handshake is done."""

    def heard(self, frame: bytes) -> None:
        """One frame came."""


class Customer(Line):
    """Somebody who talks. ``turn`` says the next words; the rest follows by itself."""

    stays: ClassVar[bool] = True
    """Whether they go on without end."""

    def __init__(self, path: str, clock: "Clock", token: str = "") -> None:
        super().__init__(path)
        loop = asyncio.get_running_loop()
        self.clock = clock
        self.token = token
        self.settled = loop.create_future()
        self.through = loop.create_future()
        self.said = 0
        self._began = 0.0

    def opened(self) -> None:
        self.settled.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        for future in (self.settled, self.through):
            if not future.done():
                future.set_result(None)

    def turn(self) -> None:
        """Say the next words."""
        self.clock.waiting += 1
        self._began = time.perf_counter()
        self.send(do(f"{id(self):016x}-{self.said:015}", SAY))

    def heard(self, frame: bytes) -> None:
        self.clock.waiting -= 1
        self.clock.took(time.perf_counter() - self._began)
        self.said += 1
        if not self.stays and self.said > ANSWERS:
            if not self.through.done():
                self.through.set_result(None)
        elif not self.clock.over:
            self.turn()


class Ours(Customer):
    """Speaks the widget's protocol; a turn is over when the log says what came of it."""

    stays = False

    def opened(self) -> None:
        self.send(msgspec.json.encode({"type": "hello", "token": self.token}))

    def heard(self, frame: bytes) -> None:
        if frame.startswith(b'{"type":"welcome"'):
            self.send(do("begin-" + "0" * 26, {"type": "begin", "flow": "bench"}))
        elif frame.startswith(b'{"type":"refused"'):
            raise RuntimeError(frame.decode())
        elif frame.startswith(b'{"type":"log"'):
            if self.settled.done():
                super().heard(frame)
            else:
                self.settled.set_result(None)


def do(name: str, event: dict[str, str]) -> bytes:
    """A command."""
    return msgspec.json.encode({"type": "do", "id": name, "event": event})


class Clock:
    """Counts turns while it runs."""

    def __init__(self) -> None:
        self.turns: list[float] = []
        self.running = self.over = False
        self.waiting = 0
        """Turns that nobody answered yet."""

    def took(self, seconds: float) -> None:
        """A turn is over."""
        if self.running:
            self.turns.append(seconds)

    async def run(self, seconds: float, emptied: asyncio.Event) -> tuple[float, float]:
        """Turns a second, and the median of a turn in ms; ends early when nobody is left."""
        self.turns, self.running = [], True
        began = time.perf_counter()
        waits = asyncio.ensure_future(emptied.wait())
        await asyncio.wait([waits], timeout=seconds)
        waits.cancel()
        self.running = False
        ordered = sorted(self.turns) or [0.0]
        lasted = time.perf_counter() - began
        return len(self.turns) / lasted, ordered[len(ordered) // 2] * 1000


async def arrived(customers: Sequence[Customer], port: int) -> None:
    """Connect them all, and wait until each may speak."""
    loop, waiting = asyncio.get_running_loop(), deque(customers)
    for start in range(0, len(customers), TOGETHER):
        some = customers[start : start + TOGETHER]
        made = (loop.create_connection(waiting.popleft, "127.0.0.1", port) for _ in some)
        await asyncio.gather(*made)
        await asyncio.gather(*(one.settled for one in some))


async def talk(
    customers: MutableSequence[Any], places: int, clock: Clock, seconds: float
) -> tuple[float, float]:
    """Let so many talk at once, each place one customer after another; see ``Clock.run``."""
    emptied = asyncio.Event()

    async def place() -> None:
        while customers and not clock.over:
            one = customers.pop()
            one.turn()
            await one.through
        emptied.set()

    clock.over = False
    tasks = [asyncio.ensure_future(place()) for _ in range(places)]
    found = await clock.run(seconds, emptied)
    clock.over = True
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await quiet(clock)
    return found


async def quiet(clock: Clock) -> None:
    """Wait until every answer is there: none of them may fall into what is measured next."""
    for _ in range(QUIET_WITHIN):
        if not clock.waiting:
            return
        await asyncio.sleep(0.01)
