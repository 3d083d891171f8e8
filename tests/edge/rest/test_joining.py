"""What would become of two cases, before anything is done; and the sheet of a joined case."""

import secrets

from intakebot.desk.access import Staff
from intakebot.engine.belonging import Decided
from intakebot.engine.effects import Refuse
from intakebot.engine.events import Begin, Close, Dismiss, Link, Say, SetAnswer, WantPerson
from intakebot.store.cases import Candidate

ANNA = Staff("agent_anna", "Anna", "anna@staff.example", "agent")
V1 = "/api/v1/conversations"


async def case_of(house, symptom):
    _, name = await house.customer()
    await house.say(name, Begin(flow="broken-page"), Say("It is broken"), Say(symptom))
    await house.say(name, WantPerson())
    return name, (await house.parts.reception.conversations.get(name)).number


async def act(house, name, event):
    done = await house.parts.takeover.perform(ANNA, name, event, secrets.token_hex(8))
    assert not isinstance(done, Refuse), done


async def test_the_preview_shows_both_sides_and_what_is_to_be_decided(house):
    agent = await house.agent("agent")
    (one, first), (two, second) = (
        await case_of(house, "A blank page"),
        await case_of(house, "الخطأ"),
    )

    found = await agent.get(f"{V1}/{two}/join/{first}")

    made = found.json()
    assert found.status_code == 200, found.text
    assert (made["stays"]["number"], made["goes"]["number"]) == (first, second)
    (row,) = [row for row in made["rows"] if row["choices"]]
    assert (row["question"], row["one"]["text"], row["other"]["text"]) == (
        "symptom",
        "A blank page",
        "الخطأ",
    )
    assert [choice["of"] for choice in row["choices"]] == [[first], [second], [first, second]]
    assert [(one["number"], one["known"], one["hears"]) for one in made["contacts"]] == [
        (first, "not proved", ""),
        (second, "not proved", ""),
    ]
    assert made["stays"]["conversation"] == one
    assert (await agent.get(f"{V1}/{one}/join/{second}")).json() == made


async def test_what_cannot_be_joined_or_parted_says_why(house):
    agent = await house.agent("agent")
    (one, first), (two, second) = await case_of(house, "a"), await case_of(house, "b")

    for path, status, code in (
        (f"{one}/join/{first}", 409, "not_now"),
        (f"{one}/join/999", 404, "not_found"),
        (f"{one}/join/{10**30}", 404, "not_found"),
        (f"{one}/join/-1", 404, "not_found"),
        (f"{one}/join/x", 422, "invalid"),
        (f"conv_absent/join/{first}", 404, "not_found"),
        (f"{one}/part", 409, "not_now"),
        ("conv_absent/part", 404, "not_found"),
    ):
        answer = await agent.get(f"{V1}/{path}")
        assert answer.status_code == status, path
        if status != 422:
            assert answer.json()["code"] == code, path
    await act(house, two, Close((await house.parts.reception.conversations.get(two)).fence))
    closed = await agent.get(f"{V1}/{one}/join/{second}")
    assert (closed.status_code, closed.json()["detail"]) == (
        409,
        f"Case {second} is closed. Open it again first.",
    )


async def test_the_sheet_of_either_contact_is_the_whole_cases(house):
    agent = await house.agent("agent")
    (one, first), (two, second) = await case_of(house, "blank"), await case_of(house, "slow")
    await act(house, two, SetAnswer("page", "https://shop.example/pay"))
    await act(house, two, Link(first))

    def facts(made):
        return {fact["question"]: fact for fact in made["facts"]}

    sheets = [(await agent.get(f"{V1}/{name}/case")).json() for name in (one, two)]
    for made in sheets:
        assert made["case"] == first
        assert [(c["number"], c["via"]) for c in made["contacts"]] == [(first, 0), (second, first)]
        assert facts(made)["symptom"]["text"] == "blank"
        assert facts(made)["symptom"]["others"] == [{"number": second, "text": "slow"}]
        assert "page" not in {row["question"] for row in made["missing"]}
    assert [facts(made)["page"]["contact"] for made in sheets] == [second, 0]
    assert [facts(made)["symptom"]["contact"] for made in sheets] == [0, first]


async def test_what_was_decided_is_said_to_be(house):
    agent = await house.agent("agent")
    (one, first), (two, second) = await case_of(house, "blank"), await case_of(house, "slow")
    seen = (await agent.get(f"{V1}/{one}/join/{second}")).json()["seen"]
    await act(house, two, Link(first, 0.5, [], [Decided("symptom", [second])], seen))

    made = (await agent.get(f"{V1}/{one}/case")).json()

    (fact,) = [fact for fact in made["facts"] if fact["question"] == "symptom"]
    assert (fact["text"], fact["decided"], fact["contact"]) == ("slow", True, second)


async def test_apart_again_it_says_who_joined_them_and_why(house):
    agent = await house.agent("agent")
    (one, first), (two, second) = await case_of(house, "blank"), await case_of(house, "slow")
    await act(house, two, Link(first, 0.8, ["same page"]))

    made = (await agent.get(f"{V1}/{two}/part")).json()

    assert (made["stays"]["number"], made["goes"]["number"], made["case"]) == (
        first,
        second,
        first,
    )
    assert (made["by"], made["reasons"], made["items"]) == (ANNA.id, ["same page"], [])
    assert (await agent.get(f"{V1}/{one}/part")).status_code == 409


async def test_what_was_said_not_to_be_the_same_is_gone_at_once(house):
    agent = await house.agent("agent")
    (one, _), (_, second) = await case_of(house, "blank"), await case_of(house, "slow")
    house.parts.stores.cases.suggest(one, [Candidate(second, 0.9, ("same page",), ())])

    async def offered():
        made = (await agent.get(f"{V1}/{one}/case")).json()
        return [(like["number"], like["linked"]) for like in made["candidates"]]

    assert await offered() == [(second, False)]
    await act(house, one, Dismiss(second, 0.9, ["same page"]))
    assert await offered() == []
    await act(house, one, Dismiss(second, on=False))
    await act(house, one, Link(second))
    assert await offered() == [(second, True)]
