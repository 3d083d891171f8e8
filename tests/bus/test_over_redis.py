"""Frames over a real Redis."""

from intakebot.bus.over_redis import OverRedis
from tests.bus.carriers import carries, nowhere


async def test_processes_hear_each_other(redis, channel):
    await carries(lambda: OverRedis(redis, channel))


async def test_without_a_server_it_is_down_and_hurts_nobody(channel):
    await nowhere(lambda: OverRedis("redis://127.0.0.1:1/0", channel))
