"""One peer's line: limits on what comes in, one end for what goes out. See test_line_out.py."""

import asyncio
import json

import msgspec
import pytest

from intakebot.edge import line as lines
from intakebot.edge import wire
from intakebot.edge.line import FIRST_AT_MOST, Gone
from tests.edge.plug import Cord

decode = msgspec.json.Decoder(wire.FromCustomer).decode


async def gone(work):
    """The code that this ends the line with."""
    with pytest.raises(Gone) as ended:
        await work
    return ended.value.code


def first(cord):
    return cord.line.first(decode, wire.Hello)


# --- the first frame ---------------------------------------------------------------------------


def hello(size):
    """A first frame of that many bytes, in two-byte letters."""
    bare = json.dumps({"type": "hello", "token": ""})
    room = size - len(bare)
    return bare[:-2] + "é" * (room // 2) + "x" * (room % 2) + '"}'


async def test_a_first_frame_of_exactly_the_limit_is_taken_and_a_byte_more_is_not():
    assert len(hello(FIRST_AT_MOST).encode()) == FIRST_AT_MOST
    at_most, above = Cord(), Cord()
    at_most.says(hello(FIRST_AT_MOST))
    above.says(hello(FIRST_AT_MOST + 1))

    assert isinstance(await first(at_most), wire.Hello)
    assert await gone(first(above)) == 4001


async def test_the_limit_is_in_bytes_and_not_in_letters():
    cord = Cord()
    text = hello(FIRST_AT_MOST + 2)
    assert len(text) < FIRST_AT_MOST
    cord.says(text)

    assert await gone(first(cord)) == 4001


async def test_silence_ends_with_4008_and_with_1012_when_the_process_leaves(monkeypatch):
    monkeypatch.setattr(lines, "FIRST_WITHIN", 0.05)
    silent, late = Cord(), Cord()
    late.line.leaving = True
    late.says(hello(100))  # not taken any more, so it must not count as silence for good

    assert await gone(first(silent)) == 4008
    assert await gone(first(late)) == 1012


async def test_a_peer_that_leaves_before_its_first_frame_just_leaves():
    cord = Cord()
    cord.leaves()

    assert await gone(first(cord)) == 1000


# --- frames in ---------------------------------------------------------------------------------


async def test_twice_the_rate_may_come_at_once_and_the_rate_after_that():
    cord = Cord(rate=10)
    for _ in range(20):
        cord.says("x")
        assert await cord.line.hear() == "x"
    cord.says("x")
    assert await gone(cord.line.hear()) == 4029

    cord.now += 0.1
    cord.says("x")
    assert await cord.line.hear() == "x"
    cord.says("x")
    assert await gone(cord.line.hear()) == 4029


async def test_a_long_silence_saves_up_no_more_than_one_burst():
    cord = Cord(rate=10)
    cord.now += 3600
    for _ in range(20):
        cord.says("x")
        await cord.line.hear()
    cord.says("x")

    assert await gone(cord.line.hear()) == 4029


async def test_while_leaving_nothing_is_taken_but_a_flood_still_ends_the_line():
    cord = Cord(rate=10)
    cord.line.leaving = True
    for _ in range(20):
        cord.says("x")
    heard = asyncio.ensure_future(cord.line.hear())
    while not cord.incoming.empty():
        await asyncio.sleep(0)
    assert not heard.done()
    cord.says("x")

    assert await gone(heard) == 4029


async def test_bytes_are_no_frame_and_a_peer_that_left_has_left():
    for put, code in ((lambda c: c.says(None), 4400), (lambda c: c.leaves(), 1000)):
        cord = Cord()
        put(cord)
        assert await gone(cord.line.hear()) == code


@pytest.mark.parametrize("text", ["", "{", '{"type":"seen"}', '"\\ud800"', "[" * 60_000, "\ud800"])
def test_what_cannot_be_read_closes_with_the_code_that_was_asked_for(text):
    with pytest.raises(Gone) as ended:
        Cord().line.read(decode, text)
    assert ended.value.code == 4400
    with pytest.raises(Gone) as ended:
        Cord().line.read(decode, text, 4001)
    assert ended.value.code == 4001


# --- frames out --------------------------------------------------------------------------------


async def test_a_line_is_closed_once_and_nothing_is_said_afterwards():
    cord = Cord()

    await cord.line.say(wire.Pong())
    await cord.line.close(4003)
    await cord.line.close(1012)
    await cord.line.say(wire.Pong())

    assert (cord.frames, cord.codes) == ([{"type": "pong"}], [4003])


async def test_speaking_to_a_peer_that_is_gone_does_no_harm_and_is_noticed():
    cord = Cord()
    cord.broken = True

    await cord.line.say(wire.Pong())

    assert not cord.line.open
    await cord.line.close(1000)
