"""How a customer speaks to each server that is measured: ours, an echo, and the peers'.

All say the same: a greeting or first words and six answers, one turn each.
"""

import asyncio
import json
import random
import secrets
import time
import uuid
from typing import Any, ClassVar, Protocol

from picows import WSFrame, WSListener, WSMsgType, WSTransport

ANSWERS = 6
"""After the first words, as in the field's own comparisons."""


def words() -> str:
    """What a customer tells of their tap, each time of another one: customers don't repeat."""
    tap = "".join(random.choices("adeiklmnorstu", k=7))
    return f"The {tap} tap drips since Monday and the seal looks worn"


class Watch(Protocol):
    """Who keeps the time."""

    over: bool

    def answered(self, seconds: float) -> None: ...


class Customer(WSListener):
    """One connection. ``turn`` says the next words; the rest follows by itself."""

    needs_token: ClassVar[bool] = False
    stays: ClassVar[bool] = False
    """Whether the next customer comes on the same line, without end."""

    def __init__(self, watch: Watch, token: str) -> None:
        self.watch = watch
        self.token = token
        self.said = 0
        self.began = 0.0
        loop = asyncio.get_running_loop()
        self.settled = loop.create_future()
        """Done when the first words may be said."""
        self.through = loop.create_future()
        """Done when the intake is."""
        self.gone = loop.create_future()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.line = transport
        self.arrive()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        for future in (self.settled, self.through, self.gone):
            if not future.done():
                future.set_result(None)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.PING:
            transport.send_pong(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        else:
            self.hear(frame.get_payload_as_bytes())

    def send(self, text: bytes) -> None:
        self.line.send(WSMsgType.TEXT, text)

    def leave(self) -> None:
        self.line.disconnect()

    def arrive(self) -> None:
        self.settled.set_result(None)

    def turn(self) -> None:
        self.began = time.perf_counter()
        self.send(self.message())

    def hear(self, body: bytes) -> None:
        if not self.is_reply(body):
            return
        self.watch.answered(time.perf_counter() - self.began)
        self.said += 1
        if self.said > ANSWERS:
            self.said = 0
            if not self.stays:
                self.through.set_result(None)
                return
        if not self.watch.over:
            self.turn()

    def message(self) -> bytes:
        raise NotImplementedError

    def is_reply(self, body: bytes) -> bool:
        return True


def do(event: dict[str, Any]) -> bytes:
    return json.dumps({"type": "do", "id": secrets.token_hex(16), "event": event}).encode()


class Ours(Customer):
    """The protocol as the widget speaks it; a reply is what the log says, after the ack."""

    needs_token = True

    def arrive(self) -> None:
        self.send(json.dumps({"type": "hello", "token": self.token}).encode())

    def message(self) -> bytes:
        return do({"type": "say", "text": words()})

    def is_reply(self, body: bytes) -> bool:
        if body.startswith(b'{"type":"refused"'):
            raise SystemExit(body.decode())
        if body.startswith(b'{"type":"welcome"'):
            self.send(do({"type": "begin", "flow": "bench"}))
        if not body.startswith(b'{"type":"log"'):
            return False
        if not self.settled.done():
            self.settled.set_result(None)
            return False
        return True


class Echo(Customer):
    """The same frames to whoever sends them back, on one line without end."""

    stays = True

    def message(self) -> bytes:
        return do({"type": "say", "text": words()})


class EchoLines(Echo):
    """The same, on a new line for each intake."""

    stays = False


class Bot(Customer):
    """Botkit's web adapter, and whatever else speaks as it does."""

    stays = True
    user = ""

    def message(self) -> bytes:
        if not self.said:
            self.user = secrets.token_hex(16)
            return json.dumps({"type": "hello", "user": self.user, "channel": "socket"}).encode()
        said = {"type": "message", "text": words(), "user": self.user, "channel": "socket"}
        return json.dumps(said).encode()

    def is_reply(self, body: bytes) -> bool:
        return b'"typing"' not in body


class Chainlit(Customer):
    """Chainlit's ``AskUserMessage``: engine.io and socket.io, each answer as an acknowledgement."""

    stays = True
    ack: bytes | None = None

    def arrive(self) -> None:
        pass  # the server speaks first

    def hear(self, body: bytes) -> None:
        if body.startswith(b"0"):
            auth = {"clientType": "webapp", "sessionId": str(uuid.uuid4()), "threadId": ""}
            self.send(b"40" + json.dumps(auth | {"userEnv": "{}", "chatProfile": ""}).encode())
        elif body.startswith(b"2"):
            self.send(b"3")
        elif body.startswith(b"40"):
            self.send(b'42["connection_successful"]')
            self.settled.set_result(None)
        elif body.startswith(b"44"):
            raise SystemExit(body.decode())
        else:
            super().hear(body)

    def message(self) -> bytes:
        said = {
            "id": str(uuid.uuid4()),
            "threadId": "",
            "name": "user",
            "type": "user_message",
            "output": words(),
            "createdAt": "2026-01-01T00:00:00.000Z",
        }
        if self.ack is not None:
            return b"43" + self.ack + json.dumps([said]).encode()
        return (
            b"42" + json.dumps(["client_message", {"message": said, "fileReferences": []}]).encode()
        )

    def is_reply(self, body: bytes) -> bool:
        if body.startswith(b"42") and b'"ask"' in body[:16]:
            self.ack = body[2 : body.index(b"[")]
            return True
        if body.startswith(b'42["new_message"') and b"Thanks, a colleague" in body:
            self.ack = None
            return True
        return False


SPEAKERS: dict[str, type[Customer]] = {
    "ours": Ours,
    "echo": Echo,
    "echo lines": EchoLines,
    "bot": Bot,
    "chainlit": Chainlit,
}
