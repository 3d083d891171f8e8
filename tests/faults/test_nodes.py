"""Three nodes, one product: what is written at one is on the other's screens, whatever dies."""

import asyncio
import random
import time

import pytest

from tests.faults.nodes import Cluster, heard

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.timeout(240)]

LATER, BACK = 2.0, 5.0
"""Seconds: to the other node's screen, whatever the bus does; until everybody is back.
Held by the long forms: the short ones stand in a suite that shares its machine."""


@pytest.fixture
async def cluster(tmp_path, database):
    """Begin nodes; they are gone when the test is."""
    made = []

    async def begin(*words, **given):
        made.append(Cluster(tmp_path, database, *words, **given))
        return await made[-1].begun()

    yield begin
    for each in made:
        await each.end()


class Talk:
    """A customer at the first node and an agent at the second."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.said = 0

    async def begin(self):
        self.name, self.token, self.customer = await self.cluster.customer(0)
        self.agent, self.fence = await self.cluster.agent(1, self.name)
        return self

    async def both_ways(self, within=20.0):
        """One message each way; the seconds that each took after its ack."""
        self.said += 1
        cid, answer = f"{self.name}-{self.said}", f"answer {self.said}."
        question = f"the words of {cid}"
        ack = await self.customer.do(cid, type="say", text=question)
        assert ack["type"] == "ack", ack
        self.cluster.people.acked[self.name, cid] = ack["seq"]
        there = await heard(self.agent, question, within)
        asked = {"type": "respond", "fence": self.fence, "text": answer}
        assert (await self.agent.act(self.name, **asked))["type"] == "ack"
        return there, await heard(self.customer, answer, within)

    async def end(self):
        for phone in (self.customer, self.agent):
            await phone.leave()


def in_ms(seconds):
    return sorted(round(each * 1000) for each in seconds)


@pytest.mark.parametrize("over", ["redis", "notify"])
async def test_over_the_bus_alone_customer_and_agent_talk_as_at_one_node(
    cluster, request, over, record_property
):
    """Nobody asks the store here: what arrives came over the bus."""
    redis = request.getfixturevalue("cache").url if over == "redis" else ""
    talk = await Talk(await cluster("--plant", "ask nobody", redis=redis, nodes=2)).begin()

    took = [each for _ in range(20) for each in await talk.both_ways()]
    await talk.customer.send(type="typing", on=True)
    seen = await talk.agent.hear("presence", customer="writing")
    await talk.agent.send(type="agent_typing", conversation=talk.name, on=True)
    written = await talk.customer.hear("writing", on=True)

    record_property(f"delivery over {over}, ms", in_ms(took))
    assert [each["name"] for each in seen["people"]] == ["Anna"]
    assert written["name"] == "Anna"
    await talk.end()


async def test_whatever_becomes_of_redis_they_talk_on(cluster, cache, record_property):
    nodes = await cluster(redis=cache.url)
    talk = await Talk(nodes).begin()
    for fault, hurt, mend in (
        ("killed", cache.kill, cache.start),
        ("paused", cache.pause, cache.go_on),
        ("flushed", cache.flush, lambda: None),
    ):
        hurt()
        took = [each for _ in range(3) for each in await talk.both_ways()]
        mend()
        for number in range(3):
            await nodes.ready(number)
        await talk.both_ways()
        record_property(f"delivery while {fault}, ms", in_ms(took))
    assert await nodes.broken() == []
    await talk.end()


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_redis_restarted_paused_and_flushed_twenty_times_each(
    cluster, cache, record_property
):
    nodes = await cluster(redis=cache.url)
    talk, chance = await Talk(nodes).begin(), random.Random()
    mends = {cache.kill: cache.start, cache.pause: cache.go_on, cache.flush: lambda: None}

    for hurt, mend in mends.items():
        slow, back = [], []
        for _ in range(20):
            hurt()
            until = time.monotonic() + chance.uniform(0.0, 6.0)
            while time.monotonic() < until:
                slow += await talk.both_ways()
            mend()
            began = time.monotonic()
            for number in range(3):
                await nodes.ready(number)
            back.append(time.monotonic() - began)
            slow += await talk.both_ways()  # a node may yet have to notice that it was cut off
        record_property(f"{hurt.__name__}: worst delivery, worst return", (max(slow), max(back)))
        assert max(slow) < LATER
    assert await nodes.broken() == []
    await talk.end()


async def test_a_node_that_is_cut_off_from_the_bus_asks_the_store(cluster, cache, record_property):
    nodes = await cluster(redis=cache.url, nodes=2, cut_off=(1,))
    talk = await Talk(nodes).begin()

    took = [each for _ in range(5) for each in await talk.both_ways()]

    record_property("delivery to and from a node that is cut off, ms", in_ms(took))
    assert await nodes.broken() == []
    await talk.end()


async def test_the_harness_finds_out_who_trusts_the_bus(cluster, cache):
    nodes = await cluster("--plant", "ask nobody", redis=cache.url, nodes=2)
    talk = await Talk(nodes).begin()
    await talk.both_ways()

    cache.kill()

    with pytest.raises(TimeoutError):
        await talk.both_ways(within=3)
    await talk.end()


class Killings:
    """People talk, spread over all nodes; one node after the other is killed in mid-turn."""

    def __init__(self, nodes, rounds):
        self.nodes, self.rounds = nodes, rounds
        self.chance = random.Random()
        self.back = []

    async def run(self):
        nodes = self.nodes
        await nodes.furnish()
        nodes.living = [asyncio.ensure_future(page.live()) for page in nodes.pages]
        await nodes.answered(nodes.talking)
        for _ in range(self.rounds):
            victim = self.chance.randrange(len(nodes.nodes))
            await nodes.answered(nodes.talking)
            nodes.kill(victim)
            began = time.monotonic()
            await nodes.resumed(dict(nodes.people.pending))
            self.back.append(time.monotonic() - began)
            await nodes.start(victim)
            await nodes.ready(victim)
            if wrong := await nodes.broken():
                return wrong
        return await nodes.broken()


async def test_of_three_nodes_one_is_killed_and_nothing_acknowledged_is_lost(
    cluster, cache, record_property
):
    nodes = await cluster(redis=cache.url)
    killings = Killings(nodes, 2)

    wrong = await killings.run()

    record_property("seconds until everybody was back", killings.back)
    record_property("acknowledged turns", len(nodes.people.acked))
    assert wrong == []


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("over", ["redis", "notify"])
async def test_one_hundred_killings_over_each_bus(cluster, request, over, record_property):
    redis = request.getfixturevalue("cache").url if over == "redis" else ""
    nodes = await cluster(redis=redis)
    killings = Killings(nodes, 100)

    wrong = await killings.run()

    record_property("seconds until everybody was back", max(killings.back))
    record_property("acknowledged turns", len(nodes.people.acked))
    assert wrong == []
    assert max(killings.back) < BACK


async def test_the_harness_finds_an_acknowledgement_before_the_commit(cluster):
    nodes = await cluster("--plant", "ack early", nodes=2)

    wrong = await Killings(nodes, 3).run()

    assert any(each.startswith(("lost", "doubled", "not back")) for each in wrong), wrong
