"""Backups while people talk, brought back: a beginning without gaps, and nobody shown wrong."""

import asyncio
import json
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.faults.clients import broken_promises
from tests.faults.drill import Drill, Page
from tests.faults.nursery import born

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]


KEEP = ["backup", "create"]
BACK = ["backup", "restore", "--replace"]


class Showing(Page):
    """A page that keeps what it shows, and starts again when it is told to."""

    def __init__(self, *asked, **more):
        super().__init__(*asked, **more)
        self.shown = {}
        self.resets = 0

    async def take(self, line, frame):
        if frame["type"] == "reset":
            self.resets += 1
            self.seq, self.epoch, self.shown = 0, frame["epoch"], {}
            return
        await super().take(line, frame)
        if frame["type"] == "log":
            self.shown |= {entry["seq"]: entry for entry in frame["entries"]}


class Keeping(Drill):
    """A server that is kept in mid-talk, ends, and goes on from what was kept.

    Before each conversation sit two pages: one that talks, and one that stays away after the
    return until the log is longer again than what it saw. Only the epoch tells it the truth.
    """

    page = Showing
    talking = 10

    def __init__(self, folder, keep=KEEP, back=BACK):
        super().__init__(folder)
        self.folder, self.keep, self.back = folder, keep, back
        self.late = []

    async def run(self, rounds):
        try:
            await self.go()
            self.living += [asyncio.ensure_future(page.live()) for page in self.late]
            for _ in range(rounds):
                await self.round()
                if self.wrong:
                    return
        finally:
            await self.end()

    async def furnish(self):
        opened = await super().furnish()
        self.late = [self.page(self, *each, talks=False) for each in opened]
        return opened

    async def round(self):
        """Keep, talk on, end, bring back, and talk on."""
        await self.resumed(dict(self.people.pending))
        await self.answered(2 * self.talking)
        before = dict(self.people.acked)
        made = await self.call(*self.keep, str(self.folder / "backups"))
        await self.answered(2 * self.talking)  # all of them are ahead of what was kept
        for page in self.late:
            page.wants.clear()
        await self.leave()
        self.wrong += self.compared(made, before)
        if self.wrong:
            return
        await self.call(*self.back, made)
        self.forget(made)
        everybody = self.pages + self.late
        resets = [page.resets for page in everybody]
        await self.go()
        await self.resumed(dict(self.people.pending))
        await self.come_late()
        self.wrong += broken_promises(self.store, self.people.acked, a_job_each=False)
        self.wrong += self.people.wrong
        for page, had in zip(everybody, resets, strict=True):
            if page.resets != had + 1:
                self.wrong.append(f"not reset: {page.resets - had} times")
        await self.leave()
        self.wrong += [each for page in everybody for each in self.misled(page)]
        await self.go()

    async def come_late(self):
        async with asyncio.timeout(30):
            for talking, late in zip(self.pages, self.late, strict=True):
                while talking.seq <= late.seq:
                    await asyncio.sleep(0.02)
                late.here.clear()
                late.wants.set()
            for late in self.late:
                await late.here.wait()
        await self.answered(2 * self.talking)

    async def leave(self):
        self.process.child.send_signal(signal.SIGTERM)
        await asyncio.wait_for(self.process.child.wait(), 15)
        await self.noticed(self.pages + self.late)

    async def call(self, *command):
        """Run a command to its end; the first line that it says."""
        named = {f"INTAKEBOT_{name.upper()}": str(value) for name, value in self.settings.items()}
        ran = await born(["tests.faults.tool", json.dumps(named), *command])
        said = await ran.stdout.read()
        assert await ran.wait() == 0, said
        return said.decode().partition("\n")[0]

    def compared(self, made, before):
        """What was kept is the beginning of what is there, and all that was promised before."""
        kept, there = logs(f"{made}/store.sqlite"), logs(self.store)
        wrong = broken_promises(f"{made}/store.sqlite", before, a_job_each=False)
        for name, log in kept.items():
            if log != there[name][: len(log)]:
                wrong.append(f"no beginning: {name}")
        if sum(map(len, kept.values())) >= sum(map(len, there.values())):
            wrong.append("the harness: nobody talked on")
        return wrong

    def forget(self, made):
        """What was acknowledged after the backup is gone; its senders still have it to send."""
        with closing(sqlite3.connect(f"{made}/store.sqlite")) as db:
            held = {cid for (cid,) in db.execute("SELECT cid FROM entry")}
        for client, cid in list(self.people.acked):
            if cid not in held:
                del self.people.acked[client, cid]
                number = int(cid.rpartition("-")[2])
                mine = int(self.people.pending[client].rpartition("-")[2])
                self.people.pending[client] = f"{client}-{min(number, mine)}"

    def misled(self, page):
        """What a page shows that is not so."""
        log = {
            entry["seq"]: entry for entry in map(json.loads, logs(self.store)[page.conversation])
        }
        public = {seq: entry for seq, entry in log.items() if seq in page.shown}
        if page.shown != public or set(page.shown) != set(range(1, page.seq + 1)):
            yield f"misled: {page.conversation} shows {len(page.shown)} of {len(log)}"


def logs(path):
    """Every conversation's entries, in order."""
    with closing(sqlite3.connect(path)) as db:
        found = {}
        for name, data in db.execute(
            "SELECT id, data FROM entry JOIN conversation USING (number) ORDER BY number, entry.seq"
        ):
            found.setdefault(name, []).append(data)
    return found


async def test_three_times_kept_under_load_and_brought_back(tmp_path, record_property):
    drill = Keeping(tmp_path)
    await drill.run(3)

    record_property("acknowledged turns", len(drill.people.acked))
    assert drill.wrong == []


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        ({"keep": ["copy"]}, "lost"),
        ({"back": ["put back"]}, "misled"),
    ],
)
async def test_the_harness_finds_a_planted_bug(tmp_path, plant, found):
    drill = Keeping(tmp_path, **plant)
    await drill.run(1)

    assert any(each.startswith(found) for each in drill.wrong), drill.wrong


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_ten_times_kept_under_load_and_brought_back(tmp_path):
    drill = Keeping(tmp_path)
    await drill.run(10)

    assert drill.wrong == []
