"""SIGTERM under load: out in time, everything acknowledged is kept, everybody comes back alone."""

import asyncio
import fcntl
import json
import random
import signal
import socket
import struct
import sys
import termios
import time
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.edge.plug import Mute
from tests.faults.clients import Clients, Process, broken_promises
from tests.house import flow_files
from tests.live import Phone

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

SERVING = Path(__file__).with_name("serving.py")
TALKING, IDLE, MUTE = 30, 50, 50
EXIT_WITHIN = 10.0
BACK_WITHIN = 15.0
HASTE = 10
"""Pages come back that much sooner than they are told to, so that a test ends sooner as well."""


def settings(folder):
    return {
        "database_url": f"sqlite:///{folder / 'store.sqlite'}",
        "flows": str(flow_files(folder / "flows")),
        "uploads": str(folder / "uploads"),
        "port": free_port(),
        "sessions_an_hour": 1000,
        "text_limit": 60_000,
        "messages_a_minute": 100_000,
        "frames_a_second": 1000,
    }


def free_port():
    """One that no client is given for its own end, or a page would meet itself while it waits."""
    while True:
        port = random.randrange(20_000, 32_000)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port


class Page:
    """A customer's page: comes back by itself, keeps a command until it is acknowledged."""

    def __init__(self, drill, conversation, token, *, talks):
        self.drill, self.conversation, self.token, self.talks = drill, conversation, token, talks
        self.seq, self.epoch = 0, ""
        self.here = asyncio.Event()
        self.told = None
        self.code = None

    async def live(self):
        while True:
            try:
                async with self.drill.line() as line:
                    self.told = self.code = None
                    await self.follow(line)
            except (OSError, WebSocketException, TimeoutError):
                pass
            self.here.clear()
            await asyncio.sleep((self.told or 1000) / 1000 / HASTE)

    async def follow(self, line):
        hello = {"type": "hello", "token": self.token, "after": self.seq, "epoch": self.epoch}
        await line.send(json.dumps(hello))
        try:
            async for text in line:
                await self.take(line, json.loads(text))
        finally:
            self.code = line.close_code

    async def take(self, line, frame):
        match frame["type"]:
            case "welcome":
                self.epoch = frame["epoch"]
                self.here.set()
                await self.send(line)
            case "log":
                if frame["after"] > self.seq:
                    self.wrong(f"a gap: {frame['after']} after {self.seq}")
                self.seq = max(self.seq, frame["upto"])
            case "ack":
                heard = f"{self.conversation} {frame['id']} {frame['seq']}"
                if self.drill.people.heard(heard) is not None:
                    await self.send(line)
            case "going_away":
                self.told = frame["retry_in"]
            case "reset" | "refused":
                self.wrong(str(frame))

    async def send(self, line):
        if self.talks:
            for cid in self.drill.people.to_send(self.conversation):
                event = {"type": "say", "text": f"the words of {cid}"}
                await line.send(json.dumps({"type": "do", "id": cid, "event": event}))

    def wrong(self, what):
        self.drill.wrong.append(f"{self.conversation}: {what}")


class Drill:
    """The clients, who outlive every process; and the processes, one after the other."""

    def __init__(self, folder, plant=""):
        self.settings = settings(folder)
        self.log = folder / "log"
        self.command = [sys.executable, str(SERVING), json.dumps(self.settings), "--plant", plant]
        self.store = folder / "store.sqlite"
        self.people = Clients(0, random.Random())
        self.pages = []
        self.wrong = []

    def line(self):
        address = f"ws://127.0.0.1:{self.settings['port']}/api/v1/customer"
        return connect(address, subprotocols=["intakebot.v1"], compression=None, proxy=None)

    # --- processes -----------------------------------------------------------------------------

    async def prepare(self):
        """The next process, imported and waiting."""
        with self.log.open("ab") as log:
            return await Process(self.command, self.people).start(stdout=log, stderr=log)

    async def run(self, rounds):
        self.process = self.following = await self.prepare()
        living = []
        try:
            self.process.child.stdin.write(b"go\n")
            await self.furnish()
            living = [asyncio.ensure_future(page.live()) for page in self.pages]
            for _ in range(rounds):
                await self.round()
                if self.wrong:
                    return
                self.process = self.following
                self.process.child.stdin.write(b"go\n")
            await self.resumed(dict(self.people.pending))
        finally:
            for page in living:
                page.cancel()
            await asyncio.gather(*living, return_exceptions=True)
            for process in {self.process, self.following}:
                process.kill()
                await process.child.wait()

    async def round(self):
        """Load, then SIGTERM, and what came of it."""
        await self.resumed(dict(self.people.pending))
        deaf = [await self.jammed() for _ in range(MUTE)]
        acked = len(self.people.acked)
        async with asyncio.timeout(20):
            while len(self.people.acked) < acked + 3 * TALKING:
                await asyncio.sleep(0.02)
        self.following = await self.prepare()
        began = time.monotonic()
        self.process.child.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self.process.child.wait(), EXIT_WITHIN)
        except TimeoutError:
            self.wrong.append(f"late: still there after {EXIT_WITHIN} s")
            return
        finally:
            self.took = time.monotonic() - began
        self.wrong += self.people.wrong + await self.after_the_exit(deaf)

    async def after_the_exit(self, deaf):
        wrong = broken_promises(self.store, self.people.acked, a_job_each=False)
        if self.process.child.returncode != 0:
            wrong.append(f"status {self.process.child.returncode}")
        await asyncio.sleep(0.1)  # what was sent to us is still to be read
        for page in self.pages:
            if page.told is None:
                wrong.append(f"untold: closed with {page.code}, no word when to come back")
            elif page.code != 1012:
                wrong.append(f"closed with {page.code}")
        for each in deaf:
            if (await each.rest() or 0) > self.size / 2:
                wrong.append("the harness: one who should not read was sent nearly everything")
            each.hang_up()
        return wrong

    async def resumed(self, pending):
        """Every page is back without being asked to, and what it had sent is answered."""
        try:
            async with asyncio.timeout(BACK_WITHIN):
                for page in self.pages:
                    await page.here.wait()
                while not all(each in self.people.acked for each in pending.items()):
                    await asyncio.sleep(0.02)
        except TimeoutError:
            missing = sum(not page.here.is_set() for page in self.pages)
            self.wrong.append(f"not back: {missing} pages; {self.log.read_text()[-2000:]}")

    # --- people --------------------------------------------------------------------------------

    async def furnish(self):
        """Conversations that wait for a person, one of them long; who talks, who only watches."""
        opened = [await self.session() for _ in range(TALKING)]
        self.people.pending = {conversation: f"{conversation}-0" for conversation, _ in opened}
        await asyncio.gather(*(self.begin(*each) for each in opened))
        await self.talk_long(*opened[0])
        self.pages = [Page(self, *each, talks=True) for each in opened]
        self.pages += [Page(self, *opened[n % TALKING], talks=False) for n in range(IDLE)]
        self.crowded = opened[0][1]

    async def session(self):
        async with httpx2.AsyncClient(trust_env=False) as browser, asyncio.timeout(20):
            while True:
                try:
                    made = await browser.post(
                        f"http://127.0.0.1:{self.settings['port']}/api/v1/sessions",
                        json={"site": "shop"},
                    )
                except httpx2.ConnectError:
                    await asyncio.sleep(0.05)
                    continue
                return made.json()["conversation"], made.json()["token"]

    async def begin(self, conversation, token):
        async with self.line() as line:
            phone = Phone(line)
            await phone.send(type="hello", token=token)
            await phone.do(type="begin", flow="broken-page")
            await phone.do(type="want_person")
            await phone.leave()

    async def talk_long(self, conversation, token):
        async with self.line() as line:
            phone = Phone(line)
            await phone.send(type="hello", token=token)
            for n in range(30):
                cid = f"{conversation}-long{n}"
                await phone.do(cid, type="say", text="word " * 10_000 + f"the words of {cid}")
            await phone.settled()
            self.size = sum(len(json.dumps(entry)) for entry in phone.log)
            await phone.leave()

    async def jammed(self):
        """One who wants the long log, and begins to get it, but does not read."""
        mute = await Mute(self.settings["port"], "customer").dial(type="hello", token=self.crowded)
        async with asyncio.timeout(5):
            while not struct.unpack("i", fcntl.ioctl(mute.line, termios.FIONREAD, b"\0" * 4))[0]:
                await asyncio.sleep(0.005)
        return mute


async def test_five_drains_under_load_lose_nothing_and_everybody_comes_back(
    tmp_path, record_property
):
    drill = Drill(tmp_path)
    await drill.run(5)

    record_property("acknowledged turns", len(drill.people.acked))
    assert drill.wrong == []
    assert len(drill.people.acked) > 5 * 3 * TALKING


@pytest.mark.parametrize(
    ("plant", "found"),
    [("ack unwritten", "lost"), ("wait for readers", "late"), ("say nothing", "untold")],
)
async def test_the_harness_finds_a_planted_bug(tmp_path, plant, found):
    drill = Drill(tmp_path, plant)
    await drill.run(1)

    assert any(each.startswith(found) for each in drill.wrong), drill.wrong
