"""A closed-loop load client: each of N customers answers as soon as the question is there.

Prints one JSON line: turns/s, p50 and p99 in ms, and CPU µs a turn of client and server.
Run as a process of its own, so that its cost is not the server's.

With ``--ready`` all customers connect and begin before anything is measured, and stay on the
line when they are through: what is measured is turns on open lines. Without it customers of
ours connect, talk and leave while the clock runs: a whole intake, told per turn.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import time
from functools import partial
from typing import Any

import psutil
import uvloop
from picows import ws_connect

from tests.performance.speakers import ANSWERS, SPEAKERS, Customer

TOGETHER = 50
"""Customers who connect at once before the clock runs."""
WARMING = 5
"""One turn in so many, of those that customers on the line can take, is for warming up."""


class Load:
    """All customers of one run."""

    def __init__(self, given: argparse.Namespace, tokens: list[str]) -> None:
        self.given = given
        self.tokens = tokens
        self.took: list[float] = []
        self.measuring = self.over = False
        self.to_warm_up = (
            0 if SPEAKERS[given.talk].stays else given.ready * (ANSWERS + 1) // WARMING
        )
        self.warm = asyncio.Event()
        """Set when so many turns were answered that the others are needed for measuring."""
        self.ready: list[Customer] = []
        self.through = asyncio.Event()
        """Set when nobody is left who could begin."""

    def answered(self, seconds: float) -> None:
        if self.measuring:
            self.took.append(seconds)
            return
        self.to_warm_up -= 1
        if self.to_warm_up == 0:
            self.warm.set()

    async def connected(self) -> Customer:
        token = ""
        if SPEAKERS[self.given.talk].needs_token:
            if not self.tokens:
                raise SystemExit("out of tokens: make more sessions")
            token = self.tokens.pop()
        make = partial(SPEAKERS[self.given.talk], self, token)
        _, customer = await ws_connect(make, self.given.url)
        await customer.settled
        return customer

    async def get_ready(self, many: int) -> float:
        """Let so many customers connect and begin; server CPU µs each."""
        before = spent(self.given.pid)
        for start in range(0, many, TOGETHER):
            some = range(min(TOGETHER, many - start))
            self.ready += await asyncio.gather(*(self.connected() for _ in some))
        return (spent(self.given.pid) - before) / many * 1e6

    async def place(self) -> None:
        """Customer after customer, each with a conversation of its own."""
        while not self.over:
            if self.given.ready and not self.ready:
                self.through.set()
                return
            customer = self.ready.pop() if self.given.ready else await self.connected()
            customer.turn()
            await customer.through
            if not self.given.ready:
                customer.leave()
                await customer.gone

    async def run(self) -> dict[str, Any]:
        given = self.given
        if SPEAKERS[given.talk].stays:
            given.ready = given.n
        opened = await self.get_ready(given.ready) if given.ready else 0.0
        tasks = [asyncio.ensure_future(self.place()) for _ in range(given.n)]
        await asyncio.wait([asyncio.ensure_future(self.warm.wait())], timeout=given.warm)
        cpu, mine, began = spent(given.pid), time.process_time(), time.perf_counter()
        self.tell(signal.SIGUSR1)
        self.measuring = True
        await asyncio.wait([asyncio.ensure_future(self.through.wait())], timeout=given.seconds)
        self.measuring = False
        self.tell(signal.SIGUSR2)
        lasted = time.perf_counter() - began
        cpu, mine = spent(given.pid) - cpu, time.process_time() - mine
        self.over = True
        for task in tasks:
            if task.done() and task.exception():
                raise task.exception() or SystemExit
        return figures(self.took, lasted, cpu, mine) | {"open_us": round(opened, 1)}

    def tell(self, what: signal.Signals) -> None:
        """Let a server that samples itself know when the clock runs."""
        if self.given.sampled:
            os.kill(self.given.pid, what)


def figures(took: list[float], lasted: float, cpu: float, mine: float) -> dict[str, Any]:
    ordered = sorted(took) or [0.0]
    count = len(took) or 1
    return {
        "turns_s": round(len(took) / lasted, 1),
        "p50_ms": round(ordered[len(ordered) // 2] * 1e3, 2),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1e3, 2),
        "server_us": round(cpu / count * 1e6, 1),
        "client_us": round(mine / count * 1e6, 1),
    }


def spent(pid: int) -> float:
    """CPU seconds of a process and its children."""
    process = psutil.Process(pid)
    times = [p.cpu_times() for p in (process, *process.children(recursive=True))]
    return sum(t.user + t.system for t in times)


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("--url", required=True)
    parse.add_argument("--talk", choices=SPEAKERS, default="ours")
    parse.add_argument("--n", type=int, default=200)
    parse.add_argument("--warm", type=float, default=0.7)
    parse.add_argument("--seconds", type=float, default=2.0)
    parse.add_argument("--pid", type=int, required=True)
    parse.add_argument("--ready", type=int, default=0)
    parse.add_argument("--sampled", action="store_true")
    given = parse.parse_args()
    tokens = sys.stdin.read().split() if SPEAKERS[given.talk].needs_token else []
    print(json.dumps(uvloop.run(Load(given, tokens).run())), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
