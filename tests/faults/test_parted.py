"""The network goes: between all nodes and PostgreSQL, or around one node of three.

Each node reaches PostgreSQL and Redis through valves of its own. Shut, they keep everything
back without a word; cut, they throw everybody out.
"""

import asyncio
import random
import time
from urllib.parse import urlsplit

import pytest

from tests.faults.nodes import Cluster, Stubborn
from tests.faults.valve import Valve

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.timeout(300)]

BACK = 40.0
"""Seconds until everybody is answered again: a batch that was under way is given up after ten."""


class Parted(Cluster):
    """Nodes with valves."""

    page = Stubborn
    talking = 12

    def __init__(self, *asked, **given):
        super().__init__(*asked, **given)
        self.valves = []
        self.back = []

    async def begun(self):
        for settings in self.all:
            mine = [await self.through(settings, "database_url")]
            if settings["redis_url"]:
                mine.append(await self.through(settings, "redis_url"))
            self.valves.append(mine)
        return await super().begun()

    async def through(self, settings, name):
        """A valve before what this setting names."""
        there = urlsplit(settings[name])
        valve = await Valve(there.port or 5432).begin()
        settings[name] = there._replace(
            netloc=f"{there.netloc.rpartition(':')[0]}:{valve.port}"
        ).geturl()
        return valve

    async def end(self):
        await super().end()
        for valve in self.every(range(len(self.valves))):
            await valve.end()

    def every(self, nodes):
        return [valve for number in nodes for valve in self.valves[number]]

    async def run(self, rounds, parted, seconds):
        """Part so many nodes again and again, for so long at most; what did not hold."""
        chance = random.Random()
        await self.furnish()
        self.living = [asyncio.ensure_future(page.live()) for page in self.pages]
        await self.answered(2 * self.talking)
        for turn in range(rounds):
            nodes = chance.sample(range(len(self.nodes)), parted)
            hurt = (Valve.shut, Valve.cut)[turn % 2]
            for valve in self.every(nodes):
                hurt(valve)
            await self.meanwhile(parted, chance.uniform(1.0, seconds))
            for valve in self.every(nodes):
                valve.open()
            began = time.monotonic()
            await self.resumed(dict(self.people.pending), BACK)
            self.back.append(round(time.monotonic() - began, 1))
            if wrong := await self.broken():
                return wrong
        return []

    async def meanwhile(self, parted, seconds):
        """Those at the other nodes go on as ever."""
        if parted < len(self.nodes):
            await self.answered(self.talking, within=30)
        await asyncio.sleep(seconds)


@pytest.fixture
async def cluster(tmp_path, database):
    """Begin nodes; they are gone when the test is."""
    made = []

    async def begin(*words, **given):
        made.append(Parted(tmp_path, database, *words, **given))
        return await made[-1].begun()

    yield begin
    for each in made:
        await each.end()


@pytest.mark.parametrize("parted", [1, pytest.param(3, marks=pytest.mark.long)])
async def test_nodes_that_reach_nobody_lose_nothing_and_go_on(
    cluster, cache, parted, record_property
):
    nodes = await cluster(redis=cache.url)

    wrong = await nodes.run(2, parted, 2.0)

    record_property("seconds until everybody was back", nodes.back)
    record_property("refused, acknowledged", (nodes.refused, len(nodes.people.acked)))
    assert wrong == []


@pytest.mark.long
async def test_the_harness_finds_an_acknowledgement_before_the_commit(cluster):
    nodes = await cluster("--plant", "ack early", nodes=2)

    wrong = await nodes.run(4, 2, 1.5)

    assert any(each.startswith(("lost", "doubled", "not back")) for each in wrong), wrong


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("parted", [1, 3])
async def test_twenty_times(cluster, cache, parted, record_property):
    nodes = await cluster(redis=cache.url)

    wrong = await nodes.run(20, parted, 15.0)

    record_property("seconds until everybody was back", nodes.back)
    assert wrong == []
