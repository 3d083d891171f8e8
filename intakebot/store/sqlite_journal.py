"""The journal over one SQLite file: group commit by one writer, reads from memory first."""

from collections.abc import Mapping
from pathlib import Path

from intakebot.store import readers as questions
from intakebot.store import shapes
from intakebot.store.journal import Changes, Loaded, Slice, Standing
from intakebot.store.ledger import Ledger
from intakebot.store.readers import Readers
from intakebot.store.requests import Waiting
from intakebot.store.writer import Writer


class SqliteJournal(Ledger):
    """See ``Journal``. Made with ``await SqliteJournal.open(path)`` on a migrated file."""

    def __init__(
        self, path: Path, epoch: str, newest: int, writer: type[Writer], readers: type[Readers]
    ) -> None:
        super().__init__(epoch, newest)
        self._readers = readers(path)
        self._writer = writer(path, self._release)

    @classmethod
    async def open(
        cls, path: Path, writer: type[Writer] = Writer, readers: type[Readers] = Readers
    ) -> "SqliteJournal":
        """Open a store that ``database.upgrade`` made or brought up to date.

        Others than the usual ``writer`` and ``readers`` may work otherwise than in threads.

        Raises:
            StorageError: the file is not there, damaged or no store.
        """
        looking = readers(path, threads=1)
        try:
            epoch, newest = await looking.run(questions.standing)
        finally:
            looking.close()
        journal = cls(path, epoch, newest, writer, readers)
        journal._writer.start()
        return journal

    def _put(self, waiting: Waiting) -> None:
        self._writer.put(waiting)

    async def load(self, conversation_id: str) -> Loaded | None:
        return await self._readers.run(questions.conversation, shapes.BY_ID, conversation_id)

    async def load_by_token(self, token_hash: bytes) -> Loaded | None:
        return await self._readers.run(questions.conversation, shapes.BY_TOKEN, token_hash)

    async def _read(self, conversation_id: str, after: int, private: bool, limit: int) -> Slice:
        return await self._readers.run(questions.log, conversation_id, after, private, limit)

    async def _changes(self, after: int, limit: int) -> Changes:
        return await self._readers.run(questions.changes, after, limit)

    async def _standing(self, known: Mapping[str, int]) -> Standing:
        return await self._readers.run(questions.standing_of, known)

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        await self._writer.stop()
        self._readers.close()
