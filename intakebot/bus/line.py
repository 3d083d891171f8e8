"""One process's line to the others: says and hears, and is never in anybody's way.

Saying only notes; a task of its own sends what has gathered, so what comes up during one
sending is the next. When the bus is away, what gathers is bounded and thrown away: whoever
missed it finds out from the store (``desk/lookout.py``).
"""

import asyncio
from collections.abc import Callable, Hashable, Iterator
from typing import Protocol, TypeAlias

import structlog

from intakebot import metrics
from intakebot.bus.messages import Beat, Bye, Message, Strange, Wakes, frames, opened

BEAT_EVERY = 1.0
SILENT_FOR = 3.0
"""Seconds without hearing ourselves after which the bus is not there."""
GONE_AFTER = 5.0
"""Seconds without a word after which another process is not there."""
SENT_WITHIN = 2.0
AGAIN_AFTER = (200, 2000)
"""Milliseconds to the next try, both ends; processes that lost the bus come back spread out."""
MOST = 20_000
"""Topics and messages that may wait to be sent."""
TOGETHER = 100
"""Topics in one message."""

log = structlog.get_logger()

Hear: TypeAlias = Callable[[str, Message], None]


class Carrier(Protocol):
    """What carries frames between processes."""

    name: str
    largest: int
    """Bytes of a frame."""

    async def carry(self, hear: Callable[[bytes], None], ready: Callable[[], None]) -> None:
        """Connect, call ``ready``, then hear until it ends; raises what went wrong."""

    async def send(self, frame: bytes) -> None:
        """Send to everybody, ourselves too; raises what went wrong."""

    async def close(self) -> None:
        """Let go of the connections."""


class Line:
    """This process on the bus. Nothing here raises into a turn."""

    def __init__(
        self,
        carrier: Carrier,
        node: str,
        now: Callable[[], float],
        jitter: Callable[[int, int], int],
    ) -> None:
        """``now`` is in seconds and never goes back."""
        self.carrier = carrier
        self.node = node
        self.up = False
        """Whether we heard ourselves lately."""
        self.hear: Hear = lambda node, message: None
        self.came: Callable[[], None] = lambda: None
        self.went: Callable[[], None] = lambda: None
        """Told when the bus is there, and when it is not any more."""
        self.lost: Callable[[str], None] = lambda node: None
        """Told of another process that is not there any more."""
        self._now = now
        self._jitter = jitter
        self._wakes: dict[str, int] = {}
        self._messages: dict[Hashable, Message] = {}
        self._news = asyncio.Event()
        self._heard_myself = float("-inf")
        self._others: dict[str, float] = {}
        self._told: set[str] = set()

    # --- saying ----------------------------------------------------------------------------

    def wake(self, topic: str, at: int) -> None:
        """Tell the others that there is something new."""
        if topic in self._wakes or self._has_room():
            self._wakes[topic] = max(at, self._wakes.get(topic, 0))
            self._news.set()

    def say(self, message: Message, key: Hashable = None) -> None:
        """Tell the others; a newer message under the same key takes the place of an older."""
        key = key if key is not None else object()
        self._messages.pop(key, None)  # the newest goes last: it may answer what came between
        if self._has_room():
            self._messages[key] = message
            self._news.set()

    def _has_room(self) -> bool:
        if len(self._wakes) + len(self._messages) < MOST:
            return True
        metrics.BUS_TROUBLE["overflow"].inc()
        return False

    @property
    def others(self) -> int:
        """How many other processes are there."""
        return len(self._others)

    # --- working ---------------------------------------------------------------------------

    async def run(self) -> None:
        """Carry until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for work in (self._carry, self._send, self._watch):
                tasks.create_task(work())

    async def leave(self) -> None:
        """Say that we go, if the bus is there, and let go of it."""
        try:
            async with asyncio.timeout(SENT_WITHIN / 2):
                if self.up:
                    for frame in frames(self.node, [Bye()], self.carrier.largest):
                        await self.carrier.send(frame)
                await self.carrier.close()
        except Exception as error:
            self._trouble("send", error)

    async def _carry(self) -> None:
        while True:
            try:
                await self.carrier.carry(self._take, self._beat)
            except Exception as error:
                self._trouble("connection", error)
                task = asyncio.current_task()
                if task is not None and task.cancelling():
                    raise asyncio.CancelledError from None  # it failed because we go
            await asyncio.sleep(self._jitter(*AGAIN_AFTER) / 1000)

    async def _send(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            for frame in frames(self.node, self._gathered(), self.carrier.largest):
                try:
                    async with asyncio.timeout(SENT_WITHIN):
                        await self.carrier.send(frame)
                    metrics.BUS_FRAMES["said"].inc()
                except Exception as error:
                    self._trouble("send", error)
                    await asyncio.sleep(self._jitter(*AGAIN_AFTER) / 1000)
                    break  # the rest is old by now

    def _gathered(self) -> Iterator[Message]:
        wakes, self._wakes = list(self._wakes.items()), {}
        messages, self._messages = self._messages, {}
        for start in range(0, len(wakes), TOGETHER):
            yield Wakes(dict(wakes[start : start + TOGETHER]))
        yield from messages.values()

    async def _watch(self) -> None:
        while True:
            self._beat()
            await asyncio.sleep(BEAT_EVERY)
            self._look()

    def _beat(self) -> None:
        self.say(Beat(), "beat")

    def _look(self) -> None:
        """Whether the bus is there, and who is on it."""
        now = self._now()
        if self.up and now - self._heard_myself > SILENT_FOR:
            self._be(up=False)
        if not self.up:
            return
        for node in [each for each, at in self._others.items() if now - at > GONE_AFTER]:
            self._forget(node)

    def _forget(self, node: str) -> None:
        if self._others.pop(node, None) is not None:
            metrics.BUS_OTHERS.set(self.others)
            self.lost(node)

    def _be(self, *, up: bool) -> None:
        self.up = up
        metrics.BUS_UP.set(up)
        log.info("bus_up" if up else "bus_down", bus=self.carrier.name)
        if up:
            self._told.clear()
            # Who was silent while nothing could be heard has its time from now.
            self._others = dict.fromkeys(self._others, self._now())
            self.came()
        else:
            self.went()

    # --- hearing ---------------------------------------------------------------------------

    def _take(self, frame: bytes) -> None:
        try:
            node, messages, strange = opened(frame)
        except Strange:
            metrics.BUS_TROUBLE["strange"].inc()
            return
        if strange:
            metrics.BUS_TROUBLE["strange"].inc(strange)
        if node == self.node:
            self._heard_myself = self._now()
            if not self.up:
                self._be(up=True)
            return
        metrics.BUS_FRAMES["heard"].inc()
        self._others[node] = self._now()
        metrics.BUS_OTHERS.set(self.others)
        for message in messages:
            self._tell(node, message)

    def _tell(self, node: str, message: Message) -> None:
        if isinstance(message, Beat):
            return
        if isinstance(message, Bye):
            self._forget(node)
            return
        try:
            self.hear(node, message)
        except Exception:
            metrics.BUS_TROUBLE["strange"].inc()
            log.exception("bus_message_failed", kind=type(message).__name__)

    def _trouble(self, code: str, error: Exception) -> None:
        """Count it; each kind is told once while the bus is away, however often it is tried."""
        metrics.BUS_TROUBLE[code].inc()
        kind = f"{code} {type(error).__name__}"
        if kind not in self._told:
            self._told.add(kind)
            log.warning("bus_trouble", bus=self.carrier.name, code=code, error=repr(error))
