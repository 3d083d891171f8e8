"""The database for everything but turns: sessions, and bringing its tables up to date."""

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, exc, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlmodel import Session

from intakebot.store import connection, engines, postgres
from intakebot.store.connection import PATIENCE
from intakebot.store.journal import StorageBusy, StorageError
from intakebot.store.postgres_epoch import LINE
from intakebot.store.shapes import TOUCH
from intakebot.store.tables import MetaRow

UPGRADE_WITHIN = 120_000
"""Milliseconds that a node waits for another one to bring PostgreSQL's tables up to date."""
MIGRATIONS = Path(__file__).parent / "migrations"
OLDEST = text("INSERT INTO meta (key, value) VALUES ('oldest', :oldest)")
"""The oldest revision whose code works with these tables, where all that came later only adds."""


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
        raise ValueError("not the address of an SQLite file or a PostgreSQL database") from None
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        where = parsed.render_as_string()
        raise ValueError(f"not the address of an SQLite file or a PostgreSQL database: {where}")
    return Path(parsed.database)


class Database:
    """Sessions over the store. They block: call what uses them in a thread.

    When the disk or the database is at fault, a session raises ``StorageError``.
    """

    def __init__(self, url: str) -> None:
        """``ValueError``: the address is none, or its driver is not installed."""
        self.url = url
        self.engine = _engine(url)
        self._reading = engines.reading(self.engine)
        self._writing = engines.writing(self.engine)
        self._together = engines.writing(self.engine, together=True)

    @property
    def is_postgres(self) -> bool:
        """Whether it is PostgreSQL, where full text and a few statements are other ones."""
        return self.engine.dialect.name == "postgresql"

    @property
    def path(self) -> Path:
        """The file of an SQLite database; ``ValueError`` for any other."""
        return sqlite_path(self.url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one moment of the database."""
        with _typed_errors(), Session(self._reading) as session:
            yield session

    @contextmanager
    def writing(self, *, together: bool = False) -> Iterator[Session]:
        """A session that holds the right to write; commits unless the block raises.

        No two hold it at once, in no process, so what was read in it still stands when it
        writes. ``together`` is for what is right without that, such as one statement.
        """
        engine = self._together if together else self._writing
        with _typed_errors(), Session(engine, expire_on_commit=False) as session:
            session.connection()
            yield session
            session.commit()

    def current(self, *, exactly: bool = False) -> bool:
        """Whether the tables are there, and are the ones that this version works with.

        ``exactly``: with nothing beside them that a newer version added.
        """
        try:
            before, head = _revisions(self.engine)
        except (SQLAlchemyError, TooNew):
            return False
        return before == (_known()[-1] if exactly else head)

    def writable(self) -> bool:
        """Whether a write reaches the disk now."""
        try:
            with self.writing(together=True) as session:
                session.connection().exec_driver_sql(TOUCH)
        except StorageError:
            return False
        return True

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        ours = storage_error(error.orig) if error.orig else None
        if ours is None:
            raise
        raise ours from error
    except exc.TimeoutError as error:
        raise StorageBusy("all connections to the database are in use") from error


def storage_error(error: BaseException) -> StorageError | None:
    """A driver's error as ours if the disk, the database or the way to it is at fault."""
    return connection.storage_error(error) or postgres.storage_error(error)


def upgrade(url: str, epoch: str, at: int) -> Upgraded:
    """Make the tables, or bring them up to date; of an SQLite file a copy is kept first.

    ``epoch`` names the new history if there is none yet; ``at`` is now, UTC milliseconds,
    for the copy's name. All migrations are one transaction: they happen or they don't. Of
    processes that start at once one does it and the others wait.

    Raises:
        TooNew: nothing was touched.
        Unusable: the database is damaged, none or not to be reached, or no copy could be
            made; nothing was touched.
        ValueError: the address is none, or its driver is not installed.
        OSError: the folder can't be made.
    """
    path = None if postgres.is_postgres(url) else sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(url)
    try:
        return _upgraded(engine, path, epoch, at)
    except DBAPIError as error:
        raise Unusable(f"{path or postgres.shown(url)}: {error.orig}") from error
    finally:
        engine.dispose()


def _upgraded(engine: Engine, path: Path | None, epoch: str, at: int) -> Upgraded:
    before, head = _revisions(engine)
    copy = _copied(path, before, at) if path and before and before != head else None
    writing = engines.writing(engine, patience=UPGRADE_WITHIN)
    if before != head:
        with writing.connect() as db:
            _migrate(db)
            db.commit()
    with Session(writing) as session:
        if session.get(MetaRow, "epoch") is None:
            session.add(MetaRow(key="epoch", value=epoch))
            session.commit()
        if path is None and session.get(MetaRow, "line") is None:
            _note_the_line(session)
    return Upgraded(before, head, copy)


def _note_the_line(session: Session) -> None:
    """On which of PostgreSQL's timelines the epoch began; one who may not ask can't tell later."""
    with suppress(DBAPIError):
        line = session.connection().exec_driver_sql(LINE).scalar()
        session.merge(MetaRow(key="line", value=line or ""))
        session.commit()


def _migrate(db: Connection) -> None:
    """Bring the tables up to date with Alembic, which a start with nothing to do leaves alone."""
    import alembic.command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = db
    alembic.command.upgrade(config, "head")
    newest_first = list(ScriptDirectory.from_config(config).walk_revisions())
    oldest = next(each for each in newest_first if not getattr(each.module, "additive", False))
    db.exec_driver_sql("DELETE FROM meta WHERE key = 'oldest'")
    if oldest is not newest_first[0]:
        db.execute(OLDEST, {"oldest": oldest.revision})


def _known() -> list[str]:
    """The revisions that this version brings: each file begins with its own."""
    return sorted(each.name[:4] for each in MIGRATIONS.glob("versions/[0-9]*.py"))


def _revisions(engine: Engine) -> tuple[str, str]:
    """The revision that the database has (empty: none) and the one it should have.

    A newer one is as it should be if all that came after one we know only adds.
    """
    known = _known()
    with engine.connect() as db:
        before = ""
        if inspect(db).has_table("alembic_version"):
            before = db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or ""
        if not before or before in known:
            return before, known[-1]
        oldest = db.exec_driver_sql("SELECT value FROM meta WHERE key = 'oldest'").scalar()
    if oldest not in known:
        raise TooNew(
            f"the database is at revision {before}, which this version does not know;"
            " install the newer version again, or restore the copy made before its upgrade"
        )
    return before, before


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


def _engine(url: str) -> Engine:
    if postgres.is_postgres(url):
        return engines.postgres_engine(url)
    return engines.sqlite_engine(sqlite_path(url), PATIENCE)
