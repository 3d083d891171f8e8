"""The bench's customers: frames in any pieces, and turns that are counted once each."""

import asyncio

import pytest
from websockets.asyncio.server import serve

from intakebot.cli.bench_load import Clock, Customer, Line, arrived, talk

HANDSHAKE = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"


class Heard(Line):
    def __init__(self):
        super().__init__("/ws")
        self.frames = []

    def heard(self, frame):
        self.frames.append(frame)


def framed(text):
    size = len(text)
    if size < 126:
        return bytes([0x81, size]) + text
    if size < 1 << 16:
        return b"\x81\x7e" + size.to_bytes(2, "big") + text
    return b"\x81\x7f" + size.to_bytes(8, "big") + text


@pytest.mark.parametrize("piece", [1, 2, 3, 100, 1_000_000])
def test_frames_are_heard_whole_however_they_come(piece):
    texts = [b"", b"a" * 125, b"b" * 126, b"c" * 70_000, b"d"]
    stream = HANDSHAKE + b"".join(map(framed, texts))
    line = Heard()

    for start in range(0, len(stream), piece):
        line.data_received(stream[start : start + piece])

    assert line.frames == texts


async def echo(line):
    async for text in line:
        await line.send(text)


async def test_who_talks_is_counted_and_none_falls_into_the_next_run():
    clock = Clock()
    async with serve(echo, "127.0.0.1", 0, close_timeout=0.1) as server:  # they never say goodbye
        port = server.sockets[0].getsockname()[1]
        customers = [Customer("/ws", clock) for _ in range(5)]
        await arrived(customers, port)

        rate, middle = await talk(customers, 5, clock, 0.3)

        assert rate > 10
        assert 0 < middle < 300
        assert clock.waiting == 0
        said = len(clock.turns)
        await asyncio.sleep(0.05)
        assert len(clock.turns) == said


async def test_a_run_ends_when_nobody_is_left():
    clock = Clock()

    async with asyncio.timeout(5):
        rate, middle = await talk([], 3, clock, 60)

    assert (rate, middle) == (0, 0)
