"""Frames over Postgres' NOTIFY, for who has a Postgres and no Redis."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import asyncpg

from intakebot.bus.line import SENT_WITHIN, SILENT_FOR

Connect: TypeAlias = Callable[..., Awaitable["asyncpg.Connection[Any]"]]


class OverPostgres:
    """See ``Carrier``. One connection of its own, to the database and not to a pooler."""

    name = "postgres"
    largest = 7900
    """A payload must be shorter than 8,000 bytes."""

    def __init__(self, connect: Connect, channel: str) -> None:
        """``connect`` makes the connection, within ``timeout`` seconds."""
        self._connect = connect
        self._channel = channel
        self._connection: asyncpg.Connection[Any] | None = None
        self._sending = asyncio.Lock()

    async def carry(self, hear: Callable[[bytes], None], ready: Callable[[], None]) -> None:
        """Listen until the connection ends or nothing comes: our own beat should."""
        connection = await self._connect(timeout=SENT_WITHIN)
        news = asyncio.Event()

        def heard(_: Any, pid: int, channel: str, payload: object) -> None:
            news.set()
            hear(str(payload).encode("utf-8", "replace"))

        try:
            await connection.add_listener(self._channel, heard)
            connection.add_termination_listener(lambda _: news.set())
            self._connection = connection
            ready()
            while not connection.is_closed():
                news.clear()
                async with asyncio.timeout(SILENT_FOR):
                    await news.wait()
        finally:
            self._connection = None
            connection.terminate()

    async def send(self, frame: bytes) -> None:
        """Notify. A connection does one thing at a time, and a goodbye may meet a beat."""
        async with self._sending:
            if self._connection is None:
                raise ConnectionError("not connected")
            text = frame.decode()
            await self._connection.execute("SELECT pg_notify($1, $2)", self._channel, text)

    async def close(self) -> None:
        """The connection ends with ``carry``."""
