"""The database for everything but turns: sessions, and bringing its tables up to date."""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import alembic.command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlmodel import Session

from intakebot.store.connection import PATIENCE, PRAGMAS, storage_error
from intakebot.store.journal import StorageError
from intakebot.store.tables import MetaRow

CHECK = "INSERT OR REPLACE INTO meta VALUES ('checked', hex(randomblob(8)))"
MIGRATIONS = Path(__file__).parent / "migrations"


class Unusable(ValueError):
    """The database can't be opened or brought up to date; the text says why."""


class TooNew(Unusable):
    """The database was written by a newer Intakebot than this one."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did."""

    before: str
    """The revision it found; empty for a new database."""
    after: str
    copy: Path | None
    """Where the database was copied to first; None when there was nothing to keep or to do."""


def sqlite_path(url: str) -> Path:
    """The file of a ``sqlite:///path`` address.

    Raises:
        ValueError: it names another database, or no file.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("not the address of an SQLite file") from None
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise ValueError(f"not the address of an SQLite file: {parsed.render_as_string()}")
    return Path(parsed.database)


class Database:
    """Sessions over the store. They block: call what uses them in a thread.

    When the disk or the database is at fault, a session raises ``StorageError``.
    """

    def __init__(self, url: str) -> None:
        self.path = sqlite_path(url)
        self._engine = _engine(self.path)
        # Began as a reader, a transaction that turns to writing would fail instead of waiting.
        self._immediate = self._engine.execution_options(immediate=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the database."""
        with _typed_errors(), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that holds the right to write; commits unless the block raises."""
        with _typed_errors(), Session(self._immediate, expire_on_commit=False) as session:
            session.connection()
            yield session
            session.commit()

    def current(self) -> bool:
        """Whether the tables are there, and are the ones that this version works with."""
        try:
            before, head = _revisions(self._engine, _config())
        except (SQLAlchemyError, TooNew):
            return False
        return before == head

    def writable(self) -> bool:
        """Whether a write reaches the disk now."""
        try:
            with self.writing() as session:
                session.connection().exec_driver_sql(CHECK)
        except StorageError:
            return False
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        ours = storage_error(error.orig) if error.orig else None
        if ours is None:
            raise
        raise ours from error


def upgrade(url: str, epoch: str, at: int) -> Upgraded:
    """Make the database, or bring its tables up to date, keeping a copy of what was there.

    ``epoch`` names the new history if there is none yet; ``at`` is now, UTC milliseconds,
    for the copy's name. All migrations are one transaction: they happen or they don't.

    Raises:
        TooNew: nothing was touched.
        Unusable: the file is damaged or no database, or no copy could be made; nothing was
            touched.
        OSError: the folder can't be made.
    """
    path = sqlite_path(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(path)
    try:
        return _upgraded(engine, path, epoch, at)
    except DBAPIError as error:
        raise Unusable(f"{path}: {error.orig}") from error
    finally:
        engine.dispose()


def _upgraded(engine: Engine, path: Path, epoch: str, at: int) -> Upgraded:
    config = _config()
    before, head = _revisions(engine, config)
    copy = _copied(path, before, at) if before and before != head else None
    if before != head:
        with engine.execution_options(immediate=True).connect() as db:
            config.attributes["connection"] = db
            alembic.command.upgrade(config, "head")
            db.commit()
    _name(engine, epoch)
    return Upgraded(before, head, copy)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _revisions(engine: Engine, config: Config) -> tuple[str, str]:
    """The revision that the database has (empty: none) and the newest we know."""
    known = ScriptDirectory.from_config(config)
    head = known.get_current_head() or ""
    with engine.connect() as db:
        before = MigrationContext.configure(db).get_current_revision() or ""
    if before and before not in {script.revision for script in known.walk_revisions()}:
        raise TooNew(
            f"the database is at revision {before}, which this version does not know;"
            " install the newer version again, or restore the copy made before its upgrade"
        )
    return before, head


def _copied(path: Path, before: str, at: int) -> Path:
    """Copy a database that may be in use, and see the copy on the disk before going on."""
    when = dt.datetime.fromtimestamp(at / 1000, dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.with_name(f"{path.name}.{before}-{when}.bak")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with copy.open("rb") as kept:
            os.fsync(kept.fileno())
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise Unusable(f"could not keep a copy at {copy}: {error}") from error
    return copy


def _name(engine: Engine, epoch: str) -> None:
    with Session(engine.execution_options(immediate=True)) as session:
        if session.get(MetaRow, "epoch") is None:
            session.add(MetaRow(key="epoch", value=epoch))
            session.commit()


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(db: Any, _record: object) -> None:
    # The driver's own transactions begin late and leave out DDL; ours are begun by hand.
    db.isolation_level = None
    for pragma in PRAGMAS:
        db.execute(pragma)


def _begin(db: Connection) -> None:
    immediate = db.get_execution_options().get("immediate", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
