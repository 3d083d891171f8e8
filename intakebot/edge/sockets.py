"""All sockets of this process: from handshake to close, and what the drain tells them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from math import inf
from typing import Literal, TypeAlias

import structlog

from intakebot import metrics
from intakebot.edge import wire
from intakebot.edge.line import Gone, Line, Message, Receive, Send
from intakebot.edge.origins import is_loopback, network_of
from intakebot.store.journal import StorageError

Role: TypeAlias = Literal["customer", "agent"]

USUAL = 500
"""Sockets of one address, where nobody says."""
AWAY_FOR = (500, 5000)
"""Milliseconds after which clients come back; spread, so that they don't come all at once."""
GOODBYE_WITHIN = 0.5
"""Seconds in which a last frame must have left; whoever does not read is not waited for."""

log = structlog.get_logger()


class Sockets:
    """A register of open lines."""

    def __init__(
        self, jitter: Callable[[int, int], int], now: Callable[[], float], rate: float, each: int
    ) -> None:
        """``now`` is in seconds and never goes back; ``rate`` in frames a second and line.

        ``each``: how many sockets one address may hold; 0 for ``USUAL``, and any number from
        this machine.
        """
        self._jitter = jitter
        self._now = now
        self._rate = rate
        self._each = each
        self._lines: dict[Line, None] = {}
        self._from: Counter[str] = Counter()
        self._crowded: set[str] = set()
        """Whose sockets were refused, until they have none: each is told to the log once."""
        self.draining = False
        self._goodbye: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._lines)

    async def serve(
        self,
        scope: Message,
        receive: Receive,
        send: Send,
        talk: Callable[[Line], Awaitable[None]],
        role: Role,
    ) -> None:
        """Accept a socket and let ``talk`` have it until either side closes."""
        await receive()
        network = network_of(scope)
        if status := self._refuses(network, scope):
            await self._come_back(scope, send, status)
            return
        line = Line(receive, send, self._now, self._rate)
        self._from[network] += 1
        metrics.CONNECTIONS[role].inc()
        try:
            chosen = wire.PROTOCOL if wire.PROTOCOL in scope["subprotocols"] else None
            await line.accept(chosen)
            line.leaving = self.draining
            self._lines[line] = None
            await talk(line)
        except Gone as gone:
            await line.close(gone.code)
        except StorageError as error:  # everybody comes again, and again: counted, not told
            metrics.REFUSED.labels(error.code).inc()
            await line.close(1011)
        except Exception:
            log.exception("socket_failed")
            await line.close(1011)
        finally:
            line.open = False
            self._lines.pop(line, None)
            metrics.CONNECTIONS[role].dec()
            self._leaves(network)

    def _refuses(self, network: str, scope: Message) -> int:
        """The status of a refusal for now; 0 where there is room."""
        if self.draining:
            return 503
        if self._from[network] < (most := self._most(scope)):
            return 0
        metrics.REFUSED.labels("sockets").inc()
        if network not in self._crowded:
            self._crowded.add(network)
            log.warning("too_many_sockets", address=network, most=most)
        return 429

    def _leaves(self, network: str) -> None:
        self._from[network] -= 1
        if not self._from[network]:
            del self._from[network]
            self._crowded.discard(network)

    def _most(self, scope: Message) -> float:
        """How many sockets the address of this one may hold."""
        if self._each:
            return self._each
        return inf if is_loopback(str((scope.get("client") or ("",))[0])) else USUAL

    async def _come_back(self, scope: Message, send: Send, status: int) -> None:
        """Refuse the handshake for now: clients try again after that, after 403 they don't."""
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1012})
            return
        wait = str(max(1, self._jitter(*AWAY_FOR) // 1000)).encode()
        start = "websocket.http.response.start"
        await send({"type": start, "status": status, "headers": [(b"retry-after", wait)]})
        await send({"type": "websocket.http.response.body", "body": b""})

    async def go_away(self) -> None:
        """Take nothing more from anybody, and tell everybody when to come back."""
        self.draining = True
        await self._say_goodbye()

    def send_back(self) -> None:
        """Let everybody come back, who then hear where they stand in another run of history."""

        async def all_of_them() -> None:
            await self._say_goodbye()
            await self.close_all()

        self._goodbye = asyncio.ensure_future(all_of_them())

    async def _say_goodbye(self) -> None:
        for line in self._lines:
            line.leaving = True
        await self._to_all(lambda line: line.say(wire.GoingAway(self._jitter(*AWAY_FOR))))

    async def close_all(self, code: int = 1012) -> None:
        """Close what is still open."""
        await self._to_all(lambda line: line.close(code))

    async def _to_all(self, do: Callable[[Line], Awaitable[None]]) -> None:
        goodbyes = [asyncio.ensure_future(do(line)) for line in list(self._lines)]
        if goodbyes:
            _, late = await asyncio.wait(goodbyes, timeout=GOODBYE_WITHIN)
            for goodbye in late:
                goodbye.cancel()


async def refuse(receive: Receive, send: Send) -> None:
    """Refuse a handshake for good: the browser hears 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1008})
