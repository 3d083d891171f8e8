"""What is PostgreSQL's own about a batch: one statement, by index, and places in their order.

That it writes what a batch of SQLite's does is held by ``test_batch.py``.
"""

import asyncio

import pytest

from intakebot.store import postgres
from intakebot.store.journal import Committed, LostRace
from intakebot.store.postgres_batch import (
    CREATE,
    ENTRY,
    JOB,
    MOVE,
    NEW,
    TURN,
    PostgresBatches,
    columns,
    dollars,
    once,
)
from intakebot.store.postgres_writer import SETTINGS
from intakebot.store.requests import Amend
from intakebot.store.statements import ready
from tests.store.turns import begun, turn

pytestmark = pytest.mark.postgres
BACKENDS = ["postgres"]


@pytest.fixture
async def connect(url):
    opened = []

    async def connect():
        opened.append(await postgres.connected(url, SETTINGS))
        return opened[-1]

    yield connect
    for db in opened:
        await db.close()


async def test_a_batch_of_turns_is_one_statement_and_one_commit(journal, connect):
    made = [await begun(journal, f"conv-{n}") for n in range(50)]
    db, asked = await connect(), []
    batches = PostgresBatches(db)
    await batches.write([ready(turn(made[0], "warm"))])
    db.add_query_logger(lambda record: asked.append(record.query))

    result = await batches.write([ready(turn(each, "one", brief=True)) for each in made[1:]])

    assert all(isinstance(each, Committed) for each in result.outcomes)
    await asyncio.sleep(0)
    assert asked == [MOVE]


async def test_of_many_turns_those_that_lost_cost_the_others_nothing(journal, connect):
    made = [await begun(journal, f"conv-{n}") for n in range(50)]
    db, asked = await connect(), []
    batches = PostgresBatches(db)
    await batches.write([ready(turn(await begun(journal, "warm"), "up"))])
    for each in made[::2]:
        await journal.commit(turn(each, "first"))
    db.add_query_logger(lambda record: asked.append(record.query))

    result = await batches.write([ready(turn(each, "second", brief=True)) for each in made])

    lost = [isinstance(each, LostRace) for each in result.outcomes]
    assert lost == [True, False] * 25
    await asyncio.sleep(0)
    assert asked == [MOVE]


async def test_places_given_by_two_at_once_are_all_different(journal, connect):
    made = [await begun(journal, f"conv-{n}") for n in range(60)]
    two = [PostgresBatches(await connect()) for _ in range(2)]

    async def write(batches, mine):
        found = []
        for each in mine:
            result = await batches.write([ready(turn(each, "x", brief=True))])
            found += [outcome.changed for outcome in result.outcomes]
        return found

    places = await asyncio.gather(write(two[0], made[::2]), write(two[1], made[1::2]))

    assert sorted(places[0] + places[1]) == list(range(1, 61))
    assert all(mine == sorted(mine) for mine in places)


async def test_whoever_comes_second_waits_for_the_firsts_commit(journal, connect):
    """So that a reader who saw the second's place has seen the first's as well."""
    one, two = await begun(journal, "one"), await begun(journal, "two")
    first, second = await connect(), await connect()
    held = first.transaction()
    await held.start()
    await PostgresBatches(first).write([ready(turn(one, "slow", brief=True))])

    waiting = asyncio.ensure_future(
        PostgresBatches(second).write([ready(turn(two, "quick", brief=True))])
    )
    await asyncio.sleep(0.3)
    assert not waiting.done()
    await held.commit()

    assert (await waiting).outcomes[0].changed == 2
    assert [row.changed for row in (await journal.changes(0)).rows] == [1, 2]


async def test_a_batch_knows_where_it_begins_and_that_somebody_came_between(journal, connect):
    one = await begun(journal, "one")
    batches = PostgresBatches(await connect())
    first = turn(one, "a", brief=True)

    result = await batches.write([ready(first), ready(turn(first.conversation, "b", brief=True))])
    assert (result.before, result.newest, result.elsewhere) == (0, 2, False)

    idle = await batches.write([Amend("nobody", 3)])
    assert (idle.before, idle.newest, idle.elsewhere) == (2, 3, False)


def test_a_conversation_moves_once_in_a_group():
    class Made:
        def __init__(self, number):
            self.move = (number, 0)

    requests = [ready_like(n) for n in (1, 2, 1, 3, 2, 2)]

    groups = [[each.move[-2] for each in group] for group in once(requests)]

    assert groups == [[1, 2], [1, 3, 2], [2]]


def ready_like(number):
    from intakebot.engine.conversation import Conversation

    return ready(turn(Conversation(id=f"conv-{number}", number=1000 + number), "x")).__class__(
        turn=None, move=(number, 0)
    )


def test_rows_become_columns_also_where_there_are_none():
    assert columns([(1, "a"), (2, "b")], "int, text") == [(1, 2), ("a", "b")]
    assert columns([], "int, text") == [(), ()]


def test_blanks_are_numbered_as_postgres_has_them():
    assert dollars("a = ?1 AND b = ?2 OR c = ?1") == "a = $1 AND b = $2 OR c = $1"


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        (MOVE, [0, *columns([], TURN), *columns([], ENTRY), *columns([], JOB)]),
        (CREATE, columns([], NEW)),
    ],
    ids=["move", "create"],
)
async def test_no_statement_reads_a_whole_table(connect, statement, given):
    db = await connect()

    plan = [row[0] for row in await db.fetch(f"EXPLAIN {statement}", *given)]

    scans = [step for step in plan if "Seq Scan" in step and "change_counter" not in step]
    assert scans == []
    assert not any("Hash Join" in step for step in plan)
