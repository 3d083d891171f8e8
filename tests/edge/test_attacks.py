"""Broken, forged and mutilated frames at both sockets of a real server, while somebody talks on.

Each is answered by a frame of the protocol or a close code, none by a word about our inside.
"""

import asyncio
import base64
import copy
import json
import logging
import random
import re
import secrets
import struct
from contextlib import suppress

import pytest
from structlog.testing import capture_logs
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from intakebot.edge.line import Line
from tests import shared
from tests.edge.attacks import INSIDE, SPOILT, naughty

pytestmark = pytest.mark.on_file

OURS = {4001, 4003, 4004, 4008, 4400, 4029}
CODES = OURS | {1002, 1003, 1007, 1008, 1009}
EVENTS = [
    {"type": "begin", "flow": "broken-page", "language": "en", "context": {"url": "https://x.y"}},
    {"type": "say", "text": "It is blank", "question": "symptom", "turn": 3, "files": ["a"]},
    {"type": "change", "question": "symptom", "text": "It is black"},
    {"type": "identify", "token": "a.b.c"},
    {"type": "back", "question": "symptom"},
    {"type": "dont_know", "question": "page", "turn": 9},
    {"type": "confirm", "turn": 9},
    {"type": "want_person"},
]
ACTS = [
    {"type": "take", "fence": 0},
    {"type": "respond", "fence": 1, "text": "Hello", "files": ["a"]},
    {"type": "write_note", "text": "Hm"},
    {"type": "transfer", "fence": 1, "team": "web", "note": "Yours"},
    {"type": "set_answer", "question": "symptom", "text": "Black"},
    {"type": "close", "fence": 1, "reason": "solved", "text": "Done"},
]


class Watched:
    """A server, somebody who talks on it, and what it complains of in its log."""

    def __init__(self, live, lines):
        self.live = live
        self._lines = lines

    @property
    def complaints(self):
        return [line for line in self._lines if line["log_level"] not in ("debug", "info")]

    def complaints_are_meant(self):
        self._lines.clear()

    async def begin(self):
        self.token, self.conversation = await self.live.token()
        self.phone = await self.live.customer(self.token)
        await self.phone.do(type="begin", flow="broken-page", language="en")
        self.agent, self.cookie = await self.live.hired()
        return self

    async def dial(self, path):
        """A line of somebody who was let in."""
        if path == "agent":
            return await self.live.agent(self.cookie)
        token, _ = await self.live.token()
        return await self.live.customer(token)

    async def talks_on(self):
        done = await self.phone.do(type="say", text=secrets.token_hex(4))
        assert done["type"] == "ack"


@pytest.fixture
def given():
    return {"frames_a_second": 100_000, "messages_a_minute": 1_000_000, "sessions_an_hour": 10**6}


@pytest.fixture
async def watched(live, caplog):
    caplog.set_level(logging.WARNING)
    with capture_logs() as lines:
        made = await Watched(live, lines).begin()
        yield made
    assert made.complaints == []
    assert [each.getMessage() for each in caplog.records] == []


async def answers(phone, *texts):
    """Send these; what came back, and the code if that closed the line."""
    before = len(phone.frames)
    try:
        for text in texts:
            await phone.line.send(text)
        await phone.settled()
    except (ConnectionClosed, AssertionError):
        await phone.line.wait_closed()
    return phone.frames[before:], phone.code


async def harmless(watched, path, texts):
    """What any of these led to that must not be."""
    wrong, phone = [], await watched.dial(path)
    for text in texts:
        frames, code = await answers(phone, text)
        said = json.dumps([each for each in frames if each["type"] != "log"])
        if code is not None:
            if code not in CODES:
                wrong.append((text[:200], code))
            phone = await watched.dial(path)
        if INSIDE.search(said):
            wrong.append((text[:200], said[:500]))
    await phone.leave()
    return wrong


def texts():
    """JSON that is none, that is wrong, and that is none of ours."""
    rows = shared.rows("security", "own", "ws_frames.jsonl")
    found = [row["value"] for row in rows if row["kind"] == "text"]
    for row in shared.rows("security", "third_party", "json", "jsontestsuite.jsonl"):
        raw = base64.b64decode(row["b64"])
        found += [raw.decode()] if raw.isascii() else []
    return found


@pytest.mark.parametrize("path", ["customer", "agent"])
async def test_text_that_is_no_frame_of_ours_is_refused_without_a_word_of_our_inside(watched, path):
    found = texts()

    assert await harmless(watched, path, found) == []
    assert len(found) > 100
    await watched.talks_on()


@pytest.mark.parametrize("path", ["customer", "agent"])
async def test_such_text_as_the_first_frame_lets_nobody_in(watched, path):
    headers = {"cookie": watched.cookie, "origin": watched.live.address} if path == "agent" else {}
    for text in texts():
        phone = await watched.live.dial(path, **headers)
        await phone.line.send(text)
        assert await phone.closed() in CODES, text[:200]
        assert phone.frames == []
    await watched.talks_on()


def spoilt(dice, frame):
    """A frame with one thing wrong: a field that is missing, alien, doubled or of another kind."""
    frame = copy.deepcopy(frame)
    within = frame["event"] if "event" in frame and dice.random() < 0.7 else frame
    name = dice.choice([*within, "owner", "__proto__"])
    doing = dice.randrange(3)
    if doing == 0:
        within.pop(name, None)
    else:
        within[name] = dice.choice(SPOILT)
    text = json.dumps(frame)
    if doing == 2:
        at = dice.randrange(len(text))
        text = text[:at] + dice.choice(['"', "{", "]", "\\", "\x07", "é", ""]) + text[at + 1 :]
    return text


@pytest.mark.parametrize("path", ["customer", "agent"])
async def test_frames_of_ours_with_one_thing_wrong_break_nothing(watched, path):
    dice = random.Random(path)
    made = []
    for _ in range(250):
        event = dice.choice(EVENTS if path == "customer" else ACTS)
        frame = {"type": "do", "id": secrets.token_hex(16), "event": event}
        if path == "agent":
            frame |= {"type": "act", "conversation": watched.conversation}
        others = [{"type": "seen", "seq": 1}, {"type": "typing", "on": True}, {"type": "ping"}]
        made.append(spoilt(dice, dice.choice([frame] * 5 + others)))

    assert await harmless(watched, path, made) == []
    token, _ = await watched.live.token()
    assert await watched.live.customer(token)


async def test_a_decoder_that_lets_its_errors_through_is_found_out(watched, monkeypatch):
    monkeypatch.setattr(Line, "read", lambda self, decode, text, otherwise=4400: decode(text))

    found = await harmless(watched, "customer", ["{}"])

    assert found == [("{}", 1011)]
    assert [line["event"] for line in watched.complaints] == ["socket_failed"]
    watched.complaints_are_meant()


async def test_whatever_people_may_type_is_kept_as_they_typed_it_or_refused(watched):
    phone = watched.phone
    for text in naughty():
        said = await phone.do(type="say", text=text)
        if said["type"] == "refused":
            assert said["code"] == "empty", text
            assert not text.strip()
        else:
            await phone.upto(said["seq"])
            body = phone.entries[said["seq"]]["body"]
            assert body["text"] == text or body["removed"], text


# --- below JSON --------------------------------------------------------------------------------


async def shaken(live, token):
    """The bare bytes of a line that was let in."""
    reader, writer = await asyncio.open_connection("127.0.0.1", live.port)
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    writer.write(
        f"GET /api/v1/customer HTTP/1.1\r\nHost: 127.0.0.1:{live.port}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: intakebot.v1\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    hello = json.dumps({"type": "hello", "token": token}).encode()
    writer.write(Frame(Opcode.TEXT, hello).serialize(mask=True))
    await asyncio.wait_for(reader.readuntil(b'"welcome"'), 10)
    return reader, writer


async def closing(reader, within=15):
    """The code of the close frame that comes, 0 where the line is cut without one."""
    heard = b""
    async with asyncio.timeout(within):
        while piece := await reader.read(65536):
            heard += piece
    found = re.search(rb"\x88[\x02-\x7d](..)", heard, re.DOTALL)
    return struct.unpack("!H", found[1])[0] if found else 0


async def test_frames_that_break_the_websocket_protocol_end_their_own_line_alone(watched):
    for row in shared.rows("security", "own", "ws_frames.jsonl"):
        expected = re.match(r"close (\d+)", row["expect"])
        if row["kind"] != "raw" or not expected:
            continue
        token, _ = await watched.live.token()
        reader, writer = await shaken(watched.live, token)
        writer.write(bytes.fromhex(row["value"]))
        assert await closing(reader) in (int(expected[1]), 1002), row["why"]
        writer.close()
    await watched.talks_on()


async def test_pings_without_end_are_answered_or_cut_and_hold_nobody_up(watched):
    rows = shared.rows("security", "own", "ws_frames.jsonl")
    pings = next(bytes.fromhex(row["value"]) for row in rows if "pings at once" in row["why"])
    token, _ = await watched.live.token()
    reader, writer = await shaken(watched.live, token)
    writer.write(pings * 20)
    await watched.talks_on()

    with suppress(ConnectionError):  # cut, and not asked politely to go
        await closing(reader)
    writer.close()
    await watched.talks_on()
