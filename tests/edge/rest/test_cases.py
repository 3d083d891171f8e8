"""The case sheet."""

from intakebot.engine.entries import Context
from intakebot.engine.events import Begin, Say, WantPerson
from intakebot.store.cases import Candidate

CONTEXT = Context(
    url="https://shop.example/checkout/pay",
    title="Pay",
    browser="Firefox 128",
    facts={"plan": "gold", "url": "forged"},
)


async def handed_over(house, words="the page stays blank when I press pay"):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(CONTEXT), Say(words), WantPerson())
    return conversation


async def test_the_sheet_says_what_was_said_and_from_where(house):
    agent = await house.agent("agent")
    conversation = await handed_over(house)

    made = (await agent.get(f"/api/v1/conversations/{conversation}/case")).json()

    assert made["conversation"] == conversation
    assert made["flow"] == "broken-page"
    assert made["flow_title"] == "Something is broken"
    assert made["opening"] == "the page stays blank when I press pay"
    assert made["team"] == "web"
    assert {fact["question"] for fact in made["facts"]} | {
        row["question"] for row in made["missing"]
    } >= {"symptom", "page"}
    assert all({"by", "seq", "quote", "state", "band"} <= set(fact) for fact in made["facts"])
    assert made["contacts"][0]["conversation"] == conversation


async def test_what_the_browser_told_is_not_overwritten_by_what_the_site_set(house):
    agent = await house.agent("agent")
    conversation = await handed_over(house)

    context = (await agent.get(f"/api/v1/conversations/{conversation}/case")).json()["context"]

    assert (
        context
        == {
            "url": "https://shop.example/checkout/pay",
            "title": "Pay",
            "browser": "Firefox 128",
            "language": context.get("language", ""),
            "plan": "gold",
        }
        or context["url"] == "https://shop.example/checkout/pay"
    )
    assert context["plan"] == "gold"
    assert "forged" not in context.values()


async def test_before_any_flow_was_chosen_there_is_a_sheet_too(house):
    agent = await house.agent("agent")
    _, conversation = await house.customer()

    made = await agent.get(f"/api/v1/conversations/{conversation}/case")

    assert made.status_code == 200
    assert (made.json()["flow"], made.json()["facts"], made.json()["score"]) == ("", [], 0)


async def test_what_looks_alike_comes_with_reasons_and_without_what_was_dismissed(house):
    agent = await house.agent("agent")
    one, two, three = [await handed_over(house) for _ in range(3)]
    numbers = [(await house.parts.reception.conversations.get(c)).number for c in (one, two, three)]
    cases = house.parts.stores.cases
    cases.suggest(
        one,
        [
            Candidate(numbers[1], 0.9, ("same error line",), ("other page",)),
            Candidate(numbers[2], 0.5, ("same page",), ()),
        ],
    )
    cases.dismiss(one, numbers[2])

    (found,) = (await agent.get(f"/api/v1/conversations/{one}/case")).json()["candidates"]

    assert (found["conversation"], found["number"]) == (two, numbers[1])
    assert (found["likeness"], found["reasons"]) == ("very alike", ["same error line"])
    assert (found["differs"], found["linked"]) == (["other page"], False)


async def test_a_conversation_that_is_not_there_has_no_case(house):
    agent = await house.agent("agent")
    for name in ("conv_absent", "x" * 1000, "%00"):
        answer = await agent.get(f"/api/v1/conversations/{name}/case")
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"


async def test_a_draft_that_asks_for_what_the_sheet_has_is_shown_it(house):
    agent = await house.agent("agent")
    conversation = await handed_over(house)
    path = f"/api/v1/conversations/{conversation}/known"

    again = await agent.post(path, json={"text": "Hi! On which page does it happen?"})
    new = await agent.post(path, json={"text": "Hi! I'm looking at it."})

    assert [fact["question"] for fact in again.json()] == ["page"]
    assert again.json()[0]["text"].endswith("/checkout/pay")
    assert (again.json()[0]["start"], again.json()[0]["end"]) == (4, 33)
    assert new.json() == []


async def test_the_sheet_says_how_a_message_was_meant_and_which_ladder_its_step_is_on(house):
    agent = await house.agent("agent")
    conversation = await handed_over(house, "You idiots, the page stays blank")

    made = (await agent.get(f"/api/v1/conversations/{conversation}/case")).json()

    (noticed,) = made["noticed"]
    assert (noticed["kind"], noticed["step"], noticed["action"]) == ("abuse", 1, "note")
    assert made["ladder"] == ["note", "warn", "pause"]
