"""Errands bring each conversation in line, whatever came first and however often they run."""

import secrets

import pytest

from intakebot.desk.incident_errands import IncidentErrands, answers
from intakebot.engine.events import Begin, Change, Context, Say
from intakebot.engine.incident_entries import IncidentJoined, IncidentNews
from intakebot.store.outbox import Claimed
from tests.desk.conftest import ANNA, bodies, log, opened
from tests.desk.incidents import ERROR, FLOW, case, incident_of, run, standing


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


@pytest.fixture
def errands(house):
    parts = house.parts
    return IncidentErrands(parts.reception.conversations, parts.stores, parts.hub, parts.world.now)


def job(name, incident, seq):
    return Claimed(1, "incident", name, f'{{"incident": {incident}, "seq": {seq}}}', 1)


async def test_a_word_that_comes_before_its_case_joined_joins_it_first(house, errands):
    name, first = await case(house), await case(house)
    number = await incident_of(house, first)
    await house.parts.incidents.add(ANNA, number, 1, [name], secrets.token_hex(16))
    await house.parts.incidents.post(ANNA, number, 2, {"": "Soon."}, secrets.token_hex(16))

    await errands.follow(job(name, number, 3))  # the newer errand runs first
    await run(house)
    await errands.follow(job(name, number, 3))

    entries = await log(house.parts, name)
    assert len(bodies(entries, IncidentJoined)) == 1
    assert [each.text for each in bodies(entries, IncidentNews)] == ["Soon."]


async def test_who_was_taken_out_hears_nothing_more(house, errands):
    name, first = await case(house), await case(house)
    number = await incident_of(house, first, name)
    await house.parts.incidents.post(ANNA, number, 2, {"": "Soon."}, secrets.token_hex(16))
    await house.parts.incidents.remove(ANNA, number, 3, name, secrets.token_hex(16))

    await run(house)

    assert bodies(await log(house.parts, name), IncidentNews) == []


@pytest.mark.parametrize(("incident", "seq"), [(99, 1), (1, 99), (0, 0)])
async def test_an_errand_for_what_is_not_there_does_nothing(house, errands, incident, seq):
    name = await case(house)
    await incident_of(house, name)
    before = len(await log(house.parts, name))

    await errands.follow(job(name, incident, seq))

    assert len(await log(house.parts, name)) == before


async def test_an_agents_quicker_hand_and_the_customers_choice_are_one_membership(house, errands):
    first = await case(house)
    number = await incident_of(house, first)
    name = await opened(house.parts)
    context = Context(url="https://shop.example/checkout")
    await house.say(name, Begin(context, "en", "broken-page"), Say(ERROR))
    await house.say(name, Say("Tell me when it's fixed"), Say("mara@shop.example"))
    await house.parts.incidents.add(ANNA, number, 1, [name], secrets.token_hex(16))
    await run(house)
    await errands.met(Claimed(1, "met", name, "{}", 1))

    assert (standing(house, number).cases, standing(house, number).wants) == (2, 1)


async def test_what_a_case_is_like_is_said_anew_when_more_is_known(house, errands):
    name = await case(house)
    number = await incident_of(house, name)
    traits = house.parts.stores.incidents.traits
    assert traits(number)["error"] == {"PAY-4102": 1}
    assert traits(number)["browser"] == {"Firefox": 1}
    assert not any(what.startswith("answer:card") for what in traits(number))

    await house.say(name, Change("card", "Visa"))
    await run(house)

    assert traits(number)["answer:card:Card"] == {"Visa": 1}


async def test_only_answers_of_few_choices_are_compared(house):
    name = await case(house)
    conversations = house.parts.reception.conversations
    conversation = await conversations.get(name)

    found = answers(conversations.flow_of(conversation), conversation)

    assert all(what.split(":")[1] in ("symptom", "card") for what, _ in found)
