"""Reads that memory does not cover: a few threads, each with a connection of its own."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from intakebot.store import connection, shapes
from intakebot.store.journal import Changes, Loaded, Slice, Standing, StorageBroken

T = TypeVar("T")

MOVED: Final = (
    "SELECT known.key, seq FROM json_each(?) AS known"
    " JOIN conversation ON conversation.id = known.key AND seq > known.value"
)
NEWEST: Final = "SELECT coalesce(max(changed), 0) FROM conversation"


class Readers:
    """A pool of threads that read. Errors of the database come as ``StorageError``."""

    def __init__(self, path: Path, threads: int = 2) -> None:
        self._path = path
        self._own = threading.local()
        self._closed = False
        self._connections: list[sqlite3.Connection] = []
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    async def run(self, question: Callable[..., T], *arguments: Any) -> T:
        """Ask one of the questions below in a thread."""
        if self._closed:
            raise StorageBroken("the journal is closed")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._ask, question, *arguments)

    def close(self) -> None:
        """End the threads; a read that runs is finished first."""
        self._closed = True
        self._pool.shutdown()
        for db in self._connections:
            db.close()
        self._connections.clear()

    def _ask(self, question: Callable[..., T], *arguments: Any) -> T:
        try:
            return question(self._connected(), *arguments)
        except sqlite3.Error as error:
            self._disconnect()
            raise connection.storage_error(error) or error from error

    def _connected(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._own, "db", None)
        if db is None:
            db = self._own.db = connection.reading(self._path)
            self._connections.append(db)
        return db

    def _disconnect(self) -> None:
        """Start the next read of this thread on a fresh connection."""
        db: sqlite3.Connection | None = getattr(self._own, "db", None)
        self._own.db = None
        if db is not None:
            self._connections.remove(db)
            db.close()


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
