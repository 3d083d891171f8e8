"""A connection that writes: what arrives during a commit is the next batch.

As with SQLite nothing waits for a timer. A conversation always uses the same connection, so its
turns keep their order; while one connection waits for its commit, another one's batch is under way.
"""

import asyncio
import time
from typing import Any, Final

from intakebot import metrics
from intakebot.store import postgres
from intakebot.store.journal import StorageBroken, StorageBusy
from intakebot.store.postgres_batch import PostgresBatches
from intakebot.store.requests import Release, Result, Waiting

LARGEST: Final = 1000
"""Requests a batch, so that the first of them need not wait for a whole backlog."""
WITHIN: Final = 10.0
"""Seconds for a batch; then the server is given up, and what became of the batch is unknown."""
SETTINGS: Final = postgres.SETTINGS | {
    "plan_cache_mode": "force_generic_plan",  # planning anew would cost more than the batch
    "enable_seqscan": "off",  # whatever statistics say of a table that is new
}


class Lane:
    """Takes requests and gives each batch back with its outcomes. All on the loop's thread."""

    def __init__(self, url: str, release: Release, met: postgres.Met) -> None:
        self._url = url
        self._release = release
        self._met = met
        self._put: list[Waiting] = []
        self._news = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self._db: Any = None
        self._epoch = ""

    def start(self, epoch: str) -> None:
        """Begin; the connection is opened when it is needed. ``epoch`` is that of memory."""
        self._epoch = epoch
        self._task = asyncio.create_task(self._run(), name="journal")

    def put(self, waiting: Waiting) -> None:
        """Queue a request. All of one tick of the loop are written together."""
        self._put.append(waiting)
        self._news.set()

    async def stop(self) -> None:
        """Write everything that was put, then close the connection."""
        self._stopping = True
        self._news.set()
        if self._task is not None:
            await self._task

    async def _run(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            while self._put:
                batch, self._put = self._put[:LARGEST], self._put[LARGEST:]
                self._release(batch, await self._write(batch))
            if self._stopping:
                break
        if self._db is not None:
            await self._disconnect()

    async def _write(self, batch: list[Waiting]) -> Result:
        """Write a batch. Whatever goes wrong ends up in the outcomes, never in the task."""
        began = time.perf_counter()
        try:
            async with asyncio.timeout(WITHIN):
                db = await self._connected()
                result = await PostgresBatches(db).write([waiting.request for waiting in batch])
        except Exception as error:
            return await self._failed(batch, error)
        metrics.COMMIT_SECONDS.observe(time.perf_counter() - began)
        metrics.BATCH_SIZE.observe(len(batch))
        return result

    async def _failed(self, batch: list[Waiting], error: Exception) -> Result:
        """The same error for all. A fresh connection is where recovery starts."""
        ours = postgres.storage_error(error) or StorageBroken(repr(error))
        metrics.FAILED.labels(ours.code).inc()
        if not isinstance(ours, StorageBusy):
            await self._disconnect()
        return Result([ours] * len(batch), elsewhere=True)

    async def _connected(self) -> Any:
        if self._db is None or self._db.is_closed():
            db = await postgres.connected(self._url, SETTINGS)
            before, self._epoch = self._epoch, await postgres.epoch_over(db, self._met)
            self._db = db
            if self._epoch != before:
                raise StorageBusy("another server took over; this was made from what it may lack")
        return self._db

    async def _disconnect(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            db.terminate()
