"""Our uvicorn: deadlines against slow peers, and a drain that loses nothing.

uvicorn alone has no deadline for headers; keeps a peer that stops reading for ever, since
``close()`` waits for a buffer that never drains, and answers its pings into that buffer; and
closes sockets on SIGTERM before the work in flight is done.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

import structlog
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.utils import ClientDisconnected
from websockets.exceptions import InvalidState

from intakebot.edge.deadline import Deadline
from intakebot.edge.inbox import Spare
from intakebot.errors import StartRefused
from intakebot.settings import Settings

HEADERS_WITHIN = 10.0
"""Seconds from the first byte of a request to the end of its headers."""
READ_WITHIN = 10.0
"""Seconds in which a peer must read some of what waits for it."""
READ_AT_LEAST = 8 * 1024
"""Bytes of it: a slow phone reads more, and who reads a byte now and then is cut."""
BUFFER = 256 * 1024
"""Bytes that may wait for one peer."""
UNSENT = 128 * 1024
"""Bytes that the kernel takes beyond what is on its way: what it hoards hides whether they read."""
LARGEST_FRAME = 64 * 1024
LARGEST_HEAD = 64 * 1024
"""Bytes of a request before its body."""
MOST_FRAMES = 2000
"""Frames and pieces of frames in a second; the app's limits see only whole messages."""
MOST_PIECES = 1000
"""Pieces of one message."""
SLICE = 4096
"""Bytes that are taken apart at once: a flood is noticed before all that came is parsed."""
GONE_WITHIN = 1.0
"""Seconds from closing a socket to cutting it, and from a pong's time to giving it up."""
DRAIN_WITHIN = 7.0  # seconds; closing and stopping the store must fit into ten with it

log = structlog.get_logger()


class Reader(asyncio.Protocol):
    """The half of both protocols that cuts a peer which stops reading; a slow one stays."""

    loop: asyncio.AbstractEventLoop
    transport: Any
    _stuck: Deadline | None = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._expect_reading()

    def resume_writing(self) -> None:
        self._reads_again()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._reads_again()
        super().connection_lost(exc)

    def _expect_reading(self) -> None:
        had = self.transport.get_write_buffer_size()
        self._stuck = Deadline(self.loop, READ_WITHIN, lambda: self._has_read(had))

    def _has_read(self, had: int) -> None:
        enough = had - self.transport.get_write_buffer_size() >= READ_AT_LEAST
        (self._expect_reading if enough else self.transport.abort)()

    def _reads_again(self) -> None:
        if self._stuck is not None:
            self._stuck.met()
            self._stuck = None


class Http(Reader, HttpToolsProtocol):
    """HTTP with a deadline for the headers and for reading the answer."""

    _late: Deadline | None = None
    _head = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=0)  # every byte that waits has the deadline
        self._begins()

    def data_received(self, data: bytes) -> None:
        if self.timeout_keep_alive_task is not None:  # an empty line begins no message
            self._begins()
        super().data_received(data)
        if self._late is not None:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self.transport.abort()

    def on_message_begin(self) -> None:
        self._begins()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_time()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def _begins(self) -> None:
        if self._late is None:
            self._late = Deadline(self.loop, HEADERS_WITHIN, self.transport.abort)

    def _in_time(self) -> None:
        self._head = 0
        if self._late is not None:
            self._late.met()
            self._late = None


class Line(Reader, Spare):
    """A websocket that is cut, not closed, when its peer stops reading."""

    _last: asyncio.TimerHandle | None = None
    _unsent = 0
    _heard = 0
    _counted = 0.0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=BUFFER)

    def data_received(self, data: bytes) -> None:
        """Take it in, but cut a peer that floods: pings and pieces never reach the app."""
        now = self.loop.time()
        if now - self._counted > 1:
            self._counted, self._heard = now, 0
        for start in range(0, len(data), SLICE):
            super().data_received(data[start : start + SLICE])
            if self._heard > MOST_FRAMES or len(self.frames) > MOST_PIECES:
                self.transport.abort()
            if self.transport.is_closing():
                return

    def handle_events(self) -> None:
        self._heard += len(self.conn.events)
        super().handle_events()

    async def send(self, message: Any) -> None:
        """Frames of one tick leave together: an ack and the log behind it are one packet."""
        if message["type"] != "websocket.send" or not self.handshake_complete or self.close_sent:
            await super().send(message)  # whatever waits goes first
            return
        await self.writable.wait()
        if self.disconnected:
            raise ClientDisconnected
        frame = message["text"].encode()
        try:
            self.conn.send_text(frame)
        except InvalidState:
            raise ClientDisconnected from None
        if not self._unsent:
            self.loop.call_soon(self._let_go)
        self._unsent += len(frame)
        if self._unsent > BUFFER:
            self._let_go()

    def _let_go(self) -> None:
        self._unsent = 0
        frames = self.conn.data_to_send()
        if frames and not self.transport.is_closing():
            self.transport.write(b"".join(frames))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._last is not None:
            self._last.cancel()
        super().connection_lost(exc)

    def handle_ping(self) -> None:
        """Answer, unless the peer does not read the answers."""
        if self.writable.is_set():
            super().handle_ping()
        else:
            self.conn.data_to_send()

    def keepalive_timeout(self) -> None:
        """No pong yet. If it was us who stood still, it is among what we have not read."""
        self.pong_timer = self.loop.call_later(GONE_WITHIN, self._gone)

    def _gone(self) -> None:
        """No pong: whatever is still to be sent, nobody is there to read it."""
        super().keepalive_timeout()
        self._cut_in(GONE_WITHIN)

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The app is done with this peer: what keeps its close frame unread must not stay."""
        super().on_task_complete(task)
        if not self.disconnected:
            self._cut_in(self.close_timeout + GONE_WITHIN)

    def _cut_in(self, seconds: float) -> None:
        if self._last is not None:
            self._last.cancel()
        self._last = self.loop.call_later(seconds, self.transport.abort)

    def shutdown(self) -> None:
        """Say 1012, then go: a peer that does not read must not hold the exit."""
        super().shutdown()
        self._cut_in(GONE_WITHIN)


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
    config = uvicorn.Config(
        app,
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
