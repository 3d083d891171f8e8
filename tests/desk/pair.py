"""Two processes' desks over one store, in one test: with a bus of air between them, or none."""

import asyncio
import time
from contextlib import asynccontextmanager

from intakebot.app import assemble
from intakebot.bus.line import Line
from intakebot.desk.nodes import Nodes
from tests.bus.air import Air, until


class Desk:
    """One process: its parts, and its place on the bus."""

    def __init__(self, app, air, name):
        self.app, self.parts = app, app.parts
        self.talks = self.parts.reception.conversations
        self.talks.shared = True
        self.presence = self.parts.reception.presence
        self.nodes = None
        if air is not None:
            line = Line(air.carrier(), name, time.monotonic, lambda low, high: low)
            self.nodes = Nodes(
                line,
                self.parts.hub,
                self.talks,
                self.presence,
                self.parts.limits,
                self.parts.staff.tries,
            )
            self.running = asyncio.ensure_future(line.run())

    def listens(self, topic):
        """How often a topic was woken here, as a list that grows."""
        woken = []
        self.parts.hub.subscribe(topic, lambda: woken.append(topic))
        return woken

    async def stop(self):
        if self.nodes is not None:
            await self.nodes.leave()
            self.running.cancel()
            await asyncio.gather(self.running, return_exceptions=True)


@asynccontextmanager
async def paired(house, air):
    """The house and a second process beside it."""
    second = await assemble(house.parts.settings, house.parts.world)
    desks = Desk(house.app, air, "one"), Desk(second, air, "other")
    if air is not None:
        await until(lambda: all(each.nodes.line.up for each in desks))
        await until(lambda: all(each.nodes.line.others == 1 for each in desks))
    try:
        yield desks
    finally:
        for desk in desks:
            await desk.stop()
        await second.stop()


__all__ = ["Air", "Desk", "paired", "until"]
