"""Opening what a process works with: the store, brought up to date, and the flows."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog

from intakebot.authoring.library import Library
from intakebot.desk.editions import Editions
from intakebot.desk.staff import StaffDesk
from intakebot.desk.world import World
from intakebot.engine.flow import Flow
from intakebot.errors import StartRefused
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.database import Database, Upgraded, upgrade
from intakebot.store.journal import Journal, StorageError
from intakebot.store.journals import open_journal
from intakebot.store.logs import Logs
from intakebot.store.stores import Stores

log = structlog.get_logger()


async def opened(settings: Settings, world: World) -> tuple[Journal, Stores]:
    """The store, brought up to date.

    Raises:
        StartRefused: it cannot be used; the text says why.
    """
    url = settings.database_url
    done = await asyncio.to_thread(upgraded, url, world)
    if done.copy is not None:
        log.info("database_upgraded", before=done.before, after=done.after, copy=str(done.copy))
    try:
        journal = await open_journal(url)
    except (StorageError, ValueError) as wrong:
        raise StartRefused(f"the database cannot be used: {wrong}") from wrong
    return journal, Stores(Database(url))


def upgraded(url: str, world: World) -> Upgraded:
    """Bring the database up to date; blocks.

    Raises:
        StartRefused: it cannot be used; the text says why.
    """
    try:
        return upgrade(url, world.new_id("epoch_"), world.now())
    except (ValueError, OSError, StorageError) as wrong:
        raise StartRefused(f"the database cannot be used: {wrong}") from wrong


@asynccontextmanager
async def staff_of(settings: Settings, world: World) -> AsyncIterator[StaffDesk]:
    """The people alone, without the flows: for the command line, beside a running server."""
    await asyncio.to_thread(upgraded, settings.database_url, world)
    stores = Stores(Database(settings.database_url))
    try:
        yield StaffDesk(settings, stores.agents, stores.sessions, Hub(), world)
    finally:
        stores.close()


@asynccontextmanager
async def archive_of(
    settings: Settings, world: World
) -> AsyncIterator[tuple[Logs, Callable[[str], Awaitable[Flow | None]]]]:
    """All logs and the editions they were made with: for reports, beside a running server."""
    async with stores_of(settings, world) as stores:
        yield stores.logs, Editions(Library(), stores.editions, world).restore


@asynccontextmanager
async def stores_of(settings: Settings, world: World) -> AsyncIterator[Stores]:
    """What is stored, brought up to date: for reports, beside a running server."""
    await asyncio.to_thread(upgraded, settings.database_url, world)
    stores = Stores(Database(settings.database_url))
    try:
        yield stores
    finally:
        stores.close()


async def loaded(settings: Settings) -> Library:
    """The flows.

    Raises:
        StartRefused: none of them can be served; the text says why.
    """
    library = Library()
    report = await asyncio.to_thread(library.load, settings.flows)
    if not library.ready:
        raise StartRefused(f"no flow can be served from {settings.flows}:\n{report}")
    return library
