"""The clock is set in mid conversation: order is by number, and nobody is worse off for it."""

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from intakebot.settings import Settings
from tests.faults.clients import broken_promises
from tests.faults.desk import Agent, hired
from tests.faults.drill import Drill, Page

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

MILLION = 1_000_000
MINUTE, DAY = 60_000, 24 * 3_600_000
"""Milliseconds."""
ERRANDS_WITHIN = 12.0


class Unhurried(Page):
    """Writes as somebody might, so that a limit has something to be exact about."""

    async def send(self, line):
        await asyncio.sleep(0.2)
        await super().send(line)


class Set(Drill):
    """Customers talk and an agent answers one of them while the clock is set."""

    page = Unhurried
    talking = 10

    def __init__(self, folder, *words):
        super().__init__(
            folder, *words, "--clock", messages_a_minute=600, frames_a_second=20, tries_to_sign_in=3
        )
        self.words = 0

    async def run(self, turns):
        """Set the clock to each of these, in milliseconds from the real one."""
        try:
            await self.go()
            email, cookie = await hired(Settings(**self.settings), self.address)
            page = self.pages[0].conversation
            self.agent = await Agent(self.address, email, cookie, page).attend()
            await self.all_is_well("before")
            for turn in turns:
                self.process.child.stdin.write(f"{turn}\n".encode())
                await asyncio.sleep(0.2)
                await self.all_is_well(f"at {turn}")
            await self.errand_of_tomorrow()
            await self.resumed(dict(self.people.pending))
            self.wrong += self.people.wrong
            self.wrong += broken_promises(self.store, dict(self.people.acked), a_job_each=False)
            await self.agent.phone.leave()
        finally:
            await self.end()

    async def all_is_well(self, when):
        """Customers are answered, the agent is still there and may write, errands are run."""
        try:
            await self.answered(3 * self.talking)
            self.words += 1
            await self.agent.say(f"answer {self.words}.")
            status = await self.agent.asks("/api/v1/me")
            if status != 200:
                self.wrong.append(f"signed out {when}: {status}")
        except (AssertionError, TimeoutError, ConnectionClosed) as lost:
            self.wrong.append(f"signed out or locked out {when}: {lost}")
        try:
            if await self.agent.signs_in() != 200:
                self.wrong.append(f"locked out {when}")
        except TimeoutError:
            self.wrong.append(f"no answer {when}")

    async def errand_of_tomorrow(self):
        """What was put off while the clock was a day ahead does not wait for a day."""
        put_off = (
            "INSERT INTO outbox (kind, conversation, payload, due, tries, done, error)"
            " SELECT 'index', id, '{}', ?, 1, 0, '' FROM conversation LIMIT 1"
        )
        tomorrow = time.time_ns() // MILLION + DAY
        with closing(sqlite3.connect(self.store, timeout=10)) as db, db:
            db.execute(put_off, (tomorrow + MINUTE,))
        try:
            async with asyncio.timeout(ERRANDS_WITHIN):
                while self.waiting(tomorrow):
                    await asyncio.sleep(0.1)
        except TimeoutError:
            self.wrong.append("stalled: an errand waits until tomorrow")

    def waiting(self, after):
        with closing(sqlite3.connect(self.store, timeout=10)) as db:
            waits = "SELECT count(*) FROM outbox WHERE done = 0 AND due > ?"
            return db.execute(waits, (after,)).fetchone()[0]


@pytest.fixture
def folder(quick):
    return Path(tempfile.mkdtemp(dir=quick))


async def test_the_clock_is_set_back_and_a_day_ahead_and_right_again(folder, record_property):
    drill = Set(folder)
    await drill.run([-5 * MINUTE, DAY, 0])

    record_property("acknowledged turns", len(drill.people.acked))
    assert drill.wrong == []


@pytest.mark.long
async def test_the_harness_finds_out_who_goes_by_the_clock(folder):
    drill = Set(folder, "--plant", "follow the clock")
    await drill.run([DAY, 0])

    found = {each.partition(":")[0].partition(" or")[0] for each in drill.wrong}
    assert {"signed out", "stalled"} <= found, drill.wrong


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_the_clock_is_set_again_and_again_for_ten_thousand_messages(folder):
    drill = Set(folder)
    await drill.run([-5 * MINUTE, DAY, 0, 23 * 3_600_000, -DAY, 0] * 55)

    assert len(drill.people.acked) > 10_000
    assert drill.wrong == []
