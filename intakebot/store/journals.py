"""Which journal an address means."""

from intakebot.store import postgres
from intakebot.store.database import sqlite_path
from intakebot.store.ledger import Ledger
from intakebot.store.postgres_journal import PostgresJournal
from intakebot.store.sqlite_journal import SqliteJournal


async def open_journal(url: str) -> Ledger:
    """The journal of a store that ``database.upgrade`` made or brought up to date.

    Raises:
        StorageError: it can't be reached, is damaged or no store.
        ValueError: no address of ours.
    """
    if postgres.is_postgres(url):
        return await PostgresJournal.open(url)
    return await SqliteJournal.open(sqlite_path(url))
