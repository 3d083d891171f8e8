"""The journal over one SQLite file: group commit by one writer, reads from memory first."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from intakebot.engine.conversation import Conversation
from intakebot.store import readers
from intakebot.store.batch import Amend, Create, Request, Result
from intakebot.store.journal import (
    Changes,
    Committed,
    Loaded,
    Slice,
    Standing,
    StorageBroken,
    StorageBusy,
    StorageError,
    Turn,
)
from intakebot.store.readers import Readers
from intakebot.store.statements import Ready, ready
from intakebot.store.tail import QueueTail, Tails
from intakebot.store.writer import Waiting, Writer

MOST_WAITING = 20_000
"""Requests in memory when the disk does not answer; more are refused as busy at once."""


class SqliteJournal:
    """See ``Journal``. Made with ``await SqliteJournal.open(path)`` on a migrated file."""

    def __init__(self, path: Path, epoch: str, newest: int) -> None:
        self._path = path
        self._epoch = epoch
        self._tails = Tails()
        self._queue = QueueTail(newest)
        self._readers = Readers(path)
        self._writer = Writer(path, self._release)
        self._waiting = 0
        self._closed = False
        self._trouble = ""

    @classmethod
    async def open(cls, path: Path) -> "SqliteJournal":
        """Open a store that ``database.upgrade`` made or brought up to date.

        Raises:
            StorageError: the file is not there, damaged or no store.
        """
        looking = Readers(path, threads=1)
        try:
            epoch, newest = await looking.run(readers.standing)
        finally:
            looking.close()
        journal = cls(path, epoch, newest)
        journal._writer.start()
        return journal

    @property
    def epoch(self) -> str:
        return self._epoch

    @property
    def changed(self) -> int:
        return self._queue.newest

    @property
    def trouble(self) -> str:
        return self._trouble

    async def create(self, conversation: Conversation, token_hash: bytes) -> int:
        return cast("int", await self._written(Create(conversation, token_hash)))

    async def commit(self, turn: Turn) -> Committed:
        return cast("Committed", await self._written(ready(turn)))

    async def amend(self, conversation_id: str, alike: int) -> int:
        return cast("int", await self._written(Amend(conversation_id, alike)))

    def _written(self, request: Request) -> asyncio.Future[Committed | int]:
        if self._closed:
            raise StorageBroken("the journal is closed")
        if self._waiting >= MOST_WAITING:
            raise StorageBusy(f"{self._waiting} turns wait for the disk")
        self._waiting += 1
        future: asyncio.Future[Committed | int] = asyncio.get_running_loop().create_future()
        self._writer.put(Waiting(request, future))
        return future

    def _release(self, batch: list[Waiting], result: Result) -> None:
        """Back on the loop after a commit: memory first, so that whoever wakes finds it there."""
        self._waiting -= len(batch)
        self._trouble = ""
        for (request, _), outcome in zip(batch, result.outcomes, strict=True):
            if isinstance(outcome, StorageError):
                self._trouble = outcome.code
            elif isinstance(request, Ready) and isinstance(outcome, Committed):
                turn = request.turn
                self._tails.add(turn.conversation.id, outcome.seq, request.lines, request.hidden)
        self._queue.add(result.briefs)
        if result.elsewhere:
            self._queue.forget(result.newest)
        for (_, future), outcome in zip(batch, result.outcomes, strict=True):
            if future.done():
                continue  # cancelled: its caller will ask again
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    async def load(self, conversation_id: str) -> Loaded | None:
        return await self._readers.run(readers.conversation, readers.BY_ID, conversation_id)

    async def load_by_token(self, token_hash: bytes) -> Loaded | None:
        return await self._readers.run(readers.conversation, readers.BY_TOKEN, token_hash)

    def read_now(
        self, conversation_id: str, after: int, private: bool, limit: int = 200
    ) -> Slice | None:
        return self._tails.read(conversation_id, after, private, limit)

    async def read(
        self, conversation_id: str, after: int, private: bool, limit: int = 200
    ) -> Slice:
        now = self.read_now(conversation_id, after, private, limit)
        if now is not None and now.upto > after:
            return now
        # At its own end memory cannot know of another process: a rolling restart has two.
        return await self._readers.run(readers.log, conversation_id, after, private, limit)

    def changes_now(self, after: int, limit: int = 200) -> Changes | None:
        return self._queue.read(after, limit)

    async def changes(self, after: int, limit: int = 200) -> Changes:
        now = self.changes_now(after, limit)
        return now if now is not None else await self._readers.run(readers.changes, after, limit)

    def doubt(self, conversation_id: str, seq: int) -> None:
        self._tails.doubt(conversation_id, seq)

    def doubt_changes(self, changed: int) -> None:
        self._queue.doubt(changed)

    async def standing(self, known: Mapping[str, int]) -> Standing:
        standing = await self._readers.run(readers.standing_of, known)
        self._queue.settle(standing.changed)
        return standing

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._writer.stop()
        self._readers.close()
