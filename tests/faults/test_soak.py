"""Half an hour of customers who come, talk and go: memory, descriptors and tasks stay flat.

Caches are small here, and everybody says the same few words: what grows is kept for ever.
The long form alone. SOAK_MINUTES and SOAK_CLIENTS in the environment say otherwise.
"""

import asyncio
import os
import random
import signal
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from intakebot.settings import Settings
from tests.faults.clients import broken_promises
from tests.faults.desk import Agent, hired
from tests.faults.drill import Drill
from tests.live import Phone

MINUTES = float(os.environ.get("SOAK_MINUTES", "30"))
CLIENTS = int(os.environ.get("SOAK_CLIENTS", "300"))
pytestmark = [
    pytest.mark.faults,
    pytest.mark.long,
    pytest.mark.timeout(60 * (MINUTES + 15)),
]

LOOK_EVERY = 5.0
THINKS = (2.0, 8.0)
"""Seconds between two messages of one customer."""
SLOPE = 1.0
"""Megabytes that it may grow by in ten minutes."""
WARM = 0.4
"""The part of the run in which caches fill."""


class Soak(Drill):
    """So many customers at any time; each says a few things and makes room for another."""

    talking = 0

    def __init__(self, folder, clients, seconds, *words):
        super().__init__(folder, "--count", "--forgetful", *words, sessions_an_hour=10**6)
        self.clients, self.seconds = clients, seconds
        self.seen = []
        self.came = 0

    async def run(self):
        try:
            await self.go()
            await self.session()  # from here on it serves
            email, cookie = await hired(Settings(**self.settings), self.address)
            self.agent = await Agent(self.address, email, cookie, "").come()
            self.living = [asyncio.ensure_future(self.place()) for _ in range(self.clients)]
            until = time.monotonic() + self.seconds
            while time.monotonic() < until:
                await asyncio.sleep(LOOK_EVERY)
                self.seen.append((time.monotonic(), *self.look()))
            for each in self.living:
                if each.done():
                    self.wrong.append(f"left: {each.exception()!r}")
            self.wrong += broken_promises(self.store, dict(self.people.acked), a_job_each=False)
        finally:
            await self.end()

    async def place(self):
        """One customer after the other; the first ones don't all begin at once."""
        await asyncio.sleep(random.uniform(0, THINKS[1]))
        while True:
            conversation, token = await self.session()
            async with self.line() as line:
                phone = Phone(line)
                await phone.send(type="hello", token=token)
                await phone.do(type="begin", flow="broken-page")
                await phone.do(type="want_person")
                for n in range(random.randrange(2, 12)):
                    await asyncio.sleep(random.uniform(*THINKS))
                    cid = f"the-message-number-{n}"
                    ack = await phone.do(cid, type="say", text=f"the words of {cid}")
                    if ack["type"] != "ack":
                        self.wrong.append(f"refused: {ack}")
                    else:
                        self.people.acked[conversation, cid] = ack["seq"]
                await phone.leave()
            await self.close(conversation)
            self.came += 1

    async def close(self, conversation):
        """The team is done with it: whoever waits stays in the line, and rightly so."""
        for fence, event in enumerate(("take", "close")):
            answer = await self.agent.phone.act(conversation, type=event, fence=fence)
            if answer["type"] != "ack":
                self.wrong.append(f"{event}: {answer}")

    def look(self):
        """Megabytes, descriptors and tasks of the server."""
        process = psutil.Process(self.process.child.pid)
        process.send_signal(signal.SIGUSR2)  # it answers in its log, by the next look
        told = [line for line in self.log.read_text().splitlines() if line.startswith("tasks ")]
        tasks = int(told[-1].split()[1]) if told else 0
        return process.memory_info().rss / 1e6, process.num_fds(), tasks

    def slope(self, column):
        """By how much that grows in ten minutes, after the caches are warm; a straight line."""
        warm = self.seen[int(len(self.seen) * WARM) :]
        mean_x = sum(row[0] for row in warm) / len(warm)
        mean_y = sum(row[column] for row in warm) / len(warm)
        above = sum((row[0] - mean_x) * (row[column] - mean_y) for row in warm)
        return 600 * above / sum((row[0] - mean_x) ** 2 for row in warm)

    def figures(self):
        slopes = {
            name: round(self.slope(at), 2)
            for at, name in enumerate(("MB", "descriptors", "tasks"), 1)
        }
        first, last = self.seen[int(len(self.seen) * WARM)], self.seen[-1]
        return {
            "in ten minutes": slopes,
            "from": first[1:],
            "to": last[1:],
            "customers": self.came,
            "messages": len(self.people.acked),
            "requests broken off": self.resets,
        }


@pytest.fixture
def folder(quick):
    return Path(tempfile.mkdtemp(dir=quick))


async def test_nothing_grows_while_customers_come_and_go(folder, record_property):
    drill = Soak(folder, CLIENTS, 60 * MINUTES)
    await drill.run()

    figures = drill.figures()
    record_property("soak", figures)
    print(figures)  # noqa: T201 -- run for its figures
    assert drill.wrong == []
    assert abs(figures["in ten minutes"]["descriptors"]) < CLIENTS / 10
    assert abs(figures["in ten minutes"]["tasks"]) < CLIENTS / 10
    assert figures["in ten minutes"]["MB"] <= SLOPE


async def test_the_soak_finds_out_what_is_kept_for_ever(folder):
    drill = Soak(folder, 20, 60.0, "--plant", "keep everything")
    await drill.run()

    assert drill.figures()["in ten minutes"]["MB"] > 10 * SLOPE
