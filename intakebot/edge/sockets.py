"""All sockets of this process, for the drain and for signing people out."""

import asyncio
from collections.abc import Callable

from intakebot.edge.line import Line
from intakebot.edge.wire import GoingAway

AWAY_FOR = (500, 5000)
"""Milliseconds after which clients come back; spread, so that they don't come all at once."""


class Sockets:
    """A register of open lines."""

    def __init__(self, jitter: Callable[[int, int], int]) -> None:
        self._jitter = jitter
        self._lines: set[Line] = set()
        self.draining = False

    def __len__(self) -> int:
        return len(self._lines)

    def add(self, line: Line) -> None:
        """A line was opened."""
        self._lines.add(line)

    def drop(self, line: Line) -> None:
        """It is gone."""
        self._lines.discard(line)

    async def go_away(self) -> None:
        """Tell everybody when to come back; whoever does not read is not waited for."""
        self.draining = True
        goodbyes = [
            asyncio.ensure_future(line.say(GoingAway(self._jitter(*AWAY_FOR))))
            for line in list(self._lines)
        ]
        if goodbyes:
            _, late = await asyncio.wait(goodbyes, timeout=1.0)
            for goodbye in late:
                goodbye.cancel()

    async def close_all(self, code: int = 1012) -> None:
        """Close what is still open."""
        closing = [asyncio.ensure_future(line.close(code)) for line in list(self._lines)]
        if closing:
            _, late = await asyncio.wait(closing, timeout=1.0)
            for one in late:
                one.cancel()
