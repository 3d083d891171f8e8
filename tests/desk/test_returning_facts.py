"""What is remembered of who comes back, and what a browser alone may open."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine.events import Begin, Identify, Say, WantPerson
from tests.desk.test_identity import KEY
from tests.desk.test_returning import CART, FLOW, TROUBLE, begun, bodies, does, signer


@pytest.fixture
def given():
    return {"identity_keys": {"shop": KEY}, "join_from": 1.0}  # nothing is joined unasked here


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


@pytest.fixture
def sign(house):
    return signer(house)


async def test_facts_of_earlier_conversations_are_offered_to_be_looked_at(house, sign):
    before = await begun(house, Identify(sign()))
    await house.say(before, Say(TROUBLE), Say("mara@garden.example"))

    name = await begun(house, Identify(sign()))
    await house.say(name, Say(TROUBLE))

    answered = {b.question: b.answer for b in await bodies(house, name, e.Answered)}
    email = answered["email"]
    assert (email.text, email.source.by, email.band) == (
        "mara@garden.example",
        "remembered",
        "B",
    )


async def test_the_same_browser_is_known_by_the_token_of_its_earlier_conversation(house):
    first, token = await house.parts.reception.open("shop", "en")
    await house.say(first.id, Begin(CART), Say(TROUBLE), Say("mara@garden.example"), WantPerson())

    name = await begun(house, Identify(earlier=token))
    await house.say(name, Say("the coupon is still refused"))

    (asked,) = await bodies(house, name, e.Asked)
    assert asked.about.number == first.number
    assert (await bodies(house, name, e.Identified))[0].customer == f"@{first.id}"


async def test_a_browser_alone_does_not_open_what_was_signed(house, sign):
    first, token = await house.parts.reception.open("shop", "en")
    await house.say(first.id, Begin(CART), Identify(sign()), Say(TROUBLE), WantPerson())
    name = await begun(house)

    refused = await does(house, name, Identify(earlier=token))

    assert refused.code == "not_proved"


async def test_what_a_client_says_of_itself_is_not_believed(house):
    name = await begun(house)

    refused = await does(house, name, Identify(token="shop:C-77", earlier="shop:C-77"))

    assert refused.code == "not_proved"
