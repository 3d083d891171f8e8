"""Several server processes over one PostgreSQL, with a Redis of their own between them or none."""

import asyncio
import json
import secrets
import shutil
import signal
import subprocess
import time
from contextlib import suppress

import httpx2
import psycopg
import pytest
from redis import Redis
from redis.exceptions import RedisError
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from intakebot.settings import Settings
from tests.faults.clients import Process, browser_for, unkept
from tests.faults.desk import hired
from tests.faults.drill import SERVING, Drill, Page, free_port
from tests.live import Phone

LOG = (
    "SELECT id, entry.seq, entry.cid, data, conversation.seq FROM entry"
    " JOIN conversation USING (number) ORDER BY number, entry.seq"
)


THINKS = 0.05
AGAIN_AFTER = 0.3
STARTED_WITHIN = 90.0
"""Seconds: a machine that does much else starts a node slowly."""


class Cache:
    """A Redis of our own, to be killed, stopped and started."""

    def __init__(self):
        if not shutil.which("redis-server"):
            pytest.skip("no redis-server here")
        self.port = free_port()
        self.start()

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), "--save", "", "--appendonly", "no"],
            stdout=subprocess.DEVNULL,
        )
        until = time.monotonic() + 10
        while True:
            try:
                with Redis(port=self.port, socket_timeout=1) as client:
                    client.ping()
                return
            except (RedisError, OSError):
                assert time.monotonic() < until, "redis-server does not answer"
                time.sleep(0.02)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def flush(self):
        with Redis(port=self.port, socket_timeout=5) as client:
            client.flushall()
            client.client_kill_filter(_type="pubsub")


class Unhurried(Page):
    """Thinks before each message: nodes that start need some of the processor as well."""

    async def send(self, line):
        await asyncio.sleep(THINKS)
        await super().send(line)


class Stubborn(Unhurried):
    """Sends again what was refused for a reason that passes."""

    async def take(self, line, frame):
        if frame["type"] != "refused":
            await super().take(line, frame)
            return
        if not (frame["retry"] and frame["code"].startswith("storage_")):
            self.wrong(f"not told to send again: {frame}")
        self.drill.refused += 1
        await asyncio.sleep(AGAIN_AFTER)
        with suppress(ConnectionClosed):
            await self.send(line)


class Cluster(Drill):
    """Nodes, and people who don't care which of them they are at."""

    page = Unhurried
    talking = 20

    def __init__(self, folder, database, *words, redis="", nodes=3, cut_off=()):
        """``cut_off`` are numbers of nodes that can't reach the bus."""
        super().__init__(folder, *words)
        self.database = database
        self.words = words
        shared = {"database_url": database, "redis_url": redis}
        shared["bus_prefix"] = f"test_{secrets.token_hex(8)}"
        self.all = [self.settings | shared | {"port": free_port()} for _ in range(nodes)]
        for number in cut_off:
            self.all[number]["redis_url"] = "redis://127.0.0.1:1/0"
        self.cut_off = cut_off
        self.nodes = [None] * nodes
        self.refused = 0
        self.at = 0

    # --- processes -----------------------------------------------------------------------------

    async def start(self, number):
        """Let a node serve; its place takes whoever was there."""
        command = [SERVING, json.dumps(self.all[number]), *self.words]
        with self.log.open("ab") as log:
            node = await Process(command, self.people).start(stdout=log, stderr=log)
        node.child.stdin.write(b"go\n")
        self.nodes[number] = node

    async def ready(self, number):
        """Wait until a node takes people, and hears the others if it can."""
        async with browser_for() as browser, asyncio.timeout(STARTED_WITHIN):
            while True:
                assert self.nodes[number].child.returncode is None, self.log.read_text()[-3000:]
                try:
                    answer = await browser.get(f"{self.where(number)}/readyz")
                    up = answer.status_code == 200 and answer.json()["bus"]["up"]
                    if up or (number in self.cut_off and answer.status_code == 200):
                        return
                except httpx2.TransportError:
                    pass
                await asyncio.sleep(0.05)

    async def begun(self):
        """All nodes serve."""
        for number in range(len(self.nodes)):
            await self.start(number)
        for number in range(len(self.nodes)):
            await self.ready(number)
        return self

    def kill(self, number):
        self.nodes[number].kill()

    async def end(self):
        for page in self.living:
            page.cancel()
        await asyncio.gather(*self.living, return_exceptions=True)
        for node in self.nodes:
            if node is not None:
                node.kill()
                await node.child.wait()

    # --- people --------------------------------------------------------------------------------

    def where(self, number):
        return f"http://127.0.0.1:{self.all[number]['port']}"

    @property
    def address(self):
        return self.where(self.at)

    def line(self):
        """The next node's turn, as a balancer that knows nothing would have it."""
        self.at = (self.at + 1) % len(self.nodes)
        return super().line()

    async def phone(self, number, kind, first, **headers):
        """Somebody's socket at one node."""
        line = await connect(
            f"{self.where(number).replace('http', 'ws')}/api/v1/{kind}",
            subprotocols=["intakebot.v1"],
            additional_headers=headers,
            compression=None,
            proxy=None,
        )
        phone = Phone(line)
        await phone.send(**first)
        return phone

    async def customer(self, number):
        """Somebody who waits for a person, at one node; the conversation, token and socket."""
        self.at = number
        conversation, token = await self.session()
        phone = await self.phone(number, "customer", {"type": "hello", "token": token})
        await phone.hear("welcome")
        await phone.do(type="begin", flow="broken-page")
        await phone.do(type="want_person")
        return conversation, token, phone

    async def agent(self, number, conversation):
        """Somebody at the desk of one node who holds that conversation; the socket and fence."""
        origin = self.where(number)
        _, cookie = await hired(Settings(**self.all[number]), origin)
        phone = await self.phone(number, "agent", {"type": "attend"}, cookie=cookie, origin=origin)
        await phone.hear("attending")
        await phone.send(type="watch", conversation=conversation, after=0)
        await phone.hear("log")
        taken = await phone.act(conversation, type="take", fence=await self.fence(conversation))
        assert taken["type"] == "ack", taken
        return phone, await self.fence(conversation)

    # --- the store -----------------------------------------------------------------------------

    async def fence(self, conversation):
        mine = "SELECT state FROM conversation WHERE id = %s"
        found = await asyncio.to_thread(self.rows, mine, conversation)
        return json.loads(found[0][0]).get("fence", 0)

    def rows(self, statement, *values):
        with psycopg.connect(self.database) as db:
            return db.execute(statement, values).fetchall()

    async def broken(self):
        """What the store says against what was acknowledged."""
        acked = dict(self.people.acked)  # before the look: people go on talking
        rows = await asyncio.to_thread(self.rows, LOG)
        return unkept(rows, acked)[0] + self.people.wrong + self.wrong


async def heard(phone, text, within):
    """Wait until a log entry with these words is on a screen; the seconds it took."""
    began, looked = time.monotonic(), 0
    async with asyncio.timeout(within):
        while True:
            new = list(phone.entries.values())[looked:]
            if any(text in json.dumps(entry) for entry in new):
                return time.monotonic() - began
            looked += len(new)
            await asyncio.sleep(0.005)
