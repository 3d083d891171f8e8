"""A mail server for tests: it takes what it is handed, over a real socket."""

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any


@dataclass
class PostOffice:
    """What was handed in, and what it is to say no to."""

    url: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    signed_in: list[str] = field(default_factory=list)
    refuses: bool = False
    hangs: str = ""
    """Where it stops answering until it is let go; "drips" sends a line that never ends."""
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def hang(self, where: str) -> None:
        if self.hangs == where:
            await self.let_go.wait()

    async def served(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(f"{line}\r\n".encode())

        await self.hang("at once")
        say("220 post")
        while self.hangs == "drips" and not self.let_go.is_set():
            writer.write(b"2")
            await asyncio.sleep(0.01)
        while line := (await reader.readline()).decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                say("354 go on")
                lines = []
                while (text := await reader.readline()) != b".\r\n":
                    lines.append(text.removeprefix(b"."))
                if not self.refuses:
                    whole = b"".join(lines).replace(b"\r\n", b"\n")
                    parsed = email.message_from_bytes(whole, policy=email.policy.default)
                    assert isinstance(parsed, EmailMessage)
                    self.mails.append(parsed)
                await self.hang("after the text")
                say("451 not now" if self.refuses else "250 taken")
            elif word == "EHLO":
                await self.hang("after EHLO")
                say("250-post\r\n250 AUTH PLAIN")
            elif word == "AUTH":
                self.signed_in.append(line)
                say("235 welcome")
            elif word == "QUIT":
                say("221 bye")
                break
            else:
                say("250 ok")
        writer.close()


@asynccontextmanager
async def post_office() -> AsyncIterator[PostOffice]:
    office = PostOffice()
    server: Any = await asyncio.start_server(office.served, "127.0.0.1", 0)
    office.url = f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield office
    finally:
        server.close()
