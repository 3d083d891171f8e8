"""The journal over PostgreSQL: group commit on a few connections, reads from memory first."""

import asyncio
from collections.abc import Mapping
from itertools import count
from typing import Any, Final

from intakebot.store.journal import Changes, Loaded, Slice, Standing
from intakebot.store.ledger import Ledger
from intakebot.store.postgres_epoch import standing
from intakebot.store.postgres_readers import BY_ID, BY_TOKEN, PostgresReaders
from intakebot.store.postgres_writer import Lane
from intakebot.store.requests import Waiting
from intakebot.store.statements import Ready

LANES: Final = 2
"""Connections that write: one's batch is made ready while the other's commits."""


class PostgresJournal(Ledger):
    """See ``Journal``. Made with ``await PostgresJournal.open(url)`` on migrated tables."""

    def __init__(self, url: str) -> None:
        super().__init__("", 0)
        self._readers = PostgresReaders(url, self._met)
        self._lanes = [Lane(url, self._release, self._met) for _ in range(LANES)]
        self._turn = count()

    @classmethod
    async def open(cls, url: str) -> "PostgresJournal":
        """Open a store that ``database.upgrade`` made or brought up to date.

        Raises:
            StorageError: the server can't be reached, or there is no store.
        """
        journal = cls(url)
        try:
            await journal._readers.standing_of({})  # over the first connection, which is met
        except BaseException:
            await journal._readers.close()
            raise
        for lane in journal._lanes:
            lane.start(journal.epoch)
        return journal

    async def _met(self, db: Any) -> str:
        """Whatever a fresh connection leads to, memory is of that from here on."""
        epoch, newest = await standing(db, self._epoch)
        if epoch != self._epoch:
            self._begin(epoch, newest)
        return epoch

    def _put(self, waiting: Waiting) -> None:
        asked = waiting.request
        # A conversation keeps to its lane; for all else any will do.
        which = asked.turn.conversation.number if isinstance(asked, Ready) else next(self._turn)
        self._lanes[which % len(self._lanes)].put(waiting)

    async def load(self, conversation_id: str) -> Loaded | None:
        return await self._readers.conversation(BY_ID, conversation_id)

    async def load_by_token(self, token_hash: bytes) -> Loaded | None:
        return await self._readers.conversation(BY_TOKEN, token_hash)

    async def _read(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice:
        return await self._readers.log(conversation_id, after, private, limit)

    async def _changes(self, after: int, limit: int) -> Changes:
        return await self._readers.changes(after, limit)

    async def _standing(self, known: Mapping[str, int]) -> Standing:
        return await self._readers.standing_of(known)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await asyncio.gather(*(lane.stop() for lane in self._lanes))
        await self._readers.close()
