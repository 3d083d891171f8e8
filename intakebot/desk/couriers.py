"""Work that follows a turn, such as matching and mail. Never inside a turn.

Jobs are written with the turn that asks for them, so each happens if the turn did, at
least once; every job may run twice without harm.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from types import MappingProxyType
from typing import TypeAlias

import structlog

from intakebot.hub import Hub
from intakebot.store.outbox import LEASE, Claimed, Outbox

Errand: TypeAlias = Callable[..., Awaitable[None]]
"""Takes a ``Claimed``; as many as there are, where its kind is done together."""

JOBS = "jobs"
"""The hub's topic for new work."""
LOOK_EVERY = 5.0
"""Seconds between two looks when nobody wakes us: retries fall due without a turn."""
AT_ONCE = 50
GATHER = 0.1
"""Seconds between news and the look: what comes in the meantime is claimed and noted in one go."""
BEGUN_WITHIN = LEASE // 2
"""Milliseconds after a claim in which a job of it may be begun; the rest is given back. An errand
must be over in what is then left of the lease, or another process does it as well."""

log = structlog.get_logger()


class Couriers:
    """Runs what is due: each kind in its order, and no kind waits for another.

    ``together`` names the kinds of which all that were claimed are done in one go. ``abreast`` says
    how many errands of a kind may run at once, where it is more than one: such as wait for
    somebody else's server, whose order doesn't matter.
    """

    def __init__(
        self,
        outbox: Outbox,
        hub: Hub,
        now: Callable[[], int],
        errands: Mapping[str, Errand],
        together: Collection[str] = (),
        abreast: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._outbox = outbox
        self._hub = hub
        self._now = now
        self._errands = errands
        self._together = together
        self._abreast = abreast
        self._busy: set[str] = set()
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled.

        Raises:
            StorageError: what is due can't be read or noted; what was begun comes again.
        """
        leave = self._hub.subscribe(JOBS, self._news.set)
        try:
            async with _lanes() as lanes:
                while True:
                    self._news.clear()  # before the look: what comes meanwhile makes another
                    if await self._begin(lanes) == AT_ONCE:
                        continue
                    with suppress(TimeoutError):
                        async with asyncio.timeout(LOOK_EVERY):
                            await self._news.wait()
                        await asyncio.sleep(GATHER)
        finally:
            leave()

    async def work(self) -> int:
        """Do what is due now; how many jobs that was."""
        async with _lanes() as lanes:
            return await self._begin(lanes)

    async def _begin(self, lanes: asyncio.TaskGroup) -> int:
        """Claim what is due of kinds that are idle, and set about it; how many jobs that is."""
        claimed = self._now()
        jobs = await asyncio.to_thread(self._outbox.claim, claimed, AT_ONCE, list(self._busy))
        for kind in {job.kind: None for job in jobs}:
            self._busy.add(kind)
            mine = [job for job in jobs if job.kind == kind]
            lanes.create_task(self._lane(kind, mine, claimed))
        return len(jobs)

    async def _lane(self, kind: str, jobs: Sequence[Claimed], claimed: int) -> None:
        rest = iter(jobs)

        async def one_after_another() -> None:
            for job in rest:
                if self._now() - claimed < BEGUN_WITHIN:
                    await self._do(job)
                else:  # before others think that we are gone, and do it as well
                    await asyncio.to_thread(self._outbox.give_back, job, self._now())

        try:
            if kind in self._together and await self._do_together(kind, jobs):
                return
            async with asyncio.TaskGroup() as couriers:
                for _ in range(self._abreast.get(kind, 1)):
                    couriers.create_task(one_after_another())
        finally:
            self._busy.discard(kind)
            self._news.set()

    async def _do_together(self, kind: str, jobs: Sequence[Claimed]) -> bool:
        """All in one go; False where that failed, and each has to show whether it can be done."""
        try:
            await self._errands[kind](*jobs)
        except Exception:
            return False
        await asyncio.to_thread(self._outbox.done, jobs, self._now())
        return True

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
            await asyncio.to_thread(self._outbox.done, [job], self._now())


@asynccontextmanager
async def _lanes() -> AsyncIterator[asyncio.TaskGroup]:
    """Tasks that end together; what ended them comes out as it is, not as one of a group."""
    try:
        async with asyncio.TaskGroup() as lanes:
            yield lanes
    except ExceptionGroup as several:
        cause: Exception = several
        while isinstance(cause, ExceptionGroup):
            cause = cause.exceptions[0]
        raise cause from several
