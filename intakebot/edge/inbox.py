"""What a socket waits for, in little memory: ten thousand of them are mostly silent.

A queue and an event of asyncio's hold five deques, each with room for 64 from the start.
"""

import asyncio
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class Inbox:
    """Messages that came in and were not taken yet; one task takes them."""

    __slots__ = ("_loop", "_messages", "_taker")

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop  # to ask which one runs is a call of the system, each time
        self._messages: list[Any] = []
        self._taker: asyncio.Future[None] | None = None

    def empty(self) -> bool:
        """Whether there is nothing to take."""
        return not self._messages

    def put_nowait(self, message: Any) -> None:
        """One more."""
        self._messages.append(message)
        if self._taker is not None and not self._taker.done():
            self._taker.set_result(None)

    def more(self) -> asyncio.Future[None]:
        """Done as soon as there is something to take."""
        self._taker = self._loop.create_future()
        return self._taker

    def take(self) -> Any:
        """The oldest."""
        return self._messages.pop(0)


class Gate:
    """Open or shut; whoever comes while it is shut waits."""

    __slots__ = ("_opens",)

    def __init__(self) -> None:
        self._opens: asyncio.Future[None] | None = None

    def is_set(self) -> bool:
        """Whether it is open."""
        return self._opens is None

    def set(self) -> None:
        """Open it."""
        if self._opens is not None:
            self._opens.set_result(None)
            self._opens = None

    def clear(self) -> None:
        """Shut it."""
        if self._opens is None:
            self._opens = asyncio.get_running_loop().create_future()

    async def wait(self) -> None:
        """Go through as soon as it is open."""
        while self._opens is not None:
            await asyncio.shield(self._opens)  # one who gives up must not open it for the others


class Spare(WebSocketsSansIOProtocol):
    """uvicorn's websocket, with what a silent customer costs in mind."""

    # Most of what it has, in slots: beyond thirty attributes their table takes 1.5 KiB.
    __slots__ = (
        *("app_state", "asgi_version", "close_timeout", "curr_msg_data_type", "default_headers"),
        *("frames", "initial_response", "last_ping_rtt", "ping_sent_at", "queue", "request"),
        *("response", "root_path", "scope", "writable"),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.queue = cast("asyncio.Queue[Any]", Inbox(self.loop))
        self.writable = cast("asyncio.Event", Gate())

    async def receive(self) -> Any:
        """The oldest message, as soon as there is one, without a coroutine more for the wait."""
        inbox = cast("Inbox", self.queue)
        while inbox.empty():
            await inbox.more()
        message = inbox.take()
        if self.read_paused and inbox.empty():
            self.read_paused = False
            self.transport.resume_reading()
        return message

    async def send(self, message: Any) -> None:
        """Whatever it is; what follows an accepted handshake needs nothing of it."""
        await super().send(message)
        if message["type"] == "websocket.accept":
            self._forget_the_handshake()

    def _forget_the_handshake(self) -> None:
        """Nobody asks for it again, and 6 KiB of it would stay as long as the customer."""
        self.request.headers.clear()  # what parses frames holds on to it
        del self.request, self.response
        self.server = self.client = None  # the app has them from the scope
        cast("dict[str, Any]", self.scope).clear()
