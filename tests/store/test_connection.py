"""SQLite set up for durability, and its errors by our names."""

import sqlite3
from contextlib import closing

import pytest

from intakebot.store import connection
from intakebot.store.connection import storage_error
from intakebot.store.journal import StorageBroken, StorageBusy, StorageFull


def test_a_commit_waits_for_the_disk(path):
    with closing(connection.writing(path)) as db:
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_reader_cannot_write(path):
    with closing(connection.reading(path)) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM meta")


@pytest.mark.parametrize("name", ["with space.sqlite", "50%.sqlite", "a?b#c.sqlite", "ملف.sqlite"])
def test_any_file_name_is_that_file(path, name):
    odd = path.rename(path.with_name(name))

    with closing(connection.reading(odd)) as db:
        assert db.execute("SELECT value FROM meta").fetchone() == (b"epoch-1",)


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        connection.writing(tmp_path / "absent.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, StorageFull),
        (sqlite3.SQLITE_BUSY, StorageBusy),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageBusy),
        (sqlite3.SQLITE_LOCKED, StorageBusy),
        (sqlite3.SQLITE_IOERR_FSYNC, StorageBroken),
        (sqlite3.SQLITE_CORRUPT, StorageBroken),
        (sqlite3.SQLITE_READONLY, StorageBroken),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
        (sqlite3.SQLITE_TOOBIG, None),
    ],
)
def test_errors_of_the_disk_are_told_apart_from_errors_of_a_row(code, kind):
    error = sqlite3.OperationalError("said sqlite")
    error.sqlite_errorcode = code

    ours = storage_error(error)

    assert type(ours) is (kind or type(None))


def test_a_closed_connection_is_broken_and_a_wrong_parameter_is_not(path):
    db = connection.writing(path)
    with pytest.raises(sqlite3.ProgrammingError) as wrong:
        db.execute("SELECT ?", ())
    db.close()
    with pytest.raises(sqlite3.ProgrammingError) as closed:
        db.execute("SELECT 1")

    assert storage_error(wrong.value) is None
    assert isinstance(storage_error(closed.value), StorageBroken)
    assert storage_error(KeyError("a")) is None
