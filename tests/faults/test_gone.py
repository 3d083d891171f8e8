"""Redis is gone for long while customers and agents talk across nodes, and then it is back.

Nobody waits longer for that than the store is asked, nothing gathers, nothing is told again and
again. The short form is part of the suite; the hour is the long form's. GONE_MINUTES in the
environment says otherwise.
"""

import asyncio
import os
import random
import time
import traceback

import psutil
import pytest

from intakebot.settings import Settings
from tests.faults.desk import Agent, hired
from tests.faults.nodes import Cluster, heard
from tests.live import Phone

MINUTES = float(os.environ.get("GONE_MINUTES", "60"))
LATER = 2.0
"""Seconds to the other node's screen while there is no bus."""
THINKS = (0.5, 2.5)
"""Seconds between two messages in one place."""
ANSWERED_WITHIN = 20.0
LOOK_EVERY = 5.0
GROWS = 5.0
"""Megabytes that a node may grow by in an hour, once its caches are full."""
LINES = 12
"""In the log of both nodes, from the moment Redis goes until it is back."""

pytestmark = [
    pytest.mark.faults,
    pytest.mark.postgres,
    pytest.mark.timeout(300),
]


def left(error):
    """Somebody could not go on, and where."""
    return "left: " + "".join(traceback.format_exception(error)[-3:])


class Gone(Cluster):
    """Two nodes; in each place one customer after the other, with an agent at the other node."""

    def __init__(self, *asked, places=6, **given):
        super().__init__(*asked, nodes=2, **given)
        self.places = places
        self.took = []
        self.grew = []
        self.visits = 0

    async def run(self, cache, seconds):
        """Talk, take Redis away for so long, give it back; what did not hold."""
        self.staff = [await self.hires(number) for number in range(2)]
        self.living = [asyncio.ensure_future(self.place(n % 2)) for n in range(self.places)]
        await self.talk(4 * self.places)
        cache.kill()
        said, self.took = self.lines(), []
        await self.meanwhile(seconds)
        self.slow = sorted(self.took)
        self.said = self.lines()[len(said) :]
        cache.start()
        for number in range(2):
            await self.ready(number)
        self.took = []
        await self.talk(4 * self.places)
        self.wrong += [left(each.exception()) for each in self.living if each.done()]
        return await self.broken()

    async def talk(self, more):
        """Wait for that many messages on the other node's screens."""
        enough = len(self.took) + more
        async with asyncio.timeout(60):
            while len(self.took) < enough and not any(each.done() for each in self.living):
                await asyncio.sleep(0.05)

    async def meanwhile(self, seconds):
        until = time.monotonic() + seconds
        while (now := time.monotonic()) < until and not any(each.done() for each in self.living):
            sizes = [psutil.Process(node.child.pid).memory_info().rss / 1e6 for node in self.nodes]
            self.grew.append((now, *sizes))
            await asyncio.sleep(min(LOOK_EVERY, until - now))

    def lines(self):
        return self.log.read_text().splitlines()

    # --- people --------------------------------------------------------------------------------

    async def hires(self, number):
        return await hired(Settings(**self.all[number]), self.where(number))

    async def place(self, number):
        while True:
            await asyncio.sleep(random.uniform(*THINKS))
            await self.visit(number)
            self.visits += 1

    async def visit(self, number):
        """A customer at one node, an agent at the other; each hears what the other says."""
        name, _, customer = await self.customer(number)
        agent = await Agent(self.where(1 - number), *self.staff[1 - number], name).attend()
        for n in range(random.randrange(3, 9)):
            await asyncio.sleep(random.uniform(*THINKS))
            cid = f"{name}-{n}"
            ack = await customer.do(cid, type="say", text=f"the words of {cid}")
            self.people.acked[name, cid] = ack["seq"]
            self.took.append(await heard(agent.phone, f"the words of {cid}", ANSWERED_WITHIN))
            await agent.say(f"answer {n}.")
            self.took.append(await heard(customer, f"answer {n}.", ANSWERED_WITHIN))
        closed = await agent.phone.act(name, type="close", fence=agent.fence)
        assert closed["type"] == "ack", closed
        self.compared(name, customer, agent.phone)
        await customer.leave()
        await agent.phone.leave()

    def compared(self, name, customer: Phone, agent: Phone):
        """What both saw is one log; the customer does not see all of it."""
        there = {entry["seq"]: entry["body"] for entry in agent.log}
        for entry in customer.log:
            if entry["seq"] in there and there[entry["seq"]] != entry["body"]:
                self.wrong.append(f"{name}: two entries {entry['seq']}")

    # --- figures -------------------------------------------------------------------------------

    def grown(self):
        """Megabytes an hour that the larger of the two grew by; a line through the second half."""
        rows = self.grew[len(self.grew) // 2 :]
        mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        spread = sum((row[0] - mean[0]) ** 2 for row in rows)
        slopes = [
            sum((row[0] - mean[0]) * (row[at] - mean[at]) for row in rows) / spread for at in (1, 2)
        ]
        return 3600 * max(slopes)

    def figures(self):
        return {
            "delivery without, ms": {
                "median": round(1000 * self.slow[len(self.slow) // 2]),
                "one in a hundred": round(1000 * self.slow[-1 - len(self.slow) // 100]),
                "worst": round(1000 * self.slow[-1]),
                "messages": len(self.slow),
            },
            "delivery after, ms": round(1000 * max(self.took)),
            "lines in the log": len(self.said),
            "visits": self.visits,
            "MB": (self.grew[0][1:], self.grew[-1][1:]),
        }


@pytest.fixture
async def gone(tmp_path, database, cache):
    """Begin two nodes; they are gone when the test is."""
    made = []

    async def begin(*words):
        made.append(Gone(tmp_path, database, *words, redis=cache.url))
        return await made[-1].begun()

    yield begin
    for each in made:
        await each.end()


async def test_a_while_without_redis_is_heard_of_once_and_everybody_talks_on(
    gone, cache, record_property
):
    nodes = await gone()

    wrong = await nodes.run(cache, 6.0)

    record_property("without Redis", nodes.figures())
    assert wrong == []
    assert len(nodes.said) <= LINES, nodes.said


async def test_the_harness_finds_a_line_for_each_attempt(gone, cache):
    nodes = await gone("--plant", "tell each attempt")

    await nodes.run(cache, 5.0)

    assert len(nodes.said) > LINES


@pytest.mark.long
@pytest.mark.timeout(60 * (MINUTES + 10))
async def test_an_hour_without_redis(gone, cache, record_property):
    nodes = await gone("--forgetful")

    wrong = await nodes.run(cache, 60 * MINUTES)

    figures = nodes.figures() | {"MB an hour": nodes.grown()}
    record_property("without Redis", figures)
    print(figures)  # noqa: T201 -- run for its figures
    assert wrong == []
    assert nodes.slow[-1] < LATER
    assert len(nodes.said) <= LINES, nodes.said
    assert figures["MB an hour"] <= GROWS
