"""Frames over Redis or Valkey: one channel that everybody publishes to and listens on."""

from collections.abc import Callable

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from intakebot.bus.line import SENT_WITHIN, SILENT_FOR


class OverRedis:
    """See ``Carrier``. Nothing is kept in Redis, so nothing is lost with it."""

    name = "redis"
    largest = 32 * 1024

    def __init__(self, url: str, channel: str) -> None:
        self._redis: Redis = Redis.from_url(
            url,
            socket_connect_timeout=SENT_WITHIN,
            socket_timeout=SENT_WITHIN,
            retry=Retry(NoBackoff(), 0),  # the line tries again, and not at once
            decode_responses=False,
        )
        self._channel = channel

    async def carry(self, hear: Callable[[bytes], None], ready: Callable[[], None]) -> None:
        """Listen until the connection ends or nothing comes: our own beat should."""
        async with self._redis.pubsub() as listening:
            await listening.subscribe(self._channel)
            while True:
                message = await listening.get_message(timeout=SILENT_FOR)
                if message is None:
                    raise TimeoutError(f"nothing came for {SILENT_FOR} s")
                if message["type"] == "subscribe":
                    ready()
                elif message["type"] == "message":
                    hear(message["data"])

    async def send(self, frame: bytes) -> None:
        """Publish."""
        await self._redis.publish(self._channel, frame)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._redis.aclose()
