"""A network of the dice: late, slow, cut, half open; each connection in order, none with others."""

import asyncio
from collections import deque

from intakebot.store.journal import StorageError

LATE = ((0.0005, 0.01), (0.001, 0.2), (0.05, 3.0))
"""Seconds that a message is under way, from the best of times to the worst."""


class Net:
    """Connects people with processes, and processes with each other."""

    def __init__(self, sim):
        self.sim = sim
        self.weather = 0
        self.bus_loses = 0.0
        self.listening = []

    def late(self):
        return self.sim.dice.uniform(*LATE[self.weather])

    def carrier(self):
        return Carrier(self)


class Wire:
    """One connection. Each direction is in order; after a cut either end may not know for long."""

    def __init__(self, net, node, path, headers):
        self.net = net
        self.sim = net.sim
        self.node = node
        self.whole = True
        self.inbox = asyncio.Queue()
        """For the person: frames as text, then a close code."""
        self._under_way = {"up": deque(), "down": deque()}
        self._arrives = {"up": 0.0, "down": 0.0}
        self._at_node = asyncio.Queue()
        self._at_node.put_nowait({"type": "websocket.connect"})
        node.wires[self] = True
        scope = {
            "type": "websocket",
            "path": path,
            "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
            "subprotocols": [],
            "client": ("203.0.113.9", 5000),
        }
        self._deliver("up", lambda: self._accept(scope))

    def _accept(self, scope):
        if self.node.up:
            self.node.spawn(self._serve(scope))
        else:
            self.cut()

    async def _serve(self, scope):
        self.node.serves[self] = True
        try:
            await self.node.take(scope, self._at_node.get, self._said_by_node)
        except (OSError, StorageError):
            return  # a server would note it and close the line
        finally:
            del self.node.serves[self]
            self.cut()

    def hang_up(self):
        """The process itself ends the line, and knows at once."""
        self.cut()
        self._at_node.put_nowait({"type": "websocket.disconnect", "code": 1012})

    def _deliver(self, direction, what):
        """In its turn; a person's callbacks run outside, a process's in it."""
        at = max(self._arrives[direction] + 1e-6, self.sim.loop.now + self.net.late())
        self._arrives[direction] = at
        context = self.node.context if direction == "up" else self.sim.outside
        queue = self._under_way[direction]
        queue.append(what)
        self.sim.loop.call_at(at, lambda: queue.popleft()(), context=context)

    def say(self, text):
        """The person sends a frame."""
        if self.whole:
            self.sim.trace.add("say", self.node, text)
            message = {"type": "websocket.receive", "text": text}
            self._deliver("up", lambda: self._at_node.put_nowait(message))

    async def _said_by_node(self, message):
        if not self.whole:
            raise ConnectionResetError
        if self.sim.dice.random() < 0.05:
            await asyncio.sleep(self.net.late())
        if message["type"] == "websocket.send":
            self.sim.trace.add("hear", self.node, message["text"])
            self._deliver("down", lambda: self.whole and self.inbox.put_nowait(message["text"]))
        elif message["type"] == "websocket.close":
            self._deliver("down", lambda: self.inbox.put_nowait(message.get("code", 1000)))

    def cut(self):
        """What is under way to the person is lost; to the process, it may still arrive."""
        if not self.whole:
            return
        self.whole = False
        self.sim.trace.add("cut", self.node)
        self.node.wires.pop(self, None)
        dice, loop = self.sim.dice, self.sim.loop
        knows = dice.choice((0.0, 0.5, 8.0))
        loop.call_later(knows, self.inbox.put_nowait, 1006, context=self.sim.outside)
        gone = {"type": "websocket.disconnect", "code": 1006}
        self._arrives["up"] = max(self._arrives["up"], loop.now + dice.choice((0.0, 0.5, 8.0)))
        self._deliver("up", lambda: self._at_node.put_nowait(gone))


class Carrier:
    """The bus at one process: hints come late, twice, in any order, or never."""

    name = "simulated"
    largest = 32_000

    def __init__(self, net):
        self.net = net

    async def carry(self, hear, ready):
        over = asyncio.get_running_loop().create_future()
        mine = (self.node, hear)
        self.net.listening.append(mine)
        ready()
        try:
            await over
        finally:
            self.net.listening.remove(mine)

    async def send(self, frame):
        dice = self.net.sim.dice
        for node, hear in self.net.listening:
            for _ in range(2 if dice.random() < 0.1 else 1):
                if dice.random() >= self.net.bus_loses:
                    self.net.sim.loop.call_later(self.net.late(), hear, frame, context=node.context)

    async def close(self):
        return
