"""The agents' side: one holder at a time by the fence; handed on, closed, linked, never forged."""

import asyncio

import pytest

from intakebot.desk.access import Staff
from intakebot.desk.commands import Done
from intakebot.engine.effects import Refuse
from intakebot.engine.entries import Note, Returned, Taken, Transferred
from intakebot.engine.events import (
    Close,
    Collect,
    Link,
    Reopen,
    Respond,
    Return,
    Say,
    SetAnswer,
    Take,
    Transfer,
    WriteNote,
)
from intakebot.errors import NotFound
from tests.desk.conftest import ANNA, BEA, begun, bodies, log, opened, waiting


@pytest.fixture
def given():
    return {"text_limit": 200}


@pytest.fixture
def desk(house):
    return house.parts.takeover


async def state(desk, name):
    return await desk.conversations.get(name)


# --- one holder -------------------------------------------------------------------------------


async def test_of_agents_who_take_at_once_in_two_processes_one_wins_and_the_rest_hear_who(
    house, desk, again
):
    desks = [desk, (await again()).takeover]
    for _ in range(10):
        name = await waiting(house)
        people = [Staff(f"agent_{n}", f"Agent {n}", "", "agent") for n in range(6)]
        outcomes = await asyncio.gather(
            *(desks[n % 2].perform(who, name, Take(0), "take") for n, who in enumerate(people))
        )

        (won,) = [n for n, outcome in enumerate(outcomes) if isinstance(outcome, Done)]
        lost = [outcome for outcome in outcomes if isinstance(outcome, Refuse)]
        assert {(each.code, each.by, each.fence) for each in lost} == {("held", f"Agent {won}", 1)}
        (taken,) = bodies(await log(house.parts, name), Taken)
        assert (taken.agent, taken.name) == (f"agent_{won}", f"Agent {won}")
        for each in desks:
            retried = await each.perform(people[won], name, Take(0), "take")
            assert retried.seq == outcomes[won].seq


@pytest.mark.parametrize("fence", [0, 2, -1, 2**63, 10**30])
async def test_every_write_with_another_fence_than_the_one_that_stands_is_refused(
    house, act, fence
):
    name = await waiting(house)
    await act(ANNA, name, Take(0))
    before = await log(house.parts, name)

    for event in (
        Take(fence),
        Respond(fence, "Hello"),
        Return(fence),
        Collect(fence, "page"),
        Transfer(fence, team="orders"),
        Close(fence),
    ):
        refused = await act(ANNA, name, event)
        assert (refused.code, refused.by, refused.fence) == ("held", "Anna", 1), event

    assert await log(house.parts, name) == before


async def test_only_the_holder_writes_to_the_customer(house, act):
    name = await waiting(house)
    await act(ANNA, name, Take(0))

    for event in (Respond(1, "psst"), Return(1), Collect(1, "page")):
        refused = await act(BEA, name, event)
        assert (refused.code, refused.by) == ("held", "Anna"), event
    assert isinstance(await act(BEA, name, WriteNote("I know this one")), Done)
    assert isinstance(await act(ANNA, name, Respond(1, "Hello")), Done)


async def test_the_bot_is_silent_from_the_takeover_to_the_return(house, desk, act):
    name = await begun(house)
    taken = await act(ANNA, name, Take(0))
    await house.say(name, Say("are you a robot?"), Say("it is still blank"))

    assert all(entry.by != "bot" for entry in (await log(house.parts, name))[taken.seq :])
    assert (await state(desk, name)).open is None

    await act(ANNA, name, Return(1))
    assert (await log(house.parts, name))[-1].by == "bot"


async def test_another_takes_over_from_whoever_holds_it(house, desk, act):
    name = await waiting(house)
    await act(ANNA, name, Take(0))

    assert isinstance(await act(BEA, name, Take(1)), Done)
    assert (await act(BEA, name, Take(2))).code == "not_now", "who has it cannot take it again"
    late = await act(ANNA, name, Respond(1, "as I said"))

    assert (late.code, late.by, late.fence) == ("held", "Bea", 2)
    assert (await state(desk, name)).owner == BEA.id


# --- handing on -------------------------------------------------------------------------------


async def test_a_transfer_to_a_team_waits_for_it_with_a_note_that_customers_never_see(
    house, desk, act
):
    name = await waiting(house)
    forged = Transfer(1, team="orders", note="VIP", agent_name="Mallory", team_name="Mallory")
    await act(ANNA, name, Take(0), forged)

    after, written = await state(desk, name), await log(house.parts, name)
    assert (after.phase, after.owner, after.team, after.fence) == ("waiting", "", "orders", 2)
    assert bodies(written, Transferred) == [Transferred(2, team="orders", team_name="Order team")]
    assert bodies(written, Note) == [Note("VIP")]
    seen = await desk.conversations.journal.read(name, 0, private=False)
    assert b"VIP" not in b"".join(seen.entries)
    assert (await act(ANNA, name, Respond(2, "one more thing"))).code == "not_now"


async def test_a_transfer_to_a_colleague_is_theirs_at_once_under_their_real_name(house, desk, act):
    await house.agent("lead")
    lead = Staff(house.ids["lead"], "Lead", "", "lead")
    name = await waiting(house)
    await act(ANNA, name, Transfer(0, agent=lead.id, agent_name="Mallory"))

    after = await state(desk, name)
    assert (after.phase, after.owner, after.owner_name) == ("live", lead.id, "Lead")
    assert isinstance(await act(lead, name, Respond(1, "Hello")), Done)


async def test_a_case_is_given_to_nobody_who_could_not_work_on_it(house, desk, act):
    for role in ("editor", "agent"):
        await house.agent(role)
    await house.parts.staff.change(house.ids["agent"], active=False)
    name = await waiting(house)
    before = await log(house.parts, name)

    for to in ("", "agent_absent", "x" * 100_000, "a\0b", house.ids["agent"], house.ids["editor"]):
        assert (await act(ANNA, name, Transfer(0, agent=to))).code == "not_found", to[:40]
    for team in ("", "nobody", "ORDERS", "فريق"):
        assert (await act(ANNA, name, Transfer(0, team=team))).code == "not_found", team

    assert await log(house.parts, name) == before


async def test_a_transfer_to_both_or_while_closed_is_refused(house, act):
    await house.agent("lead")
    name = await waiting(house)

    both = await act(ANNA, name, Transfer(0, agent=house.ids["lead"], team="orders"))
    await act(ANNA, name, Close(0))
    late = await act(ANNA, name, Transfer(1, team="orders"))

    assert (both.code, late.code) == ("not_now", "closed")


async def test_given_back_the_bot_asks_on_and_with_nothing_left_to_ask_it_waits(house, desk, act):
    asks, told = await begun(house), await waiting(house)
    await act(ANNA, asks, Take(0), Return(1))
    for question, text in (("symptom", "blank"), ("page", "https://shop.example/pay")):
        await act(ANNA, told, SetAnswer(question, text))
    await act(ANNA, told, Take(0), Return(1))

    first, second = await state(desk, asks), await state(desk, told)
    assert (first.phase, first.owner, first.open.question) == ("intake", "", "symptom")
    assert (second.phase, second.owner, second.waiting_since) == ("waiting", "", house.clock.at)
    assert bodies(await log(house.parts, told), Returned) == [Returned(2, "waiting")]
    assert isinstance(await act(BEA, told, Take(2)), Done)


# --- closing ----------------------------------------------------------------------------------


async def test_closed_is_closed_for_everybody_until_it_is_opened_again(house, desk, act):
    name = await waiting(house)
    await act(ANNA, name, Take(0), Close(1, "solved", "Cache cleared"))

    for event in (Take(2), Respond(2, "psst"), Close(2), Return(2), SetAnswer("page", "x")):
        assert (await act(ANNA, name, event)).code == "closed", event
    stale = await act(BEA, name, Reopen(1))
    assert (stale.code, stale.fence) == ("held", 2)

    assert isinstance(await act(BEA, name, Reopen(2)), Done)
    after = await state(desk, name)
    assert (after.phase, after.owner, after.closed_at, after.fence) == ("live", BEA.id, 0, 3)


async def test_of_a_close_and_a_customers_words_at_once_both_stand_in_one_order(
    house, desk, act, again
):
    other = (await again()).reception
    for _ in range(5):
        name = await waiting(house)
        closed, said = await asyncio.gather(
            act(ANNA, name, Close(0)), other.perform(name, Say("wait!"), "c1")
        )

        assert isinstance(closed, Done)
        assert isinstance(said, Done)
        phase = (await other.conversations.journal.load(name)).conversation.phase
        assert phase == ("waiting" if said.seq > closed.seq else "closed")


@pytest.mark.parametrize("name", ["", "conv_absent", "x" * 100_000, "محادثة"])
async def test_nobody_acts_on_what_does_not_exist(act, name):
    for event in (Take(0), WriteNote("x"), Close(0), Link(1), Transfer(0, team="web")):
        with pytest.raises(NotFound):
            await act(ANNA, name, event)


# --- the queue --------------------------------------------------------------------------------


async def test_the_first_look_shows_each_conversation_once_the_open_ones_first(house, desk, act):
    await opened(house.parts)
    closed, first, second = await waiting(house), await waiting(house), await waiting(house)
    await act(ANNA, closed, Close(0))
    await act(ANNA, first, WriteNote("changed last"))

    rows = await desk.queue()

    names = [row.conversation for row in rows.rows]
    assert sorted(names[:2]) == sorted([first, second])
    assert names[2:] == [closed]
    assert rows.upto == desk.conversations.journal.changed
