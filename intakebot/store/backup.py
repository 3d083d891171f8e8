"""Backups: one moment of the database with the files it shows, checked, and brought back.

A backup is a folder: ``store.sqlite``, the uploaded files under ``uploads/``, and a
``manifest.json`` of what must be there. It gets its name when it is whole and on the disk.
"""

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from intakebot import __version__
from intakebot.store import connection

STORE: Final = "store.sqlite"
UPLOADS: Final = "uploads"
MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
PIECE: Final = 1 << 20
NAMED: Final = 20
"""Problems of one kind that are named; the rest is counted."""

SHOWN: Final = "SELECT id, sha256 FROM upload"
GAPS: Final = (
    "SELECT conversation.number FROM conversation LEFT JOIN ("
    " SELECT number, count(*) AS count, min(seq) AS first, max(seq) AS last FROM entry"
    " GROUP BY number) AS log USING (number)"
    " WHERE coalesce(count, 0) <> conversation.seq OR coalesce(last, 0) <> conversation.seq"
    " OR first <> 1"
    " UNION ALL SELECT DISTINCT number FROM entry"
    " WHERE number NOT IN (SELECT number FROM conversation)"
)
"""Conversations whose log isn't exactly the entries 1 to where they stand."""


class Refused(ValueError):
    """It can't be done, and nothing was changed; the text says why."""


class File(Struct, frozen=True):
    """One file as it must be."""

    size: int
    """Bytes."""
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """What a backup holds."""

    format: int = FORMAT
    version: str
    """Of the program that made it."""
    made: int
    """UTC, milliseconds."""
    epoch: str
    store: File
    counts: dict[str, int]
    """Rows by table."""
    uploads: dict[str, File]
    """Files by their place in the folder of uploads."""
    missing: list[str]
    """Uploads that a conversation shows and that were not there to be kept."""


def create(database: Path, uploads: Path, folder: Path, at: int) -> Path:
    """Keep the store in a new folder inside ``folder``, while a server may be running.

    The database comes first and files after it: a file lies in its place before its row is
    written, so whatever the database shows is there to be copied.

    Raises:
        Refused: the database can't be read, or the copy is not what it should be.
        OSError: there is no room, or no right to write.
    """
    when = dt.datetime.fromtimestamp(at / 1000, dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    whole = folder / f"intakebot-{when}"
    if whole.exists():
        raise Refused(f"{whole} is there already")
    part = whole.with_name(f"{whole.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)  # customers' words are in it
    try:
        _snapshot(database, part / STORE)
        _write(part / MANIFEST, msgspec.json.encode(_kept(part, uploads, at)))
        if wrong := problems(part):
            raise Refused("; ".join(wrong))
        part.rename(whole)
    except sqlite3.Error as error:
        raise Refused(f"{database}: {error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    settle(folder)
    return whole


def problems(backup: Path) -> list[str]:
    """Everything that is wrong with a backup; empty when it can be relied on.

    Raises:
        Refused: it is none, or of a newer kind.
    """
    held = manifest(backup)
    store = backup / STORE
    if _differs(store, held.store):
        return [f"{STORE} is not the file that was kept"]
    try:
        with closing(opened(store)) as db:
            return [*_damages(db), *_miscounts(db, held), *_absent(db, held, backup)]
    except sqlite3.Error as error:
        return [f"{STORE}: {error}"]


def manifest(backup: Path) -> Manifest:
    """What a backup says it holds.

    Raises:
        Refused: it is none, or of a newer kind.
    """
    try:
        held = msgspec.json.decode((backup / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise Refused(f"{backup} is no backup: it has no {MANIFEST}") from None
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise Refused(f"{backup / MANIFEST} is damaged: {error}") from None
    if held.format > FORMAT:
        raise Refused(f"{backup} was made by a newer version, {held.version}")
    return held


# --- keeping --------------------------------------------------------------------------------


def _snapshot(database: Path, target: Path) -> None:
    """One moment of a database that may be in use; the copy is one file and needs no other."""
    with closing(connection.reading(database)) as source, closing(_made(target)) as copy:
        source.backup(copy)  # all pages at once: in pieces, each commit would start it anew
        copy.execute("PRAGMA journal_mode = DELETE")
    settle(target)


def _made(target: Path) -> sqlite3.Connection:
    target.touch(mode=0o600)
    return sqlite3.connect(target, isolation_level=None)


def _kept(part: Path, uploads: Path, at: int) -> Manifest:
    """Copy the files that the database shows, and count everything."""
    with closing(opened(part / STORE)) as db:
        epoch = db.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()[0]
        counts, shown = _counts(db), dict(db.execute(SHOWN).fetchall())
        used = {each for (each,) in db.execute("SELECT id FROM upload WHERE used_seq > 0")}
    files = {}
    for path in sorted(uploads.glob("*/file_*")):
        place = path.relative_to(uploads).as_posix()
        is_shown = path.parent.name != "coming" and path.name in shown
        if is_shown and (file := copied(path, part / UPLOADS / place)):
            files[place] = file
    there = {place.rpartition("/")[2] for place in files}
    return Manifest(
        version=__version__,
        made=at,
        epoch=epoch,
        store=described(part / STORE),
        counts=counts,
        uploads=files,
        missing=sorted(used - there),
    )


def copied(source: Path, target: Path) -> File | None:
    """Copy a file so that it is there whole or not at all; None if it is gone meanwhile."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    digest, size = hashlib.sha256(), 0
    try:
        with source.open("rb") as read, part.open("wb") as write:
            while piece := read.read(PIECE):
                digest.update(piece)
                size += write.write(piece)
            write.flush()
            os.fsync(write.fileno())
    except FileNotFoundError:
        return None  # swept up: no message ever showed it
    part.replace(target)
    return File(size, digest.hexdigest())


def described(path: Path) -> File:
    """A file as it is now."""
    with path.open("rb") as file:
        return File(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    settle(path)


def settle(path: Path) -> None:
    """See a file, or the names in a folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- checking -------------------------------------------------------------------------------


def opened(store: Path) -> sqlite3.Connection:
    """A kept database, to be read; not a byte of its folder changes by it."""
    return sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _counts(db: sqlite3.Connection) -> dict[str, int]:
    mine = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in db.execute(mine).fetchall()]
    return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _damages(db: sqlite3.Connection) -> Iterator[str]:
    for (line,) in db.execute(f"PRAGMA integrity_check({NAMED})"):
        if line != "ok":
            yield f"damaged: {line}"
    numbers = [number for (number,) in db.execute(GAPS)]
    yield from (f"the log of conversation {number} has a gap" for number in numbers[:NAMED])
    if len(numbers) > NAMED:
        yield f"and of {len(numbers) - NAMED} more"


def _miscounts(db: sqlite3.Connection, held: Manifest) -> Iterator[str]:
    found = _counts(db)
    for name in sorted(found.keys() | held.counts.keys()):
        if found.get(name) != held.counts.get(name):
            yield f"{name}: {found.get(name)} rows, {held.counts.get(name)} were kept"


def _absent(db: sqlite3.Connection, held: Manifest, backup: Path) -> Iterator[str]:
    """Files that are not as they were kept, or not what the database says of them."""
    said = dict(db.execute(SHOWN).fetchall())
    for place, file in held.uploads.items():
        if _differs(backup / UPLOADS / place, file):
            yield f"{UPLOADS}/{place} is not the file that was kept"
        elif said.pop(place.rpartition("/")[2], "") != file.sha256:
            yield f"{UPLOADS}/{place} is not the file that was uploaded"


def _differs(path: Path, file: File) -> bool:
    try:
        return path.stat().st_size != file.size or described(path) != file
    except OSError:
        return True
