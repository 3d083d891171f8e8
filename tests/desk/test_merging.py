"""Two cases become one: the older stays, customers hear what is theirs, nobody merges twice."""

import asyncio

import pytest

from intakebot.desk.commands import Done
from intakebot.engine.belonging import Added, Decided, Linked
from intakebot.engine.effects import Refuse
from intakebot.engine.events import (
    Begin,
    Close,
    Identify,
    Link,
    Say,
    SetAnswer,
    Unlink,
    WantPerson,
)
from tests.desk.conftest import ANNA, BEA, bodies, log, opened, waiting
from tests.desk.test_identity import KEY
from tests.desk.test_returning import signer


@pytest.fixture
def given():
    return {"identity_keys": {"shop": KEY}}


@pytest.fixture
def desk(house):
    return house.parts.takeover


@pytest.fixture
def said(house):
    """A case in which this was seen; its id and number."""

    async def say(symptom="A blank page"):
        name = await opened(house.parts)
        await house.say(name, Begin(flow="broken-page"), Say("It is broken"), Say(symptom))
        await house.say(name, WantPerson())
        return name, (await house.parts.reception.conversations.get(name)).number

    return say


async def state(desk, name):
    return await desk.conversations.get(name)


def members(house, number):
    return [each.number for each in house.parts.stores.contacts.of(number)]


async def test_the_older_case_stays_from_whichever_side_it_is_joined(house, desk, act, said):
    (one, first), (two, second), (three, third) = [await said() for _ in range(3)]

    assert isinstance(await act(ANNA, one, Link(second)), Done)
    assert isinstance(await act(ANNA, three, Link(second)), Done)

    assert members(house, first) == [first, second, third]
    assert (await state(desk, two)).linked == [first]
    assert (await state(desk, three)).linked == [first], "it joins the whole, not a part of it"
    assert (await state(desk, one)).linked == []
    assert house.parts.stores.queue.row(second).joined == first


async def test_two_whole_cases_become_one_and_come_apart_whole(house, desk, act, said):
    cases = [await said() for _ in range(5)]
    numbers = [number for _, number in cases]
    await act(ANNA, cases[1][0], Link(numbers[0]))
    await act(ANNA, cases[3][0], Link(numbers[2]))
    await act(ANNA, cases[4][0], Link(numbers[2]))

    await act(BEA, cases[4][0], Link(numbers[1]))
    assert set(members(house, numbers[0])) == set(numbers)

    assert isinstance(await act(BEA, cases[2][0], Unlink(numbers[0])), Done)
    assert members(house, numbers[0]) == numbers[:2]
    assert members(house, numbers[2]) == numbers[2:]


async def test_refusals_say_why_and_change_nothing(house, desk, act, said):
    (one, first), (two, second), (closed, third) = [await said() for _ in range(3)]
    await act(ANNA, closed, Close((await state(desk, closed)).fence))
    await act(ANNA, two, Link(first))
    before = [await log(house.parts, name) for name in (one, two, closed)]

    async def code(name, event):
        return (await act(BEA, name, event)).code

    assert await code(one, Link(first)) == "not_now", "with itself"
    assert await code(two, Link(first)) == "not_now", "twice"
    assert await code(one, Link(second)) == "not_now", "in a circle"
    assert await code(one, Link(third)) == "closed"
    assert await code(closed, Link(first)) == "closed"
    for absent in (0, -1, 999, 2**63, 10**30):
        assert await code(one, Link(absent)) == "not_found", absent
    assert await code(one, Unlink(first)) == "not_now"
    assert await code(two, Unlink(third)) == "not_now"
    assert [await log(house.parts, name) for name in (one, two, closed)] == before


async def test_of_two_agents_who_join_at_once_one_hears_that_it_is_done(house, desk, said):
    (one, first), (two, second), (three, third) = [await said() for _ in range(3)]

    outcomes = await asyncio.gather(
        desk.perform(ANNA, one, Link(second), "a"),
        desk.perform(BEA, two, Link(first), "b"),
        desk.perform(ANNA, three, Link(second), "c"),
        desk.perform(BEA, three, Link(first), "d"),
    )

    refused = [each.code for each in outcomes if isinstance(each, Refuse)]
    assert len(refused) == 2
    assert set(refused) <= {"not_now", "joined", "moved"}
    assert set(members(house, first)) == {first, second, third}
    links = [bodies(await log(house.parts, name), Linked) for name in (one, two, three)]
    assert [len(each) for each in links] == [0, 1, 1]


async def test_two_processes_cannot_make_a_circle(house, again, said):
    (one, first), (two, second) = await said(), await said()
    others = (await again()).takeover

    await asyncio.gather(
        house.parts.takeover.perform(ANNA, one, Link(second), "a"),
        others.perform(BEA, two, Link(first), "b"),
    )

    assert members(house, first) == [first, second]
    assert house.parts.stores.contacts.upwards(first) == [first]
    assert len(bodies(await log(house.parts, two), Linked)) == 1


async def test_a_command_that_comes_again_gets_its_answer_and_another_under_its_name_none(
    house, desk, said
):
    (one, first), (two, second), (_, third) = [await said() for _ in range(3)]

    done = await desk.perform(ANNA, one, Link(second), "same")
    assert (await desk.perform(ANNA, one, Link(second), "same")).seq == done.seq
    assert (await desk.perform(ANNA, one, Link(third), "same")).code == "conflict"
    undone = await desk.perform(ANNA, two, Unlink(first), "undo")
    assert (await desk.perform(ANNA, two, Unlink(first), "undo")).seq == undone.seq
    assert (await desk.perform(ANNA, one, Link(second), "same")).seq == done.seq, "late"
    assert members(house, first) == [first]


# --- what they say ----------------------------------------------------------------------------


async def test_the_preview_asks_only_where_they_contradict(house, desk, act, said):
    (one, first), (two, second) = await said("A blank page"), await said("An error message")
    page = "https://shop.example/pay"
    await act(ANNA, one, SetAnswer("page", page))

    found = await desk.merging.preview(second, first)

    asked = {row.question: row for row in found.rows if row.choices}
    assert list(asked) == ["symptom"]
    assert [choice.text for choice in asked["symptom"].choices] == [
        "A blank page",
        "An error message",
        "A blank page; An error message",
    ]
    (shown,) = [row for row in found.rows if row.question == "page"]
    assert (shown.one.text, shown.together.text) == (page, page)
    assert (found.stays.own.id, found.goes.own.id, found.told) == (one, two, False)


async def test_what_was_decided_is_what_the_case_says_until_somebody_says_more(
    house, desk, act, said
):
    (one, first), (two, second) = await said("A blank page"), await said("An error message")
    seen = (await desk.merging.preview(first, second)).seen
    both = Decided("symptom", [second, first])
    invented = Decided("no such question", [first])

    assert isinstance(await act(ANNA, one, Link(second, 0, [], [both, invented], seen)), Done)

    async def together():
        return {each.question: each for each in (await desk.families.of(first)).joints}

    told = (await together())["symptom"]
    assert (told.answer.text, told.contradicts) == ("An error message; A blank page", False)
    (link,) = bodies(await log(house.parts, two), Linked)
    assert link.decided == [
        Decided("symptom", [second, first], ["a blank page", "an error message"])
    ]

    await act(BEA, two, SetAnswer("symptom", "It is slow"))
    assert (await together())["symptom"].answer.text == "It is slow"


async def test_a_choice_that_neither_said_or_that_came_too_late_is_refused(house, desk, act, said):
    (one, first), (two, second) = await said("A blank page"), await said("An error message")
    _, third = await said("Something else")
    seen = (await desk.merging.preview(first, second)).seen

    odd = Decided("symptom", [third])
    assert (await act(ANNA, one, Link(second, 0, [], [odd], seen))).code == "unclear"
    await act(BEA, two, SetAnswer("symptom", "It is slow"))
    late = await act(ANNA, one, Link(second, 0, [], [Decided("symptom", [first])], seen))

    assert late.code == "moved"
    assert members(house, first) == [first]


# --- what customers hear ----------------------------------------------------------------------


async def owned(house, name, sub):
    """Let a conversation be proved to be somebody's."""
    await house.say(name, Identify(signer(house)(sub)))


async def heard(house, name):
    entries = (await house.parts.reception.conversations.journal.read(name, 0, False)).entries
    return b"\n".join(entries).decode()


async def test_only_one_proved_customer_hears_of_it_and_nobody_anothers_number(
    house, desk, act, said
):
    (one, first), (two, _), (three, _) = [await said() for _ in range(3)]
    await owned(house, one, "mara")
    await owned(house, two, "mara")
    await owned(house, three, "leo")
    before = [await heard(house, name) for name in (one, two, three)]

    await act(ANNA, two, Link(first))
    assert [body.text for body in bodies(await log(house.parts, two), Added)] == [
        f"Added to your case {first}."
    ]
    assert await heard(house, one) == before[0]

    await act(ANNA, three, Link(first))
    assert await heard(house, three) == before[2]
    assert str(first) not in await heard(house, three)
    assert await heard(house, one) == before[0]


async def test_somebody_who_proved_nothing_hears_nothing(house, desk, act, said):
    (_, first), (two, _) = await said(), await said()
    before = await heard(house, two)

    await act(ANNA, two, Link(first, own=True, moves=True))

    assert await heard(house, two) == before, "what a client fills in is not believed"


async def test_an_idle_conversation_joins_a_case_and_never_the_other_way(house, desk, act, said):
    idle = await opened(house.parts)
    await house.say(idle, Begin(flow="broken-page"), Say("It is broken"))
    _, number = await said()
    older = (await state(desk, idle)).number
    assert older < number

    assert isinstance(await act(ANNA, idle, Link(number)), Done)
    assert members(house, number) == [number, older]
    other = await opened(house.parts)
    no_case = (await state(desk, other)).number
    assert (await act(ANNA, await waiting(house), Link(no_case))).code == "not_found"
