"""People at the real server: pages that outlive every process, come back and send again."""

import asyncio
import json
import random
import socket

import httpx2
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from tests.faults.clients import Clients, Process, browser_for
from tests.house import flow_files
from tests.live import Phone

SERVING = "tests.faults.serving"
BACK_WITHIN = 15.0
AT_ONCE = 30
"""Conversations that begin together."""
HASTE = 5
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
        "sockets_each": 20_000,
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

    filler = ""
    """Said before the words that count, so that a message takes room."""

    def __init__(self, drill, conversation, token, *, talks):
        self.drill, self.conversation, self.token, self.talks = drill, conversation, token, talks
        self.seq, self.epoch = 0, ""
        self.here = asyncio.Event()
        self.wants = asyncio.Event()
        self.wants.set()
        self.told = None
        self.code = None
        self.greetings = 0

    async def live(self):
        while True:
            await self.wants.wait()
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
                self.greetings += 1
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
                event = {"type": "say", "text": f"{self.filler}the words of {cid}"}
                await line.send(json.dumps({"type": "do", "id": cid, "event": event}))

    def wrong(self, what):
        self.drill.wrong.append(f"{self.conversation}: {what}")


class Drill:
    """The clients, who outlive every process; and the processes, one after the other."""

    page = Page
    talking = 30

    def __init__(self, folder, *words, script=SERVING, **given):
        self.settings = settings(folder) | given
        self.log = folder / "log"
        self.command = [script, json.dumps(self.settings), *words]
        self.store = folder / "store.sqlite"
        self.people = Clients(0, random.Random())
        self.pages = []
        self.living = []
        self.process = None
        self.wrong = []
        self.resets = 0
        """Requests that were broken off; whoever makes one tries again."""

    @property
    def address(self):
        return f"http://127.0.0.1:{self.settings['port']}"

    def line(self, **more):
        address = f"{self.address.replace('http', 'ws')}/api/v1/customer"
        fixed = {"subprotocols": ["intakebot.v1"], "compression": None, "proxy": None}
        fixed["ping_interval"] = None  # browsers send none, and a busy machine would miss them
        return connect(address, **fixed, **more)

    # --- processes -----------------------------------------------------------------------------

    async def prepare(self):
        """The next process, imported and waiting."""
        with self.log.open("ab") as log:
            return await Process(self.command, self.people).start(stdout=log, stderr=log)

    async def go(self, process=None):
        """Let a process serve; of the first that does, people become customers."""
        for page in self.pages:
            page.here.clear()  # whoever has not noticed yet is not there any more either
        self.process = process or await self.prepare()
        self.process.child.stdin.write(b"go\n")
        if not self.pages:
            await self.furnish()
            self.living = [asyncio.ensure_future(page.live()) for page in self.pages]

    async def end(self):
        """Everybody leaves, and the process with them."""
        for page in self.living:
            page.cancel()
        await asyncio.gather(*self.living, return_exceptions=True)
        if self.process is not None:
            self.process.kill()
            await self.process.child.wait()

    # --- people --------------------------------------------------------------------------------

    async def furnish(self):
        """Conversations that wait for a person, and whoever sits before them."""
        opened = [await self.session() for _ in range(self.talking)]
        self.people.pending = {conversation: f"{conversation}-0" for conversation, _ in opened}
        for start in range(0, len(opened), AT_ONCE):
            await asyncio.gather(*(self.begin(*each) for each in opened[start : start + AT_ONCE]))
        self.pages = [self.page(self, *each, talks=True) for each in opened]
        return opened

    async def session(self):
        async with browser_for(timeout=30) as browser, asyncio.timeout(60):
            while True:
                try:
                    made = await browser.post(
                        f"{self.address}/api/v1/sessions", json={"site": "shop"}
                    )
                except httpx2.TransportError as lost:
                    self.resets += not isinstance(lost, httpx2.ConnectError)
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
        """Make a log of more than one frame; its size in bytes, about."""
        async with self.line() as line:
            phone = Phone(line)
            await phone.send(type="hello", token=token)
            for n in range(30):
                cid = f"{conversation}-long{n}"
                await phone.do(cid, type="say", text="word " * 10_000 + f"the words of {cid}")
            await phone.settled()
            await phone.leave()
        return sum(len(json.dumps(entry)) for entry in phone.log)

    async def resumed(self, pending, within=BACK_WITHIN):
        """Every page is back without being asked to, and what it had sent is answered."""
        try:
            async with asyncio.timeout(within):
                for page in self.pages:
                    await page.here.wait()
                while not all(each in self.people.acked for each in pending.items()):
                    await asyncio.sleep(0.02)
        except TimeoutError:
            missing = sum(not page.here.is_set() for page in self.pages)
            self.wrong.append(f"not back: {missing} pages; {self.log.read_text()[-2000:]}")

    async def noticed(self, pages):
        """Wait until they have read all that a process sent them before it was gone."""
        async with asyncio.timeout(30):
            while any(page.here.is_set() for page in pages):
                await asyncio.sleep(0.01)

    async def answered(self, more, within=20.0):
        """Wait for that many more acknowledgements."""
        enough = len(self.people.acked) + more
        async with asyncio.timeout(within):
            while len(self.people.acked) < enough:
                await asyncio.sleep(0.02)
