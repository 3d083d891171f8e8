"""What all journals do alike: who waits, what memory holds, how a batch is given back."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import cast

from intakebot.engine.conversation import Conversation
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
from intakebot.store.requests import Amend, Create, Request, Result, Settle, Waiting
from intakebot.store.statements import Ready, ready
from intakebot.store.tail import QueueTail, Tails

MOST_WAITING = 20_000
"""Requests in memory when the disk does not answer; more are refused as busy at once."""


class Ledger(ABC):
    """The half of a journal that knows no database. See ``Journal``."""

    def __init__(self, epoch: str, newest: int) -> None:
        self.turned: Callable[[], None] = lambda: None
        self._loop = asyncio.get_running_loop()  # kept: to ask for it is a call of the system
        self._waiting = 0
        self._closed = False
        self._trouble = ""
        self._begin(epoch, newest)

    def _begin(self, epoch: str, newest: int) -> None:
        """A run of history; what memory holds of another one is void."""
        self._epoch = epoch
        self._tails = Tails()
        self._queue = QueueTail(newest)
        self.turned()

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

    async def amend(self, conversation_id: str, alike: int, *, anew: bool = False) -> int:
        return cast("int", await self._written(Amend(conversation_id, alike, anew)))

    async def settle(self) -> None:
        await self._written(Settle())

    def _written(self, request: Request) -> asyncio.Future[Committed | int]:
        if self._closed:
            raise StorageBroken("the journal is closed")
        if self._waiting >= MOST_WAITING:
            raise StorageBusy(f"{self._waiting} turns wait for the disk")
        self._waiting += 1
        future: asyncio.Future[Committed | int] = self._loop.create_future()
        self._put(Waiting(request, future))
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
        self._order(result)
        for (_, future), outcome in zip(batch, result.outcomes, strict=True):
            if future.done():
                continue  # cancelled: its caller will ask again
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

    def _order(self, result: Result) -> None:
        """Rows that do not follow on from what memory holds are read from the store."""
        joins = result.before is None or result.before == self._queue.newest
        if joins:
            self._queue.add(result.briefs, result.newest)
        if result.elsewhere or not joins:
            self._queue.forget(result.newest)

    def doubt(self, conversation_id: str, seq: int) -> None:
        self._tails.doubt(conversation_id, seq)

    def doubt_changes(self, changed: int) -> None:
        self._queue.doubt(changed)

    async def standing(self, known: Mapping[str, int]) -> Standing:
        standing = await self._standing(known)
        self._queue.settle(standing.changed)
        return standing

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
        return await self._read(conversation_id, after, private, limit)

    def changes_now(self, after: int, limit: int = 200) -> Changes | None:
        return self._queue.read(after, limit)

    async def changes(self, after: int, limit: int = 200) -> Changes:
        now = self.changes_now(after, limit)
        if now is not None and now.upto > after:
            return now
        return await self._changes(after, limit)

    @abstractmethod
    async def load(self, conversation_id: str) -> Loaded | None: ...

    @abstractmethod
    async def load_by_token(self, token_hash: bytes) -> Loaded | None: ...

    @abstractmethod
    async def close(self) -> None: ...

    @abstractmethod
    def _put(self, waiting: Waiting) -> None:
        """Queue a request for the next batch."""

    @abstractmethod
    async def _read(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice:
        """Like ``read``, from the store."""

    @abstractmethod
    async def _changes(self, after: int, limit: int) -> Changes:
        """Like ``changes``, from the store."""

    @abstractmethod
    async def _standing(self, known: Mapping[str, int]) -> Standing:
        """Like ``standing``, from the store."""
