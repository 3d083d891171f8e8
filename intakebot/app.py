"""The wiring: the only place that makes clocks, ids and randomness, and joins the rooms."""

import asyncio
import logging
import secrets
import socket
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
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
from intakebot.desk.reception import Reception
from intakebot.desk.staff import StaffDesk
from intakebot.desk.takeover import Takeover
from intakebot.desk.uploads import Uploads
from intakebot.desk.waiting import Waiting
from intakebot.desk.world import World
from intakebot.edge.agent_socket import AgentSocket
from intakebot.edge.api import Parts, build
from intakebot.edge.customer_socket import CustomerSocket
from intakebot.edge.line import Message, Receive, Send
from intakebot.edge.server import Server, server
from intakebot.edge.sockets import Sockets
from intakebot.errors import StartRefused
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.database import Database, sqlite_path, upgrade
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.stores import Stores

log = structlog.get_logger()

TURNS_WITHIN = 5.0
"""Seconds that a drain waits for running turns."""
SWEEP_EVERY = 3600.0


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
    asgi: Callable[[Message, Receive, Send], Coroutine[Any, Any, None]]
    background: list[Callable[[], Coroutine[Any, Any, None]]]
    tasks: list[asyncio.Task[None]]

    async def start(self) -> None:
        """Begin the background work."""
        self.tasks.extend(asyncio.create_task(work()) for work in self.background)

    async def drain(self) -> None:
        """Say when to come back, take nothing new, finish and acknowledge what runs."""
        await self.parts.sockets.go_away()
        conversations = self.parts.reception.conversations
        deadline = time.monotonic() + TURNS_WITHIN
        while conversations.running and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        await self.parts.sockets.close_all(1012)

    async def stop(self) -> None:
        """End the background work and close the store; what was handed in is written first."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.parts.reception.conversations.journal.close()
        self.parts.stores.close()


async def assemble(settings: Settings, world: World) -> App:
    """Open the store, load the flows and join everything.

    Raises:
        StartRefused: the store or the flows cannot be used; the text says why.
    """
    journal, stores = await opened(settings, world)
    library = Library()
    report = await asyncio.to_thread(library.load, settings.flows)
    if not library.ready:
        raise StartRefused(f"no flow can be served from {settings.flows}:\n{report}")
    hub = Hub()
    presence = Presence(hub)
    editions = Editions(library, stores.editions, world)
    await editions.keep()
    conversations = Conversations(journal, library, hub, world, editions.restore)
    waiting = Waiting(journal, hub, world.now)
    uploads = Uploads(settings, stores.uploads, world)
    reception = Reception(
        settings, conversations, library, presence, waiting, uploads, hub, world
    )
    waiting.staffing = reception.staffing_of
    staff = StaffDesk(settings, stores.agents, stores.sessions, hub, world)

    async def case_exists(number: int) -> bool:
        return await asyncio.to_thread(stores.cases.exists, number)

    takeover = Takeover(
        settings, conversations, library, presence, uploads, hub, staff.colleague, case_exists
    )
    sockets = Sockets(world.jitter)
    parts = Parts(
        settings, world, hub, library, stores, reception, takeover, staff, uploads, sockets
    )
    matcher = Matcher(conversations, stores, hub)
    couriers = Couriers(
        stores.outbox, hub, world.now, {"match": matcher.match, "index": matcher.index}
    )

    async def reloaded(found: object) -> None:
        await editions.keep()
        hub.wake("flows")

    async def sweep() -> None:
        while True:
            await uploads.sweep()
            await staff.sweep()
            await asyncio.sleep(SWEEP_EVERY)

    background = [
        waiting.run,
        couriers.run,
        sweep,
        lambda: watch(library, reloaded),
    ]
    return App(parts, dispatcher(parts), background, [])


async def opened(settings: Settings, world: World) -> tuple[SqliteJournal, Stores]:
    """The store, brought up to date."""
    url = settings.database_url
    try:
        done = await asyncio.to_thread(upgrade, url, world.new_id("epoch_"), world.now())
    except (ValueError, OSError) as wrong:
        raise StartRefused(str(wrong)) from wrong
    if done.copy is not None:
        log.info("database_upgraded", before=done.before, after=done.after, copy=str(done.copy))
    journal = await SqliteJournal.open(sqlite_path(url))
    return journal, Stores(Database(url))


def dispatcher(parts: Parts) -> Callable[[Message, Receive, Send], Coroutine[Any, Any, None]]:
    """Sockets by path, everything else to the HTTP side."""
    customer = CustomerSocket(parts.reception, parts.sockets, time.monotonic)
    agent = AgentSocket(
        parts.takeover,
        parts.staff,
        parts.sockets,
        time.monotonic,
        lambda: parts.reception.own_origins,
    )
    lines = {"/api/v1/customer": customer, "/api/v1/agent": agent}
    http = build(parts)

    async def asgi(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await http(scope, receive, send)
            return
        line = lines.get(scope["path"])
        if line is None:
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await line(scope, receive, send)

    return asgi


def listen(settings: Settings) -> socket.socket:
    """The listening socket.

    Raises:
        StartRefused: the address is taken or none of ours.
    """
    try:
        return socket.create_server(
            (settings.host, settings.port), backlog=2048, reuse_port=False
        )
    except OSError as wrong:
        raise StartRefused(f"cannot listen on {settings.host}:{settings.port}: {wrong}") from wrong


def origins(settings: Settings, port: int) -> tuple[str, ...]:
    """Under which origins browsers reach us."""
    if settings.public_url:
        return (settings.public_url.rstrip("/"),)
    hosts = ("127.0.0.1", "localhost") if settings.host in LOOPBACK else (settings.host,)
    return tuple(f"http://{host}:{port}" for host in hosts)


LOOPBACK = ("127.0.0.1", "localhost", "0.0.0.0", "::")  # noqa: S104


Announce: TypeAlias = Callable[[App, str], Coroutine[Any, Any, None]]


async def say_where(app: App, address: str) -> None:
    """Say where the server is; and how the first admin gets in, if nobody has yet."""
    log.info("serving", address=address, flows=str(app.parts.settings.flows))
    token = await app.parts.staff.first_admin_link()
    if token:
        log.warning("no_admin_yet", join_once_at=f"{address}/console#join={token}")


async def serve(settings: Settings, announce: Announce = say_where) -> None:
    """Run one process until a signal; ``announce`` is told the address once it listens."""
    with listen(settings) as listening:
        app = await assemble(settings, real_world())
        port = listening.getsockname()[1]
        app.parts.reception.own_origins = origins(settings, port)
        try:
            await app.start()
            await announce(app, app.parts.reception.own_origins[0])
            running: Server = server(
                app.asgi, settings.host, port, app.drain, settings.trusted_proxies
            )
            await running.serve([listening])
        finally:
            await app.stop()


def configure_logs(style: str) -> None:
    """Structured logs, for people or for machines; never with customers' words."""
    last: Any = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ]
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")


def starter_flows() -> Path:
    """The flows that ship: inside the wheel, or beside the code in a clone."""
    inside = Path(__file__).parent / "starter_flows"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[1] / "flows"
