"""The wiring: the only place that makes clocks, ids and randomness, and joins the rooms."""

import asyncio
import gc
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

import structlog
from uuid_utils import compat as uuids

from intakebot.authoring.library import Library
from intakebot.authoring.watch import watch
from intakebot.desk.conversations import Conversations
from intakebot.desk.couriers import Couriers
from intakebot.desk.editions import Editions
from intakebot.desk.matching import Matcher
from intakebot.desk.presence import Presence
from intakebot.desk.proposals import Proposer
from intakebot.desk.reception import Reception
from intakebot.desk.returning import Returning
from intakebot.desk.staff import StaffDesk
from intakebot.desk.takeover import FLOWS, Takeover
from intakebot.desk.uploads import Uploads
from intakebot.desk.waiting import Waiting
from intakebot.desk.world import World
from intakebot.edge.api import Parts
from intakebot.edge.dispatcher import Asgi, dispatcher
from intakebot.edge.origins import own_origins
from intakebot.edge.server import Server, listen, server
from intakebot.edge.sockets import Sockets
from intakebot.engine.flow import Flow
from intakebot.errors import StartRefused
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.database import Database, Upgraded, sqlite_path, upgrade
from intakebot.store.journal import StorageError
from intakebot.store.logs import Logs
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.stores import Stores

log = structlog.get_logger()

Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]

TURNS_WITHIN = 5.0
"""Seconds that a drain waits for running turns."""
SWEEP_EVERY = 3600.0
JOBS_KEPT = 7 * 24 * 3600 * 1000
"""Milliseconds for which finished jobs can be looked at."""
AGAIN_AFTER = 5.0
"""Seconds after which background work that failed is taken up again."""


def real_world() -> World:
    """The world as it is."""
    return World(
        now=lambda: time.time_ns() // 1_000_000,
        new_id=lambda prefix: prefix + uuids.uuid7().hex,
        secret=lambda: secrets.token_urlsafe(32),
        jitter=lambda low, high: low + secrets.randbelow(high - low + 1),
    )


@dataclass(slots=True)
class App:
    """Everything that runs in one process."""

    parts: Parts
    asgi: Asgi
    background: Mapping[str, Work]
    tasks: list[asyncio.Task[None]]

    async def start(self) -> None:
        """Begin the background work."""
        for name, work in self.background.items():
            self.tasks.append(asyncio.create_task(kept_going(name, work), name=name))

    async def drain(self) -> None:
        """Say when to come back, take nothing new, finish and acknowledge what runs."""
        await self.parts.sockets.go_away()
        with suppress(TimeoutError):
            async with asyncio.timeout(TURNS_WITHIN):
                await self.parts.reception.conversations.idle()
        await self.parts.sockets.close_all(1012)

    async def stop(self) -> None:
        """End the background work and close the store; what was handed in is written first."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.parts.reception.proposer.close()
        await self.parts.reception.conversations.journal.close()
        self.parts.stores.close()


async def kept_going(name: str, work: Work) -> None:
    """Do background work until cancelled; a full disk or a bug must not end it for good."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("background_work_failed", work=name)
        await asyncio.sleep(AGAIN_AFTER)


async def assemble(settings: Settings, world: World) -> App:
    """Open the store, load the flows and join everything.

    Raises:
        StartRefused: the store or the flows cannot be used; the text says why.
    """
    journal, stores = await opened(settings, world)
    try:
        library = await loaded(settings)
        editions = Editions(library, stores.editions, world)
        await editions.keep()
    except BaseException:
        await journal.close()
        stores.close()
        raise
    parts = joined(settings, world, journal, stores, library, editions)
    return App(parts, dispatcher(parts), background(parts, editions), [])


async def opened(settings: Settings, world: World) -> tuple[SqliteJournal, Stores]:
    """The store, brought up to date.

    Raises:
        StartRefused: it cannot be used; the text says why.
    """
    url = settings.database_url
    done = await asyncio.to_thread(upgraded, url, world)
    if done.copy is not None:
        log.info("database_upgraded", before=done.before, after=done.after, copy=str(done.copy))
    try:
        journal = await SqliteJournal.open(sqlite_path(url))
    except StorageError as wrong:
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
    await asyncio.to_thread(upgraded, settings.database_url, world)
    stores = Stores(Database(settings.database_url))
    try:
        yield stores.logs, Editions(Library(), stores.editions, world).restore
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


def joined(
    settings: Settings,
    world: World,
    journal: SqliteJournal,
    stores: Stores,
    library: Library,
    editions: Editions,
) -> Parts:
    """The desk over an open store."""
    hub = Hub()
    presence = Presence(hub)
    conversations = Conversations(journal, library, hub, world, editions.restore)
    waiting = Waiting(journal, hub, world.now, stores.queue)
    uploads = Uploads(settings, stores.uploads, world)
    staff = StaffDesk(settings, stores.agents, stores.sessions, hub, world)
    reception = Reception(
        settings,
        conversations,
        library,
        presence,
        waiting,
        uploads,
        hub,
        world,
        Proposer(settings),
        Returning(settings.identity_keys, conversations, presence, stores, world.now),
    )
    waiting.staffing = reception.returning.staffing = reception.staffing_of
    takeover = Takeover(
        settings, conversations, library, presence, uploads, hub, staff.colleague, stores
    )
    sockets = Sockets(world.jitter, time.monotonic, settings.frames_a_second)
    return Parts(
        settings, world, hub, library, stores, reception, takeover, staff, uploads, sockets
    )


def background(parts: Parts, editions: Editions) -> Mapping[str, Work]:
    """What goes on beside the turns, by name."""
    hub, stores, now = parts.hub, parts.stores, parts.world.now
    matcher = Matcher(parts.reception.conversations, stores, hub)
    known = parts.reception.returning
    errands = {"match": matcher.match, "index": matcher.index, "joined": known.tell_the_case}
    couriers = Couriers(stores.outbox, hub, now, errands)

    async def reloaded(_: object) -> None:
        hub.wake(FLOWS)
        await editions.keep()

    async def sweep() -> None:
        while True:
            await parts.uploads.sweep()
            await parts.staff.sweep()
            await asyncio.to_thread(stores.outbox.sweep, now() - JOBS_KEPT)
            await editions.keep()
            await asyncio.sleep(SWEEP_EVERY)

    return {
        "waiting": parts.reception.waiting.run,
        "couriers": couriers.run,
        "sweep": sweep,
        "flows": lambda: watch(parts.library, reloaded),
    }


Announce: TypeAlias = Callable[[App, str], Coroutine[Any, Any, None]]


async def say_where(app: App, address: str) -> None:
    """Say where the server is; and how the first admin gets in, if nobody has yet."""
    log.info("serving", address=address, flows=str(app.parts.settings.flows))
    token = await app.parts.staff.first_admin_link()
    if token:
        log.warning("no_admin_yet", join_once_at=f"{address}/console#join={token}")


def settle_memory() -> None:
    """Keep the collector away from what lives as long as the process.

    Turns make many short-lived objects and few cycles; walking the whole heap for each few
    hundred of them took most of a turn's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


async def serve(settings: Settings, announce: Announce = say_where) -> None:
    """Run one process until a signal; ``announce`` is told the address once it listens."""
    with listen(settings) as listening:
        app = await assemble(settings, real_world())
        port = listening.getsockname()[1]
        app.parts.reception.own_origins = own_origins(settings, port)
        try:
            await app.start()
            settle_memory()
            await announce(app, app.parts.reception.own_origins[0])
            running: Server = server(
                app.asgi, settings.host, port, app.drain, settings.trusted_proxies
            )
            await running.serve([listening])
        finally:
            await app.stop()
