"""A plain SQLite connection as the journal wants it, and SQLite's errors by our names."""

import sqlite3
from pathlib import Path

from intakebot.store.journal import StorageBroken, StorageBusy, StorageError, StorageFull

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose acknowledged turns when the power goes
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = FAST",  # erased words do not linger where overwriting them is free
)
"""What every connection that writes is set to."""

PATIENCE = 4000
"""Milliseconds to wait for somebody else's write to end."""

CACHE = 4_000
"""KiB of the file that the one who writes keeps in memory."""

CHECKPOINT_EVERY = 4000
"""Pages in the log before they go to their places: fewer checkpoints, each larger."""

FURTHEST = 2**63 - 1
"""The largest number that SQLite holds; numbers that come from outside may be larger."""

HIGHEST = 2**31 - 1
"""The largest number of a conversation, and of an entry in one; PostgreSQL's integers end there."""

_TYPED: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_BUSY: StorageBusy,
    sqlite3.SQLITE_LOCKED: StorageBusy,
    sqlite3.SQLITE_IOERR: StorageBroken,
    sqlite3.SQLITE_CORRUPT: StorageBroken,
    sqlite3.SQLITE_NOTADB: StorageBroken,
    sqlite3.SQLITE_CANTOPEN: StorageBroken,
    sqlite3.SQLITE_READONLY: StorageBroken,
    sqlite3.SQLITE_PROTOCOL: StorageBroken,
    sqlite3.SQLITE_NOMEM: StorageBroken,
    sqlite3.SQLITE_PERM: StorageBroken,
    sqlite3.SQLITE_INTERRUPT: StorageBroken,
}


def writing(path: Path) -> sqlite3.Connection:
    """A connection for the one thread that writes. Transactions are begun by hand."""
    db = _opened(path, f"PRAGMA busy_timeout = {PATIENCE}", *PRAGMAS)
    db.execute(f"PRAGMA cache_size = -{CACHE}")
    db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_EVERY}")
    db.execute("PRAGMA journal_size_limit = 67108864")  # bytes
    return db


def reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads; text comes as UTF-8 bytes, ready to be sent on."""
    db = _opened(path, f"PRAGMA busy_timeout = {PATIENCE}", "PRAGMA query_only = ON")
    db.text_factory = bytes
    return db


def _opened(path: Path, *pragmas: str) -> sqlite3.Connection:
    # A database that is not there is an error here, not a reason to make an empty one.
    where = f"{path.absolute().as_uri()}?mode=rw"
    db = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            db.execute(pragma)
    except BaseException:
        db.close()
        raise
    return db


def storage_error(error: BaseException) -> StorageError | None:
    """The error as ours if the disk or database is at fault; None if a row is."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Raised by the driver itself, such as "Cannot operate on a closed database".
        is_connection = isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error)
        return StorageBroken(str(error)) if is_connection else None
    kind = _TYPED.get(code & 0xFF)
    return kind(str(error)) if kind else None
