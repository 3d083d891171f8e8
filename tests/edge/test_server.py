"""From SIGTERM to the exit: what runs is finished, and nobody holds it up."""

import asyncio
import os
import signal
import socket
from contextlib import asynccontextmanager

import pytest
import structlog

from intakebot.edge import server as served
from intakebot.edge.server import listen
from intakebot.errors import StartRefused
from intakebot.settings import Settings
from tests.edge.plug import BIG, Mute, jammed, long_log, port_of, running


@pytest.fixture
def given():
    return {"text_limit": 1_000_000, "messages_a_minute": 100_000, "frames_a_second": 1000}


def terminate():
    """What an operator sends. The server's own handler must be there, or it would end the tests."""
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    os.kill(os.getpid(), signal.SIGTERM)


async def stopped(port, within):
    """Wait until nobody listens any more."""
    async with asyncio.timeout(within):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                return
            writer.close()
            await asyncio.sleep(0.05)


@asynccontextmanager
async def in_flight(live):
    """A customer whose turn stays under way until the block ends, and its answer to come."""
    token, conversation = await live.token()
    phone = await live.customer(token)
    held = live.house.parts.reception.conversations.memory.hold(conversation)
    async with held.lock:
        answer = asyncio.ensure_future(phone.do(type="begin", flow="broken-page"))
        async with asyncio.timeout(5):
            while not live.house.parts.reception.conversations.running:
                await asyncio.sleep(0.01)
        yield phone, answer


async def test_sigterm_finishes_and_acknowledges_what_runs_before_it_closes(live):
    idle = await live.customer((await live.token())[0])
    async with in_flight(live) as (phone, answer):
        terminate()
        await phone.hear("going_away")
        await asyncio.sleep(0.2)
        assert (answer.done(), phone.code, idle.code) == (False, None, None)

    assert (await answer)["type"] == "ack"
    assert await phone.closed() == 1012
    assert await idle.closed() == 1012
    kinds = [frame["type"] for frame in phone.frames]
    assert kinds.index("going_away") < kinds.index("ack")
    await stopped(live.port, 5)


async def test_a_second_signal_does_not_wait_for_the_first(live):
    async with in_flight(live) as (phone, answer):
        terminate()
        await phone.hear("going_away")
        terminate()
        await stopped(live.port, 2)
        await phone.closed()
        answer.cancel()


async def test_a_signal_that_several_repeat_does_not_cut_the_drain_short():
    drained = []

    async def drain():
        await asyncio.sleep(0.3)
        drained.append(True)

    async with running(None, drain) as (server, task):
        server.once = True
        terminate()
        await asyncio.sleep(0.05)
        terminate()
        await asyncio.wait_for(task, 5)

    assert drained == [True]


@pytest.mark.parametrize("broken", ["hangs", "fails"])
async def test_a_drain_that_goes_wrong_keeps_nobody_from_leaving(monkeypatch, broken):
    monkeypatch.setattr(served, "DRAIN_WITHIN", 0.1)

    async def drain():
        if broken == "hangs":
            await asyncio.sleep(60)
        raise ZeroDivisionError

    async with running(None, drain) as (_, task):
        with structlog.testing.capture_logs() as said:
            terminate()
            await asyncio.wait_for(task, 5)

    assert [one["event"] for one in said] == ["drain_failed"]


async def test_one_who_does_not_read_does_not_hold_the_exit(house):
    token = await long_log(house)
    async with running(house.app.asgi, house.app.drain) as (made, task):
        made.config.timeout_graceful_shutdown = None  # the cut alone must do
        mute = await Mute(port_of(made), "customer").dial(type="hello", token=token)
        await jammed(house)

        terminate()

        await asyncio.wait_for(task, 6)
        assert (await mute.rest()) < BIG
    assert len(house.parts.sockets) == 0


def test_an_address_that_is_taken_keeps_us_from_starting():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartRefused, match=f"127.0.0.1:{port}"):
            listen(Settings(port=port))
    with listen(Settings(port=0)) as free:
        assert free.getsockname()[1] > 0
