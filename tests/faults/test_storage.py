"""The disk fails while people talk: they hear it at once, stay, and lose nothing."""

import asyncio
import resource
import sqlite3
import time
from collections import Counter
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.faults.clients import broken_promises, browser_for
from tests.faults.drill import Drill, Page

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

AILING = "tests.faults.ailing"
AGAIN_AFTER = 0.2
"""Seconds after which a page sends again what was refused."""
FELT_WITHIN = 90.0
WELL_WITHIN = 15.0
"""Seconds from the end of a fault until everything works: nobody helps."""


class Patient(Page):
    """A page that sends again what was refused, on the same line."""

    filler = "word " * 1000  # a small message would find room in a full database for a while

    async def take(self, line, frame):
        if frame["type"] != "refused":
            await super().take(line, frame)
            return
        self.drill.refused[frame["code"]] += 1
        if not (frame["retry"] and frame["text"] and frame["code"].startswith("storage_")):
            self.wrong(f"not told to send again: {frame}")
        asyncio.get_running_loop().call_later(AGAIN_AFTER, self.drill.later, self, line)


class Ailing(Drill):
    """A server that stays, and its disk, which falls ill and gets well again."""

    page = Patient
    talking = 10

    def __init__(self, folder, fault, plant=""):
        super().__init__(folder, "--plant", plant, script=AILING)
        self.fault = FAULTS[fault]
        self.refused = Counter()
        self.sending = set()
        self.took = []

    def later(self, page, line):
        async def send():
            with suppress(ConnectionClosed):
                await page.send(line)

        task = asyncio.ensure_future(send())
        self.sending.add(task)
        task.add_done_callback(self.sending.discard)

    async def run(self, rounds):
        try:
            await self.go()
            for _ in range(rounds):
                await self.resumed(dict(self.people.pending))
                await self.answered(3 * self.talking)
                await self.round()
                if self.wrong:
                    return
        finally:
            await self.end()
            await asyncio.gather(*self.sending, return_exceptions=True)

    async def round(self):
        self.refused.clear()
        with self.fault.on(self):
            await self.felt()
            self.wrong += self.broken()
        began = time.monotonic()
        try:
            await asyncio.wait_for(self.well(), WELL_WITHIN)
            self.took.append(round(time.monotonic() - began, 1))
        except TimeoutError:
            self.wrong.append(f"not well: {await self.asked('/readyz')}")
        self.wrong += self.broken()
        if any(page.greetings != 1 or not page.here.is_set() for page in self.pages):
            self.wrong.append("left: somebody had to come back")

    async def felt(self):
        """The fault is on until everybody has felt it, and what asks for our health is told."""
        try:
            async with asyncio.timeout(FELT_WITHIN):
                while sum(self.refused.values()) < self.fault.refusals * self.talking:
                    await asyncio.sleep(0.02)
        except TimeoutError:
            self.wrong.append(f"untold: {self.refused}")
            return
        status, said = await self.asked("/livez")
        if status != 200:
            self.wrong.append(f"dead: {said}")
        if not self.fault.refusals:
            await self.answered(self.talking)
            return
        found = {code for code in self.refused if self.refused[code]}
        if not found <= set(self.fault.codes):
            self.wrong.append(f"told otherwise: {found}")
        status, said = await self.asked("/readyz")
        expected = [(503, code) for code in self.fault.codes]
        if (status, said.get("why")) not in expected and not self.fault.partly:
            self.wrong.append(f"ready: {status} {said}")
        async with browser_for(timeout=20) as browser:
            made = await browser.post(f"{self.address}/api/v1/sessions", json={"site": "shop"})
        if made.status_code not in (201, 503, 507):
            self.wrong.append(f"a new conversation: {made.status_code} {made.text}")

    async def well(self):
        """Everything that was sent meanwhile is answered, and we are ready again."""
        pending = dict(self.people.pending)
        while not all(each in self.people.acked for each in pending.items()):
            await asyncio.sleep(0.02)
        while (await self.asked("/readyz"))[0] != 200:
            await asyncio.sleep(0.1)

    async def asked(self, path):
        async with browser_for(timeout=20) as browser:
            answer = await browser.get(f"{self.address}{path}")
        return answer.status_code, answer.json()

    def broken(self):
        return self.people.wrong + broken_promises(
            self.store, dict(self.people.acked), a_job_each=False
        )


class Told:
    """A fault of the disk as the server sees it."""

    def __init__(self, name, *codes):
        self.name, self.codes = name, codes
        self.refusals = 2 if codes else 0
        """How often everybody must hear a no."""

        self.partly = name == "full"
        """Small things still find room, so that a look between two failures may find us well."""

    def on(self, drill):
        self.drill = drill
        return self

    def __enter__(self):
        self.tell(self.name)

    def __exit__(self, *_):
        self.tell("well")

    def tell(self, illness):
        self.drill.process.child.stdin.write(f"{illness}\n".encode())


class NoMoreBytes(Told):
    """No file may be written any further: the kernel says no to each write, the log's too."""

    def tell(self, illness):
        most = resource.RLIM_INFINITY if illness == "well" else 1
        pid = self.drill.process.child.pid
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


class Locked(Told):
    """Another program holds the right to write. Each no takes as long as we wait for it."""

    def __init__(self, *asked):
        super().__init__(*asked)
        self.refusals = 1

    def __enter__(self):
        self.other = sqlite3.connect(self.drill.store, timeout=10, isolation_level=None)
        self.other.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_):
        self.other.close()


SLOW = ("slow", "locked")
"""Faults whose rounds take their time."""
FAULTS = {
    "full": Told("full", "storage_full"),
    "read only": Told("read only", "storage_broken"),
    "slow": Told("slow"),
    "no write succeeds": NoMoreBytes("no write succeeds", "storage_broken"),
    "locked": Locked("locked", "storage_busy"),
}


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="needs prlimit")
@pytest.mark.parametrize("fault", FAULTS)
async def test_whoever_talks_is_told_stays_and_loses_nothing(tmp_path, fault, record_property):
    drill = Ailing(tmp_path, fault)
    await drill.run(1 if fault in SLOW else 2)

    record_property("acknowledged turns", len(drill.people.acked))
    assert drill.wrong == []


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("fault", FAULTS)
async def test_twenty_times_in_a_row(tmp_path, fault, record_property):
    drill = Ailing(tmp_path, fault)
    await drill.run(20)

    record_property("seconds until all was well", drill.took)
    assert drill.wrong == []


@pytest.mark.parametrize(
    ("plant", "found"),
    [("ack unwritten", "lost"), ("hang up", "left"), ("never recover", "not well")],
)
async def test_the_harness_finds_a_planted_bug(tmp_path, plant, found, monkeypatch):
    monkeypatch.setitem(globals(), "FELT_WITHIN", 2.0)
    monkeypatch.setitem(globals(), "WELL_WITHIN", 2.0)
    drill = Ailing(tmp_path, "read only", plant)
    await drill.run(1)

    assert any(each.startswith(found) for each in drill.wrong), drill.wrong
