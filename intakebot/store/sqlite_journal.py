"""The journal over one SQLite file: group commit by one writer, reads from memory first."""

from collections.abc import Mapping
from pathlib import Path

from intakebot.store import readers, shapes
from intakebot.store.journal import Changes, Loaded, Slice, Standing
from intakebot.store.ledger import Ledger
from intakebot.store.readers import Readers
from intakebot.store.requests import Waiting
from intakebot.store.writer import Writer


class SqliteJournal(Ledger):
    """See ``Journal``. Made with ``await SqliteJournal.open(path)`` on a migrated file."""

    def __init__(self, path: Path, epoch: str, newest: int, writer: type[Writer] = Writer) -> None:
        super().__init__(epoch, newest)
        self._readers = Readers(path)
        self._writer = writer(path, self._release)

    @classmethod
    async def open(cls, path: Path, writer: type[Writer] = Writer) -> "SqliteJournal":
        """Open a store that ``database.upgrade`` made or brought up to date.

        ``writer`` is what writes; another one may do so otherwise than in a thread.

        Raises:
            StorageError: the file is not there, damaged or no store.
        """
        looking = Readers(path, threads=1)
        try:
            epoch, newest = await looking.run(readers.standing)
        finally:
            looking.close()
        journal = cls(path, epoch, newest, writer)
        journal._writer.start()
        return journal

    def _put(self, waiting: Waiting) -> None:
        self._writer.put(waiting)

    async def load(self, conversation_id: str) -> Loaded | None:
        return await self._readers.run(readers.conversation, shapes.BY_ID, conversation_id)

    async def load_by_token(self, token_hash: bytes) -> Loaded | None:
        return await self._readers.run(readers.conversation, shapes.BY_TOKEN, token_hash)

    async def _read(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice:
        return await self._readers.run(readers.log, conversation_id, after, private, limit)

    async def _changes(self, after: int, limit: int) -> Changes:
        return await self._readers.run(readers.changes, after, limit)

    async def _standing(self, known: Mapping[str, int]) -> Standing:
        return await self._readers.run(readers.standing_of, known)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._writer.stop()
        self._readers.close()
