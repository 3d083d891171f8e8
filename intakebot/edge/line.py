"""What both sockets share: frames in within limits, frames out in order, the log by number."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias, TypeVar

import msgspec
import structlog

from intakebot.edge.deadline import peer_within
from intakebot.store.journal import Journal, Slice

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

T = TypeVar("T")

encode = msgspec.json.Encoder().encode
log = structlog.get_logger()

FIRST_WITHIN = 5.0
"""Seconds to the first frame."""
FIRST_AT_MOST = 4096
"""Bytes of the first frame: nobody has said who they are yet."""
PAGE = 200
"""Entries in one frame at most."""
PAGE_BYTES = 128 * 1024
"""A longer page is halved: what waits for a peer that does not read must not grow with the log."""
TYPING_FOR = 6.0
"""Seconds after which "is writing" is forgotten unless it is said again."""


class Gone(Exception):
    """The peer has left, or must: ``code`` closes the socket."""

    def __init__(self, code: int = 1000) -> None:
        super().__init__(code)
        self.code = code


class Line:
    """One peer's socket."""

    def __init__(self, receive: Receive, send: Send, now: Callable[[], float], rate: float) -> None:
        """``rate`` is in frames a second; twice that many may come at once."""
        self._receive = receive
        self._send = send
        self._now = now
        self._rate = rate
        self._tokens = 2 * rate
        self._counted = now()
        self.open = True
        self.leaving = False
        """While True nothing more is taken: the process ends, and the peer will ask again."""

    async def accept(self, subprotocol: str | None) -> None:
        """Let the peer in.

        Raises:
            Gone: it left before that.
        """
        try:
            await self._send({"type": "websocket.accept", "subprotocol": subprotocol})
        except OSError:
            self.open = False
            raise Gone from None

    async def first(self, decode: Callable[[str], Any], kind: type[T]) -> T:
        """The first frame, in time, of modest size, and of the kind that comes first.

        Raises:
            Gone: it did not come, or is none of ours.
        """
        try:
            async with peer_within(FIRST_WITHIN):
                text = await self.hear()
        except TimeoutError:  # a bad network is no reason to be gone for good
            raise Gone(1012 if self.leaving else 4008) from None
        if len(text.encode()) > FIRST_AT_MOST:
            raise Gone(4001)
        frame = self.read(decode, text, 4001)
        if not isinstance(frame, kind):
            raise Gone(4001)
        return frame

    def read(self, decode: Callable[[str], Any], text: str, otherwise: int = 4400) -> Any:
        """A frame as what it says it is.

        Raises:
            Gone: it is none of ours; closes with ``otherwise``.
        """
        try:
            return decode(text)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            raise Gone(otherwise) from None

    async def hear(self) -> str:
        """The next text frame, not faster than the limit allows.

        Raises:
            Gone: the peer left, sent no text, or floods.
        """
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                raise Gone(1000)
            text = message.get("text")
            if text is None:
                raise Gone(4400)
            self._count()
            if not self.leaving:
                return str(text)

    def _count(self) -> None:
        now = self._now()
        self._tokens = min(2 * self._rate, self._tokens + (now - self._counted) * self._rate)
        self._counted = now
        if self._tokens < 1:
            raise Gone(4029)
        self._tokens -= 1

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


class Chore:
    """What a line does again and again, as ``work`` says: once at a time, however often asked.

    ``wake`` may be called at any time and from the hub; the work is never done by whoever
    woke it. What goes wrong goes to the log and closes the line: its peer comes back and
    reads on from its own number, which is better than silence.
    """

    __slots__ = ("_busy", "_due", "_line", "_task", "held")

    def __init__(self, line: Line) -> None:
        self._line = line
        self._busy = self._due = False
        self._task: asyncio.Task[None] | None = None
        self.held = False
        """While True, the owner of the line flushes by itself, as after an ack."""

    async def work(self) -> None:
        """Do it once; what comes up meanwhile is done afterwards."""
        raise NotImplementedError

    def wake(self) -> None:
        """There may be something to do."""
        self._due = True
        if not self._busy and not self.held and self._line.open:
            self._busy = True
            self._task = asyncio.ensure_future(self._alone())

    def release(self) -> None:
        """Let go after ``held``, and do what came up meanwhile."""
        self.held = False
        if self._due:
            self.wake()

    async def flush(self) -> None:
        """Do it now, and wait for it; if it is being done, see that it is done once more."""
        self._due = True
        if not self._busy:
            self._busy = True
            await self._while_due()

    async def _while_due(self) -> None:
        try:
            while self._due and self._line.open:
                self._due = False
                await self.work()
        finally:
            self._busy = False

    async def _alone(self) -> None:
        try:
            await self._while_due()
        except Gone as gone:
            await self._line.close(gone.code)
        except Exception:
            log.exception("line_failed")
            await self._line.close(1011)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._task is not None:
            self._task.cancel()


class Follower(Chore):
    """Brings one conversation's log to one socket, always from the socket's own number."""

    __slots__ = ("_begun", "_conversation", "_journal", "_private", "sent")

    def __init__(
        self, line: Line, journal: Journal, conversation: str, after: int, *, private: bool
    ) -> None:
        super().__init__(line)
        self._journal = journal
        self._conversation = conversation
        self._private = private
        self._begun = False
        self.sent = max(0, after)
        """The number up to which the peer has the log."""

    async def work(self) -> None:
        """Send all that is newer than what was sent."""
        limit = PAGE
        while self._line.open:
            read = await self._read(limit)
            if read.upto < self.sent:
                await self.reset()
            elif read.upto == self.sent:
                return
            elif limit > 1 and sum(map(len, read.entries)) > PAGE_BYTES:
                limit //= 2
            else:
                await self._line.say_raw(self._frame(read))
                self.sent = read.upto
                if read.upto - read.after < limit:
                    return  # that was all; what came meanwhile has woken us again

    async def _read(self, limit: int) -> Slice:
        """From memory if it can be; but the first time, the store has the last word.

        Nobody told us what other processes wrote before we began to listen.
        """
        asked = self._conversation, self.sent, self._private, limit
        read = self._journal.read_now(*asked) if self._begun else None
        if read is None:
            read = await self._journal.read(*asked)
            self._begun = True
        return read

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


class Typing:
    """Forgets by itself that a peer is writing: the one who closed the lid never says so."""

    __slots__ = ("_timer",)

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    @property
    def on(self) -> bool:
        """Whether somebody is writing as far as we know."""
        return self._timer is not None

    def expect_more(self, forget: Callable[[], None]) -> None:
        """Call ``forget`` unless it is said again in time."""
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(TYPING_FOR, self._over, forget)

    def _over(self, forget: Callable[[], None]) -> None:
        self._timer = None
        forget()

    def stop(self) -> None:
        """Nothing is left to forget."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
