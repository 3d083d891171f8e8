"""The agents' queue on one line: what is of interest at first, then every row that changes."""

import asyncio

from intakebot.desk.takeover import Takeover
from intakebot.edge import wire
from intakebot.edge.line import Chore, Line

PAUSE = 0.2
"""Seconds between two looks at the queue: a busy hour must not drown a page in rows."""


class QueueFeed(Chore):
    """Sends the queue from the reader's own place in the order of changes."""

    __slots__ = ("_after", "_desk")

    def __init__(self, line: Line, desk: Takeover, after: int) -> None:
        super().__init__(line)
        self._desk = desk
        self._after = after

    async def begin(self) -> None:
        """What the reader does not have yet; all of it for one who has nothing."""
        if self._after <= 0:
            await self._whole()
        await self._changes()

    async def work(self) -> None:
        """What changed since."""
        await self._changes()
        await asyncio.sleep(PAUSE)

    async def _changes(self) -> None:
        journal = self._desk.conversations.journal
        while self._line.open:
            changes = await journal.changes(self._after)
            if changes.upto < self._after:  # the store was restored: that place is not here
                await self._whole()
                continue
            if changes.rows:
                await self._line.say(wire.Queue(self._after, changes.upto, changes.rows))
                self._after = changes.upto
            if not changes.more:
                return

    async def _whole(self) -> None:
        rows = await self._desk.queue()
        await self._line.say(wire.Queue(0, rows.upto, rows.rows, whole=True))
        self._after = rows.upto
