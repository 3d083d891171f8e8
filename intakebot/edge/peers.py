"""uvicorn's two protocols with deadlines against slow, silent and deaf peers.

uvicorn alone has no deadline for headers; keeps a peer that stops reading for ever, since
``close()`` waits for a buffer that never drains, and answers its pings into that buffer.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.utils import ClientDisconnected
from websockets.protocol import State

from intakebot.edge.deadline import Deadline
from intakebot.edge.framing import text_frame
from intakebot.edge.inbox import Spare
from intakebot.edge.pulse import Paced, Pulse

HEADERS_WITHIN = 10.0
"""Seconds from the first byte of a request to the end of its headers."""
READ_WITHIN = 10.0
"""Seconds in which a peer must read some of what waits for it."""
READ_AT_LEAST = 8 * 1024
"""Bytes of it: a slow phone reads more, and who reads a byte now and then is cut."""
BUFFER = 256 * 1024
"""Bytes that may wait for one peer."""
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
    _asked_at = 0
    _unsent = 0
    _heard_at = 0.0
    _heard = 0
    _counted = 0.0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=BUFFER)

    def data_received(self, data: bytes) -> None:
        """Take it in, but cut a peer that floods: pings and pieces never reach the app."""
        now = self._heard_at = self.loop.time()
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
        if self.handshake_complete and self.close_sent:
            raise ClientDisconnected  # we closed below the app, for a frame too long or no pong
        if message["type"] != "websocket.send" or not self.handshake_complete:
            await super().send(message)  # whatever waits goes first
            return
        if not self.writable.is_set():
            await self.writable.wait()
        if self.disconnected or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        frame = text_frame(message["text"].encode())
        self.conn.writes.append(frame)
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

    def send_keepalive_ping(self) -> None:
        """Ask for a sign of life, where none came by itself: a page says "ping" on its own."""
        wait = self._heard_at + (self.ping_interval or 0) - self.loop.time()
        if wait > 0:
            self._ask_in(wait)
        else:
            super().send_keepalive_ping()

    def schedule_ping(self) -> None:
        """Ask in due time, with all others whose time it is then."""
        self._ask_in(max(0.0, (self.ping_interval or 0) - self.last_ping_rtt))

    def stop_keepalive(self) -> None:
        """Ask no more."""
        super().stop_keepalive()
        self._pulse.forget(self._asked_at, self)

    def _ask_in(self, seconds: float) -> None:
        self._asked_at = self._pulse.at(self.loop.time() + seconds, self)

    @property
    def _pulse(self) -> Pulse:
        return cast("Paced", self.config).pulse

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
