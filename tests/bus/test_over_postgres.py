"""Frames over a real Postgres' NOTIFY."""

import asyncio
from functools import partial

from intakebot.bus.over_postgres import OverPostgres
from intakebot.store.postgres import reached
from tests.bus.air import until
from tests.bus.carriers import carries, nowhere


async def test_processes_hear_each_other(postgres, channel):
    await carries(lambda: OverPostgres(partial(reached, postgres), channel))


async def test_what_is_said_at_the_same_time_is_all_said(postgres, channel):
    carrier, heard, ready = OverPostgres(partial(reached, postgres), channel), [], asyncio.Event()
    listening = asyncio.ensure_future(carrier.carry(heard.append, ready.set))
    await ready.wait()

    await asyncio.gather(*(carrier.send(f"{n}".encode()) for n in range(10)))

    await until(lambda: len(heard) == 10)
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


async def test_without_a_server_it_is_down_and_hurts_nobody(channel):
    connect = partial(reached, "postgresql://root@127.0.0.1:1/none")
    await nowhere(lambda: OverPostgres(connect, channel))
