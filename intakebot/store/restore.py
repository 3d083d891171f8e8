"""Bringing a backup back: beside what is there until all of it is on the disk, then at once."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from intakebot.store.backup import (
    STORE,
    UPLOADS,
    Manifest,
    Refused,
    copied,
    described,
    manifest,
    problems,
    settle,
)
from intakebot.store.database import Unusable, upgrade

ENDINGS = ("", "-wal", "-shm", "-journal")
"""The files of one SQLite database."""

FORGOTTEN = (
    "DELETE FROM meta WHERE key = 'epoch'",
    "DELETE FROM session",
    "DELETE FROM invite WHERE used = 0",
)
"""What must not come back: who was signed out since, a link that was used since; and the old
epoch, so that whoever saw more than the backup holds notices."""


def restore(
    backup: Path, database: Path, uploads: Path, epoch: str, at: int, *, replace: bool = False
) -> Path | None:
    """Bring a backup back under a new epoch, with this version's tables.

    Where a store is already, that is refused unless ``replace`` says so; then the store that
    was there is moved aside. Returns where to. Files are only added: a file that nobody shows
    is swept up in time.

    Raises:
        Refused: the backup is not whole, there is a store, or a server uses it.
        OSError: there is no room, or no right to write.
    """
    if wrong := problems(backup):
        raise Refused("; ".join(wrong))
    if database.exists() and not replace:
        raise Refused(f"{database} is there already")
    database.parent.mkdir(parents=True, exist_ok=True)
    with _unused(database):
        _bring_files(backup, uploads, manifest(backup))
        fresh = database.with_name(f"{database.name}.restoring")
        try:
            _prepare(backup / STORE, fresh, epoch, at)
            aside = _move_aside(database, at)
            fresh.replace(database)
        finally:
            _remove(fresh)
    settle(database.parent)
    return aside


@contextmanager
def _unused(database: Path) -> Iterator[None]:
    """Hold a database that no server uses, so that none begins to.

    Raises:
        Refused: one does.
    """
    if not database.exists():
        yield
        return
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA journal_mode = DELETE")  # needs the file for itself
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            code = error.sqlite_errorcode & 0xFF
            if code == sqlite3.SQLITE_BUSY:
                raise Refused(f"{database} is in use; stop the server first") from None
            if code not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise Refused(f"{database}: {error}") from None
            # Damaged: that may be why a backup is brought back.
        yield


def _bring_files(backup: Path, uploads: Path, held: Manifest) -> None:
    for place, file in held.uploads.items():
        target = uploads / place
        if not target.exists() or described(target) != file:
            copied(backup / UPLOADS / place, target)


def _prepare(kept: Path, fresh: Path, epoch: str, at: int) -> None:
    """The database as it will be, beside the one that is."""
    _remove(fresh)
    copied(kept, fresh)
    with closing(sqlite3.connect(fresh)) as db:
        for statement in FORGOTTEN:
            db.execute(statement)
        db.commit()
    try:
        done = upgrade(f"sqlite:///{fresh}", epoch, at)
    except Unusable as error:
        raise Refused(str(error)) from None
    if done.copy is not None:
        done.copy.unlink()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as db:
        db.execute(
            "PRAGMA journal_mode = DELETE"
        )  # one file, so that it can take its place at once
    settle(fresh)


def _move_aside(database: Path, at: int) -> Path | None:
    """Take the files of the store that was there out of the way, also those of one half gone."""
    when = dt.datetime.fromtimestamp(at / 1000, dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = database.with_name(f"{database.name}.before-{when}")
    moved = False
    for ending in ENDINGS:
        old = database.with_name(database.name + ending)
        if old.exists():
            old.replace(aside.with_name(aside.name + ending))
            moved = True
    return aside if moved else None


def _remove(database: Path) -> None:
    for ending in (*ENDINGS, ".part"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
