"""Without a bus: what another process wrote is found by asking the store, once for all."""

import asyncio

import pytest
from structlog.testing import capture_logs

from intakebot.desk import lookout as module
from intakebot.desk.conversations import QUEUE
from intakebot.desk.lookout import Lookout
from intakebot.engine.events import Say, WantPerson
from intakebot.store.journal import StorageBroken
from tests.bus.air import until
from tests.costs import at_most
from tests.desk.conftest import begun
from tests.desk.pair import paired


@pytest.fixture
async def desks(house):
    async with paired(house, None) as both:
        yield both


@pytest.fixture
def lookout(desks):
    _, other = desks
    return Lookout(other.talks, other.parts.hub)


async def test_what_was_written_elsewhere_wakes_who_follows_it_and_nobody_else(
    house, desks, lookout
):
    one, other = desks
    mine, theirs = await begun(house), await begun(house)
    await other.parts.reception.perform(mine, Say("The page stays blank"), "c1")
    seq = (await other.talks.get(mine)).seq
    woken, not_woken = other.listens(mine), other.listens(theirs)
    await lookout.look()
    del woken[:], not_woken[:]

    await one.parts.reception.perform(mine, Say("https://shop.example/pay"), "c2")
    await lookout.look()
    await lookout.look()

    assert woken == [mine]
    assert not_woken == []
    assert (await other.talks.journal.read(mine, seq, private=False)).upto > seq
    assert other.talks.journal.read_now(mine, seq, private=False) is None


async def test_the_queue_is_looked_at_with_the_same_question(house, desks, lookout):
    one, other = desks
    name = await begun(house)
    await lookout.look()
    woken = other.listens(QUEUE)
    before = other.talks.journal.changed

    await one.parts.reception.perform(name, WantPerson(), "c1")
    await lookout.look()
    await lookout.look()

    assert woken == [QUEUE]
    assert [row.conversation for row in (await other.talks.journal.changes(before)).rows] == [name]


async def test_it_looks_by_itself_although_the_store_was_away_which_is_told_once(
    house, desks, lookout, monkeypatch
):
    one, other = desks
    name = await begun(house)
    woken, ask, fails = other.listens(name), other.talks.journal.standing, [1, 2, 3]

    async def failing(known):
        if fails:
            fails.pop()
            raise StorageBroken("still away")
        return await ask(known)

    monkeypatch.setattr(other.talks.journal, "standing", failing)
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    with capture_logs() as log:
        running = asyncio.ensure_future(lookout.run())
        try:
            await until(lambda: woken)
            del woken[:]
            await one.parts.reception.perform(name, Say("hello"), "c1")
            await until(lambda: woken)
        finally:
            running.cancel()
    assert [line["event"] for line in log].count("lookout_failed") == 1


async def test_grants_and_incidents_are_looked_at_now_and_then(desks, lookout):
    _, other = desks
    woken = [other.listens("agent:1"), other.listens("incidents")]

    for _ in range(module.REST_EVERY):
        await lookout.look()

    assert woken == [["agent:1"], ["incidents"]]


async def test_ten_thousand_conversations_are_one_quick_question(desks, lookout):
    _, other = desks
    for n in range(10_000):
        other.parts.hub.subscribe(f"conv_{n:032}", lambda: None)

    with at_most(1):
        await lookout.look()
