"""One case becomes two again: each has its own back, also what came while they were one."""

import pytest

from intakebot.desk.belonging import Belonging
from intakebot.desk.commands import Done
from intakebot.engine.belonging import Placed, Unlinked
from intakebot.engine.entries import Answered, Note
from intakebot.engine.events import (
    Begin,
    Close,
    Link,
    Say,
    SetAnswer,
    Take,
    Unlink,
    WantPerson,
    WriteNote,
)
from intakebot.store.outbox import Claimed
from tests.desk.conftest import ANNA, BEA, bodies, log, opened
from tests.desk.test_identity import KEY
from tests.desk.test_merging import heard, owned


@pytest.fixture
def given():
    return {"identity_keys": {"shop": KEY}}


@pytest.fixture
def desk(house):
    return house.parts.takeover


@pytest.fixture
def run(house):
    """Let the background work of these conversations be done, as often as it likes."""
    parts = house.parts
    errand = Belonging(parts.reception.conversations, parts.stores, parts.hub)

    async def ran(*names):
        for name in names:
            for _ in range(2):
                await errand.belong(Claimed(1, "belong", name, "{}", 1))
                await errand.close(Claimed(2, "closed", name, "{}", 1))

    return ran


@pytest.fixture
def said(house):
    async def say(symptom="A blank page"):
        name = await opened(house.parts)
        await house.say(name, Begin(flow="broken-page"), Say("It is broken"), Say(symptom))
        await house.say(name, WantPerson())
        house.clock.forward(1)
        return name, (await house.parts.reception.conversations.get(name)).number

    return say


@pytest.fixture
async def joined(house, act, said):
    """Two cases that became one a second ago."""
    one, two = await said("A blank page"), await said("An error message")
    await act(ANNA, two[0], Link(one[1]))
    house.clock.forward(1)
    return *one, *two


async def state(desk, name):
    return await desk.conversations.get(name)


def members(house, number):
    return [each.number for each in house.parts.stores.contacts.of(number)]


async def placed(desk, name):
    found = await desk.parting.preview(name)
    return {(i.placed.kind, i.text): (i.placed.to, i.asked) for i in found.items}


async def test_taken_apart_at_once_both_are_as_they_were(house, desk, act, said):
    (one, first), (two, second) = await said("A blank page"), await said("An error message")
    before = [await state(desk, name) for name in (one, two)]
    shown = [await heard(house, name) for name in (one, two)]
    rows = [house.parts.stores.queue.row(number) for number in (first, second)]
    await act(ANNA, two, Link(first))

    await act(BEA, two, Unlink(first))

    after = [await state(desk, name) for name in (one, two)]
    for was, now in zip(before, after, strict=True):
        assert (now.answers, now.phase, now.linked, now.joined, now.decided, now.fence) == (
            was.answers,
            was.phase,
            [],
            0,
            [],
            was.fence,
        )
    assert [await heard(house, name) for name in (one, two)] == shown
    found = [house.parts.stores.queue.row(number) for number in (first, second)]
    assert [(r.contacts, r.joined, r.phase) for r in found] == [
        (r.contacts, r.joined, r.phase) for r in rows
    ]


async def test_what_was_noted_of_the_whole_is_asked_about_and_can_go_along(
    house, desk, act, joined
):
    one, first, two, _ = joined
    await act(ANNA, one, WriteNote("Call back on Monday"))
    await act(ANNA, two, WriteNote("Is on a phone"))

    assert await placed(desk, two) == {("note", "Call back on Monday"): ("stays", True)}
    found = await desk.parting.preview(two)
    choice = Placed("note", found.items[0].placed.of, "both")
    assert isinstance(await act(BEA, two, Unlink(first, [choice], found.seen)), Done)

    notes = [body.text for body in bodies(await log(house.parts, two), Note)]
    assert notes == ["Is on a phone", f"From case {first}, by Anna: Call back on Monday"]
    own = [body.text for body in bodies(await log(house.parts, one), Note)]
    assert own == ["Call back on Monday"], "nothing is taken out of a log"
    assert bodies(await log(house.parts, two), Unlinked) == [Unlinked(first, [choice])]


async def test_an_answer_goes_to_the_side_that_knew_it(house, desk, act, joined, run):
    one, first, two, _ = joined
    await act(ANNA, two, SetAnswer("page", "https://shop.example/two"))
    await act(ANNA, one, SetAnswer("page", "https://shop.example/mended"))
    await act(ANNA, one, SetAnswer("symptom", "It is slow"))

    found = await placed(desk, two)
    assert found["answer", "Page: https://shop.example/mended"] == ("goes", False)
    assert found["answer", "Symptom: It is slow"] == ("stays", True)

    before = await heard(house, two)
    await act(BEA, two, Unlink(first))
    await run(two)

    assert "page" not in (await state(desk, one)).answers, "it was not asked that before"
    assert (await state(desk, one)).answers["symptom"].text == "It is slow"
    assert await heard(house, two) == before, "another customer's answers are a note"
    last = bodies(await log(house.parts, two), Note)[-1].text
    assert last == f"From case {first}, by Anna: Page: https://shop.example/mended"


async def test_of_one_proved_customer_the_answer_itself_goes_along(house, desk, act, said, run):
    (one, first), (two, _) = await said(), await said()
    for name in (one, two):
        await owned(house, name, "mara")
    await act(ANNA, two, Link(first))
    house.clock.forward(1)
    before = (await state(desk, one)).answers["symptom"]
    await act(ANNA, one, SetAnswer("symptom", "It is slow"))
    found = await desk.parting.preview(two)
    goes = Placed("answer", found.items[0].placed.of, "goes")

    await act(BEA, two, Unlink(first, [goes], found.seen))
    await run(two)

    assert (await state(desk, two)).answers["symptom"].text == "It is slow"
    assert (await state(desk, one)).answers["symptom"] == before
    assert bodies(await log(house.parts, one), Answered)[-1].answer == before


async def test_who_joined_meanwhile_goes_with_their_own_customer(house, desk, act, said, run):
    (one, first), (two, second) = await said(), await said()
    await owned(house, one, "mara")
    await owned(house, two, "leo")
    await act(ANNA, two, Link(first))
    house.clock.forward(1)
    (third, _), (fourth, _), (fifth, _) = [await said(text) for text in ("c", "d", "e")]
    await owned(house, third, "leo")
    await owned(house, fourth, "mara")
    numbers = [(await state(desk, name)).number for name in (third, fourth, fifth)]
    for name in (third, fourth, fifth):
        await act(ANNA, name, Link(first))

    items = (await desk.parting.preview(two)).items
    assert [(i.placed.of, i.placed.to, i.asked) for i in items] == [
        (numbers[0], "goes", False),
        (numbers[1], "stays", False),
        (numbers[2], "stays", True),
    ]
    await act(BEA, two, Unlink(first))
    await run(two)

    assert members(house, first) == [first, numbers[1], numbers[2]]
    assert members(house, second) == [second, numbers[0]]


async def test_what_was_closed_with_the_whole_opens_again_unless_it_was_solved(
    house, desk, act, joined, run
):
    one, first, two, second = joined
    await act(ANNA, one, Close((await state(desk, one)).fence, "solved", "Mended."))
    await run(one)
    assert (await state(desk, two)).phase == "closed"

    found = await desk.parting.preview(two)
    assert [(i.placed, i.asked) for i in found.items] == [(Placed("closed", second, "goes"), True)]
    stays = [Placed("closed", second, "stays")]
    await act(BEA, two, Unlink(first, stays, found.seen))
    assert (await state(desk, two)).phase == "closed"


async def test_closing_a_case_closes_its_contacts_but_where_somebody_else_talks(
    house, desk, act, said, run
):
    (one, first), (two, _), (three, _) = [await said() for _ in range(3)]
    for name in (two, three):
        await act(ANNA, name, Link(first))
    await act(BEA, three, Take((await state(desk, three)).fence))
    await act(ANNA, one, Close((await state(desk, one)).fence, "solved"))
    await run(one)

    phases = [(await state(desk, name)).phase for name in (one, two, three)]
    assert phases == ["closed", "closed", "live"]
    await act(ANNA, two, Unlink(first))
    assert (await state(desk, two)).phase == "waiting"


async def test_a_late_or_odd_choice_is_refused(house, desk, act, joined):
    one, first, two, second = joined
    seen = (await desk.parting.preview(two)).seen
    await act(ANNA, one, WriteNote("Call back"))

    assert (await act(BEA, two, Unlink(first, [], seen))).code == "moved"
    odd = [Placed("note", 1, "both")]
    assert (await act(BEA, two, Unlink(first, odd))).code == "moved"
    assert (await act(BEA, one, Unlink(second))).code == "not_now"
    assert members(house, first) == [first, second]
