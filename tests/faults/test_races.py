"""Writers who come from the same place: exactly one wins, in one process and across two."""

import asyncio
import random
import shutil
from pathlib import Path

import pytest
from msgspec import structs

from intakebot.engine.entries import Closed, Taken, Told
from intakebot.store import statements
from intakebot.store.journal import Committed, JournalError, LostRace
from intakebot.store.sqlite_journal import SqliteJournal
from tests.store.turns import begun, turn

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

ROUNDS = 500


@pytest.fixture
def path(template, request):
    return Path(shutil.copy(template, template.with_name(f"{request.node.name}.sqlite")))


async def winners(journals, rounds):
    """Two writers a round, each on a journal of its own; how each round ended."""
    conversation = await begun(journals[0])
    chance = random.Random()
    ends = []
    for number in range(rounds):
        turns = [turn(conversation, f"{number} by {who}") for who in "ab"]
        pairs = list(zip(journals, turns, strict=True))
        chance.shuffle(pairs)
        outcomes = await asyncio.gather(
            *(journal.commit(made) for journal, made in pairs), return_exceptions=True
        )
        ends.append(sorted(type(each).__name__ for each in outcomes))
        conversation = structs.replace(conversation, seq=conversation.seq + 1)
    return ends


async def test_of_two_writers_one_wins_each_of_500_rounds(path):
    journal = await SqliteJournal.open(path)

    ends = await winners([journal, journal], ROUNDS)

    assert ends == [["Committed", "LostRace"]] * ROUNDS
    assert (await journal.load("conv-1")).conversation.seq == ROUNDS
    await journal.close()


async def test_of_two_processes_one_wins_each_of_500_rounds(path):
    journals = [await SqliteJournal.open(path), await SqliteJournal.open(path)]

    ends = await winners(journals, ROUNDS)

    assert ends == [["Committed", "LostRace"]] * ROUNDS
    for each in journals:
        await each.close()


async def test_the_harness_finds_a_write_that_does_not_compare(path, monkeypatch):
    for name in ("MOVES", "MOVES_IN_QUEUE"):
        careful = getattr(statements, name)
        careless = {rows: each.partition(" AND ")[0] for rows, each in careful.items()}
        assert careless != careful
        monkeypatch.setattr(statements, name, careless)
    journal = await SqliteJournal.open(path)

    ends = await winners([journal, journal], 5)

    assert ends != [["Committed", "LostRace"]] * 5
    await journal.close()


async def perform(journal, name, act):
    """Step and write until the race is won or there is nothing left to do."""
    while True:
        conversation = (await journal.load(name)).conversation
        made = act(conversation)
        if made is None:
            return None
        try:
            return await journal.commit(made)
        except LostRace:
            await asyncio.sleep(0)


def take(agent):
    def act(now):
        if now.owner or now.phase == "closed":
            return None
        fence = now.fence + 1
        taken = Taken(fence=fence, agent=agent, name=agent)
        return turn(now, taken, by="agent", who=agent, owner=agent, fence=fence, phase="live")

    return act


def speak(now):
    """The bot speaks only while nobody holds the conversation."""
    return None if now.owner or now.phase == "closed" else turn(now, Told(text="bot"), by="bot")


def close(now):
    fence = now.fence + 1
    return turn(now, Closed(fence=fence, reason="solved"), by="agent", fence=fence, phase="closed")


async def log(journal, name):
    read = await journal.read(name, 0, private=True)
    return [line.partition(b'"type":"')[2].partition(b'"')[0].decode() for line in read.entries]


async def test_two_agents_who_take_at_once_are_one_owner_500_times(path):
    journal = await SqliteJournal.open(path)
    made = [await begun(journal, f"conv-{n}") for n in range(ROUNDS)]

    for each in made:
        outcomes = await asyncio.gather(
            perform(journal, each.id, take("anna")), perform(journal, each.id, take("bea"))
        )
        owner = (await journal.load(each.id)).conversation.owner
        assert [type(outcome) for outcome in outcomes].count(Committed) == 1
        assert owner == ("anna" if outcomes[0] else "bea")
    await journal.close()


async def test_after_a_takeover_or_a_close_the_bot_is_silent_500_times(path):
    journal = await SqliteJournal.open(path)
    chance = random.Random()

    for number in range(ROUNDS):
        name = f"conv-{number}"
        await begun(journal, name)
        acts = [speak, take("anna"), close, speak, speak]
        chance.shuffle(acts)
        await asyncio.gather(*(perform(journal, name, act) for act in acts))
        told = await log(journal, name)
        silent_from = min(told.index(each) for each in ("taken", "closed") if each in told)
        assert "told" not in told[silent_from:], told
        assert told.count("closed") == 1
    await journal.close()


def test_a_lost_race_is_told_apart_from_every_other_error():
    assert {each.__name__ for each in JournalError.__subclasses__()} == {
        "LostRace",
        "Repeated",
        "StorageError",
    }
