"""PostgreSQL killed, restarted and cut off, several processes at once: the same promises hold.

The short form. It has a server of its own, that waits for its disk as a real one does.
"""

import asyncio
import random
from contextlib import suppress

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from intakebot.engine.entries import Said, Told
from intakebot.store.database import upgrade
from intakebot.store.journal import (
    Job,
    LostRace,
    Repeated,
    StorageBroken,
    StorageBusy,
    StorageError,
    Turn,
)
from intakebot.store.postgres_journal import PostgresJournal
from tests import postgres
from tests.faults.clients import broken_promises, killed_often
from tests.faults.test_histories import HISTORIES, Histories
from tests.faults.test_races import winners
from tests.store.turns import begun, entries, spoken

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.timeout(300)]

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture(scope="module")
def server():
    postgres.needed()
    made = postgres.Server()
    upgrade(made.url, epoch="e", at=0)
    yield made
    made.remove()


@pytest.fixture
def url(server):
    return postgres.wiped(server.url)


# --- several processes -------------------------------------------------------------------------


async def test_of_two_processes_one_wins_each_of_200_rounds(url):
    journals = [await PostgresJournal.open(url), await PostgresJournal.open(url)]

    ends = await winners(journals, 200)

    assert ends == [["Committed", "LostRace"]] * 200
    for each in journals:
        await each.close()


class OnPostgres(Histories):
    """The same histories; a crash cuts every connection."""

    url = ""

    def made(self):
        return postgres.wiped(self.url)

    def where(self):
        return self.url

    def crashed(self):
        postgres.run(self.url, CUT)
        self.run(asyncio.sleep(0.02))  # until the loop has heard of it

    def removed(self):
        """Nothing: the next one begins with an empty store."""


def test_forty_histories_agree_with_the_model(url):
    OnPostgres.url = url
    run_state_machine_as_test(OnPostgres, settings=settings(HISTORIES, max_examples=40))


# --- a follower of the queue -------------------------------------------------------------------


async def followed(url, rounds):
    """Two processes write, a third follows the queue; who was seen last where they are not."""
    one, two, three = [await PostgresJournal.open(url) for _ in range(3)]
    made = [await begun(one, f"conv-{n}") for n in range(24)]
    over, seen = asyncio.Event(), {}

    async def write(into, mine):
        for n in range(rounds):
            mine = await asyncio.gather(*(spoken(into, each, f"{n}", brief=True) for each in mine))

    async def follow():
        after = 0
        while True:
            last = over.is_set()
            page = await three.changes(after, 5)
            seen.update({row.conversation: row.seq for row in page.rows})
            after = max(after, page.upto)
            if last and not page.rows:
                return

    following = asyncio.ensure_future(follow())
    await asyncio.gather(write(one, made[:12]), write(two, made[12:]))
    over.set()
    await following
    for each in (one, two, three):
        await each.close()
    return {name: seq for name, seq in seen.items() if seq != rounds}


async def test_who_follows_the_queue_misses_nothing(url):
    assert await followed(url, 40) == {}


# --- processes that are killed, a server that goes away ----------------------------------------


async def test_ten_kills_lose_nothing_and_double_nothing(url):
    wrong, acked = await killed_often(url, 10)

    assert wrong == []
    assert acked > 100


async def test_the_kills_find_a_planted_bug(url):
    wrong, _ = await killed_often(url, 10, "ack first")

    assert any(each.startswith("lost") for each in wrong), wrong


class Customer:
    """Says one thing after the other, and each until it is acknowledged."""

    def __init__(self, journal, name, acked, trust=False):
        self.journal, self.name, self.acked, self.trust = journal, name, acked, trust
        self.troubles = []
        self.spoken = 0

    async def talk(self, over):
        while not over.is_set():
            cid = f"{self.name}-{self.spoken}"
            try:
                self.acked[self.name, cid] = await self.say(cid)
            except StorageError as trouble:
                self.troubles.append(type(trouble))
                if not self.trust:
                    await asyncio.sleep(0.05)
                    continue
                self.acked[self.name, cid] = 0
            self.spoken += 1

    async def say(self, cid):
        while True:
            loaded = await self.journal.load(self.name)
            if known := loaded.commands.get(("customer", "", cid)):
                return known[0]
            now = loaded.conversation
            after = type(now)(id=now.id, number=now.number, seq=now.seq + 2)
            said = entries(now, Said(text=f"the words of {cid}"), Told(text="hm"), cid=cid)
            made = Turn(after, now.seq, said, cid, cid.encode(), jobs=[Job("index")])
            try:
                return (await self.journal.commit(made)).seq
            except LostRace:
                continue
            except Repeated as repeated:
                return repeated.seq


async def troubled(url, trouble, times, trust=False):
    """Let ten customers talk while this happens again and again; what did not hold."""
    journal, acked, over = await PostgresJournal.open(url), {}, asyncio.Event()
    for n in range(10):
        await begun(journal, str(n))
    customers = [Customer(journal, str(n), acked, trust) for n in range(10)]
    talking = [asyncio.ensure_future(each.talk(over)) for each in customers]
    waited = []
    for _ in range(times):
        await asyncio.sleep(random.uniform(0.05, 0.3))
        await asyncio.to_thread(trouble)
        began, before = asyncio.get_running_loop().time(), len(acked)
        while len(acked) <= before:
            await asyncio.sleep(0.02)
        waited.append(asyncio.get_running_loop().time() - began)
    over.set()
    await asyncio.gather(*talking)
    kinds = {kind for each in customers for kind in each.troubles}
    await journal.close()
    return broken_promises(url, acked), kinds, max(waited)


async def test_a_server_that_is_killed_and_comes_back_loses_nothing(server, url):
    def restart():
        server.stop("immediate")
        server.start()

    wrong, kinds, waited = await troubled(url, restart, 5)

    assert wrong == []
    assert kinds <= {StorageBroken, StorageBusy}
    assert kinds
    assert waited < 5


async def test_connections_that_are_cut_in_mid_commit_lose_and_double_nothing(url):
    wrong, kinds, waited = await troubled(url, lambda: postgres.run(url, CUT), 20)

    assert wrong == []
    assert kinds <= {StorageBroken, StorageBusy}
    assert waited < 5


async def test_the_cuts_find_who_takes_an_error_for_an_answer(server, url):
    def restart():
        server.stop("immediate")
        server.start()

    wrong, _, _ = await troubled(url, restart, 3, trust=True)

    assert any(each.startswith("lost") for each in wrong)


async def test_a_server_that_is_away_is_told_at_once_and_reads_come_back(server, url):
    journal = await PostgresJournal.open(url)
    conversation = await begun(journal)
    conversation = await spoken(journal, conversation, "before")
    server.stop()
    try:
        with pytest.raises(StorageError):
            await spoken(journal, conversation, "meanwhile")
        assert journal.trouble
        with pytest.raises(StorageError):
            await journal.load(conversation.id)
        assert journal.read_now(conversation.id, 0, True).upto == 1
    finally:
        server.start()

    with suppress(StorageError):
        await spoken(journal, conversation, "after")
    loaded = await journal.load(conversation.id)
    assert loaded.conversation.seq in (1, 2)
    await spoken(journal, loaded.conversation, "and on")
    assert journal.trouble == ""
    await journal.close()
