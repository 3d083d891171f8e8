"""Frames over a real Postgres' NOTIFY."""

from functools import partial

from intakebot.bus.over_postgres import OverPostgres
from intakebot.store.postgres import reached
from tests.bus.carriers import carries, nowhere


async def test_processes_hear_each_other(postgres, channel):
    await carries(lambda: OverPostgres(partial(reached, postgres), channel))


async def test_without_a_server_it_is_down_and_hurts_nobody(channel):
    connect = partial(reached, "postgresql://root@127.0.0.1:1/none")
    await nowhere(lambda: OverPostgres(connect, channel))
