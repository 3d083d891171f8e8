"""SIGTERM under load: out in time, everything acknowledged is kept, everybody comes back alone."""

import asyncio
import fcntl
import signal
import struct
import termios
import time

import pytest

from tests.edge.plug import Mute
from tests.faults.clients import broken_promises
from tests.faults.drill import Drill, Page

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

IDLE, MUTE = 50, 20
EXIT_WITHIN = 10.0


class Leaving(Drill):
    """A process leaves while people talk, others only watch, and some don't read."""

    async def run(self, rounds):
        following = await self.prepare()
        try:
            await self.go(following)
            for _ in range(rounds):
                following = await self.prepare()
                await self.round()
                if self.wrong:
                    return
                await self.go(following)
            await self.resumed(dict(self.people.pending))
        finally:
            await self.end()
            following.kill()
            await following.child.wait()

    async def round(self):
        """Load, then SIGTERM, and what came of it."""
        await self.resumed(dict(self.people.pending))
        deaf = [await self.jammed() for _ in range(MUTE)]
        await self.answered(3 * self.talking)
        began = time.monotonic()
        self.process.child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self.process.child.wait(), EXIT_WITHIN)
        except TimeoutError:
            self.wrong.append(f"late: still there after {EXIT_WITHIN} s")
            return
        finally:
            self.took = time.monotonic() - began
        self.wrong += self.people.wrong + await self.after_the_exit(deaf)

    async def after_the_exit(self, deaf):
        await self.noticed(self.pages)
        wrong = broken_promises(self.store, self.people.acked, a_job_each=False)
        if self.process.child.returncode != 0:
            wrong.append(f"status {self.process.child.returncode}")
        for page in self.pages:
            if page.told is None:
                wrong.append(f"untold: closed with {page.code}, no word when to come back")
            elif page.code != 1012:
                wrong.append(f"closed with {page.code}")
        for each in deaf:
            if (await each.rest() or 0) > self.size / 2:
                wrong.append("the harness: one who should not read was sent nearly everything")
            each.hang_up()
        return wrong

    # --- people --------------------------------------------------------------------------------

    async def furnish(self):
        """One of the conversations is long, and watched by those who don't read."""
        opened = await super().furnish()
        self.size = await self.talk_long(*opened[0])
        watching = [opened[n % self.talking] for n in range(IDLE)]
        self.pages += [Page(self, *each, talks=False) for each in watching]
        self.crowded = opened[0][1]

    async def jammed(self):
        """One who wants the long log, and begins to get it, but does not read."""
        mute = await Mute(self.settings["port"], "customer").dial(type="hello", token=self.crowded)
        async with asyncio.timeout(5):
            while not struct.unpack("i", fcntl.ioctl(mute.line, termios.FIONREAD, b"\0" * 4))[0]:
                await asyncio.sleep(0.005)
        return mute


@pytest.mark.parametrize("drains", [3, pytest.param(20, marks=pytest.mark.long)])
async def test_drains_under_load_lose_nothing_and_everybody_comes_back(
    tmp_path, drains, record_property
):
    drill = Leaving(tmp_path)
    await drill.run(drains)

    record_property("acknowledged turns", len(drill.people.acked))
    assert drill.wrong == []
    assert len(drill.people.acked) > drains * 3 * drill.talking


@pytest.mark.parametrize(
    ("plant", "found"),
    [("ack unwritten", "lost"), ("wait for readers", "late"), ("say nothing", "untold")],
)
async def test_the_harness_finds_a_planted_bug(tmp_path, plant, found):
    drill = Leaving(tmp_path, "--plant", plant)
    await drill.run(1)

    assert any(each.startswith(found) for each in drill.wrong), drill.wrong
