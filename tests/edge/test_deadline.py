"""A deadline counts the time in which we were there to hear. See tests/faults/test_stall.py."""

import asyncio
import time

import pytest

from intakebot.edge.deadline import Deadline, peer_within


async def test_who_says_nothing_is_late_and_who_was_in_time_is_not():
    loop, late = asyncio.get_running_loop(), []
    silent = Deadline(loop, 0.1, lambda: late.append("silent"))
    in_time = Deadline(loop, 5, lambda: late.append("in time"))
    await asyncio.sleep(0.05)
    assert 0 <= silent.left < 0.1
    in_time.met()

    async with asyncio.timeout(10):
        while not late:
            await asyncio.sleep(0.02)

    assert late == ["silent"]
    assert silent.left == 0


async def test_however_long_we_stand_still_it_takes_one_beat():
    loop, late = asyncio.get_running_loop(), []
    deadline = Deadline(loop, 1.0, lambda: late.append(True))

    time.sleep(1.1)  # noqa: ASYNC251
    await asyncio.sleep(0.02)

    assert not late
    assert 0 < deadline.left <= 0.8
    async with asyncio.timeout(10):
        while not late:
            await asyncio.sleep(0.02)


async def test_a_block_whose_peer_is_late_ends_with_a_timeout_and_says_what_is_left():
    with pytest.raises(TimeoutError):
        async with peer_within(0.05):
            await asyncio.sleep(5)
    async with peer_within(5) as deadline:
        await asyncio.sleep(0.02)
    assert 0 < deadline.left < 5
