"""What a process keeps in memory of its conversations, and what is left when something fails."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from intakebot.desk import memory as module
from intakebot.desk.commands import Actor, Done
from intakebot.engine.events import Begin, Say
from intakebot.errors import NotFound
from intakebot.store.journal import StorageBroken
from tests.desk.conftest import begun, log, opened, waiting

CUSTOMER = Actor()


@pytest.fixture
def talks(house):
    return house.parts.reception.conversations


# --- memory -----------------------------------------------------------------------------------


async def test_what_was_not_used_for_long_leaves_memory_and_is_read_again(
    house, talks, monkeypatch
):
    monkeypatch.setattr(module, "IN_MEMORY", 3)
    names = [await opened(house.parts, "de") for _ in range(5)]
    for name in [*names, names[2]]:
        await talks.perform(name, Begin(language="de"), CUSTOMER, "c1")

    in_memory = [name for name in names if talks.language_of(name) == "de"]
    repeated = await talks.perform(names[0], Begin(language="de"), CUSTOMER, "c1")
    done = await talks.perform(names[0], Say("Die Seite bleibt leer"), CUSTOMER, "c2")

    assert in_memory == names[2:]
    assert (repeated.seq, done.seq) == (1, 2)
    assert (await talks.get(names[0])).language == "de"
    assert talks.language_of(names[3]) == "en", "the one unused longest made room"
    assert talks.language_of(names[2]) == "de", "the one used again stayed"


async def test_a_conversation_that_is_being_talked_in_stays_in_memory(house, talks, monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", 2)
    name = await begun(house)
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: str, event: Any) -> Any:
        entered.set()
        await go_on.wait()
        return event

    running = asyncio.create_task(talks.perform(name, Say("slow"), CUSTOMER, "c1", complete=slow))
    await entered.wait()
    held = talks.memory.held[name]
    for _ in range(4):
        await begun(house)
    assert talks.memory.held[name] is held
    go_on.set()

    assert isinstance(await running, Done)
    await begun(house)
    assert len(talks.memory.held) == 2


async def test_what_does_not_exist_is_not_found_and_not_remembered(talks):
    for name in ("", "conv_absent", "x" * 100_000, "a\0b", "'; --", "محادثة", "🦉"):
        with pytest.raises(NotFound):
            await talks.perform(name, Say("hello"), CUSTOMER, "c1")
        with pytest.raises(NotFound):
            await talks.get(name)
        assert talks.language_of(name) == "en"
    assert not talks.memory.held


async def test_where_it_stands_is_the_same_from_memory_and_from_the_disk(house, talks, again):
    name = await waiting(house)
    other = (await again()).reception.conversations

    assert await talks.get(name) == await other.get(name)


# --- what goes wrong --------------------------------------------------------------------------


async def test_a_caller_that_gave_up_learns_the_outcome_under_the_same_name(house, talks):
    name = await begun(house)
    for ahead in range(12):
        task = asyncio.create_task(talks.perform(name, Say(f"{ahead}"), CUSTOMER, f"c{ahead}"))
        for _ in range(ahead):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        done = await talks.perform(name, Say(f"{ahead}"), CUSTOMER, f"c{ahead}")

        written = await log(house.parts, name)
        assert [entry.cid for entry in written].count(f"c{ahead}") == 1
        assert written[done.seq - 1].cid == f"c{ahead}"
    assert talks.running == 0


async def test_when_the_store_says_no_nothing_is_acknowledged_and_nothing_remembered(house, talks):
    name = await begun(house)
    before = (await talks.get(name)).seq
    await talks.journal.close()

    with pytest.raises(StorageBroken):
        await talks.perform(name, Say("lost?"), CUSTOMER, "c1")

    assert talks.memory.held[name].loaded is None
    assert talks.running == 0
    assert house.parts.stores.queue.latest().rows[0].seq == before


async def test_a_bug_in_one_turn_does_not_hold_the_next(house, talks):
    name = await begun(house)

    async def broken(_: str, event: Any) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await talks.perform(name, Say("one"), CUSTOMER, "c1", complete=broken)

    assert isinstance(await talks.perform(name, Say("two"), CUSTOMER, "c2"), Done)
    assert talks.running == 0


async def test_what_was_typed_is_on_the_disk_as_it_was_typed(house, talks):
    name = await begun(house)
    for text in ("الصفحة تبقى فارغة", "a\0b", "x" * 50_000, "\u202etxt", "👩\u200d👧", "{{ 7*7 }}"):
        done = await talks.perform(name, Say(text), CUSTOMER)

        assert (await log(house.parts, name))[done.seq - 1].body.text == text


async def test_what_was_written_by_a_commit_that_seemed_to_fail_is_shown_at_the_next_try(
    house, talks, monkeypatch
):
    name, journal, woken = await begun(house), talks.journal, []
    seq, release = (await talks.get(name)).seq, journal._release

    def seems_to_fail(batch, result):
        outcomes = [StorageBroken("input/output error") for _ in result.outcomes]
        release(batch, replace(result, outcomes=outcomes))

    with monkeypatch.context() as broken:
        for writer in getattr(journal, "_lanes", None) or [journal._writer]:
            broken.setattr(writer, "_release", seems_to_fail)
        with pytest.raises(StorageBroken):
            await talks.perform(name, Say("The page is blank"), CUSTOMER, "c1")
    talks.hub.subscribe(name, lambda: woken.append(name))

    done = await talks.perform(name, Say("The page is blank"), CUSTOMER, "c1")

    assert done.seq == seq + 1
    assert woken
    shown = journal.read_now(name, seq, False) or await journal.read(name, seq, False)
    assert shown.upto == done.upto
