"""Deadlines for peers that count the peer's time and not ours.

When our process stood still, on a disk or for want of a processor, timers are due before what came
meanwhile is read. A deadline is therefore counted in beats: one that comes late counts as one,
and after the last there is one more look at what has come.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

BEATS: Final = 5
"""A stall takes one beat from a peer, however long it is."""
LOOK: Final = 0.02
"""Seconds in which the loop reads all that is there."""


class Deadline:
    """Calls ``late`` after so many seconds in which we were there to hear, unless it is met."""

    __slots__ = ("_beats", "_began", "_every", "_late", "_loop", "_timer")

    def __init__(
        self, loop: asyncio.AbstractEventLoop, seconds: float, late: Callable[[], None]
    ) -> None:
        self._loop = loop
        self._late = late
        self._beats = BEATS
        self._every = max(seconds, 0.0) / BEATS
        self._timer = self._next()

    def met(self) -> None:
        """What we waited for is here."""
        self._timer.cancel()

    @property
    def left(self) -> float:
        """Seconds that the peer still has."""
        running = min(self._loop.time() - self._began, self._every)
        return max(self._beats * self._every - running, 0.0)

    def _next(self) -> asyncio.TimerHandle:
        self._began = self._loop.time()
        return self._loop.call_later(self._every, self._beat)

    def _beat(self) -> None:
        self._beats -= 1
        if self._beats > 0:
            self._timer = self._next()
        else:
            self._timer = self._loop.call_later(LOOK, self._late)


@asynccontextmanager
async def peer_within(seconds: float) -> AsyncIterator[Deadline]:
    """The block ends with ``TimeoutError`` when the peer has had so many seconds."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        deadline = Deadline(loop, seconds, lambda: limit.reschedule(loop.time()))
        try:
            yield deadline
        finally:
            deadline.met()
