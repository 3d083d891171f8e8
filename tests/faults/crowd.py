"""Peers that mean no good or are gone without a word. Each goes on until the server cuts it.

A process of its own, so that customers who are timed have nothing to do with what they do; it
imports nothing of ours, to be there at once.
"""

import asyncio
import json
import socket
import struct
import sys
from contextlib import asynccontextmanager, suppress

ELSEWHERE = "127.0.0.9"
"""Where they come from; customers come from 127.0.0.1."""
HEAD = b"Host: x\r\nX-Slow: "
UPGRADE = (
    b"GET /api/v1/customer HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


async def for_ever():
    await asyncio.Event().wait()


def frame(opcode, words=b"", *, last=True):
    """As a client sends it, masked with nothing."""
    size = len(words)
    length = bytes([0x80 | size]) if size < 126 else struct.pack("!BQ", 0x80 | 127, size)
    return bytes([opcode | (0x80 if last else 0)]) + length + b"\0\0\0\0" + words


class Target:
    """A server, the tokens of a long and of a short conversation, and who came."""

    def __init__(self, port, long, short):
        self.port, self.long, self.short = port, long, short
        self.came = {}
        """By port: which kind each is."""

    @asynccontextmanager
    async def peer(self, kind):
        """A connection that takes in next to nothing by itself."""
        with socket.socket() as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            line.setblocking(False)
            line.bind((ELSEWHERE, 0))
            await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", self.port))
            self.came[line.getsockname()[1]] = kind
            yield Peer(line)

    @asynccontextmanager
    async def customer(self, kind, token):
        """The same after the handshake, and after a hello if there is a token."""
        async with self.peer(kind) as peer:
            await peer.send(UPGRADE + b"Host: x\r\n\r\n")
            while b"\r\n\r\n" not in peer.heard:
                await peer.hear(1)
            if token:
                hello = {"type": "hello", "token": token, "after": 0, "epoch": ""}
                await peer.send(frame(1, json.dumps(hello).encode()))
            yield peer


class Peer:
    def __init__(self, line):
        self.line = line
        self.heard = b""

    async def send(self, words):
        await asyncio.get_running_loop().sock_sendall(self.line, words)

    async def hear(self, most):
        got = await asyncio.get_running_loop().sock_recv(self.line, most)
        if not got:
            raise ConnectionResetError
        self.heard = (self.heard + got)[-1000:]


# --- those who do nothing, or little ------------------------------------------------------------


async def deaf(target):
    """Wants a long log and reads none of it."""
    async with target.customer("deaf", target.long):
        await for_ever()


async def gone(target):
    """Was there, and is no more: nothing waits for it, no FIN came, and no pong will."""
    async with target.customer("gone", target.short):
        await for_ever()


async def silent(target):
    """A websocket on which nobody says who they are."""
    async with target.customer("silent", ""):
        await for_ever()


async def drip(target, kind, beginning):
    """Send this, and then a byte now and then."""
    async with target.peer(kind) as peer:
        await peer.send(beginning)
        while True:
            await peer.send(b"x")
            await asyncio.sleep(0.2)


async def slow_head(target):
    await drip(target, "slow_head", b"GET /livez HTTP/1.1\r\n" + HEAD)


async def slow_handshake(target):
    await drip(target, "slow_handshake", UPGRADE + HEAD)


async def slow_body(target):
    heading = b"Host: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n"
    await drip(target, "slow_body", b"POST /api/v1/sessions HTTP/1.1\r\n" + heading)


# --- those who do much --------------------------------------------------------------------------


async def pour(target, kind, frames, pause=0.001, begins=b""):
    """Send that again and again, and read whatever comes."""

    async def read():
        while True:
            await peer.hear(65536)

    async with target.customer(kind, target.short) as peer:
        reading = asyncio.ensure_future(read())
        try:
            await peer.send(begins)
            while not reading.done():
                await peer.send(frames)
                await asyncio.sleep(pause)
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)


async def shouts(target):
    """Frames of two million bytes."""
    await pour(target, "shouts", frame(1, b'{"type":"ping"}' + b" " * 2_000_000))


async def floods(target):
    """Small frames, as many as will go."""
    await pour(target, "floods", frame(1, b'{"type":"ping"}') * 2000)


async def pings(target):
    """Pings of the protocol itself, which no limit of the app sees."""
    await pour(target, "pings", frame(9) * 2000)


async def crumbles(target):
    """A message in pieces without end, each of them empty."""
    pieces, begins = frame(0, last=False) * 50, frame(1, last=False)
    await pour(target, "crumbles", pieces, 0.05, begins)


SLOW = (deaf, gone, silent, slow_head, slow_handshake, slow_body)
LOUD = (shouts, floods, pings, crumbles)
KINDS = {kind.__name__: kind for kind in (*SLOW, *LOUD)}


async def come(target, kinds, each):
    """Be so many of each kind; tell on stdout which port is which, once all are there."""

    async def one(name):
        with suppress(OSError):  # that the server cuts it is how it should end
            await KINDS[name](target)

    being = [asyncio.ensure_future(one(name)) for name in kinds for _ in range(each)]
    while len(target.came) < len(being):
        await asyncio.sleep(0.02)
    sys.stdout.write(f"{json.dumps(target.came)}\n")
    sys.stdout.flush()
    await for_ever()


if __name__ == "__main__":
    where, kinds, each = map(json.loads, sys.argv[1:])
    asyncio.run(come(Target(**where), kinds, each))
