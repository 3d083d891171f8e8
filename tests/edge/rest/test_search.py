"""Finding a conversation again."""

import pytest

from intakebot.engine.events import Begin, Say, WantPerson


async def told(house, words):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say(words), WantPerson())
    house.parts.stores.search.index(conversation)
    return conversation


async def test_by_words_by_number_and_in_other_scripts(house):
    agent = await house.agent("agent")
    english = await told(house, "the gateway timeout appears again")
    arabic = await told(house, "الصفحة فارغة بعد الدفع")
    number = (await house.parts.reception.conversations.get(english)).number

    for query, found in (("gateway time", english), (f"#{number}", english), ("فارغة", arabic)):
        hits = (await agent.get("/api/v1/search", params={"q": query})).json()
        assert [hit["conversation"] for hit in hits] == [found], query
        assert {"number", "title", "customer", "phase", "opened", "words"} <= set(hits[0])


@pytest.mark.parametrize(
    "query",
    ["", "  ", '"', "a OR b", "NEAR(", "'; DROP TABLE conversation; --", "*", "\x00", "-x:y"],
)
async def test_whatever_is_typed_is_words_and_never_syntax(house, query):
    agent = await house.agent("agent")
    await told(house, "something else entirely")
    answer = await agent.get("/api/v1/search", params={"q": query})
    assert answer.status_code == 200
    assert answer.json() == []


@pytest.mark.parametrize("asked", [{"q": "x" * 201}, {"q": "x", "offset": -1}, {"offset": "a"}])
async def test_what_is_too_much_is_refused(house, asked):
    agent = await house.agent("agent")
    assert (await agent.get("/api/v1/search", params=asked)).status_code == 422
