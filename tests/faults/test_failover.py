"""The machine with PostgreSQL dies; its standby takes over, and has all that was acknowledged.

Two servers of our own, the second a standby that the first waits for. Nodes name both in their
address and find by themselves which one takes writes.
"""

import asyncio
import json
import time

import psycopg
import pytest

from intakebot.store.database import upgrade
from tests import postgres
from tests.faults.nodes import Cluster, Stubborn
from tests.faults.test_backup import Showing
from tests.faults.valve import Valve

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.long]

BACK = 30.0
SEND_AGAIN = 4.0
CUT_OFF = 14.0
"""Seconds; a batch is given up after ten."""
WAITS_FOR = "ALTER SYSTEM SET synchronous_standby_names = '%s'"
ENTRIES = "SELECT id, entry.seq, data FROM entry JOIN conversation USING (number)"
FOLLOWS = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = %s AND state = 'streaming'"


SETTINGS = {"fsync": "off", "shared_buffers": "32MB", "max_connections": "80"}


class Pair:
    """A server that takes writes, and its standby, which hears of it through a valve."""

    def __init__(self, waits_for="standby"):
        self.waits_for = waits_for
        self.first = postgres.Server(**SETTINGS)
        upgrade(self.first.url, epoch="epoch-1", at=1)
        self.free = 0

    async def mend(self):
        """Let there be a standby, that the first one waits for if it should."""
        self.valve = await Valve(self.first.port).begin()
        self.second = await asyncio.to_thread(self.joined)

    def joined(self):
        made = postgres.Server(self.valve.port, self.free, **SETTINGS)
        self.tell(WAITS_FOR % self.waits_for)
        state, until = "sync" if self.waits_for else "async", time.monotonic() + 30
        with psycopg.connect(self.first.url, autocommit=True) as db:
            while not db.execute(FOLLOWS, (state,)).fetchone()[0]:
                assert time.monotonic() < until, "the standby does not follow"
                time.sleep(0.05)
        return made

    def tell(self, statement):
        postgres.run(self.first.url, statement)
        postgres.run(self.first.url, "SELECT pg_reload_conf()")

    def restart(self):
        """The first one crashes and comes back by itself; the standby still hears nothing."""
        self.first.stop("immediate")
        self.first.start()

    async def fail_over(self):
        """The first one is gone, the second takes its place and waits for nobody."""
        await asyncio.to_thread(self.first.kill)
        await self.valve.end()
        await asyncio.to_thread(self._take_over)

    def _take_over(self):
        gone, self.first = self.first, self.second
        self.first.promote()
        self.tell(WAITS_FOR % "")
        gone.remove()
        self.free = gone.port

    async def remove(self):
        await self.valve.end()
        for each in {self.first, self.second}:  # one, after it took over
            each.remove()


class Shown(Stubborn, Showing):
    """A page that keeps what it shows, sends again, and comes back."""


class Between(Cluster):
    """Nodes whose address names both servers."""

    page = Shown
    talking = 12

    def __init__(self, folder, pair, *words):
        hosts = ",".join(f"127.0.0.1:{each.port}" for each in (pair.first, pair.second))
        super().__init__(folder, f"postgresql://postgres@{hosts}/postgres", *words, nodes=2)
        self.reads = f"{self.database}?target_session_attrs=read-write"
        self.pair = pair
        self.back = []

    async def run(self, rounds, cut_off=0.0, restarted=False):
        """Fail over again and again; what did not hold."""
        await self.furnish()
        self.living = [asyncio.ensure_future(page.live()) for page in self.pages]
        for turn in range(rounds):
            if turn:
                await self.pair.mend()
            await self.answered(3 * self.talking, within=60)
            if cut_off:
                self.pair.valve.cut()
                await asyncio.sleep(cut_off)
            if restarted:
                await asyncio.to_thread(self.pair.restart)
                await asyncio.sleep(SEND_AGAIN)
            had = {page: page.resets for page in self.pages}
            began = time.monotonic()
            await self.pair.fail_over()
            await self.resumed(dict(self.people.pending), BACK)
            self.back.append(round(time.monotonic() - began, 1))
            wrong = [page.conversation for page in self.pages if page.resets == had[page]]
            wrong = [f"not reset: {each}" for each in wrong] + await self.misled()
            if wrong := wrong + await self.broken():
                return wrong
        return []

    async def misled(self):
        """Pages that show what is not so: what they show, looked at before the store is."""
        shown = {page.conversation: dict(page.shown) for page in self.pages}
        log = {}
        for name, seq, data in await asyncio.to_thread(self.rows, ENTRIES):
            log.setdefault(name, {})[seq] = json.loads(data)
        return [
            f"misled: {name} shows {len(entries)} of {len(log[name])}"
            for name, entries in shown.items()
            if entries != {seq: log[name].get(seq) for seq in range(1, len(entries) + 1)}
        ]

    def rows(self, statement, *values):
        with psycopg.connect(self.reads) as db:
            return db.execute(statement, values).fetchall()


@pytest.fixture
async def nodes(tmp_path):
    """Begin a pair and nodes over it; they are gone when the test is."""
    postgres.needed()
    made = []

    async def begin(*words, waits_for="standby"):
        pair = await asyncio.to_thread(Pair, waits_for)
        await pair.mend()
        made.append(pair)
        made.append(Between(tmp_path, pair, *words))
        return await made[-1].begun()

    yield begin
    for each in reversed(made):
        await (each.end() if isinstance(each, Between) else each.remove())


@pytest.mark.timeout(1800)
async def test_twenty_times_the_standby_takes_over_and_has_all(nodes, record_property):
    between = await nodes()

    wrong = await between.run(20)

    record_property("seconds until everybody was back", between.back)
    record_property("refused, acknowledged", (between.refused, len(between.people.acked)))
    assert wrong == []


@pytest.mark.timeout(600)
async def test_what_the_standby_did_not_hear_of_was_not_acknowledged(nodes, record_property):
    """It is cut off for so long that nodes give up and people send again; then it takes over."""
    between = await nodes()

    wrong = await between.run(3, CUT_OFF)

    record_property("refused, acknowledged", (between.refused, len(between.people.acked)))
    assert wrong == []


@pytest.mark.timeout(600)
async def test_what_came_back_with_the_first_alone_was_not_acknowledged(nodes, record_property):
    """It crashes while the standby is cut off, and shows what it alone has; people send again."""
    between = await nodes()

    wrong = await between.run(3, 2.0, restarted=True)

    record_property("refused, acknowledged", (between.refused, len(between.people.acked)))
    assert wrong == []


async def test_the_harness_finds_who_takes_what_can_be_read_for_safe(nodes):
    between = await nodes("--plant", "never settle")

    wrong = await between.run(4, 2.0, restarted=True)

    assert any(each.startswith("lost") for each in wrong), wrong


async def test_the_harness_finds_who_takes_one_server_for_the_other(nodes):
    between = await nodes("--plant", "keep the epoch")

    wrong = await between.run(1, 2.0, restarted=True)

    assert any(each.startswith("not reset") for each in wrong), wrong


async def test_the_harness_finds_a_first_that_waits_for_nobody(nodes):
    between = await nodes(waits_for="")

    wrong = await between.run(1, 1.0)

    assert any(each.startswith(("lost", "doubled", "not back")) for each in wrong), wrong
    assert not any(each.startswith(("misled", "not reset")) for each in wrong), wrong
