"""A bus in memory: what is sent reaches everybody who listens, unless it is cut."""

import asyncio

LATER = 20.0
"""Seconds: a busy machine must not fail a test."""


class Air:
    """What carriers of one test share."""

    def __init__(self):
        self.listening = []
        self.sent = []
        self.cut = False

    def break_off(self):
        """Whoever listens is thrown out, and nobody gets in."""
        self.cut = True
        for _, _, over in self.listening:
            over.set_exception(ConnectionError("cut"))

    def carrier(self, largest=32_000):
        return Carrier(self, largest)


class Carrier:
    name = "air"

    def __init__(self, air, largest):
        self.air = air
        self.largest = largest
        self.deaf = False

    async def carry(self, hear, ready):
        if self.air.cut:
            raise ConnectionError("cut")
        over = asyncio.get_running_loop().create_future()
        mine = (self, hear, over)
        self.air.listening.append(mine)
        ready()
        try:
            await over
        finally:
            self.air.listening.remove(mine)

    async def send(self, frame):
        if self.air.cut:
            raise ConnectionError("cut")
        self.air.sent.append(frame)
        for carrier, hear, _ in list(self.air.listening):
            if not carrier.deaf:
                hear(frame)

    async def close(self):
        pass


async def until(what, within=LATER):
    """Wait until it is so."""
    async with asyncio.timeout(within):
        while not what():
            await asyncio.sleep(0.01)
