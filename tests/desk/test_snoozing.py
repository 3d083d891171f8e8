"""Putting a case aside: it outlives a restart, one of two wins, and no customer hears of it."""

import asyncio

from intakebot.desk.commands import Done
from intakebot.engine.effects import Refuse
from intakebot.engine.events import Respond, Say, Snooze, Take
from tests.desk.conftest import ANNA, BEA, waiting

HOUR = 3_600_000


async def held(house, act):
    """A conversation that Anna holds and has answered."""
    name = await waiting(house)
    await act(ANNA, name, Take(0), Respond(1, "I ask the bank."))
    return name


async def row(parts, name):
    rows = await parts.takeover.queue()
    return next(each for each in rows.rows if each.conversation == name)


async def test_it_stands_in_the_queue_and_in_that_of_whoever_starts_next(house, act, again):
    name = await held(house, act)
    until = house.clock.now() + HOUR

    assert isinstance(await act(ANNA, name, Snooze(1, until)), Done)

    other = await again()
    for parts in (house.parts, other):
        assert (await row(parts, name)).snoozed_until == until
        assert (await row(parts, name)).owner == ANNA.id
    await other.reception.perform(name, Say("any news?"), "0123456789abcdef")
    for parts in (house.parts, other):
        found = await row(parts, name)
        assert (found.snoozed_until, bool(found.waiting_since)) == (0, True)


async def test_the_same_command_again_puts_it_aside_once(house, act):
    name = await held(house, act)
    event = Snooze(1, house.clock.now() + HOUR)

    first = await house.parts.takeover.perform(ANNA, name, event, "aside")
    again = await house.parts.takeover.perform(ANNA, name, event, "aside")

    assert (first.seq, first.upto) == (again.seq, again.upto)


async def test_whoever_takes_it_at_the_same_time_has_it_and_nothing_is_aside(house, act, again):
    other = (await again()).takeover
    for _ in range(10):
        name = await held(house, act)
        aside = Snooze(1, house.clock.now() + HOUR)
        mine, theirs = await asyncio.gather(
            house.parts.takeover.perform(ANNA, name, aside, "aside"),
            other.perform(BEA, name, Take(1), "take"),
        )

        assert isinstance(theirs, Done)
        found = await row(house.parts, name)
        assert (found.owner, found.snoozed_until) == (BEA.id, 0)
        if isinstance(mine, Refuse):
            assert (mine.code, mine.by) == ("held", BEA.name)


async def test_the_customers_log_only_skips_a_number(house, act):
    name = await held(house, act)
    journal = house.parts.reception.conversations.journal
    before = await journal.read(name, 0, private=False)

    done = await act(ANNA, name, Snooze(1, house.clock.now() + HOUR))

    after = await journal.read(name, before.upto, private=False)
    assert (after.entries, after.upto) == ([], done.seq)
