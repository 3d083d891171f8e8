"""Customers who come back: known by what was proved, and by nothing that was only typed."""

import secrets

import pytest

from intakebot.desk.access import Staff
from intakebot.engine import entries as e
from intakebot.engine.belonging import Linked
from intakebot.engine.effects import Refuse
from intakebot.engine.events import Begin, Close, Context, Identify, Respond, Say, Take, WantPerson
from tests.desk.conftest import log, opened
from tests.desk.test_identity import KEY, signed

PRIYA = Staff("agent_priya", "Priya", "priya@shop.example", "agent")
CART = Context(url="https://shop.example/cart")
TROUBLE = "The coupon SPRING is refused in my basket"
FLOW = """
flow: broken-page
title: Something is broken
team: web
default: yes
starts_with: [the coupon is refused]
questions:
  - {id: symptom, kind: text, ask: What do you see?, prefill: opening}
  - {id: email, kind: email, ask: Which e-mail address?}
  - {id: since, kind: date, ask: Since when?}
case:
  title: "{{ symptom }}"
"""


@pytest.fixture
def given():
    return {"identity_keys": {"shop": KEY}, "join_from": 1.0}  # nothing is joined unasked here


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


def signer(house):
    """What the shop's own pages sign for a customer."""

    def token(sub="C-77", **claims):
        exp = house.clock.now() // 1000 + 600
        return signed({"sub": sub, "aud": "shop", "exp": exp, **claims}, key=KEY)

    return token


@pytest.fixture
def sign(house):
    return signer(house)


async def does(house, name, event):
    return await house.parts.reception.perform(name, event, secrets.token_hex(16))


async def begun(house, *proofs, language="en"):
    """A conversation on the basket's page, after these proofs; its id."""
    name = await opened(house.parts, language)
    await house.say(name, Begin(CART, language), *proofs)
    return name


async def case_of(house, token):
    """A case of that customer's that waits for the team; its conversation and number."""
    name = await begun(house, Identify(token))
    await house.say(name, Say(TROUBLE), WantPerson())
    return name, (await house.parts.reception.conversations.get(name)).number


async def told(house, name):
    """What the customer reads, and what was asked."""
    found = await log(house.parts, name)
    spoken = e.Told | e.Asked | e.Added | e.Parted
    return [b.text for x in found if isinstance(b := x.body, spoken)]


async def bodies(house, name, kind):
    return [x.body for x in await log(house.parts, name) if isinstance(x.body, kind)]


async def test_a_signed_customer_is_not_asked_what_the_site_knows(house, sign):
    name = await begun(house, Identify(sign(email="mara@garden.example", name="Mara")))
    await house.say(name, Say(TROUBLE))

    answered = {b.question: b.answer for b in await bodies(house, name, e.Answered)}
    assert answered["email"].text == "mara@garden.example"
    assert (answered["email"].source.by, answered["email"].band) == ("site", "A")
    assert [b.question for b in await bodies(house, name, e.Asked)] == ["since"]
    assert await bodies(house, name, e.Identified) == [e.Identified("shop:C-77", "Mara")]


async def test_a_proof_may_come_while_its_question_stands_open(house, sign):
    name = await begun(house)
    await house.say(name, Say(TROUBLE))
    assert (await bodies(house, name, e.Asked))[-1].question == "email"

    await house.say(name, Identify(sign(email="mara@garden.example")))

    assert (await bodies(house, name, e.Asked))[-1].question == "since"


async def test_a_token_that_proves_nothing_is_refused_kindly_and_changes_nothing(house, sign):
    name = await begun(house)
    before = await house.parts.reception.conversations.get(name)

    for wrong in (Identify(sign(aud="blog")), Identify("x.y.z"), Identify(), Identify(earlier="a")):
        refused = await does(house, name, wrong)
        assert isinstance(refused, Refuse)
        assert refused.code == "not_proved"
        assert refused.text.startswith("We couldn't confirm who you are")

    assert await house.parts.reception.conversations.get(name) == before


async def test_a_conversation_is_never_given_to_another_customer(house, sign):
    name = await begun(house, Identify(sign("C-77")))

    refused = await does(house, name, Identify(sign("C-1")))
    again = await does(house, name, Identify(sign("C-77")))

    assert (refused.code, again.code) == ("other_customer", "not_now")
    assert len(await bodies(house, name, e.Identified)) == 1


async def test_who_comes_back_is_asked_once_whether_it_is_about_the_open_case(house, sign):
    _, number = await case_of(house, sign(name="Mara"))

    name = await begun(house, Identify(sign(name="Mara")))
    await house.say(name, Say("the coupon is still refused"))

    (asked,) = await bodies(house, name, e.Asked)
    assert asked.question == "known_case"
    assert asked.text == f"Is this about “{TROUBLE}” from today?"
    assert [option.label for option in asked.options] == [
        f"Yes, add it to case {number}",
        "No, it's something new",
    ]
    assert asked.about.number == number
    assert asked.about.stands == "It is with Web team."
    assert asked.about.last.endswith("from you.")
    assert asked.about.next == "Next: someone writes to you here."
    assert "Welcome back, Mara." in await told(house, name)


async def test_yes_makes_it_a_contact_that_is_asked_only_what_is_missing(house, sign):
    case, number = await case_of(house, sign(email="mara@garden.example"))
    before = await house.parts.reception.conversations.get(case)
    name = await begun(house, Identify(sign()))

    await house.say(name, Say("still refused"), Say(f"Yes, add it to case {number}"))

    (link,) = [x for x in await log(house.parts, name) if isinstance(x.body, Linked)]
    assert (link.by, link.body.case, link.private) == ("customer", number, True)
    answered = {b.question: b.answer for b in await bodies(house, name, e.Answered)}
    assert answered["symptom"].text == TROUBLE
    assert answered["symptom"].source.by == "remembered"
    assert [b.question for b in await bodies(house, name, e.Asked)] == ["known_case", "since"]
    said = await told(house, name)
    assert f"Added to your case {number}." in said
    assert f"Case {number}: It is with Web team." in " ".join(said)
    await house.say(name, Say("yesterday"))
    (over,) = await bodies(house, name, e.Handover)
    assert (over.number, over.why) == (number, "nothing_to_ask")
    assert await bodies(house, name, e.Summary) == []
    contacts = house.parts.stores.cases.contacts(number)
    assert [each.conversation for each in contacts] == [case, name]
    assert await house.parts.reception.conversations.get(case) == before


async def test_no_goes_on_as_something_new_and_is_not_asked_again(house, sign):
    await case_of(house, sign())
    name = await begun(house, Identify(sign()))

    await house.say(name, Say("the coupon is still refused"), Say("No, it's something new"))
    await house.say(name, Say("mara@garden.example"), Say("the coupon is still refused again"))

    asked = [body.question for body in await bodies(house, name, e.Asked)]
    assert asked[:3] == ["known_case", "email", "since"]
    assert asked.count("known_case") == 1
    assert await bodies(house, name, Linked) == []


async def test_what_is_unlike_any_case_of_theirs_is_simply_new(house, sign):
    await case_of(house, sign())
    name = await opened(house.parts)
    page = Context(url="https://shop.example/careers")

    await house.say(name, Begin(page), Identify(sign()), Say("Do you hire gardeners?"))

    assert "known_case" not in [b.question for b in await bodies(house, name, e.Asked)]


@pytest.mark.parametrize("claims", ["mara@garden.example", "I am Mara, mara@garden.example"])
async def test_a_typed_name_or_address_is_told_nothing_of_any_case(house, sign, claims):
    _, number = await case_of(house, sign(name="Mara", email="mara@garden.example"))
    name = await begun(house)

    await house.say(name, Say(f"the coupon is still refused. {claims}"), Say("any news?"))

    said = " ".join(await told(house, name))
    assert str(number) not in said
    assert TROUBLE not in said
    assert "known_case" not in [b.question for b in await bodies(house, name, e.Asked)]


async def test_another_customer_of_the_same_site_is_told_nothing_either(house, sign):
    await case_of(house, sign("C-77"))
    name = await begun(house, Identify(sign("C-1")))

    await house.say(name, Say("the coupon is still refused"))

    assert "known_case" not in [b.question for b in await bodies(house, name, e.Asked)]


async def test_any_news_of_a_known_customer_is_answered_from_their_case(house, sign, act):
    case, number = await case_of(house, sign())
    await act(PRIYA, case, Take(0), Respond(1, "The bank is looking into it."))
    name = await begun(house, Identify(sign()))

    await house.say(name, Say("any news?"))

    (news,) = [b.text for b in await bodies(house, name, e.Told) if b.why == "status"]
    assert news.startswith(f"Case {number}: Priya is on it. Last word ")
    assert news.endswith(
        "from Priya: “The bank is looking into it.” Next: Priya writes to you here."
    )
    assert await bodies(house, name, e.Asked) == []  # what it is about was not said yet


async def test_a_closed_case_is_asked_about_by_nobody(house, sign, act):
    case, _ = await case_of(house, sign())
    await act(PRIYA, case, Close(0, "solved"))
    name = await begun(house, Identify(sign()))

    await house.say(name, Say("the coupon is still refused"))

    assert "known_case" not in [b.question for b in await bodies(house, name, e.Asked)]


async def test_a_case_that_closes_meanwhile_is_said_and_nothing_is_lost(house, sign, act):
    case, number = await case_of(house, sign())
    name = await begun(house, Identify(sign()))
    await house.say(name, Say("the coupon is still refused"))
    await act(PRIYA, case, Close(0, "solved"))

    await house.say(name, Say(f"Yes, add it to case {number}"))

    assert any("has just been closed" in text for text in await told(house, name))
    assert (await bodies(house, name, e.Asked))[-1].question == "email"
    symptom = (await house.parts.reception.conversations.get(name)).answers["symptom"]
    assert symptom.text == "the coupon is still refused"


async def test_whoever_holds_the_case_and_is_here_is_joined_at_once(house, sign, act):
    case, number = await case_of(house, sign())
    await act(PRIYA, case, Take(0))
    house.parts.reception.presence.arrive(PRIYA.id, ())
    name = await begun(house, Identify(sign()))

    await house.say(name, Say("the coupon is still refused"), Say("yes"))

    now = await house.parts.reception.conversations.get(name)
    assert (now.phase, now.owner, now.joined) == ("live", PRIYA.id, number)
    assert [b.question for b in await bodies(house, name, e.Asked)] == ["known_case"]
    await act(PRIYA, name, Respond(now.fence, "Here I am."))
    assert await bodies(house, name, e.Reply) == [e.Reply("Here I am.")]


async def test_those_who_work_on_the_case_are_told_once(house, sign):
    case, _ = await case_of(house, sign())
    name = await begun(house, Identify(sign()))
    await house.say(name, Say("the coupon is still refused"), Say("yes"))
    mine = await house.parts.reception.conversations.get(name)
    woken = []
    house.parts.hub.subscribe(case, lambda: woken.append(case))
    (job,) = [
        each
        for each in house.parts.stores.outbox.claim(house.clock.now(), 50)
        if each.kind == "joined"
    ]

    for _ in range(2):
        await house.parts.reception.returning.tell_the_case(job)

    (note,) = await bodies(house, case, e.Note)
    assert note.text == f"Wrote again about this ({mine.number}): “the coupon is still refused”"
    assert woken
