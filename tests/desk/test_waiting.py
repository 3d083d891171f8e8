"""The place in line: counted by team and time, and said only as far as it was measured."""

import asyncio

import pytest
from msgspec import structs
from msgspec.structs import replace

from intakebot.desk import waiting as module
from intakebot.desk.conversations import QUEUE
from intakebot.desk.presence import room_topic
from intakebot.desk.waiting import ENOUGH, Place
from tests.house import flow_files
from tests.store.turns import NOW, begun, handed_over, spoken, turn

MINUTE = 60_000


@pytest.fixture
def flows(tmp_path):
    folder = flow_files(tmp_path / "flows")
    (folder / "teams.yaml").write_text(
        "teams:\n"
        "  - {id: web, name: Web team}\n"
        "  - {id: orders, name: Order team, hours: {mon-fri: 9:00-17:00}}\n"
    )
    return folder


@pytest.fixture
def journal(house):
    return house.parts.reception.conversations.journal


@pytest.fixture
def line(house):
    house.clock.at = NOW
    house.parts.reception.presence.arrive("agent_bea", ("web",))
    return house.parts.reception.waiting


@pytest.fixture
def queue_up(journal):
    """Let these wait for a team, one after another."""

    async def queued(*names, team="web", since=NOW):
        return [
            await handed_over(journal, name, team=team, waiting_since=since + at)
            for at, name in enumerate(names)
        ]

    return queued


@pytest.fixture
def change(journal):
    async def changed(conversation, **state):
        return await spoken(journal, conversation, "…", brief=True, **state)

    return changed


def places(line, *names):
    return [place.place if (place := line.place(name)) else None for name in names]


# --- the place --------------------------------------------------------------------------------


async def test_the_place_is_counted_from_who_waits_longest(line, queue_up):
    await queue_up("late", since=NOW + 50)
    await queue_up("early", "next", since=NOW)
    await line.catch_up()

    assert places(line, "early", "next", "late") == [1, 2, 3]


async def test_somebody_in_danger_is_next_however_short_they_wait(line, queue_up, journal):
    _, late = await queue_up("early", "late")
    danger = turn(late, "…", brief=True)
    await journal.commit(replace(danger, brief=structs.replace(danger.brief, care="crisis")))
    await line.catch_up()

    assert places(line, "late", "early") == [1, 2]


async def test_each_team_has_a_line_of_its_own(line, queue_up):
    await queue_up("one", "two")
    await queue_up("three", team="orders", since=NOW + 9)
    await queue_up("four", team="", since=NOW + 9)
    await line.catch_up()

    assert places(line, "one", "two", "three", "four") == [1, 2, 1, 1]
    assert line.depths() == {"web": 2, "orders": 1, "": 1}


async def test_whoever_does_not_wait_has_no_place(line, queue_up, journal, change):
    await begun(journal, "talking")
    taken, closed, back = await queue_up("taken", "closed", "back")
    await line.catch_up()
    await change(taken, phase="live", owner="anna")
    await change(closed, phase="closed", waiting_since=0)
    await change(back, phase="intake", waiting_since=0)
    await line.catch_up()

    for name in ("talking", "taken", "closed", "back", "", "conv_absent", "x" * 100_000, "محادثة"):
        assert line.place(name) is None, name


async def test_who_waits_for_an_incidents_news_stands_in_no_line(line, queue_up, journal):
    first, second = await queue_up("told", "asks")
    for one, since in ((first, 0), (second, NOW)):
        move = turn(one, "…", brief=True, waiting_since=since)
        await journal.commit(replace(move, brief=structs.replace(move.brief, incident=31)))
    await line.catch_up()

    assert places(line, "told", "asks") == [None, 1]


async def test_those_behind_move_up_and_only_who_moved_is_told(house, line, queue_up, change):
    first, *_ = await queue_up("first", "second", "third")
    (other,) = await queue_up("other", team="orders")
    await line.catch_up()
    told = []
    for name in ("first", "second", "third", "other"):
        house.parts.hub.subscribe(room_topic(name), lambda name=name: told.append(name))

    await change(first, phase="live", owner="anna")
    await change(other, last="and another thing")
    await line.catch_up()
    await line.catch_up()

    assert sorted(told) == ["first", "second", "third"]
    assert places(line, "second", "third", "other") == [1, 2, 1]


async def test_whoever_goes_to_another_team_keeps_their_time_in_the_other_line(
    line, queue_up, change
):
    moved, _ = await queue_up("moved", "stays")
    await queue_up("there", team="orders", since=NOW + 5)
    await line.catch_up()

    await change(moved, team="orders")
    await line.catch_up()

    assert places(line, "stays", "moved", "there") == [1, 1, 2]


async def test_saying_more_while_waiting_costs_no_place(line, queue_up, change):
    first, _ = await queue_up("first", "second")
    for _ in range(3):
        first = await change(first)
    await line.catch_up()

    assert places(line, "first", "second") == [1, 2]


# --- the range --------------------------------------------------------------------------------


async def wait_for(line, queue_up, change, house, minutes, team="web"):
    """Let people wait so many minutes each until they are taken."""
    for number, waited in enumerate(minutes):
        name = f"{team} {number} at {house.clock.at}"
        (one,) = await queue_up(name, team=team, since=house.clock.at)
        await line.catch_up()
        house.clock.at += int(waited * MINUTE)
        await change(one, phase="live", owner="anna")
        await line.catch_up()


async def test_no_range_is_said_before_enough_waits_were_seen(house, line, queue_up, change):
    await queue_up("me", since=NOW + 10**9)
    await wait_for(line, queue_up, change, house, [4] * (ENOUGH - 1))
    assert line.place("me") == Place(1)

    await wait_for(line, queue_up, change, house, [4])
    assert line.place("me") == Place(1, 4, 4)


async def test_the_range_is_what_the_middle_half_waited(house, line, queue_up, change):
    await queue_up("me", since=NOW + 10**9)
    await queue_up("elsewhere", team="orders", since=NOW + 10**9)
    await wait_for(line, queue_up, change, house, [30, 1, 500, 2.5, 9, 3, 8, 7.2])

    place = line.place("me")

    assert (place.low, place.high) == (3, 30)
    assert line.place("elsewhere").high == 0, "one team's waits say nothing of another's"


async def test_even_the_shortest_waits_are_about_a_minute(house, line, queue_up, change):
    await queue_up("me", since=NOW + 10**9)
    await wait_for(line, queue_up, change, house, [0, 0, -5, 0.1, 0])

    assert line.place("me") == Place(1, 1, 1)


async def test_only_the_latest_waits_count(house, line, queue_up, change, monkeypatch):
    monkeypatch.setattr(module, "KEPT", ENOUGH)
    await queue_up("me", since=NOW + 10**9)
    await wait_for(line, queue_up, change, house, [90] * ENOUGH + [2] * ENOUGH)

    assert line.place("me") == Place(1, 2, 2)


async def test_whoever_gave_up_says_nothing_of_how_long_it_takes(house, line, queue_up, change):
    await queue_up("me", since=NOW + 10**9)
    for one in await queue_up(*(f"gone {number}" for number in range(ENOUGH))):
        await line.catch_up()
        house.clock.forward(3600)
        await change(one, phase="closed", waiting_since=0)
    await line.catch_up()

    assert line.place("me") == Place(1)


# --- hours ------------------------------------------------------------------------------------


async def test_the_place_says_whether_the_team_is_there_and_when_it_opens(house, line, queue_up):
    sunday, monday_nine = 1_790_510_400_000, 1_790_586_000_000  # 2026-09-27 12:00, -28 09:00 UTC
    house.clock.at = sunday
    await queue_up("me", team="orders")
    await queue_up("always", team="web")
    await line.catch_up()
    assert line.place("me") == Place(1, online=False, opens=monday_nine)
    assert line.place("always") == Place(1, online=True, opens=0)

    house.parts.reception.presence.arrive("agent_anna", ("orders",))

    house.parts.reception.presence.leave("agent_bea", ("web",))

    assert line.place("me") == Place(1, online=True, opens=0)
    assert line.place("always") == Place(1, online=False, opens=0)


# --- following --------------------------------------------------------------------------------


async def test_after_a_restart_the_line_is_as_it_was(line, queue_up, change, again):
    gone, taken, *_ = await queue_up("gone", "taken", "first", "second")
    await change(gone, phase="closed", waiting_since=0)
    await change(taken, phase="live", owner="anna")
    restarted = (await again()).reception.waiting

    await restarted.begin()
    assert restarted.place("first") is None, "nothing is said before it is known"
    await restarted.catch_up()

    assert places(restarted, "gone", "taken", "first", "second") == [None, None, 1, 2]


async def test_many_changes_at_once_are_all_taken_in(line, queue_up):
    names = [f"conv {number}" for number in range(450)]
    await asyncio.gather(*(queue_up(name, since=NOW + at) for at, name in enumerate(names)))
    await line.catch_up()

    assert places(line, *names) == list(range(1, 451))


async def test_it_follows_the_queue_until_it_is_stopped(house, line, queue_up, monkeypatch):
    monkeypatch.setattr(module, "PAUSE", 0)
    moved = asyncio.Event()
    house.parts.hub.subscribe(room_topic("second"), moved.set)
    await queue_up("first")
    following = asyncio.create_task(line.run())

    await queue_up("second", since=NOW + 9)
    house.parts.hub.wake(QUEUE)
    await asyncio.wait_for(moved.wait(), 10)
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)

    assert places(line, "first", "second") == [1, 2]
    assert house.parts.hub.listeners(QUEUE) == 0
