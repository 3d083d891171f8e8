"""Clients that keep each command until it is acknowledged, and what they may hold us to."""

import asyncio
import os
import random
import signal
import sqlite3
from contextlib import closing, suppress

import httpx2
import psycopg

from tests.faults.nursery import born

CHILD = "tests.faults.child"


class Clients:
    """What was sent, what was acknowledged; it survives every process it talks to."""

    def __init__(self, count, chance):
        self.chance = chance
        self.pending = {str(n): f"{n}-0" for n in range(count)}
        self.acked = {}
        self.wrong = []

    def next(self, client, cid):
        """The command after this one."""
        self.pending[client] = f"{client}-{int(cid.split('-')[1]) + 1}"

    def to_send(self, client):
        """The open command; now and then twice, or one that was answered long ago."""
        cid = self.pending[client]
        yield cid
        if self.chance.random() < 0.1:
            yield cid
        if self.chance.random() < 0.05 and not cid.endswith("-0"):
            yield f"{client}-{self.chance.randrange(int(cid.split('-')[1]))}"

    def heard(self, line):
        """Take an acknowledgement in; returns the client that may go on, if one may."""
        client, cid, seq = line.split()
        before = self.acked.setdefault((client, cid), int(seq))
        if before != int(seq):
            self.wrong.append(f"{cid} was acknowledged as {before} and as {seq}")
        if cid != self.pending[client]:
            return None
        self.next(client, cid)
        return client


class Process:
    """One child; pending commands are sent again as soon as it takes them."""

    def __init__(self, command, clients):
        self.command = command
        self.clients = clients

    async def start(self, **streams):
        self.child = await born(self.command, **streams)
        return self

    async def execute(self, **given):
        """Start a program of another kind."""
        pipe = asyncio.subprocess.PIPE
        self.child = await asyncio.create_subprocess_exec(
            *self.command, **{"stdin": pipe, "stdout": pipe} | given, start_new_session=True
        )

    def send(self, client):
        for cid in self.clients.to_send(client):
            self.child.stdin.write(f"{client} {cid} the words of {cid}\n".encode())

    async def talk(self, seconds, most=None):
        """Send and hear until it dies or the time is up after the first acknowledgement."""
        self.child.stdin.write(b"go\n")
        for client in self.clients.pending:
            self.send(client)
        heard = 0
        async for line in self.child.stdout:
            if not heard:
                asyncio.get_running_loop().call_later(seconds, self.kill)
            heard += 1
            if most and heard >= most:
                self.kill()
            if (client := self.clients.heard(line.decode())) is not None:
                with suppress(ConnectionError):
                    self.send(client)
        await self.child.wait()
        return heard

    def kill(self):
        """With -9, and whoever runs under it."""
        with suppress(ProcessLookupError):
            os.killpg(self.child.pid, signal.SIGKILL)


def browser_for(**given):
    """Makes requests to servers here; it does not read in whose certificates it would trust."""
    return httpx2.AsyncClient(trust_env=False, verify=False, **given)


def command(path, clients, plant=""):
    return [CHILD, str(path), "--clients", str(clients), "--plant", plant]


def broken_promises(path, acked, *, a_job_each=True):
    """What the store does not hold of what was acknowledged, and what it holds wrongly.

    ``path`` is a file of SQLite or the address of a PostgreSQL database.
    """
    is_file = "://" not in str(path)
    with closing(sqlite3.connect(path) if is_file else psycopg.connect(path)) as db:
        if is_file and (whole := db.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            return [f"damaged: {whole}"]
        entries = db.execute(
            "SELECT id, entry.seq, entry.cid, data, conversation.seq FROM entry"
            " JOIN conversation USING (number) ORDER BY number, entry.seq"
        ).fetchall()
        jobs = db.execute("SELECT count(*) FROM outbox").fetchone()[0]
    wrong, said = unkept(entries, acked)
    if a_job_each and jobs != said and not wrong:
        wrong.append(f"{said} turns and {jobs} jobs")
    return wrong


def unkept(entries, acked):
    """What rows of a log say against what was acknowledged; and how many messages there are.

    Each row is its conversation, its number, the command's id, the entry as JSON, and where
    the conversation stands; in the order of the log.
    """
    said = {}
    numbers = {}
    wrong = []
    for client, seq, cid, data, last in entries:
        numbers.setdefault(client, []).append(seq)
        if '"type":"said"' in data:
            text = data.partition("the words of ")[2].partition('"')[0]
            if said.setdefault((client, text), seq) != seq:
                wrong.append(f"doubled: {text}")
            if cid not in (text, ""):
                wrong.append(f"{cid} holds the words of {text}")
        if seq > last:
            wrong.append(f"{client} is at {last} and has entry {seq}")
    wrong += [
        f"gaps: {client}" for client, each in numbers.items() if each != [*range(1, len(each) + 1)]
    ]
    wrong += [
        f"lost: {cid}, acknowledged as {seq}"
        for (client, cid), seq in acked.items()
        if said.get((client, cid)) is None or seq not in (0, said[client, cid])
    ]
    return wrong, len(said)


async def killed_often(path, times, plant="", clients=30, seed=None):
    """Kill a loaded process again and again; the promises that did not hold, and the count."""
    chance = random.Random(seed)
    wire = Clients(clients, chance)
    wrong = []
    following = await Process(command(path, clients, plant), wire).start()
    for _ in range(times):
        process, following = following, await Process(command(path, clients, plant), wire).start()
        await process.talk(chance.uniform(0.0, 0.12))
        wrong += broken_promises(path, wire.acked)
        if wrong and plant:
            break
    following.kill()
    await following.child.wait()
    return wrong + wire.wrong, len(wire.acked)
