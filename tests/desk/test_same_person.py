"""Who may be the same customer: agents are told why, and a name alone is no reason."""

import pytest

from intakebot.desk.same_person import likely
from intakebot.engine.events import Begin, Say, WantPerson
from tests.desk.conftest import opened
from tests.desk.test_proving import (  # noqa: F401
    MARA,
    couriers,
    given,
    now,
    office,
    sent,
)
from tests.desk.test_returning import CART

FLOW = """
flow: broken-page
title: Something is broken
team: web
default: yes
starts_with: [the coupon is refused]
questions:
  - {id: symptom, kind: text, ask: What do you see?, prefill: opening}
  - {id: name, kind: name, ask: Who are you?}
  - {id: email, kind: email, ask: Which e-mail address?}
  - {id: since, kind: date, ask: Since when?}
case:
  title: "{{ symptom }}"
"""


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


async def case_of(house, words, name, address):
    """A case of somebody who only typed who they are; its conversation."""
    made = await opened(house.parts)
    await house.say(made, Begin(CART), Say(words), Say(name), Say(address), WantPerson())
    return made


async def found(house, couriers, name):  # noqa: F811
    while await couriers.work():
        pass
    parts = house.parts
    conversation = await now(house, name)
    flow = await parts.reception.conversations.flow_for(conversation)
    return [
        (one.case.conversation, one.agrees, one.proved)
        for one in await likely(parts.stores, flow, conversation)
    ]


async def test_an_address_that_was_typed_twice_makes_it_possible_and_no_more(
    house,
    couriers,  # noqa: F811
):
    first = await case_of(house, "The coupon is refused", "Mara Lind", MARA)
    second = await case_of(house, "My parcel has not arrived", "Mara Lindt", " MARA@Garden.Example")

    assert await found(house, couriers, second) == [
        (first, ("same e-mail address", "like name"), False)
    ]


async def test_a_name_alone_makes_nobody_the_same(house, couriers):  # noqa: F811
    await case_of(house, "The coupon is refused", "Mara Lind", MARA)
    other = await case_of(house, "The coupon is refused", "Mara Lind", "lind@garden.example")

    assert await found(house, couriers, other) == []


async def test_what_was_proved_is_said_to_be(house, office, couriers):  # noqa: F811
    first = await case_of(house, "The coupon is refused", "Mara Lind", MARA)
    second = await case_of(house, "Do you hire gardeners?", "Mara Lind", MARA)
    for name in (first, second):
        code, _ = await sent(house, office, couriers, name)
        await house.say(name, Say(code))

    ((name, agrees, proved),) = await found(house, couriers, second)
    assert (name, proved) == (first, True)
    assert "same e-mail address" in agrees
