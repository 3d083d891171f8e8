"""The wiring: the only place that makes clocks, ids and randomness, and joins the rooms."""

import asyncio
import ctypes
import gc
import os
import secrets
import signal
import socket
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

import structlog
from uuid_utils import compat as uuids

from intakebot.desk.editions import Editions
from intakebot.desk.world import World
from intakebot.edge.api import Parts
from intakebot.edge.dispatcher import Asgi, dispatcher
from intakebot.edge.origins import own_origins
from intakebot.edge.server import Server, listen, server
from intakebot.settings import Settings
from intakebot.wiring.background import Work, background, kept_going
from intakebot.wiring.joining import carrier, joined
from intakebot.wiring.opening import loaded, opened
from intakebot.wiring.sole import sole

log = structlog.get_logger()

TURNS_WITHIN = 5.0
"""Seconds that a drain waits for running turns."""
M_ARENA_MAX = -8
"""From glibc's ``malloc.h``."""


def real_world() -> World:
    """The world as it is."""
    return World(
        now=lambda: time.time_ns() // 1_000_000,
        new_id=lambda prefix: prefix + uuids.uuid7().hex,
        secret=lambda: secrets.token_urlsafe(32),
        jitter=lambda low, high: low + secrets.randbelow(high - low + 1),
        steady=time.monotonic,
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
        if self.parts.nodes is not None:
            await self.parts.nodes.leave()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.parts.reception.proposer.close()
        await self.parts.reception.conversations.journal.close()
        self.parts.stores.close()


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
    parts = joined(settings, world, journal, stores, library, editions, carrier(settings))
    return App(parts, dispatcher(parts), background(parts, editions), [])


Announce: TypeAlias = Callable[[App, str], Coroutine[Any, Any, None]]


async def say_where(app: App, address: str) -> None:
    """Say where the server is; and how the first admin gets in, if nobody has yet."""
    await say_serving(app, address)
    token = await app.parts.staff.first_admin_link()
    if token:
        log.warning("no_admin_yet", join_once_at=f"{address}/console#join={token}")


def one_arena() -> None:
    """Let all threads take memory from one place, where the C library can be told so.

    Otherwise each has a place of its own, and what was given back there is of no use to the
    others. Python's lock lets hardly two of them ask at once.
    """
    tell = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc
    if tell is not None:
        tell(M_ARENA_MAX, 1)


def settle_memory() -> None:
    """Keep the collector away from what lives as long as the process.

    Turns make many short-lived objects and few cycles; walking the whole heap for each few
    hundred of them took most of a turn's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Place:
    """What a parent process gives one of several that share a port."""

    number: int
    """From 1; the first speaks for all."""
    listening: int
    """The descriptor of the socket that is bound."""
    lifeline: int
    """The descriptor of a pipe that closes when the parent is gone."""


async def serve(
    settings: Settings, announce: Announce = say_where, place: Place | None = None
) -> None:
    """Run one process until a signal; ``announce`` is told the address once it listens."""
    one_arena()
    async with sole(settings.database_url):
        with socket.socket(fileno=place.listening) if place else listen(settings) as listening:
            if place is not None:
                go_with_the_parent(place.lifeline)
            await run(settings, announce, listening, once=place is not None)


async def run(
    settings: Settings, announce: Announce, listening: socket.socket, *, once: bool
) -> None:
    """Serve on a socket; ``once``: signals are repeated by others, the first one counts."""
    app = await assemble(settings, real_world())
    port = listening.getsockname()[1]
    app.parts.reception.own_origins = own_origins(settings, port)
    try:
        await app.start()
        settle_memory()
        await announce(app, app.parts.reception.own_origins[0])
        running: Server = server(app.asgi, settings.host, port, app.drain, settings.trusted_proxies)
        running.once = once
        await running.serve([listening])
    finally:
        await app.stop()


def go_with_the_parent(lifeline: int) -> None:
    """End as if told to when the parent is gone, however that came: nobody else would."""
    loop = asyncio.get_running_loop()

    def gone() -> None:
        loop.remove_reader(lifeline)
        os.kill(os.getpid(), signal.SIGTERM)

    loop.add_reader(lifeline, gone)


async def say_serving(app: App, address: str) -> None:
    """Say where the server is; another process looks after the first admin."""
    log.info("serving", address=address, flows=str(app.parts.settings.flows))
