"""SQLAlchemy engines as the stores want them: reading sees one moment, writing is alone.

With SQLite the file has one writer at a time. With PostgreSQL an advisory lock stands in for
that, so that what looks before it writes is as right there; ``together`` leaves the lock out.
"""

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event

from intakebot.store import postgres
from intakebot.store.connection import PATIENCE, PRAGMAS

WRITERS: Final = 0x1A7E_B07
"""The advisory lock of those who write through sessions; the journal does not take it."""
THREADS: Final = 8
"""Connections kept; as many again may be opened for a while."""
STATEMENTS: Final = 32
"""Those that a connection of SQLite keeps compiled: with 128 each took 700 KB within minutes."""

RIGHT_TO_WRITE: Final = f"SELECT pg_advisory_xact_lock({WRITERS})"


def sqlite_engine(path: Path, patience: int = PATIENCE) -> Engine:
    """An engine over one file; ``patience`` is milliseconds to wait for its lock."""
    # The last one used is used next: each connection keeps its statements, 13 KiB apiece, and those
    # that only a rush needs would fill up with the same ones.
    given = {"timeout": patience / 1000, "cached_statements": STATEMENTS}
    engine = create_engine(f"sqlite:///{path}", connect_args=given, pool_use_lifo=True)
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgres_engine(url: str) -> Engine:
    """An engine over a PostgreSQL database.

    Raises:
        ValueError: no address, or its driver is not installed.
    """
    address = postgres.parsed(url).set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(
            address,
            connect_args=postgres.for_psycopg(url),
            pool_size=THREADS,
            max_overflow=THREADS,
            pool_timeout=PATIENCE / 1000,
            pool_pre_ping=True,
        )
    except ModuleNotFoundError:
        raise ValueError(postgres.MISSING) from None
    event.listen(engine, "connect", _session)
    event.listen(engine, "begin", _begin_postgres)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine for sessions that read and see one moment."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(engine: Engine, *, together: bool = False, patience: int = 0) -> Engine:
    """The same engine for sessions that write.

    ``together``: whatever is written needs no look at what others write meanwhile.
    ``patience``: milliseconds to wait for a lock of PostgreSQL's, if not the usual ones.
    """
    return engine.execution_options(immediate=not together, writes=True, patience=patience)


def _pragmas(db: Any, _record: object) -> None:
    # The driver's own transactions begin late and leave out DDL; ours are begun by hand.
    db.isolation_level = None
    for pragma in PRAGMAS:
        db.execute(pragma)


def _begin_sqlite(db: Connection) -> None:
    # Began as a reader, a transaction that turns to writing would fail instead of waiting.
    is_writing = db.get_execution_options().get("writes", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _session(db: Any, _record: object) -> None:
    from psycopg.types.string import StrDumper

    class Text(StrDumper):
        def dump(self, obj: str) -> Any:
            return super().dump(postgres.storable(obj))

    db.adapters.register_dumper(str, Text)
    db.autocommit = True
    for name, value in postgres.SETTINGS.items():
        db.execute("SELECT set_config(%s, %s, false)", (name, value))
    db.execute(postgres.DURABLE)
    db.autocommit = False


def _begin_postgres(db: Connection) -> None:
    said = db.get_execution_options()
    if patience := said.get("patience", 0):
        db.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience)}")
    if said.get("immediate", False):
        db.exec_driver_sql(RIGHT_TO_WRITE)
