"""The one thread that writes: what arrives during a commit is the next batch.

Nothing waits for a timer. A lone turn is committed at once; under load each commit takes
everything that queued up behind the one before.
"""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from intakebot import metrics
from intakebot.store import connection
from intakebot.store.batch import Batches
from intakebot.store.journal import StorageBroken, StorageBusy
from intakebot.store.requests import Release, Result, Waiting

LARGEST = 1000
"""Requests a transaction, so that the first of them need not wait for a whole backlog."""
IMPATIENCE = 1000
"""Milliseconds to wait for a lock that was just waited for in vain."""


class Writer:
    """Takes requests from the event loop and gives each batch back with its outcomes."""

    def __init__(self, path: Path, release: Release) -> None:
        self._path = path
        self._release = release
        self._loop = asyncio.get_running_loop()
        self._handed: SimpleQueue[list[Waiting] | None] = SimpleQueue()
        self._tick: list[Waiting] = []
        self._stopped = self._loop.create_future()
        self._db: sqlite3.Connection | None = None
        self._batches: Batches | None = None
        self._busy = False

    def start(self) -> threading.Thread:
        """Begin; from here on only the thread touches the connection."""
        thread = threading.Thread(target=self._run, name="journal", daemon=True)
        thread.start()
        return thread

    def put(self, waiting: Waiting) -> None:
        """Queue a request. All of one tick of the loop are handed over together."""
        if not self._tick:
            self._loop.call_soon(self._hand_over)
        self._tick.append(waiting)

    def _hand_over(self) -> None:
        if self._tick:
            self._handed.put(self._tick)
            self._tick = []

    async def stop(self) -> None:
        """Write everything that was put, then end the thread."""
        self._hand_over()
        self._handed.put(None)
        await self._stopped

    # --- in the thread -----------------------------------------------------------------

    def _run(self) -> None:
        while self.round():
            continue

    def round(self) -> bool:
        """Wait for requests and write what is there; False once that was the last of all."""
        batch, going = self._next()
        for start in range(0, len(batch), LARGEST):
            part = batch[start : start + LARGEST]
            self._tell(self._release, part, self._write(part))
        if not going:
            self._disconnect()
            self._tell(self._stopped.set_result, None)
        return going

    def _next(self) -> tuple[list[Waiting], bool]:
        """Everything handed over so far; waits for the first. False: it was the last."""
        batch: list[Waiting] = []
        while True:
            handed = self._handed.get()
            if handed is None:
                return batch, False
            batch += handed
            if self._handed.empty():
                return batch, True

    def _tell(self, what: Callable[..., object], *arguments: object) -> None:
        try:
            self._loop.call_soon_threadsafe(what, *arguments)
        except RuntimeError:
            return  # the loop is gone and nobody waits any more

    def _write(self, batch: list[Waiting]) -> Result:
        """Write a batch. Whatever goes wrong ends up in the outcomes, never in the thread."""
        began = time.perf_counter()
        try:
            result = self._connected().write([waiting.request for waiting in batch])
        except Exception as error:
            return self._failed(batch, error)
        metrics.COMMIT_SECONDS.observe(time.perf_counter() - began)
        metrics.BATCH_SIZE.observe(len(batch))
        if self._busy:
            self._be_patient(connection.PATIENCE)
        return result

    def _failed(self, batch: list[Waiting], error: Exception) -> Result:
        """The same error for all. A fresh connection is where recovery starts."""
        ours = connection.storage_error(error) or StorageBroken(repr(error))
        metrics.FAILED.labels(ours.code).inc()
        if isinstance(ours, StorageBusy):
            self._be_patient(IMPATIENCE)
        else:
            self._disconnect()
        return Result([ours] * len(batch), elsewhere=True)

    def _be_patient(self, milliseconds: int) -> None:
        """Whoever waits behind a held lock has waited already: they hear sooner."""
        self._busy = milliseconds < connection.PATIENCE
        if self._db:
            self._db.execute(f"PRAGMA busy_timeout = {milliseconds}")

    def _connected(self) -> Batches:
        if self._batches is None:
            self._db = connection.writing(self._path)
            self._batches = Batches(self._db)
        return self._batches

    def _disconnect(self) -> None:
        db, self._db, self._batches, self._busy = self._db, None, None, False
        if db is not None:
            try:
                db.close()
            except sqlite3.Error:
                return  # it failed before and is being let go of
