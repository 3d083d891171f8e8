"""No secret that anybody typed, or that a page carried along, stands in a file or a log line."""

import json
import re
from secrets import token_hex

import pytest
from structlog.testing import capture_logs

from intakebot.engine.entries import Context, Reply
from intakebot.engine.events import Begin, Change, Respond, Say, SetAnswer, Take, WriteNote
from tests import shared
from tests.desk.conftest import ANNA, bodies, log, opened, waiting

LONG = re.compile(rb"(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{12,}")


def secrets():
    """Text by text: its kind, and bytes that give the secret away wherever they stand."""
    for row in shared.rows("security", "own", "pii_secrets.jsonl"):
        secret = row["text"][row["start"] : row["end"]].encode()
        pieces = LONG.findall(secret) if row["kind"] != "card" else [secret]
        if row["redact"] and pieces:
            yield row["text"], pieces


@pytest.fixture
def given():
    return {"files_each": 10_000, "messages_a_minute": 10**6}


def kept(folder):
    """All bytes that are kept, read after the store let go of them."""
    return b"\0".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def body(text):
    yield text.encode()


@pytest.mark.on_file
async def test_a_secret_is_nowhere_on_the_disk_wherever_it_came_in(house, act, tmp_path):
    talking, parts = await waiting(house), house.parts
    await act(ANNA, talking, Take(0))
    with capture_logs() as lines:
        for text, _ in secrets():
            page = Context(f"https://shop.example/?{text}", text, text, facts={"said": f"{text}."})
            begun = await opened(parts)
            await house.say(begun, Begin(context=page), Say(text))
            for event in (Say(text), Change("symptom", text)):  # of one no words may be left
                await parts.reception.perform(talking, event, token_hex(16))
            await act(ANNA, talking, WriteNote(text), SetAnswer("symptom", text))
            await parts.uploads.add(talking, f"{text}.txt", body("words"), 5)
        together = body("\n".join(text for text, _ in secrets()))
        await parts.uploads.add(talking, "log.txt", together, 5, censors=True)
        await house.app.stop()
    found = kept(tmp_path) + json.dumps(lines, default=str).encode()

    left = [
        (text[:60], piece[:20]) for text, pieces in secrets() for piece in pieces if piece in found
    ]

    assert len(list(secrets())) > 200
    assert len(left) <= 0.01 * len(list(secrets())), left


async def test_what_an_agent_has_to_tell_a_customer_stays_and_a_card_does_not(house, act):
    name = await waiting(house)
    text = "Your first password is tulip-Garden-81. Was it card 4242 4242 4242 4242?"

    await act(ANNA, name, Take(0), Respond(1, text))

    [said] = bodies(await log(house.parts, name), Reply)
    assert said.text == text.replace("4242 4242 4242 4242", "•••• 4242")
