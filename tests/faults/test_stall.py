"""The process stands still for longer than any deadline: who spoke meanwhile is not to blame."""

import asyncio
import json
import signal

import pytest
from websockets.exceptions import ConnectionClosed

from tests.faults.drill import Drill
from tests.live import Phone

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]

BODY = b'{"site": "shop"}'
HEAD = (
    b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(BODY)
)
STILL_FOR = 2.5
"""Seconds; the longest deadline of a hurried server is two, that of a pong apart."""


class Stalled(Drill):
    """Somebody is at each place where we wait for a peer, and goes on while we don't."""

    talking = 5

    def __init__(self, folder, *words):
        super().__init__(folder, "--hurried", *words)

    async def run(self, stalls):
        try:
            await self.go()
            for _ in range(stalls):
                await self.resumed(dict(self.people.pending))
                await self.stall()
                if self.wrong:
                    return
        finally:
            await self.end()

    async def stall(self):
        asking = [await self.asks(sent) for sent in (0, 20, len(HEAD), len(HEAD) + 5)]
        hello = self.pages[0].token
        silent = [await self.line() for _ in range(3)]
        greeted = [page.greetings for page in self.pages]
        self.process.child.send_signal(signal.SIGSTOP)
        for writer, _, rest in asking:
            writer.write(rest)
        for line in silent:
            await line.send(json.dumps({"type": "hello", "token": hello}))
        await asyncio.sleep(STILL_FOR)
        self.process.child.send_signal(signal.SIGCONT)
        self.wrong += [each for one in asking if (each := await self.unanswered(*one))]
        self.wrong += [each for line in silent if (each := await self.unwelcome(line))]
        await self.resumed(dict(self.people.pending))
        if greeted != [page.greetings for page in self.pages]:
            self.wrong.append("cut: a page that was there")

    async def asks(self, sent):
        """One who has sent so much of a request; and what is left of it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.settings["port"])
        request = HEAD + BODY
        writer.write(request[:sent])
        return writer, reader, request[sent:]

    async def unanswered(self, writer, reader, rest):
        try:
            answer = await asyncio.wait_for(reader.read(), 10)
        except ConnectionError:
            answer = b""
        writer.close()
        created = answer.startswith(b"HTTP/1.1 201")
        return "" if created else f"cut: {len(rest)} bytes were to come, {answer[:20]!r}"

    async def unwelcome(self, line):
        try:
            await Phone(line).hear("welcome")
        except (ConnectionClosed, AssertionError) as lost:
            return f"cut: a first frame, {lost}"
        await line.close()
        return ""


async def test_who_goes_on_while_we_stand_still_is_answered(tmp_path):
    drill = Stalled(tmp_path)
    await drill.run(1)

    assert drill.wrong == []


async def test_the_harness_finds_deadlines_that_count_our_time(tmp_path):
    drill = Stalled(tmp_path, "--plant", "count our time")
    await drill.run(3)

    assert any(each.startswith("cut") for each in drill.wrong), drill.wrong
