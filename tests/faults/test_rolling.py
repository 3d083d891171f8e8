"""Two nodes are restarted one after the other while people talk: out in time, nothing lost.

How one process hands an SQLite file to the next is in test_drain.py, an old version beside a new
one in test_versions.py.
"""

import asyncio
import signal
import time
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.faults.nodes import Cluster, Stubborn

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.timeout(240)]

EXIT_WITHIN = 10.0
BACK = 30.0


class Somewhere(Stubborn):
    """Knows which node it is at; what a busy machine refuses for now, it sends again."""

    port = 0
    told_often = 0

    async def follow(self, line):
        self.port = line.remote_address[1]
        await super().follow(line)

    async def send(self, line):
        with suppress(ConnectionClosed):  # what came before the end is still to be read
            await super().send(line)

    async def take(self, line, frame):
        self.told_often += frame["type"] == "going_away"
        await super().take(line, frame)


class Rolling(Cluster):
    page = Somewhere

    def __init__(self, *asked, talking, **given):
        super().__init__(*asked, **given)
        self.talking = talking
        self.took = []

    async def run(self, rounds):
        """Restart one node after the other, so many times; what did not hold."""
        await self.furnish()
        self.living = [asyncio.ensure_future(page.live()) for page in self.pages]
        for turn in range(rounds):
            await self.answered(self.talking, within=60)
            wrong = await self.restarted(turn % len(self.nodes))
            if wrong := wrong + await self.broken():
                return wrong
        return []

    async def restarted(self, number):
        node = self.nodes[number].child
        port = self.all[number]["port"]
        here = {page: page.told_often for page in self.pages if page.port == port}
        began = time.monotonic()
        node.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(node.wait(), EXIT_WITHIN)
        except TimeoutError:
            return [f"late: still there after {EXIT_WITHIN} s"]
        self.took.append(round(time.monotonic() - began, 1))
        wrong = [f"status {node.returncode}"] if node.returncode else []
        async with asyncio.timeout(30):  # what was sent to them is still to be read
            while any(page.port == port and page.here.is_set() for page in here):
                await asyncio.sleep(0.01)
        untold = sum(page.told_often == before for page, before in here.items())
        if untold:
            wrong.append(f"untold: {untold} did not hear when to come back")
        await self.start(number)
        await self.resumed(dict(self.people.pending), BACK)  # at the other node, meanwhile
        await self.ready(number)
        return wrong


@pytest.fixture
async def cluster(tmp_path, database, cache):
    """Begin two nodes; they are gone when the test is."""
    made = []

    async def begin(*words, talking):
        made.append(Rolling(tmp_path, database, *words, nodes=2, talking=talking, redis=cache.url))
        return await made[-1].begun()

    yield begin
    for each in made:
        await each.end()


async def test_two_nodes_are_restarted_in_turn_and_nothing_is_lost(cluster, record_property):
    nodes = await cluster(talking=30)

    wrong = await nodes.run(2)

    record_property("seconds to the exit", nodes.took)
    record_property("acknowledged turns", len(nodes.people.acked))
    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize(("plant", "found"), [("ack unwritten", "lost"), ("say nothing", "untold")])
async def test_the_harness_finds_a_planted_bug(cluster, plant, found):
    nodes = await cluster("--plant", plant, talking=30)

    wrong = await nodes.run(2)

    assert any(each.startswith(found) for each in wrong), wrong


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_twenty_restarts_under_five_hundred_conversations(cluster, record_property):
    nodes = await cluster(talking=500)

    wrong = await nodes.run(20)

    record_property("seconds to the exit", nodes.took)
    assert wrong == []
