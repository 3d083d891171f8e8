"""What a turn costs where there are several processes, in seconds of processors.

``python -m tests.performance.nodes`` lets people talk at full speed to one node of two on a
PostgreSQL of their own, over Redis and over NOTIFY, and prints per turn: the processor time of
the node that takes it, of the node that only hears of it, of PostgreSQL and of Redis. Then what
one look at the store costs for 10,000 conversations that are followed. Processor time, since it
hardly depends on what else the machine does. ``SECONDS`` sets how long each run takes.
"""

import asyncio
import os
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import psycopg

from intakebot.bus.line import Line
from intakebot.bus.messages import Wakes, frames
from intakebot.desk.limits import Shared
from intakebot.desk.memory import Memory
from intakebot.desk.nodes import Nodes
from intakebot.desk.presence import Presence
from intakebot.desk.tries import Tries
from intakebot.engine.conversation import Conversation
from intakebot.hub import Hub
from intakebot.store.database import upgrade
from intakebot.store.journals import open_journal
from intakebot.store.tail import QueueTail, Tails
from tests import postgres
from tests.bus.air import Air
from tests.faults.drill import Page
from tests.faults.nodes import Cache, Cluster

SECONDS = float(os.environ.get("SECONDS", "8"))
TALKING = 60
FOLLOWED = 10_000


class AtOne(Cluster):
    """Everybody talks to the first node, as fast as it answers."""

    talking = TALKING
    page = Page

    def line(self):
        self.at = -1
        return super().line()

    async def begin(self, conversation, token):
        """They stay with the bot: what follows a turn of agents, any node may do."""


def spent(pids):
    """Seconds of processors that these processes have used; who is gone counts no more."""
    total = 0.0
    for pid in pids:
        try:
            used = psutil.Process(pid).cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += used.user + used.system
    return total


def backends(url):
    """The server's processes for this database."""
    with psycopg.connect(url) as db:
        name = url.rpartition("/")[2]
        rows = db.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", (name,))
        return [pid for (pid,) in rows.fetchall()]


async def talked(folder, url, cache):
    """Turns a second, and the processor time of each part for one of them."""
    nodes = AtOne(folder, url, redis=cache.url if cache else "", nodes=2)
    try:
        await nodes.begun()
        hears, idle = nodes.nodes[1].child.pid, 0.0
        idle -= spent([hears])
        await asyncio.sleep(SECONDS)
        idle = (idle + spent([hears])) / SECONDS
        await nodes.furnish()
        nodes.living = [asyncio.ensure_future(page.live()) for page in nodes.pages]
        await nodes.answered(TALKING * 3)
        parts = {
            "takes": [nodes.nodes[0].child.pid],
            "hears": [nodes.nodes[1].child.pid],
            "postgres": backends(url),
            "redis": [cache.process.pid] if cache else [],
        }
        before = {name: spent(pids) for name, pids in parts.items()}
        acked, began = len(nodes.people.acked), time.monotonic()
        await asyncio.sleep(SECONDS)
        turns, took = len(nodes.people.acked) - acked, time.monotonic() - began
        assert not nodes.wrong, nodes.wrong
        each = {name: (spent(pids) - before[name]) / turns for name, pids in parts.items()}
        each["hears"] -= idle * took / turns
        return turns / took, each, idle
    finally:
        await nodes.end()


async def hinted():
    """Microseconds of a processor to hear of one conversation that nobody follows here."""
    hub, memory = Hub(), Memory()
    journal = Silent()
    talks = SimpleNamespace(journal=journal, memory=memory)
    line = Line(Air().carrier(), "one", time.monotonic, lambda low, high: low)
    presence, limits, tries = Presence(hub), Shared(lambda: 0), Tries(10)
    Nodes(line, hub, talks, presence, limits, tries)
    line.up = True
    wakes = [Wakes({f"conv_{n:032x}": n + 1 for n in range(at, at + 20)}) for at in range(5_000)]
    told = list(frames("other", wakes, 32_000))
    began = time.process_time()
    for frame in told:
        line._take(frame)
    return (time.process_time() - began) / (len(wakes) * 20) * 1e6


class Silent:
    """The half of a journal that hints reach, over real tails."""

    def __init__(self):
        self.tails, self.queue = Tails(), QueueTail(0)
        self.doubt, self.doubt_changes = self.tails.doubt, self.queue.doubt


async def looked(url):
    """Milliseconds of processors, ours and PostgreSQL's, for one question about all followed."""
    journal = await open_journal(url)
    made = [
        Conversation(f"conv_{number:032x}", site="shop", language="en", began=1)
        for number in range(FOLLOWED)
    ]
    await asyncio.gather(*(journal.create(each, each.id.encode()) for each in made))
    with psycopg.connect(url, autocommit=True) as db:
        db.execute("ANALYZE conversation")
    known = {each.id: each.seq for each in made}
    await journal.standing(known)
    pids, ours, rounds = backends(url), time.process_time(), 20
    theirs = spent(pids)
    for _ in range(rounds):
        standing = await journal.standing(known)
        assert standing.seqs == {}
    result = (time.process_time() - ours) / rounds, (spent(pids) - theirs) / rounds
    await journal.close()
    return result


def main():
    print(
        f"{'over':10}{'turns/s':>9}{'takes':>9}{'hears':>9}{'postgres':>10}{'redis':>8}   µs a turn"
    )
    for over in ("redis", "notify"):
        cache = Cache() if over == "redis" else None
        try:
            with tempfile.TemporaryDirectory() as folder, postgres.database() as url:
                upgrade(url, epoch="bench", at=1)
                rate, each, idle = asyncio.run(talked(Path(folder), url, cache))
        finally:
            if cache:
                cache.kill()
        us = {name: seconds * 1e6 for name, seconds in each.items()}
        print(
            f"{over:10}{rate:>9.0f}{us['takes']:>9.0f}{us['hears']:>9.1f}"
            f"{us['postgres']:>10.0f}{us['redis']:>8.1f}   and {idle * 100:.1f} % of one at rest"
        )
    with postgres.database() as url:
        upgrade(url, epoch="bench", at=1)
        ours, theirs = asyncio.run(looked(url))
    print(
        f"\nms for one look, {FOLLOWED} followed: {ours * 1e3:.1f} ours, {theirs * 1e3:.1f} theirs"
    )


if __name__ == "__main__":
    main()
