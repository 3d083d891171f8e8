"""An agent at a real server: signed in, on the line, holding a conversation."""

import secrets

from websockets.asyncio.client import connect

from intakebot.app import real_world
from intakebot.wiring import opening
from tests.faults.clients import browser_for
from tests.house import PASSWORD
from tests.live import Phone

PATIENCE = 30.0


async def hired(given, origin):
    """Somebody new joins; their address and their cookie. ``given``: the server's settings."""
    email = f"{secrets.token_hex(4)}@staff.example"
    async with opening.staff_of(given, real_world()) as staff:
        link = await staff.link(email, "Anna", "admin")
    asked = {"token": link.token, "name": "Anna", "password": PASSWORD}
    joined = await posted(origin, "join", asked)
    assert joined.status_code == 200, joined.text
    return email, joined.headers["set-cookie"].partition(";")[0]


async def posted(origin, path, asked):
    headers = {"origin": origin}
    async with browser_for(headers=headers, timeout=PATIENCE) as browser:
        return await browser.post(f"{origin}/api/v1/{path}", json=asked)


class Agent:
    """One of them, who answers in one conversation."""

    def __init__(self, origin, email, cookie, conversation):
        self.origin, self.email, self.cookie = origin, email, cookie
        self.conversation = conversation

    async def come(self):
        """Be there."""
        address = f"{self.origin.replace('http', 'ws')}/api/v1/agent"
        headers = {"cookie": self.cookie, "origin": self.origin}
        fixed = {"subprotocols": ["intakebot.v1"], "compression": None, "proxy": None}
        self.phone = Phone(await connect(address, additional_headers=headers, **fixed))
        await self.phone.send(type="attend")
        await self.phone.hear("attending")
        return self

    async def attend(self):
        """Take the conversation."""
        await self.come()
        await self.phone.send(type="watch", conversation=self.conversation, after=0)
        await self.phone.hear("log")
        taken = await self.phone.act(self.conversation, type="take", fence=0)
        assert taken["type"] == "ack", taken
        return self

    async def say(self, text):
        said = {"type": "respond", "fence": self.fence, "text": text}
        heard = await self.phone.act(self.conversation, **said)
        assert heard["type"] == "ack", heard

    @property
    def fence(self):
        """The last that the log tells of."""
        return [e["body"]["fence"] for e in self.phone.log if "fence" in e["body"]][-1]

    async def asks(self, path):
        """The status of a request with the cookie."""
        headers = {"cookie": self.cookie}
        async with browser_for(timeout=PATIENCE) as browser:
            return (await browser.get(f"{self.origin}{path}", headers=headers)).status_code

    async def signs_in(self):
        """The status of signing in once more, from another browser."""
        asked = {"email": self.email, "password": PASSWORD}
        return (await posted(self.origin, "sign-in", asked)).status_code
