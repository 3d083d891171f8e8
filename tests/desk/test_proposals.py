"""A language model at the other end, kind, broken and hostile: the talk goes on as without it."""

import asyncio
import json

import pytest

from intakebot.authoring.library import Library
from intakebot.desk.proposals import LARGEST, WITHIN, Proposer, proposals
from intakebot.engine.events import Begin, Proposal, Say
from intakebot.settings import Settings


class Model:
    """A server that says what it is told to, once asked over HTTP."""

    def __init__(self):
        self.raw = b""
        self.asked = []
        self.wait = 0.0

    def says(self, text, status="200 OK"):
        body = json.dumps({"choices": [{"message": {"content": text}}]}).encode()
        return self.sends(body, status)

    def sends(self, body, status="200 OK"):
        self.raw = f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body
        return self

    async def serve(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
        self.asked.append((head, json.loads(await reader.readexactly(length))))
        if self.wait:
            await asyncio.sleep(self.wait)
        writer.write(self.raw)
        await writer.drain()
        writer.close()


@pytest.fixture
async def model():
    made = Model()
    async with await asyncio.start_server(made.serve, "127.0.0.1", 0) as server:
        made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        yield made


@pytest.fixture
def items(flows):
    library = Library()
    library.load(flows)
    return [item for item in library.flow("broken-page").items if item.id == "symptom"]


@pytest.fixture
async def asker(model):
    made = Proposer(Settings(llm_url=model.url, llm_model="m", llm_key="k" * 40))
    yield made
    await made.close()


async def test_it_is_asked_about_open_questions_and_its_quotes_come_back(model, asker, items):
    model.says('Sure! {"answers": [{"question": "symptom", "quote": "all white"}]}')

    found = await asker.propose("the page is all white", items, "en")

    assert found == [Proposal("symptom", "all white")]
    ((head, body),) = model.asked
    assert b"authorization: bearer " in head.lower()
    assert body["temperature"] == 0
    assert json.loads(body["messages"][1]["content"])["questions"] == {
        "symptom": "What do you see?"
    }


@pytest.mark.parametrize(
    "said",
    [
        "",
        "no idea",
        "{",
        "[]",
        '{"answers": "all of them"}',
        '{"answers": [1, null, {"question": "symptom"}, {"question": 5, "quote": "x"}]}',
        '{"answers": [{"question": "other", "quote": "all white"}]}',
        '{"answers": [{"question": "symptom", "quote": ""}]}',
        '{"answers": [{"question": "symptom", "quote": "' + "x" * 600 + '"}]}',
    ],
)
async def test_nonsense_proposes_nothing(model, asker, items, said):
    model.says(said)

    assert await asker.propose("the page is all white", items, "en") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"<html>", "200 OK"),
        (b'{"choices": []}', "200 OK"),
        (b'{"choices": [{"message": {"content": null}}]}', "200 OK"),
        (b"", "500 Internal Server Error"),
        (b"", "302 Found"),
        (b"x" * (LARGEST + 1), "200 OK"),
        (b"\xff\xfe", "200 OK"),
    ],
)
async def test_a_broken_or_hostile_server_proposes_nothing(model, asker, items, body, status):
    model.sends(body, status)

    assert await asker.propose("the page is all white", items, "en") == []


async def test_nobody_waits_longer_than_three_seconds(model, asker, items):
    model.says("{}").wait = WITHIN + 5

    async with asyncio.timeout(WITHIN + 1.5):
        assert await asker.propose("the page is all white", items, "en") == []


async def test_a_server_that_is_not_there_proposes_nothing(items):
    made = Proposer(Settings(llm_url="http://127.0.0.1:1/v1"))
    assert await made.propose("the page is all white", items, "en") == []
    await made.close()


async def test_without_an_address_nobody_is_asked(items):
    made = Proposer(Settings())
    assert not made.on
    assert await made.propose("the page is all white", items, "en") == []


async def test_only_the_first_few_are_looked_at(items):
    many = [{"question": "symptom", "quote": str(n)} for n in range(100)]
    assert len(proposals(json.dumps({"answers": many}), items)) == 20


async def test_what_a_client_proposes_itself_counts_for_nothing(house):
    _, conversation = await house.customer()
    forged = Say("the page stays blank", proposed=[Proposal("page", "blank")])
    await house.say(conversation, Begin(), forged)

    now = await house.parts.reception.conversations.get(conversation)
    assert now.seq
    assert all(answer.band == "A" for answer in now.answers.values())


async def test_the_model_never_sees_a_secret(model, house):
    model.says("{}")
    reception = house.parts.reception
    reception.proposer = Proposer(Settings(llm_url=model.url))
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say("it is blank, my password is hunter2secret!"))
    await reception.proposer.close()

    assert model.asked
    assert "hunter2secret" not in repr(model.asked)


async def test_what_it_proposes_is_filled_in_and_to_be_checked(model, house):
    model.says('{"answers": [{"question": "symptom", "quote": "a white page"}]}')
    reception = house.parts.reception
    reception.proposer = Proposer(Settings(llm_url=model.url))
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say("the page stays blank, a white page"))
    await reception.proposer.close()

    now = await reception.conversations.get(conversation)
    assert now.answers["symptom"].text == "a white page"
    assert now.answers["symptom"].band == "B"
