"""One server at a time on an SQLite file: two would each keep a memory of their own of it.

The lock is the operating system's, on a file beside the database, so it goes with its
holder however that ends. Tools that only open the database don't ask for it.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import structlog

from intakebot.errors import StartRefused
from intakebot.store.database import sqlite_path
from intakebot.store.postgres import is_postgres

WAITS = 12.0
"""Seconds to wait for a server that is on its way out: it takes ten at most."""
LOOK_EVERY = 0.1

log = structlog.get_logger()


class _Taken(Exception):
    """Somebody else has it."""


@asynccontextmanager
async def sole(url: str) -> AsyncIterator[None]:
    """Be the only server of this database for as long as the block runs.

    Raises:
        StartRefused: another one serves it, and did not leave while we waited.
    """
    if is_postgres(url):
        yield
        return
    until = asyncio.get_running_loop().time() + WAITS
    told = False
    while True:
        try:
            with locked(url):
                yield
                return
        except _Taken as holder:
            if asyncio.get_running_loop().time() > until:
                raise StartRefused(in_words(url, str(holder))) from None
            if not told:
                log.info("waiting_for_another_server", process=str(holder))
            told = True
        await asyncio.sleep(LOOK_EVERY)


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Hold the lock.

    Raises:
        StartRefused: there can be no lock file.
    """
    try:
        path = sqlite_path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(lock_file(path), os.O_RDWR | os.O_CREAT, 0o600)
    except (OSError, ValueError) as wrong:
        raise StartRefused(f"the database cannot be used: {wrong}") from wrong
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise _Taken(os.read(held, 20).decode("ascii", "replace").strip()) from None
        os.ftruncate(held, 0)
        os.write(held, b"%d\n" % os.getpid())
        yield
    finally:
        os.close(held)


@contextmanager
def nobody_serves(url: str) -> Iterator[None]:
    """Keep servers away from the database while something is done to it.

    Raises:
        StartRefused: one serves it now.
    """
    try:
        with locked(url):
            yield
    except _Taken as holder:
        raise StartRefused(in_words(url, str(holder))) from None


def lock_file(path: Path) -> Path:
    """Which file carries the lock; it stays, and is empty of meaning without a holder."""
    return path.with_name(path.name + ".serving")


def in_words(url: str, holder: str) -> str:
    """Why not, and what to do."""
    who = f" (process {holder})" if holder else ""
    return (
        f"another Intakebot{who} serves {sqlite_path(url)}. Stop it first; for several "
        "processes use Postgres: DATABASE_URL=postgresql://…"
    )
