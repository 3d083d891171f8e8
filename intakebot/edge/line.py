"""What both sockets share: frames out in order, frames in within limits, the log by number."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

import msgspec

from intakebot.store.journal import Journal, Slice

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

encode = msgspec.json.Encoder().encode
FIRST_WITHIN = 5.0
"""Seconds to the first frame."""
FIRST_AT_MOST = 4096
"""Bytes of the first frame: nobody has said who they are yet."""
PAGE = 200


class Gone(Exception):
    """The peer has left, or must: ``code`` closes the socket."""

    def __init__(self, code: int = 1000) -> None:
        super().__init__(code)
        self.code = code


class Line:
    """One peer's socket."""

    def __init__(
        self, receive: Receive, send: Send, now: Callable[[], float], rate: float
    ) -> None:
        """``rate`` is in frames a second; twice that many may come at once."""
        self._receive = receive
        self._send = send
        self._now = now
        self._rate = rate
        self._tokens = 2 * rate
        self._counted = now()
        self.open = True

    async def first(self, decode: Callable[[str], Any]) -> Any:
        """The first frame, in time and of modest size.

        Raises:
            Gone: it did not come, or is none of ours.
        """
        try:
            async with asyncio.timeout(FIRST_WITHIN):
                text = await self.hear()
        except TimeoutError:
            raise Gone(4001) from None
        if len(text) > FIRST_AT_MOST:
            raise Gone(4001)
        return self.read(decode, text)

    def read(self, decode: Callable[[str], Any], text: str) -> Any:
        """A frame as what it says it is.

        Raises:
            Gone: it is none of ours.
        """
        try:
            return decode(text)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            raise Gone(4400) from None

    async def hear(self) -> str:
        """The next text frame, not faster than the limit allows.

        Raises:
            Gone: the peer left, sent no text, or floods.
        """
        message = await self._receive()
        if message["type"] != "websocket.receive":
            raise Gone(1000)
        text = message.get("text")
        if text is None:
            raise Gone(4400)
        now = self._now()
        self._tokens = min(2 * self._rate, self._tokens + (now - self._counted) * self._rate)
        self._counted = now
        if self._tokens < 1:
            raise Gone(4029)
        self._tokens -= 1
        return str(text)

    async def say(self, frame: Any) -> None:
        """Send one frame."""
        await self.say_raw(encode(frame).decode())

    async def say_raw(self, text: str) -> None:
        """Send one frame that is encoded already; a peer that left misses nothing by it."""
        if self.open:
            try:
                await self._send({"type": "websocket.send", "text": text})
            except OSError:
                self.open = False

    async def close(self, code: int) -> None:
        """Close the socket, once."""
        if self.open:
            self.open = False
            with contextlib.suppress(OSError):
                await self._send({"type": "websocket.close", "code": code})


class Follower:
    """Brings one conversation's log to one socket, always from the socket's own number.

    ``wake`` may be called at any time and from the hub; the work is done once, however
    often it is called meanwhile, and never by whoever woke it.
    """

    def __init__(
        self, line: Line, journal: Journal, conversation: str, after: int, *, private: bool
    ) -> None:
        self._line = line
        self._journal = journal
        self._conversation = conversation
        self._private = private
        self.sent = after
        self.held = False
        """While True, the owner of the line flushes by itself (after an ack)."""
        self._busy = False
        self._due = False
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """There may be news."""
        self._due = True
        if not self._busy and not self.held:
            self._task = asyncio.ensure_future(self.flush())

    async def flush(self) -> None:
        """Send all that is newer than what was sent."""
        if self._busy:
            self._due = True
            return
        self._busy = True
        try:
            self._due = True
            while self._due and self._line.open:
                self._due = False
                await self._send_news()
        finally:
            self._busy = False

    async def _send_news(self) -> None:
        while True:
            read = self._journal.read_now(self._conversation, self.sent, self._private, PAGE)
            if read is None:
                read = await self._journal.read(
                    self._conversation, self.sent, self._private, PAGE
                )
            if read.upto < self.sent:
                await self.reset()
            elif read.upto == self.sent:
                return
            else:
                await self._line.say_raw(self._frame(read))
                self.sent = read.upto

    async def reset(self) -> None:
        """The reader's place is unknown here: it has to start again from 0."""
        name = b',"conversation":' + encode(self._conversation) if self._private else b""
        epoch = encode(self._journal.epoch)
        await self._line.say_raw((b'{"type":"reset","epoch":' + epoch + name + b"}").decode())
        self.sent = 0

    def _frame(self, read: Slice) -> str:
        """A ``Log`` frame around entries that are encoded already."""
        head = b'{"type":"log","after":%d,"upto":%d,' % (read.after, read.upto)
        if self._private:
            head += b'"conversation":' + encode(self._conversation) + b","
        return (head + b'"entries":[' + b",".join(read.entries) + b"]}").decode()

    def cancel(self) -> None:
        """Stop a flush that is under way."""
        if self._task is not None:
            self._task.cancel()
