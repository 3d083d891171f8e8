"""Performing commands: once each, in order, on the disk before the answer, whoever else writes."""

import asyncio
from typing import Any

import pytest

from intakebot.desk.commands import Actor, Done
from intakebot.desk.conversations import QUEUE, RACES
from intakebot.engine.effects import Refuse
from intakebot.engine.events import (
    Begin,
    Close,
    Confirm,
    Respond,
    Say,
    SetAnswer,
    Take,
    WantPerson,
    WriteNote,
)
from intakebot.store.journal import StorageBusy
from tests.desk.conftest import begun, log, opened, waiting

CUSTOMER = Actor()
ANNA = Actor("agent", "agent_anna", "Anna")
BEA = Actor("agent", "agent_bea", "Bea")


@pytest.fixture
def talks(house):
    return house.parts.reception.conversations


def texts(entries):
    return [entry.body.text for entry in entries if entry.by in ("customer", "agent")]


# --- once each --------------------------------------------------------------------------------


async def test_the_same_command_gets_the_same_answer_and_writes_nothing_even_after_a_restart(
    house, talks, again
):
    name = await begun(house)
    first = await talks.perform(name, Say("https://shop.example/pay"), CUSTOMER, "c1")
    before, promised = await log(house.parts, name), house.parts.stores.outbox.waiting()

    second = await talks.perform(name, Say("https://shop.example/pay"), CUSTOMER, "c1")
    await house.app.stop()
    restarted = await again()
    third = await restarted.reception.perform(name, Say("https://shop.example/pay"), "c1")

    assert first.seq == second.seq == third.seq
    assert await log(restarted, name) == before
    assert restarted.stores.outbox.waiting() == promised


async def test_what_was_only_read_is_settled_once_before_it_is_answered_again(
    house, talks, again, monkeypatch
):
    name = await begun(house)
    first = await talks.perform(name, Say("one thing"), CUSTOMER, "c1")
    restarted = (await again()).reception.conversations
    settled, settle = [], restarted.journal.settle

    async def broken():
        raise StorageBusy("the standby is away")

    async def counted():
        settled.append(True)
        await settle()

    monkeypatch.setattr(restarted.journal, "settle", broken)
    with pytest.raises(StorageBusy):
        await restarted.perform(name, Say("one thing"), CUSTOMER, "c1")
    monkeypatch.setattr(restarted.journal, "settle", counted)
    for _ in range(2):
        assert await restarted.perform(name, Say("one thing"), CUSTOMER, "c1") == first
    await restarted.perform(name, Say("another"), CUSTOMER, "c2")
    await restarted.perform(name, Say("another"), CUSTOMER, "c2")

    assert settled == [True]


async def test_another_body_under_the_same_name_is_a_conflict_even_after_a_restart(
    house, talks, again
):
    name = await begun(house)
    await talks.perform(name, Say("one thing"), CUSTOMER, "c1")
    before = await log(house.parts, name)

    for parts in (house.parts, await again()):
        for body in (Say("another thing"), Say("one thing "), Say(), WantPerson()):
            refused = await parts.reception.conversations.perform(name, body, CUSTOMER, "c1")
            assert refused == Refuse("conflict")

    assert await log(house.parts, name) == before


async def test_a_name_counts_for_its_sender_and_its_conversation_only(house, talks):
    name, other = await begun(house), await begun(house)
    event = WriteNote("seen before")

    done = [
        await talks.perform(conversation, event, actor, "c1")
        for conversation in (name, other)
        for actor in (ANNA, BEA)
    ]

    assert all(isinstance(each, Done) for each in done)
    assert texts(await log(house.parts, name)).count("seen before") == 2
    assert texts(await log(house.parts, other)).count("seen before") == 2


async def test_commands_without_a_name_happen_each_time(house, talks):
    name = await begun(house)

    for _ in range(3):
        await talks.perform(name, WriteNote("twice is not once"), ANNA)

    assert texts(await log(house.parts, name)).count("twice is not once") == 3


async def test_a_refused_command_may_come_again_under_its_name_when_its_time_has_come(house, talks):
    name = await waiting(house)

    early = await talks.perform(name, Respond(1, "Hello"), ANNA, "c1")
    await talks.perform(name, Take(0), ANNA, "c2")
    later = await talks.perform(name, Respond(1, "Hello"), ANNA, "c1")

    assert early.code == "not_now"
    assert isinstance(later, Done)


async def test_the_same_command_many_times_at_once_happens_once(house, talks, again):
    name = await begun(house)
    both = [talks, (await again()).reception.conversations]

    answers = await asyncio.gather(
        *(each.perform(name, Say("at once"), CUSTOMER, "c1") for each in both * 10)
    )

    assert len({answer.seq for answer in answers}) == 1
    assert texts(await log(house.parts, name)).count("at once") == 1


# --- races ------------------------------------------------------------------------------------


async def test_a_turn_that_lost_its_race_steps_again_from_what_the_other_wrote(house, talks, again):
    name = await begun(house)
    other = (await again()).reception.conversations
    await other.perform(name, WriteNote("from elsewhere"), ANNA)

    done = await talks.perform(name, WriteNote("from here"), BEA)

    written = await log(house.parts, name)
    assert [entry.seq for entry in written] == list(range(1, len(written) + 1))
    assert [entry.body.text for entry in written[-2:]] == ["from elsewhere", "from here"]
    assert done.seq == len(written)


async def test_two_processes_that_write_at_once_leave_one_log_without_gaps(house, talks, again):
    name = await begun(house)
    before = len(await log(house.parts, name))
    both = [talks, (await again()).reception.conversations]

    outcomes = await asyncio.gather(
        *(both[n % 2].perform(name, WriteNote(f"{n}"), ANNA, f"c{n}") for n in range(20))
    )

    written = await log(house.parts, name)
    assert [entry.seq for entry in written] == list(range(1, before + 21))
    assert sorted(done.seq for done in outcomes) == list(range(before + 1, before + 21))


async def test_a_race_that_is_never_won_ends_and_nothing_is_acknowledged(house, talks, again):
    name = await begun(house)
    other = (await again()).reception.conversations
    tries = []

    async def overtaken(_: str, event: Any) -> Any:
        tries.append(await other.perform(name, WriteNote("quicker"), ANNA))
        return event

    with pytest.raises(StorageBusy, match=name):
        await talks.perform(name, WriteNote("slower"), BEA, "c1", complete=overtaken)

    assert len(tries) == RACES
    assert "slower" not in texts(await log(house.parts, name))
    assert isinstance(await talks.perform(name, WriteNote("slower"), BEA, "c1"), Done)


async def test_what_memory_let_go_of_meanwhile_is_not_written_upon(house, talks):
    name, tries = await begun(house), []

    async def another_server(_: str, event: Any) -> Any:
        if not tries:
            talks.memory.let_go()
        tries.append(event)
        return event

    done = await talks.perform(name, WriteNote("once"), ANNA, "c1", complete=another_server)

    assert isinstance(done, Done)
    assert len(tries) == 2
    assert texts(await log(house.parts, name)).count("once") == 1


async def test_a_no_is_said_to_what_the_store_holds_and_not_to_a_memory_of_it(house, talks, again):
    name = await waiting(house)
    other = (await again()).reception.conversations
    await other.perform(name, Take(0), ANNA, "c1")

    answered = await talks.perform(name, Respond(1, "Hello"), ANNA, "c2")
    await other.perform(name, Close(1), ANNA, "c3")
    repeated = await talks.perform(name, Close(1), ANNA, "c3")
    late = await talks.perform(name, Respond(1, "psst"), ANNA, "c4")

    assert isinstance(answered, Done)
    assert isinstance(repeated, Done)
    assert late.code == "closed"


# --- who hears of it --------------------------------------------------------------------------


async def test_a_turn_wakes_its_listeners_once_it_is_on_the_disk(house, talks):
    name, heard = await begun(house), []
    for topic in (name, QUEUE, "jobs"):
        house.parts.hub.subscribe(topic, lambda topic=topic: heard.append(topic))

    await talks.perform(name, WriteNote("quiet"), ANNA)
    noted = list(heard)
    await talks.perform(name, Confirm(), CUSTOMER)
    refused = list(heard)
    await talks.perform(name, WantPerson(), CUSTOMER)

    assert noted == refused == [name, QUEUE]
    assert sorted(heard[2:]) == sorted([name, QUEUE, "jobs"])


async def test_idle_waits_for_the_turns_that_run(house, talks):
    name = await begun(house)
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: str, event: Any) -> Any:
        entered.set()
        await go_on.wait()
        return event

    await talks.idle()
    running = asyncio.create_task(talks.perform(name, Say("slow"), CUSTOMER, complete=slow))
    await entered.wait()
    idle = asyncio.create_task(talks.idle())
    other = await begun(house)
    assert (await talks.get(other)).seq > 0, "another conversation does not wait"
    assert not idle.done()
    go_on.set()

    await idle
    assert running.done()


async def test_once_it_is_a_case_what_changes_is_matched_and_what_is_said_is_indexed(house, talks):
    name, asked = await opened(house.parts), []
    for event, actor in [
        (Begin(flow="broken-page"), CUSTOMER),
        (Say("blank"), CUSTOMER),
        (WriteNote("not yet a case"), ANNA),
        (WantPerson(), CUSTOMER),
        (Say("and more, in the same millisecond"), CUSTOMER),
        (WriteNote("to be found later"), ANNA),
        (Take(0), ANNA),
        (Respond(1, "Hello"), ANNA),
        (SetAnswer("page", "https://shop.example/pay"), ANNA),
        (Close(1), ANNA),
    ]:
        assert isinstance(await talks.perform(name, event, actor), Done)
        jobs = house.parts.stores.outbox.claim(house.clock.now())
        asked.append("".join(job.kind for job in jobs))

    assert asked == [
        *("", "", "", "matchindex", "index", "index", "", "index", "matchindex", "closed"),
    ]
