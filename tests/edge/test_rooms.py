"""What one agent's line has open: logs, who is there, and nothing left behind."""

import asyncio

import pytest

from intakebot.desk.access import Staff
from intakebot.desk.presence import room_topic
from intakebot.edge import line as lines
from intakebot.edge import wire
from intakebot.edge.rooms import AT_MOST, Rooms
from intakebot.engine.events import Begin, Say
from intakebot.errors import NotFound
from tests.edge.plug import Cord

PRIYA = Staff("agent_1", "Priya", "p@staff.example", "agent")
OMAR = Staff("agent_2", "Omar", "o@staff.example", "agent")


@pytest.fixture
def given():
    return {"sessions_an_hour": 1000}


async def begun(house):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(flow="broken-page"), Say("The page stays blank"))
    return conversation


def opened(house, stale=False):
    cord = Cord()
    return cord, Rooms(cord.line, house.parts.takeover, stale=stale)


def listeners(house, conversation):
    hub = house.parts.hub
    return hub.listeners(conversation), hub.listeners(room_topic(conversation))


def room(house, conversation):
    return house.parts.takeover.presence.room(conversation)


def doing(house, conversation):
    return {who: one.doing for who, one in room(house, conversation).agents.items()}


def of(cord, kind):
    return [frame for frame in cord.frames if frame["type"] == kind]


async def test_watching_brings_the_log_from_the_readers_number_and_then_who_is_there(house):
    conversation = await begun(house)
    seq = (await house.parts.reception.conversations.get(conversation)).seq
    cord, rooms = opened(house)

    await rooms.watch(PRIYA, conversation, 2)

    log, presence = cord.frames
    assert (log["conversation"], log["after"], log["upto"]) == (conversation, 2, seq)
    assert presence["people"] == [{"agent": "agent_1", "name": "Priya"}]
    assert "customer" not in presence, "nobody is there"


async def test_a_conversation_that_is_not_there_is_not_watched(house):
    _, rooms = opened(house)
    with pytest.raises(NotFound):
        await rooms.watch(PRIYA, "conv_absent", 0)

    assert listeners(house, "conv_absent") == (0, 0)
    assert room(house, "conv_absent").empty


async def test_a_conversation_that_is_not_there_closes_none_that_is(house):
    cord, rooms = opened(house)
    made = [await begun(house) for _ in range(AT_MOST)]
    for conversation in made:
        await rooms.watch(PRIYA, conversation, 0)

    with pytest.raises(NotFound):
        await rooms.watch(PRIYA, "conv_absent", 0)

    assert listeners(house, made[0]) == (1, 1)
    rooms.leave(PRIYA)
    assert cord.codes == []


async def test_one_more_than_a_line_may_have_open_closes_the_oldest(house):
    _, rooms = opened(house)
    made = [await begun(house) for _ in range(AT_MOST + 1)]
    for conversation in made:
        await rooms.watch(PRIYA, conversation, 0)

    assert listeners(house, made[0]) == (0, 0)
    assert room(house, made[0]).empty
    assert all(listeners(house, one) == (1, 1) for one in made[1:])
    rooms.leave(PRIYA)
    assert house.parts.hub.topics == 0
    assert all(room(house, one).empty for one in made)


async def test_watching_again_starts_over_from_the_place_that_is_named(house):
    conversation = await begun(house)
    cord, rooms = opened(house)
    await rooms.watch(PRIYA, conversation, 0)
    await rooms.watch(PRIYA, conversation, 3)

    assert [frame["after"] for frame in of(cord, "log")] == [0, 3]
    assert listeners(house, conversation) == (1, 1)
    assert room(house, conversation).agents["agent_1"].tabs == 1


async def test_places_of_another_run_of_history_are_reset_and_a_fresh_start_is_not(house):
    first, second = await begun(house), await begun(house)
    cord, rooms = opened(house, stale=True)
    await rooms.watch(PRIYA, first, 2)
    await rooms.watch(PRIYA, second, 0)

    assert [frame["conversation"] for frame in of(cord, "reset")] == [first]
    assert [(one["conversation"], one["after"]) for one in of(cord, "log")] == [
        (first, 0), (second, 0),
    ]  # fmt: skip


async def test_two_agents_see_each_other_and_one_who_leaves_is_gone(house):
    conversation = await begun(house)
    cord, rooms = opened(house)
    _, others = opened(house)
    await rooms.watch(PRIYA, conversation, 0)
    await others.watch(OMAR, conversation, 0)
    others.does(OMAR, wire.AgentTyping(conversation, note=True))
    async with asyncio.timeout(5):
        while of(cord, "presence")[-1]["people"][-1].get("doing") != "noting":
            await asyncio.sleep(0.01)

    others.leave(OMAR)
    async with asyncio.timeout(5):
        while len(of(cord, "presence")[-1]["people"]) != 1:
            await asyncio.sleep(0.01)
    assert of(cord, "presence")[-1]["people"][0]["name"] == "Priya"
    rooms.leave(PRIYA)


async def test_writing_is_forgotten_when_it_is_not_said_again(house, monkeypatch):
    monkeypatch.setattr(lines, "TYPING_FOR", 0.05)
    conversation = await begun(house)
    _, rooms = opened(house)
    await rooms.watch(PRIYA, conversation, 0)

    rooms.does(PRIYA, wire.AgentTyping(conversation))
    assert doing(house, conversation) == {"agent_1": "writing"}
    async with asyncio.timeout(5):
        while doing(house, conversation) != {"agent_1": "reading"}:
            await asyncio.sleep(0.01)


async def test_one_who_stops_watching_while_writing_leaves_no_ghost_in_another_tab(house):
    conversation = await begun(house)
    _, rooms = opened(house)
    _, tab = opened(house)
    await rooms.watch(PRIYA, conversation, 0)
    await tab.watch(PRIYA, conversation, 0)
    rooms.does(PRIYA, wire.AgentTyping(conversation))

    rooms.unwatch(PRIYA, conversation)
    rooms.unwatch(PRIYA, conversation)

    assert doing(house, conversation) == {"agent_1": "reading"}


async def test_nothing_is_done_or_seen_in_a_conversation_that_is_not_open_here(house):
    conversation = await begun(house)
    _, others = opened(house)
    await others.watch(PRIYA, conversation, 0)
    _, rooms = opened(house)

    rooms.does(PRIYA, wire.AgentTyping(conversation))
    rooms.seen(wire.AgentSeen(conversation, 3))

    assert doing(house, conversation) == {"agent_1": "reading"}
    assert room(house, conversation).seen_by_team == 0


async def test_nobody_has_seen_what_was_not_sent_to_them_nor_less_than_before(house):
    conversation = await begun(house)
    seq = (await house.parts.reception.conversations.get(conversation)).seq
    _, rooms = opened(house)
    await rooms.watch(PRIYA, conversation, 0)

    for claimed, seen in ((2, 2), (10**9, seq), (1, seq), (-5, seq)):
        rooms.seen(wire.AgentSeen(conversation, claimed))
        assert room(house, conversation).seen_by_team == seen


async def test_how_far_the_customer_has_read_is_told_once_for_each_step(house):
    conversation = await begun(house)
    presence = house.parts.takeover.presence
    cord, rooms = opened(house)
    presence.come(conversation)
    await rooms.watch(PRIYA, conversation, 0)
    for seq in (2, 2, 1, 3):
        presence.seen(conversation, seq, team=False)
        await asyncio.sleep(0.02)
    rooms.does(PRIYA, wire.AgentTyping(conversation))  # news of another kind
    async with asyncio.timeout(5):
        while "doing" not in of(cord, "presence")[-1]["people"][0]:
            await asyncio.sleep(0.01)

    assert [frame["seq"] for frame in of(cord, "read")] == [2, 3]
    assert of(cord, "presence")[-1]["customer"] == "here"
    rooms.leave(PRIYA)
