"""Moving a store from one database to another: whole and compared, or not at all.

What is found in full text is made anew there, since each database keeps it in its own way. The
run of history stays the same, so whoever was connected reads on from their own place.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Table, delete, func, inspect, select, text

from intakebot.store import tables as declared
from intakebot.store.case_index import decode
from intakebot.store.case_words import LENGTH
from intakebot.store.database import Database, upgrade
from intakebot.store.postgres import storable
from intakebot.store.stores import Stores

AT_ONCE: Final = 1000
"""Rows in memory at a time."""
OF_ITS_OWN: Final = {"alembic_version", "change_counter", "found_words", "case_words"}
"""Tables that are no part of the content: each database has its own."""
NAMELESS: Final = "copying"

NOBODY_WAITS: Final = text("SET LOCAL idle_in_transaction_session_timeout = 0")
OTHERS: Final = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND application_name = 'intakebot' AND pid <> pg_backend_pid()"
)
FOUND: Final = "SELECT {number}, title, customer, words FROM found_words ORDER BY 1"
SEQUENCE: Final = text("SELECT pg_get_serial_sequence(:table, :column)")
GO_ON: Final = text("SELECT setval(:sequence, :last)")
COUNTER: Final = text("SELECT newest FROM change_counter")
COUNT_ON: Final = text(
    "UPDATE change_counter SET newest = greatest(CAST(:newest AS bigint),"
    " (SELECT coalesce(max(changed), 0) FROM conversation))"
)


class Refused(ValueError):
    """It can't be done, and nothing was changed; the text says why."""


@dataclass(slots=True)
class Sum:
    """How many rows, and a checksum that does not depend on their order."""

    rows: int = 0
    digest: int = 0

    def add(self, row: Sequence[Any]) -> None:
        """Take one row in."""
        seen = blake2b(msgspec.json.encode([_plain(value) for value in row]), digest_size=16)
        self.rows += 1
        self.digest = (self.digest + int.from_bytes(seen.digest())) % 2**128

    def __str__(self) -> str:
        return f"{self.digest:032x}"


def copy(source: str, target: str, at: int) -> dict[str, Sum]:
    """Copy everything in one transaction; what was copied, by table.

    Nobody may write to the source meanwhile. ``at`` is now, UTC milliseconds.

    Raises:
        Refused: the target is not empty, the source not of this version or in use, or the two
            differ afterwards. Nothing was changed but that the target has its tables.
        Unusable, StorageError: one of them can't be reached or is damaged.
    """
    if source == target:
        raise Refused("that is one database, not two")
    with closing(Database(source)) as old, closing(Database(target)) as new:
        if not old.is_postgres and not old.path.exists():
            raise Refused(f"{old.path} is not there")
        with old.reading() as session:
            session.connection()  # who can't be reached is told so
        if not old.current(exactly=True):
            raise Refused("the source is not of this version; run `intakebot db upgrade` on it")
        _refuse_what_is_there(new)
        upgrade(target, NAMELESS, at)
        with old.reading() as reading, new.writing() as writing:
            return _copied(reading.connection(), writing.connection(), Stores(new))


def _refuse_what_is_there(new: Database) -> None:
    """Look before tables are made or changed, at what may be another version's."""
    if not new.is_postgres and not new.path.exists():
        return
    with new.reading() as session:
        db = session.connection()
        there = set(inspect(db).get_table_names())
        _refuse_rows(db, [table for table in _tables() if table.name in there])


def _refuse_rows(db: Connection, known: Sequence[Table]) -> None:
    for table in known:
        held = table.name != "meta" and db.execute(select(table).limit(1)).first()
        if held:
            raise Refused(f"the target is not empty: it has rows in {table.name}")


def _copied(old: Connection, new: Connection, stores: Stores) -> dict[str, Sum]:
    _prepare(old, new)
    _refuse_rows(new, _tables())
    new.execute(delete(declared.MetaRow.__table__))  # type: ignore[attr-defined]
    sums = {table.name: _table(old, new, table) for table in _tables()}
    _words(old, new, stores)
    _numbers(old, new)
    for table in _tables():
        there = Sum()
        for row in _rows(new, table):
            there.add(row)
        if there != sums[table.name]:
            raise Refused(f"{table.name} differs: {sums[table.name]} became {there}")
    return sums


def _prepare(old: Connection, new: Connection) -> None:
    if _is_postgres(old):
        if others := old.execute(OTHERS).scalar_one():
            raise Refused(f"the source is in use by {others} connections; stop the servers first")
        old.execute(NOBODY_WAITS)
    if _is_postgres(new):
        new.execute(NOBODY_WAITS)
    known = {table.name for table in _tables()} | OF_ITS_OWN
    unknown = [
        name
        for name in inspect(old).get_table_names()
        if name not in known and not name.startswith(("found_words_", "case_words_", "sqlite_"))
    ]
    if unknown:
        raise Refused(f"the source has tables that are not ours: {', '.join(sorted(unknown))}")


def _tables() -> list[Table]:
    return declared.Table.metadata.sorted_tables


def _rows(db: Connection, table: Table) -> Iterator[Sequence[Any]]:
    mine = select(table)
    if table.name == "case_term":
        mine = mine.where(table.c.term != LENGTH)
    streamed = db.execution_options(stream_results=True, yield_per=AT_ONCE)
    for row in streamed.execute(mine):
        yield tuple(row)


def _table(old: Connection, new: Connection, table: Table) -> Sum:
    total = Sum()
    names = [column.name for column in table.columns]
    rows = _rows(old, table)
    while batch := list(islice(rows, AT_ONCE)):
        for row in batch:
            total.add(row)
        new.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in batch])
    return total


def _words(old: Connection, new: Connection, stores: Stores) -> None:
    """What is found in full text, from the same words."""
    number = "number" if _is_postgres(old) else "rowid"
    for row in old.execute(text(FOUND.format(number=number))):
        stores.search.keep(new, *row)
    digests = select(declared.Table.metadata.tables["case_digest"].c.digest)
    for (digest,) in old.execute(digests):
        stores.candidates.words.write(new, decode(digest))
    counted = select(func.count()).select_from(text("found_words"))
    if old.execute(counted).scalar_one() != new.execute(counted).scalar_one():
        raise Refused("found_words differs")


def _numbers(old: Connection, new: Connection) -> None:
    """Let what is numbered go on where it was."""
    if not _is_postgres(new):
        return
    for table in _tables():
        column = table.autoincrement_column
        if column is None:
            continue
        asked = {"table": table.name, "column": column.name}
        sequence = new.execute(SEQUENCE, asked).scalar_one()
        last = new.execute(select(func.max(column))).scalar_one()
        if sequence and last:
            new.execute(GO_ON, {"sequence": sequence, "last": last})
    newest = old.execute(COUNTER).scalar_one() if _is_postgres(old) else 0
    new.execute(COUNT_ON, {"newest": newest})


def _is_postgres(db: Connection) -> bool:
    return db.dialect.name == "postgresql"


def _plain(value: Any) -> Any:
    """A value as both databases hold it."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return bytes(value) if isinstance(value, memoryview) else value
