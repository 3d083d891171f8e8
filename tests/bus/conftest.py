"""Real servers, where there are any: names of our own in them, gone afterwards."""

import os
import secrets

import pytest

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://root@127.0.0.1:5432/test")


@pytest.fixture
def channel():
    return f"intakebot_test_{secrets.token_hex(6)}"


@pytest.fixture
async def redis():
    """The address of a Redis that answers."""
    from redis.asyncio import Redis

    try:
        async with Redis.from_url(REDIS, socket_connect_timeout=1) as client:
            await client.ping()
    except OSError:
        pytest.skip("no Redis here")
    return REDIS


@pytest.fixture
async def postgres():
    """The address of a Postgres that answers."""
    import asyncpg

    try:
        await (await asyncpg.connect(POSTGRES, timeout=2)).close()
    except (OSError, asyncpg.PostgresError):
        pytest.skip("no Postgres here")
    return POSTGRES
