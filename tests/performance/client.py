"""A closed-loop load client: each of N customers answers as soon as the question is there.

Prints one JSON line: turns/s, p50 and p99 in ms, and CPU µs a turn of client and server.
Run as a process of its own, so that its cost is not the server's.
"""

import argparse
import asyncio
import json
import os
import secrets
import sys
import time
from functools import partial
from typing import Any

import psutil
import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

WORDS = "The kitchen tap drips since Monday and the seal looks worn"


class Customer(WSListener):
    """One connection. ``turn`` sends the next words and notes when."""

    def __init__(self, load: "Load", token: str) -> None:
        self.load = load
        self.token = token
        self.waiting = ""
        self.began = 0.0
        self.said = 0
        self.gone = asyncio.get_running_loop().create_future()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.line = transport
        if self.load.echo:
            self.turn()
        else:
            self.send({"type": "hello", "token": self.token})

    def send(self, frame: dict[str, Any]) -> None:
        self.line.send(WSMsgType.TEXT, json.dumps(frame).encode())

    def turn(self) -> None:
        self.waiting = secrets.token_hex(16)
        self.began = time.perf_counter()
        event = {"type": "say", "text": WORDS}
        self.send({"type": "do", "id": self.waiting, "event": event})

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.PING:
            transport.send_pong(frame.get_payload_as_bytes())
            return
        if frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
            return
        body = frame.get_payload_as_bytes()
        if self.load.echo or body.startswith(b'{"type":"log"'):
            self.answered(body)
        elif body.startswith(b'{"type":"welcome"'):
            self.send(
                {
                    "type": "do",
                    "id": secrets.token_hex(16),
                    "event": {"type": "begin", "flow": "bench"},
                }
            )
        elif body.startswith(b'{"type":"refused"'):
            raise SystemExit(body.decode())

    def answered(self, body: bytes) -> None:
        if self.waiting and self.load.measuring:
            self.load.took.append(time.perf_counter() - self.began)
        if b'"type":"summary"' in body or b'"type":"handover"' in body:
            transport = self.line
            transport.disconnect()
        elif not self.load.over:
            self.said += 1
            if self.said == self.load.line:
                transport = self.line
                transport.disconnect()
            else:
                self.turn()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.gone.done():
            self.gone.set_result(None)


class Load:
    """All customers of one run."""

    def __init__(self, url: str, tokens: list[str], echo: bool, line: int) -> None:
        self.url = url
        self.tokens = tokens
        self.echo = echo
        self.line = line
        """After how many answers a customer of the echo comes on a new line; 0 for never."""
        self.took: list[float] = []
        self.measuring = self.over = False

    async def one(self) -> None:
        """Customer after customer on one place, each with a conversation of its own."""
        while not self.over:
            if not self.echo and not self.tokens:
                raise SystemExit("out of tokens: make more sessions")
            token = "" if self.echo else self.tokens.pop()
            _, customer = await ws_connect(partial(Customer, self, token), self.url)
            await customer.gone

    async def run(self, n: int, warm: float, seconds: float, pid: int) -> dict[str, Any]:
        tasks = [asyncio.ensure_future(self.one()) for _ in range(n)]
        await asyncio.sleep(warm)
        server = psutil.Process(pid)
        cpu, mine, began = spent(server), time.process_time(), time.perf_counter()
        self.measuring = True
        await asyncio.sleep(seconds)
        self.measuring = False
        lasted = time.perf_counter() - began
        cpu, mine = spent(server) - cpu, time.process_time() - mine
        self.over = True
        for task in tasks:
            if task.done() and task.exception():
                raise task.exception() or SystemExit
        took = sorted(self.took) or [0.0]
        count = len(self.took) or 1
        return {
            "turns_s": round(count / lasted),
            "p50_ms": round(took[len(took) // 2] * 1e3, 2),
            "p99_ms": round(took[int(len(took) * 0.99)] * 1e3, 2),
            "server_us": round(cpu / count * 1e6, 1),
            "client_us": round(mine / count * 1e6, 1),
        }


def spent(process: psutil.Process) -> float:
    """CPU seconds of a process and its children."""
    times = [p.cpu_times() for p in (process, *process.children(recursive=True))]
    return sum(t.user + t.system for t in times)


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("--url", required=True)
    parse.add_argument("--n", type=int, default=200)
    parse.add_argument("--warm", type=float, default=0.7)
    parse.add_argument("--seconds", type=float, default=2.0)
    parse.add_argument("--pid", type=int, required=True)
    parse.add_argument("--echo", action="store_true")
    parse.add_argument("--line", type=int, default=0)
    given = parse.parse_args()
    tokens = [] if given.echo else sys.stdin.read().split()
    load = Load(given.url, tokens, given.echo, given.line)
    print(
        json.dumps(uvloop.run(load.run(given.n, given.warm, given.seconds, given.pid))), flush=True
    )
    os._exit(0)


if __name__ == "__main__":
    main()
