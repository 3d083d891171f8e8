"""The journal over PostgreSQL: several connections and several processes, one order."""

import asyncio

import pytest

from intakebot.store.journal import StorageBroken, StorageBusy
from intakebot.store.postgres_journal import LANES, PostgresJournal
from tests import postgres as server
from tests.store.test_postgres_writer import CUT
from tests.store.turns import begun, spoken, turn

pytestmark = pytest.mark.postgres
BACKENDS = ["postgres"]


@pytest.fixture
async def another(url):
    opened = await PostgresJournal.open(url)
    yield opened
    await opened.close()


async def test_memory_holds_the_queue_whole_whichever_connection_was_first(journal):
    made = [await begun(journal, f"conv-{n}") for n in range(40)]
    seen, after = [], 0
    for _ in range(5):
        made = await asyncio.gather(*(spoken(journal, each, "x", brief=True) for each in made))
        page = await journal.changes(after)
        seen.append({row.conversation for row in page.rows})
        after = page.upto

    assert LANES > 1
    assert all(len(each) == 40 for each in seen)


async def test_a_follower_misses_nothing_while_two_processes_write(journal, another):
    made = [await begun(journal, f"conv-{n}") for n in range(20)]
    over, seen, after = asyncio.Event(), {}, 0

    async def write(into, mine):
        for n in range(15):
            mine = await asyncio.gather(*(spoken(into, each, f"{n}", brief=True) for each in mine))

    async def follow():
        nonlocal after
        while True:
            last = over.is_set()
            page = await another.changes(after)
            seen.update({row.conversation: row.seq for row in page.rows})
            after = page.upto
            if last and not page.rows:
                return
            await asyncio.sleep(0)

    following = asyncio.ensure_future(follow())
    await asyncio.gather(write(journal, made[:10]), write(another, made[10:]))
    over.set()
    await following

    assert seen == {each.id: 15 for each in made}


async def test_what_another_process_wrote_is_read_once_memory_is_told(journal, another):
    conversation = await begun(journal)
    conversation = await spoken(journal, conversation, "one", brief=True)
    await spoken(another, conversation, "two", brief=True)
    assert journal.read_now(conversation.id, 1, True).upto == 1  # it cannot know

    journal.doubt(conversation.id, 2)

    assert journal.read_now(conversation.id, 1, True) is None
    assert (await journal.read(conversation.id, 1, True)).upto == 2
    assert [row.seq for row in (await journal.changes(1)).rows] == [2]


async def test_a_turn_that_is_lost_to_another_process_is_told_so(journal, another):
    conversation = await begun(journal)
    outcomes = await asyncio.gather(
        journal.commit(turn(conversation, "mine", cid="c1")),
        another.commit(turn(conversation, "yours", cid="c2")),
        return_exceptions=True,
    )

    assert sorted(type(each).__name__ for each in outcomes) == ["Committed", "LostRace"]


async def test_a_number_is_given_once_by_all_processes(journal, another):
    made = await asyncio.gather(
        *(begun(each, f"{name}-{n}") for n in range(30) for name, each in
          (("a", journal), ("b", another)))
    )  # fmt: skip

    assert sorted(each.number for each in made) == list(range(1001, 1061))


async def test_another_server_voids_memory_before_anything_is_read_from_it(journal, url):
    conversation = await begun(journal)
    conversation = await spoken(journal, conversation, "one", brief=True)
    turned = []
    journal.turned = lambda: turned.append(journal.epoch)

    server.run(url, "INSERT INTO meta VALUES ('line', 'that of the first')")
    server.run(url, CUT)
    await asyncio.sleep(0.1)
    await journal.standing({})

    assert turned == [journal.epoch]
    assert journal.epoch.startswith("epoch-1.")
    assert journal.read_now(conversation.id, 0, True) is None
    assert journal.changes_now(0) is None
    assert journal.changed == 1
    with pytest.raises(StorageBusy):
        await spoken(journal, conversation, "two")
    assert (await spoken(journal, conversation, "two")).seq == 2


async def test_opening_what_is_no_store_is_a_typed_error():
    from tests.postgres import database

    with database() as empty, pytest.raises(StorageBroken):
        await PostgresJournal.open(empty)
