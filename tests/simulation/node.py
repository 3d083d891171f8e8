"""One process in a simulation: the real desk, hub, journal and sockets, on its own clock."""

import asyncio
import contextvars
from contextlib import suppress

from intakebot.app import App
from intakebot.desk.editions import Editions
from intakebot.desk.world import World
from intakebot.edge.agent_socket import AgentSocket
from intakebot.edge.customer_socket import CustomerSocket
from intakebot.store.journal import StorageError
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.wiring.background import background
from intakebot.wiring.joining import joined
from tests.simulation.disk import SimulatedReaders, SimulatedWriter
from tests.simulation.loop import NODE

OWN = "http://simulated.example"
BEGAN = 1_795_341_000_000


class Node:
    """Alive until it is killed or stopped; then another one takes its place."""

    def __init__(self, name, sim, carrier):
        self.name = name
        self.sim = sim
        self.disk = sim.disk
        self.carrier = carrier
        self.alive = True
        self.up = False
        """Whether it takes connections."""
        self.skew = 0
        self.connections = []
        self.wires = {}
        """Lines that are not cut."""
        self.serves = {}
        """Lines that it has not done with: it may not know yet that they are cut."""
        self.context = contextvars.copy_context()
        self.context.run(NODE.set, self)

    def __str__(self):
        return self.name

    def spawn(self, work):
        """A task of this process."""
        return self.sim.loop.create_task(work, context=self.context)

    def now(self):
        return BEGAN + int(self.sim.loop.now * 1000) + self.skew

    async def start(self):
        """Come up, however often it takes."""
        while True:
            try:
                await self._open()
                break
            except StorageError:
                await asyncio.sleep(1)
        await self.app.start()
        self.up = True

    async def _open(self):
        sim, dice = self.sim, self.sim.dice
        world = World(
            now=self.now,
            new_id=lambda prefix: f"{prefix}{dice.getrandbits(128):032x}",
            secret=lambda: f"{dice.getrandbits(256):064x}",
            jitter=dice.randint,
            steady=asyncio.get_running_loop().time,
        )
        threadless = SimulatedWriter, SimulatedReaders
        journal, stores = await SqliteJournal.open(sim.path, *threadless), sim.stores
        try:
            editions = Editions(sim.library, stores.editions, world)
            await editions.keep()
        except BaseException:
            await journal.close()
            raise
        parts = joined(sim.settings, world, journal, stores, sim.library, editions, self.carrier)
        parts.reception.own_origins = (OWN,)
        works = dict(background(parts, editions))
        del works["flows"]  # which looks at files
        if not sim.errands:
            del works["couriers"]
        self.app = App(parts, self.take, works, [])
        self.paths = {
            "customer": CustomerSocket(parts.reception, parts.sockets),
            "agent": AgentSocket(
                parts.takeover, parts.staff, parts.sockets, lambda: parts.reception.own_origins
            ),
        }

    async def take(self, scope, receive, send):
        await self.paths[scope["path"]](scope, receive, send)

    @property
    def parts(self):
        return self.app.parts

    async def stop(self):
        """Leave as on SIGTERM."""
        await self.app.drain()
        self.up = False
        for wire in list(self.serves):
            wire.hang_up()
        while self.serves:
            await asyncio.sleep(0.1)
        await self.app.stop()

    def left(self):
        """What a process that has stopped should not have left: tasks, listeners, turns."""
        found = []
        for task, node in list(self.sim.loop.tasks.items()):
            if node is self and not task.done():
                found.append(f"{self} left {task.get_coro().__qualname__}")
        if self.parts.reception.conversations.running:
            found.append(f"{self} left turns")
        found += [
            f"{self} left a listener of {topic}"
            for topic in self.parts.hub.following("")
            if not topic.startswith("agent:")  # the staff desk listens as long as it lives
        ]
        return found

    def kill(self):
        """Leave as with -9: nothing of it goes on, and the disk keeps what it has."""
        self.alive = self.up = False
        for wire in list(self.wires):
            wire.cut()
        for connection in self.connections:
            with suppress(Exception):
                connection.close()
