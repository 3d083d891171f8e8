"""Everybody is asked in time, once, whatever befalls another; who left is not."""

import asyncio

from intakebot.edge.pulse import BEATS, Pulse


class Peer:
    """Notes when it is asked."""

    def __init__(self, fails=False):
        self.fails = fails
        self.times = []

    def send_keepalive_ping(self):
        self.times.append(asyncio.get_running_loop().time())
        if self.fails:
            raise RuntimeError


async def test_each_is_asked_once_and_at_most_a_beat_late():
    pulse, now = Pulse(), asyncio.get_running_loop().time()
    wanted = {Peer(): now + seconds for seconds in (0, 0.01, 0.1, 0.3, 0.31, 0.5)}

    for peer, when in wanted.items():
        pulse.at(when, peer)
    await asyncio.sleep(0.5 + 2 / BEATS)

    assert all(len(peer.times) == 1 for peer in wanted)
    late = [peer.times[0] - when for peer, when in wanted.items()]
    assert min(late) >= -0.005  # timers count in milliseconds
    assert pulse._due == {}


async def test_who_leaves_is_not_asked_and_leaving_late_does_no_harm():
    pulse, now = Pulse(), asyncio.get_running_loop().time()
    stays, leaves = Peer(), Peer()
    beat = pulse.at(now + 0.1, leaves)
    assert pulse.at(now + 0.1, stays) == beat

    pulse.forget(beat, leaves)
    await asyncio.sleep(2 / BEATS)
    pulse.forget(beat, stays)

    assert (len(stays.times), leaves.times) == (1, [])


async def test_what_befalls_one_is_not_the_others_business():
    asyncio.get_running_loop().set_exception_handler(lambda *_: None)
    pulse, now = Pulse(), asyncio.get_running_loop().time()
    peers = [Peer(fails=True), Peer(), Peer(fails=True), Peer()]

    for peer in peers:
        pulse.at(now, peer)
    await asyncio.sleep(2 / BEATS)

    assert [len(peer.times) for peer in peers] == [1, 1, 1, 1]
