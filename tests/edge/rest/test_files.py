"""Files over HTTP."""

import io
from urllib.parse import unquote

import pytest
from PIL import Image

from intakebot.engine.events import Begin, Say
from tests import shared


def png(size=(8, 8)):
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, "PNG")
    return written.getvalue()


async def test_a_picture_goes_in_and_comes_out_to_be_shown(house):
    customer, _ = await house.customer()

    made = await customer.post("/api/v1/files?name=shot.png", content=png())

    kept = made.json()
    assert made.status_code == 201
    assert (kept["name"], kept["media_type"], kept["width"]) == ("shot.png", "image/png", 8)
    shown = await customer.get(f"/api/v1/files/{kept['id']}")
    assert shown.headers["content-type"] == "image/png"
    assert shown.headers["content-disposition"] == "inline; filename*=UTF-8''shot.png"
    assert shown.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert shown.headers["cache-control"] == "private, no-store"
    assert len(shown.content) == kept["size"]


@pytest.mark.parametrize("body", [b"words\n", b"%PDF-1.4\n1 0 obj"])
async def test_everything_else_is_downloaded(house, body):
    customer, _ = await house.customer()
    kept = (await customer.post("/api/v1/files?name=a", content=body)).json()

    shown = await customer.get(f"/api/v1/files/{kept['id']}")

    assert shown.headers["content-disposition"].startswith("attachment;")
    assert shown.content == body


async def test_an_agent_sees_it_and_another_customer_finds_nothing(house):
    customer, _ = await house.customer()
    other, _ = await house.customer()
    agent, editor = await house.agent("agent"), await house.agent("editor")
    kept = (await customer.post("/api/v1/files?name=a.txt", content=b"words")).json()

    answers = {
        who: (await browser.get(f"/api/v1/files/{kept['id']}")).status_code
        for who, browser in (("agent", agent), ("editor", editor), ("other", other))
    }

    assert answers == {"agent": 200, "editor": 403, "other": 404}


async def test_an_agent_adds_one_to_a_conversation_that_is_there(house):
    customer, conversation = await house.customer()
    agent = await house.agent("agent")

    made = await agent.post(f"/api/v1/conversations/{conversation}/files?name=a", content=b"words")

    assert made.status_code == 201
    assert (await customer.get(f"/api/v1/files/{made.json()['id']}")).content == b"words"
    absent = await agent.post("/api/v1/conversations/conv_absent/files?name=a", content=b"words")
    assert absent.status_code == 404


async def test_a_message_cannot_show_another_conversations_file(house):
    one, _ = await house.customer()
    _, other = await house.customer()
    kept = (await one.post("/api/v1/files?name=a.txt", content=b"words")).json()
    await house.say(other, Begin())

    refused = await house.parts.reception.perform(other, Say("look", files=[kept["id"]]), "c" * 32)

    assert refused.code == "no_file"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 415, "wrong_kind"),
        (b"<svg onload=x()>", 415, "wrong_kind"),
        (b"PK\x03\x04" + bytes(30), 415, "wrong_kind"),
        (b"x" * 10_000_001, 413, "too_large"),
    ],
)
async def test_a_file_we_do_not_take_is_refused_with_kind_words(house, body, status, code):
    customer, _ = await house.customer()

    answer = await customer.post("/api/v1/files?name=a.png", content=body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["detail"]


async def test_a_file_larger_than_any_json_body_goes_through(house):
    customer, _ = await house.customer()
    answer = await customer.post("/api/v1/files?name=a.txt", content=b"long line\n" * 500_000)
    assert answer.status_code == 201


async def test_the_eleventh_file_is_refused(house):
    customer, _ = await house.customer()
    answers = [await customer.post("/api/v1/files", content=b"words") for _ in range(11)]
    assert [one.status_code for one in answers] == [201] * 10 + [422]
    assert answers[-1].json()["code"] == "too_many_files"


async def test_every_name_of_the_attack_set_is_sent_back_harmless(house):
    for row in shared.rows("security", "own", "filenames.jsonl"):
        name = row["name"]
        customer, _ = await house.customer()
        made = await customer.post("/api/v1/files", params={"name": name}, content=b"words")
        assert made.status_code == 201, name
        shown = await customer.get(f"/api/v1/files/{made.json()['id']}")
        how, _, quoted = shown.headers["content-disposition"].partition("; filename*=UTF-8''")
        assert how == "attachment"
        assert unquote(quoted) == made.json()["name"]
        assert quoted.isascii()
        assert not set(quoted) & set('"\\/\r\n; ')


@pytest.mark.parametrize("asked", ["absent", "..%2f..%2fstore.sqlite", "%00", "x" * 3000])
async def test_a_path_is_no_id(house, asked):
    agent = await house.agent("agent")
    answer = await agent.get(f"/api/v1/files/{asked}")
    assert answer.status_code == 404
