"""Reads that memory does not cover: a few threads, each with a connection of its own."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final, TypeAlias, TypeVar

import msgspec

from intakebot.store import connection, shapes
from intakebot.store.journal import Changes, Loaded, Slice, Standing, StorageBroken

T = TypeVar("T")

MOVED: Final = (
    "SELECT known.key, seq FROM json_each(?) AS known"
    " JOIN conversation ON conversation.id = known.key AND seq > known.value"
)
NEWEST: Final = "SELECT coalesce(max(changed), 0) FROM conversation"


Question: TypeAlias = Callable[[sqlite3.Connection], Any]


class Reader:
    """One connection. Errors of the database come as ``StorageError``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None

    def ask(self, question: Question) -> Any:
        """Ask; what comes after an error is asked over a fresh connection."""
        try:
            if self._db is None:
                self._db = connection.reading(self._path)
            return question(self._db)
        except sqlite3.Error as error:
            self.close()
            raise connection.storage_error(error) or error from error

    def close(self) -> None:
        """Let go of the connection."""
        db, self._db = self._db, None
        if db is not None:
            db.close()


class Readers:
    """A few threads that read. An executor of the library's costs more than most reads do."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        self._closed = False
        self._asked: SimpleQueue[tuple[asyncio.Future[Any], Question] | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, args=(Reader(path),), name="reader", daemon=True)
            for _ in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    async def run(self, question: Callable[..., T], *arguments: Any) -> T:
        """Ask one of the questions below in a thread."""
        if self._closed:
            raise StorageBroken("the journal is closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._asked.put((future, lambda db: question(db, *arguments)))
        return await future

    def close(self) -> None:
        """End the threads; what was asked is answered first."""
        self._closed = True
        for _ in self._threads:
            self._asked.put(None)
        while self._threads:
            self._threads.pop().join()

    def _run(self, reader: Reader) -> None:
        while (asked := self._asked.get()) is not None:
            future, question = asked
            try:
                tell = partial(_answer, future, reader.ask(question))
            except Exception as error:
                tell = partial(_fail, future, error)
            with suppress(RuntimeError):  # the loop is gone and nobody waits any more
                future.get_loop().call_soon_threadsafe(tell)
        reader.close()


def _answer(future: asyncio.Future[T], found: T) -> None:
    if not future.done():  # cancelled: nobody waits any more
        future.set_result(found)


def _fail(future: asyncio.Future[Any], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


def standing(db: sqlite3.Connection) -> tuple[str, int]:
    """The store's epoch and its newest place in the order of changes."""
    row = db.execute(shapes.EPOCH).fetchone()
    return (row[0].decode() if row else "", db.execute(NEWEST).fetchone()[0])


def conversation(db: sqlite3.Connection, statement: str, key: str | bytes) -> Loaded | None:
    """A conversation with its commands, both as of one moment."""
    db.execute("BEGIN")
    try:
        row = db.execute(statement, (key,)).fetchone()
        if row is None:
            return None
        commands = db.execute(shapes.COMMANDS, (row[0],)).fetchall()
    finally:
        db.execute("COMMIT")
    named = ((*map(bytes.decode, names), seq, digest) for *names, seq, digest in commands)
    return shapes.loaded(row[1], named)


def log(
    db: sqlite3.Connection, conversation_id: str, after: int, private: bool, limit: int
) -> Slice:
    """The entries after ``after``; see ``Journal.read``."""
    asked = (conversation_id, min(after, connection.FURTHEST), limit)
    if rows := db.execute(shapes.LOG, asked).fetchall():
        return shapes.page(after, rows, private)
    last = db.execute(shapes.LAST, (conversation_id,)).fetchone()
    return shapes.end(after, last[0] if last else None)


def changes(db: sqlite3.Connection, after: int, limit: int) -> Changes:
    """The queue rows that changed after ``after``; see ``Journal.changes``."""
    asked = (min(after, connection.FURTHEST), limit + 1)
    if rows := db.execute(shapes.CHANGES, asked).fetchall():
        return shapes.changes(after, rows, limit)
    newest: int = db.execute(NEWEST).fetchone()[0]
    return Changes(after, min(after, newest), [])


def standing_of(db: sqlite3.Connection, known: Mapping[str, int]) -> Standing:
    """What moved on from what is known; see ``Journal.standing``."""
    moved = db.execute(MOVED, (msgspec.json.encode(known).decode(),)).fetchall() if known else []
    seqs = {name.decode() if isinstance(name, bytes) else name: seq for name, seq in moved}
    return Standing(seqs, db.execute(NEWEST).fetchone()[0])
