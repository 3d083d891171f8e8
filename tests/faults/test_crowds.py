"""Peers who don't read, drip, flood or are gone: cut in time, and customers beside them talk on."""

import asyncio
import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from websockets.exceptions import InvalidStatus

from tests.faults.clients import broken_promises
from tests.faults.crowd import KINDS
from tests.faults.drill import Drill, Page

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

CROWD = Path(__file__).with_name("crowd.py")
SWARM = "127.0.0.10"
"""Where very many sockets come from."""
THINKS = 0.15
CUT_WITHIN, CUT_WITHIN_HURRIED = 45.0, 15.0
"""Seconds; the longest deadline is that of a ping and its pong, 30 s, hurried 5 s."""
EACH_COSTS = 1_000_000
"""Bytes that one of them may cost while it is there: what waits for it, and its buffers."""
AT_REST = 15_000_000
"""Bytes that a process may have grown by when a crowd is gone, for whatever reason."""


class Timed(Page):
    """Knows how long its answers took."""

    async def send(self, line):
        await asyncio.sleep(THINKS)
        self.asked = time.monotonic()
        await super().send(line)

    async def take(self, line, frame):
        if frame["type"] == "ack" and frame["id"] == self.drill.people.pending[self.conversation]:
            self.drill.took.append(time.monotonic() - self.asked)
        await super().take(line, frame)


class Crowd:
    """So many of each kind, in a process of their own."""

    async def come(self, drill, kinds, each):
        self.server = drill.process.child.pid
        where = {"port": drill.settings["port"], "long": drill.long, "short": drill.short}
        asked = map(json.dumps, (where, list(kinds), each))
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, CROWD, *asked, stdout=asyncio.subprocess.PIPE, limit=2**20
        )
        async with asyncio.timeout(60):
            told = json.loads(await self.process.stdout.readline())
        self.kinds = {int(port): kind for port, kind in told.items()}

    def held(self):
        """Whom the server still holds a socket for: how many of each kind."""
        held = psutil.Process(self.server).net_connections("tcp")
        ends = [each.raddr.port for each in held if each.raddr]
        return Counter(self.kinds[port] for port in ends if port in self.kinds)

    async def cut(self, within):
        """Wait until the server has cut all of them; whom it has not by then."""
        until = time.monotonic() + within
        while (held := self.held()) and time.monotonic() < until:
            await asyncio.sleep(0.1)
        return held

    async def leave(self):
        with suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()


class Beside(Drill):
    """Customers talk, and beside them come crowds."""

    page = Timed
    talking = 10

    def __init__(self, folder, *words, **given):
        super().__init__(folder, *words, frames_a_second=20, **given)
        self.took = []
        self.figures = {}

    async def furnish(self):
        opened = await super().furnish()
        (name, self.long), (_, self.short) = await self.session(), await self.session()
        await self.talk_long(name, self.long)
        return opened

    async def run(self, *happenings):
        """What happens one after the other, and what did not hold."""
        try:
            await self.go()
            await self.answered(2 * self.talking)
            for each in happenings:
                await each
            await self.resumed(dict(self.people.pending))
            if any(page.greetings != 1 for page in self.pages):
                self.wrong.append("left: a customer had to come back")
            self.wrong += broken_promises(self.store, dict(self.people.acked), a_job_each=False)
        finally:
            await self.end()

    async def crowd(self, name, kinds, each, within):
        """A crowd comes and is cut; what it cost."""
        crowd, began, before = Crowd(), time.monotonic(), self.memory()
        self.took.clear()
        watching = asyncio.ensure_future(self.watch())
        try:
            await crowd.come(self, kinds, each)
            for kind, number in (await crowd.cut(within)).items():
                self.wrong.append(f"still there: {number} {kind}")
            seconds = time.monotonic() - began
            await self.talk_on()
        finally:
            watching.cancel()
            await crowd.leave()
        peak, rest = self.peak - before, self.memory() - before
        self.figures[name] = {
            "seconds": round(seconds, 1),
            "p99 ms": self.slowest(0.99),
            "most MB": round(peak / 1e6, 1),
            "afterwards MB": round(rest / 1e6, 1),
        }
        if peak > len(kinds) * each * EACH_COSTS + AT_REST or rest > AT_REST:
            self.wrong.append(f"memory: {self.figures[name]}")

    async def swarm(self, more=20):
        """Somebody opens more sockets than one address may; others come in as ever."""
        most = self.settings["sockets_each"]
        self.took.clear()
        tried = await asyncio.gather(*(self.let_in(SWARM) for _ in range(most + more)))
        lines = [line for line in tried if line]
        if len(lines) != most:
            self.wrong.append(f"sockets: {len(lines)} of one address, {most} allowed")
        lines.append(await self.let_in("127.0.0.1"))
        await self.talk_on()
        for line in lines:
            await line.close()
        lines = [await self.let_in(SWARM)]
        await lines[0].close()
        self.figures["very many sockets"] = {"p99 ms": self.slowest(0.99)}

    async def let_in(self, address):
        try:
            return await self.line(local_addr=(address, 0))
        except InvalidStatus as refused:
            if refused.response.status_code != 429:
                raise
            return None

    async def talk_on(self):
        """Everybody who talks is answered once more, soon."""
        try:
            await self.answered(self.talking)
        except TimeoutError:
            self.wrong.append("beside: customers hear nothing any more")

    def slowest(self, part):
        """Milliseconds in which that part of all answers came; -1 where none did."""
        if not self.took:
            return -1.0
        return round(1000 * sorted(self.took)[int(part * (len(self.took) - 1))], 1)

    async def watch(self):
        self.peak = 0
        while True:
            self.peak = max(self.peak, self.memory())
            await asyncio.sleep(0.05)

    def memory(self):
        return psutil.Process(self.process.child.pid).memory_info().rss


@pytest.fixture
def folder(quick):
    return Path(tempfile.mkdtemp(dir=quick))


async def test_a_crowd_of_every_kind_is_cut_while_customers_talk(folder, record_property):
    drill = Beside(folder, "--hurried", sockets_each=100)
    each, within = 10, CUT_WITHIN_HURRIED
    crowds = (drill.crowd(name, KINDS, each, within) for name in ("first", "second"))
    await drill.run(drill.swarm(), *crowds)

    record_property("figures", drill.figures)
    assert drill.wrong == []


@pytest.mark.long
async def test_without_limits_every_kind_is_found_out(folder):
    drill = Beside(folder, "--hurried", "--plant", "no limits", sockets_each=10)
    await drill.run(drill.swarm(1), drill.crowd("all", KINDS, 2, 4.0))

    assert "sockets: 11 of one address, 10 allowed" in drill.wrong
    found = {each.split()[-1] for each in drill.wrong if each.startswith("still there")}
    assert found == set(KINDS), drill.wrong


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", KINDS)
async def test_five_hundred_of_a_kind(folder, kind, record_property):
    drill = Beside(folder, sockets_each=500)
    crowds = (drill.crowd(name, [kind], 500, CUT_WITHIN) for name in ("first", "second"))
    await drill.run(drill.swarm(), *crowds)

    record_property(kind, drill.figures)
    print(kind, drill.figures)  # noqa: T201 -- the long form is run for its figures as well
    assert drill.wrong == []
