"""The queue on one line: whole at first, then every change once, from the reader's own place."""

import asyncio

import pytest

from intakebot.edge import queue_feed
from intakebot.edge.queue_feed import QueueFeed
from intakebot.engine.events import Begin, Say, WantPerson
from tests.edge.plug import Cord


@pytest.fixture
def given():
    return {"sessions_an_hour": 10_000, "messages_a_minute": 100_000}


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(queue_feed, "PAUSE", 0.05)


async def waiting(house, count=1):
    """That many conversations that wait for a person."""
    made = []
    for _ in range(count):
        _, conversation = await house.customer()
        events = Begin(flow="broken-page"), Say("The page stays blank"), WantPerson()
        await house.say(conversation, *events)
        made.append(conversation)
    return made


def feed(house, after=0):
    cord = Cord()
    return cord, QueueFeed(cord.line, house.parts.takeover, after)


def journal(house):
    return house.parts.reception.conversations.journal


def followed(frames, after=0):
    """What a page shows that takes these in; each must carry on where it stands."""
    shown = {}
    for frame in frames:
        if frame.get("whole"):
            shown = {}
        else:
            assert frame["after"] == after, "a gap or a double"
        shown |= {row["conversation"]: row for row in frame["rows"]}
        after = frame["upto"]
    return shown, after


async def test_one_who_has_nothing_gets_the_whole_and_one_who_is_up_to_date_gets_nothing(house):
    made = await waiting(house, 3)
    cord, queue = feed(house)
    await queue.begin()

    shown, upto = followed(cord.frames)
    assert (set(shown), upto) == (set(made), journal(house).changed)
    assert [frame.get("whole", False) for frame in cord.frames] == [True]

    cord, queue = feed(house, upto)
    await queue.begin()
    assert cord.frames == []


async def test_an_empty_queue_is_said_to_be_empty(house):
    cord, queue = feed(house)
    await queue.begin()

    assert cord.frames == [{"type": "queue", "after": 0, "upto": 0, "rows": [], "whole": True}]


async def test_more_changes_than_one_page_holds_come_in_pages_without_a_gap(house):
    first = await waiting(house)
    place = journal(house).changed
    others = await waiting(house, 230)
    cord, queue = feed(house, place)

    await queue.begin()

    assert len(cord.frames) > 1
    shown, upto = followed(cord.frames, place)
    assert set(shown) == set(others)
    assert upto == journal(house).changed
    assert first[0] not in shown


async def test_a_row_that_changes_often_in_a_moment_comes_as_it_is_at_the_end(house):
    (busy,) = await waiting(house)
    cord, queue = feed(house)
    await queue.begin()
    house.parts.hub.subscribe("queue", queue.wake)

    for n in range(40):
        await house.say(busy, Say(f"word {n}"))
    async with asyncio.timeout(5):
        while followed(cord.frames)[1] < journal(house).changed:
            await asyncio.sleep(0.01)

    assert len(cord.frames) < 40, "every single change was sent"
    assert "word 39" in followed(cord.frames)[0][busy]["last"]
    queue.cancel()


async def test_a_place_that_does_not_exist_any_more_is_answered_with_the_whole(house):
    made = await waiting(house, 2)
    cord, queue = feed(house, 10**6)

    await queue.begin()

    assert [frame.get("whole", False) for frame in cord.frames] == [True]
    assert set(followed(cord.frames)[0]) == set(made)


async def test_what_changes_while_the_whole_is_read_is_not_missed(house, monkeypatch):
    await waiting(house, 2)
    desk = house.parts.takeover
    read = desk.queue
    late = []

    async def queue_and_then_a_change():
        rows = await read()
        late.extend(await waiting(house))
        return rows

    monkeypatch.setattr(desk, "queue", queue_and_then_a_change)
    cord, queue = feed(house)
    await queue.begin()

    assert late[0] in followed(cord.frames)[0]
    assert followed(cord.frames)[1] == journal(house).changed


async def test_an_agent_who_does_not_read_gets_one_frame_prepared_and_then_the_rest(house):
    await waiting(house)
    cord, queue = feed(house)
    await queue.begin()
    house.parts.hub.subscribe("queue", queue.wake)
    cord.reads.clear()

    made = await waiting(house, 20)
    await asyncio.sleep(0.2)
    assert len(cord.frames) == 1
    cord.reads.set()
    async with asyncio.timeout(5):
        while followed(cord.frames)[1] < journal(house).changed:
            await asyncio.sleep(0.01)

    assert set(made) <= set(followed(cord.frames)[0])
    assert len(cord.frames) <= 4
    queue.cancel()


async def test_a_closed_line_is_sent_nothing(house):
    await waiting(house)
    cord, queue = feed(house, 0)
    cord.line.open = False
    await queue.begin()
    assert cord.frames == []
