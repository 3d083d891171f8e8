"""Our uvicorn: a drain that loses nothing. How it bears its peers stands in ``peers.py``.

uvicorn alone closes sockets on SIGTERM before the work in flight is done.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

import structlog
import uvicorn

from intakebot.edge.peers import Http, Line
from intakebot.edge.pulse import Paced
from intakebot.errors import StartRefused
from intakebot.settings import Settings

UNSENT = 128 * 1024
"""Bytes that the kernel takes beyond what is on its way: what it hoards hides whether they read."""
LARGEST_FRAME = 64 * 1024
DRAIN_WITHIN = 7.0  # seconds; closing and stopping the store must fit into ten with it

log = structlog.get_logger()


class Server(uvicorn.Server):
    """uvicorn that drains before it closes sockets."""

    def __init__(self, config: uvicorn.Config, drain: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._drain = drain
        self._draining = False
        self.once = False
        """Whether only the first signal counts, since a parent and others repeat it."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until a signal; the exit code is 0 after a clean drain."""
        self._loop = asyncio.get_running_loop()
        lowat = getattr(socket, "TCP_NOTSENT_LOWAT", None)  # not every system has it
        for bound in sockets or ():  # what is accepted there inherits it
            if lowat is not None:
                bound.setsockopt(socket.IPPROTO_TCP, lowat, UNSENT)
        await super().serve(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """First signal: finish and acknowledge running turns, then stop. Second: stop now."""
        if self._draining and self.once:
            return
        if self._draining or self._loop is None:
            self.should_exit = self.force_exit = True
            return
        self._draining = True
        self._loop.call_soon_threadsafe(self._begin_to_finish)

    def _begin_to_finish(self) -> None:
        self._task = asyncio.ensure_future(self._finish())

    async def _finish(self) -> None:
        try:
            await asyncio.wait_for(self._drain(), DRAIN_WITHIN)
        except Exception:
            log.exception("drain_failed")
        finally:
            self.should_exit = True


def listen(settings: Settings) -> socket.socket:
    """The listening socket.

    Raises:
        StartRefused: the address is taken or none of ours.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server(
            (settings.host, settings.port), family=family, backlog=2048, reuse_port=False
        )
    except OSError as wrong:
        raise StartRefused(f"cannot listen on {settings.host}:{settings.port}: {wrong}") from wrong


def server(
    app: Any, host: str, port: int, drain: Callable[[], Awaitable[None]], proxies: list[str]
) -> Server:
    """A server for this app; ``drain`` is awaited between the signal and closing the sockets."""
    config = Paced(
        app,
        interface="asgi3",
        host=host,
        port=port,
        loop="uvloop",
        http=Http,
        ws=Line,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=20.0,
        ws_ping_timeout=10.0,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=15,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies or None,
    )
    return Server(config, drain)
