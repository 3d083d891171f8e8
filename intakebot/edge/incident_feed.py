"""How many incidents are open, on one agent's line: told at first, and whenever one changes."""

import asyncio

from intakebot.desk.takeover import Takeover
from intakebot.edge import wire
from intakebot.edge.line import Chore, Line

PAUSE = 0.5
"""Seconds between two looks: fifty customers who join at once are one piece of news."""


class IncidentFeed(Chore):
    """Sends the counts; a page that shows an incident reads it again then."""

    __slots__ = ("_desk", "_told")

    def __init__(self, line: Line, desk: Takeover) -> None:
        super().__init__(line)
        self._desk = desk
        self._told = False

    async def work(self) -> None:
        """What changed."""
        self._told = True
        await self.tell()
        await asyncio.sleep(PAUSE)

    async def tell(self) -> None:
        """How many there are; nothing where there never was one."""
        found = await self._desk.incidents()
        if self._told or any(found.values()):
            self._told = True
            await self._line.say(wire.Incidents(found["proposed"], found["working"]))
