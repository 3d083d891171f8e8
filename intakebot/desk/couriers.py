"""Work that follows a turn: the search index and cases that look alike. Never inside a turn.

Jobs are written with the turn that asks for them, so each happens if the turn did, at
least once; every job may run twice without harm.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TypeAlias

import structlog

from intakebot.hub import Hub
from intakebot.store.outbox import LEASE, Claimed, Outbox

Errand: TypeAlias = Callable[[Claimed], Awaitable[None]]

JOBS = "jobs"
"""The hub's topic for new work."""
LOOK_EVERY = 5.0
"""Seconds between two looks when nobody wakes us: retries fall due without a turn."""
AT_ONCE = 50
BEGUN_WITHIN = LEASE // 2
"""Milliseconds after a claim in which a job of it may be begun; the rest is given back."""

log = structlog.get_logger()


class Couriers:
    """Runs what is due, one job after another."""

    def __init__(
        self, outbox: Outbox, hub: Hub, now: Callable[[], int], errands: Mapping[str, Errand]
    ) -> None:
        self._outbox = outbox
        self._hub = hub
        self._now = now
        self._errands = errands
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled."""
        leave = self._hub.subscribe(JOBS, self._news.set)
        try:
            while True:
                while await self.work():
                    continue
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._news.wait()
                self._news.clear()
        finally:
            leave()

    async def work(self) -> int:
        """Do what is due now; how many jobs that was."""
        claimed = self._now()
        jobs = await asyncio.to_thread(self._outbox.claim, claimed, AT_ONCE)
        for job in jobs:
            if self._now() - claimed < BEGUN_WITHIN:
                await self._do(job)
            else:  # before others think that we are gone, and do it as well
                await asyncio.to_thread(self._outbox.give_back, job, self._now())
        return len(jobs)

    async def _do(self, job: Claimed) -> None:
        errand = self._errands.get(job.kind)
        try:
            if errand is None:
                raise LookupError(f"nobody runs errands of kind {job.kind}")
            await errand(job)
        except Exception as failed:
            log.warning("job_failed", kind=job.kind, tries=job.tries, error=repr(failed))
            await asyncio.to_thread(self._outbox.failed, job, repr(failed), self._now())
        else:
            await asyncio.to_thread(self._outbox.done, job, self._now())
