"""The next customer hears of an incident within their own turn, in true numbers."""

import asyncio
import re
import secrets

import pytest

from intakebot.desk.commands import Actor, Done
from intakebot.desk.incident_cases import new_case
from intakebot.desk.matching import digest_of
from intakebot.engine import entries as e
from intakebot.engine.events import Begin, Change, Context, Dismiss, Link, Say, WantPerson
from intakebot.engine.incident_entries import IncidentLeft, IncidentNews
from intakebot.store.incident_changes import Deed
from tests.desk.conftest import ANNA, bodies, log, opened
from tests.desk.incidents import ERROR, FLOW, case, incident_of, run, standing

FOLLOW, DIFFERENT = "Tell me when it's fixed", "Mine is different"


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


@pytest.fixture
async def six(house):
    """An incident with six cases of six customers; its number."""
    names = []
    for n in range(6):
        names.append(await case(house, email=f"c{n}@shop.example"))
        house.clock.forward(1200)  # too few at once to be a spike
    return await incident_of(house, *names)


async def next_customer(house, said=ERROR, language="en", zone="Europe/Berlin", site="shop"):
    conversation, _ = await house.parts.reception.open(site, language)
    context = Context(url="https://shop.example/checkout", time_zone=zone)
    await house.say(conversation.id, Begin(context, language, "broken-page"), Say(said))
    return conversation.id


async def asked(house, name):
    return bodies(await log(house.parts, name), e.Asked)


async def test_the_next_customer_is_told_before_any_question(house, six):
    name = await next_customer(house)

    (first,) = await asked(house, name)
    assert first.question == "known_incident"
    assert first.incident.stands.startswith("Six others have reported this since")
    assert first.incident.number == six


async def test_words_that_only_sound_like_it_are_told_of_nothing(house, six):
    for said in (
        "The page stays blank",
        "PAY-4103: payment could not be completed",
        "I can't pay, the payment could not go through",
        "",
    ):
        name = await next_customer(house, said or "hm")
        assert all(each.incident is None for each in await asked(house, name)), said


async def test_it_is_told_later_when_more_is_said(house, six):
    name = await next_customer(house, "The page is broken, I get an error when I pay")
    assert (await asked(house, name))[-1].incident is None

    await house.say(name, Say("An error message"), Say(ERROR))

    assert (await asked(house, name))[-1].incident.number == six


async def test_who_chooses_to_be_told_is_counted_and_told(house, six):
    name = await next_customer(house)
    await house.say(name, Say(FOLLOW), Say("mara@garden.example"))
    await run(house)

    assert (standing(house, six).cases, standing(house, six).wants) == (7, 1)
    questions = [each.question for each in await asked(house, name)]
    assert questions == ["known_incident", "email"]

    await house.parts.incidents.move(ANNA, six, 2, "fixed", secrets.token_hex(16))
    await run(house)
    assert [each.kind for each in bodies(await log(house.parts, name), IncidentNews)] == ["fixed"]


async def test_the_one_after_counts_the_one_before(house, six):
    name = await next_customer(house)
    await house.say(name, Say(FOLLOW), Say("mara@garden.example"))
    await run(house)

    after = await next_customer(house)

    assert (await asked(house, after))[0].incident.stands.startswith("Seven others")


async def test_two_chats_of_one_customer_are_one_customer(house):
    names = [await case(house, email="mara@garden.example") for _ in range(2)]
    for name in names:
        await house.say(name, Say("mara@garden.example"))
    await run(house)
    await incident_of(house, *names)

    after = await next_customer(house)

    assert (await asked(house, after))[0].incident.stands.startswith("One other")


async def test_mine_is_different_is_kept_and_costs_trust(house, six):
    for _ in range(3):
        name = await next_customer(house)
        await house.say(name, Say(DIFFERENT))
        await run(house)
        assert (await asked(house, name))[-1].question == "symptom"
        assert bodies(await log(house.parts, name), IncidentLeft)
    assert standing(house, six).different == 3

    after = await next_customer(house)

    assert all(each.incident is None for each in await asked(house, after))


@pytest.mark.parametrize("state", ["fixed", "dismissed"])
async def test_what_nobody_works_on_is_told_to_nobody(house, six, state):
    await house.parts.incidents.move(ANNA, six, 2, state, secrets.token_hex(16))

    name = await next_customer(house)  # whether or not the fingerprints were read again

    assert all(each.incident is None for each in await asked(house, name))


async def test_the_note_is_what_the_team_wrote_in_the_customers_language(house, six):
    note = {"": "Bank transfer works.", "de": "Überweisung geht."}
    await house.parts.incidents.edit(ANNA, six, 2, {"note": note}, secrets.token_hex(16))

    said = f"Ich kann nicht bezahlen. Da steht: „{ERROR}“"
    name = await next_customer(house, said, language="de")

    (first,) = await asked(house, name)
    assert first.incident.note == "Überweisung geht."
    assert first.incident.stands.startswith("Sechs andere haben das seit")


async def test_nothing_of_another_customer_is_in_it(house, six):
    name = await next_customer(house)

    (first,) = await asked(house, name)
    for word in ("shop.example", "c1@", "1001", "conv_"):
        assert word not in str(first.incident)


async def test_fixed_while_they_made_up_their_mind_is_said_at_once(house, six):
    name = await next_customer(house)
    await house.parts.incidents.move(ANNA, six, 2, "fixed", secrets.token_hex(16))
    await run(house)

    await house.say(name, Say(FOLLOW), Say("mara@garden.example"))
    await run(house)

    assert [each.kind for each in bodies(await log(house.parts, name), IncidentNews)] == ["fixed"]


async def test_what_the_incident_asks_for_is_asked(house, six):
    await house.parts.incidents.edit(ANNA, six, 2, {"asks": ["card", "nonsense"]}, "x" * 32)
    name = await next_customer(house)

    await house.say(name, Say(FOLLOW), Say("Visa"), Say("mara@garden.example"))

    questions = [each.question for each in await asked(house, name)]
    assert questions == ["known_incident", "card", "email"]


async def ways(house, flows, rule):
    """What the next customer is asked where the author says so."""
    (flows / "broken-page.yaml").write_text(f"{FLOW}  incident_asks: {rule}\n")
    assert house.parts.library.load(flows).ok
    name = await next_customer(house)
    await house.say(name, Say(FOLLOW))
    while (question := (await asked(house, name))[-1].question) != "email":
        await house.say(name, Say("Visa" if question == "card" else "An error message"))
    return [each.question for each in await asked(house, name)][1:-1]


async def test_what_the_author_says_is_asked_unless_an_agent_chose(house, flows, six):
    assert await ways(house, flows, "[card]") == ["card"]
    assert await ways(house, flows, "[]") == []
    await house.parts.incidents.edit(ANNA, six, 2, {"asks": []}, "x" * 32)
    assert await ways(house, flows, "[card]") == []


async def test_a_question_that_hangs_on_another_brings_it_along(house, flows, six):
    rule = "[car]\n"
    more = "  - {id: car, kind: text, ask: Which car?, when: card is Visa}\n"
    flow = FLOW.replace("  - {id: email", f"{more}  - {{id: email")
    (flows / "broken-page.yaml").write_text(f"{flow}  incident_asks: {rule}")
    assert house.parts.library.load(flows).ok
    name = await next_customer(house)

    await house.say(name, Say(FOLLOW), Say("Visa"), Say("A red one"))

    questions = [each.question for each in await asked(house, name)]
    assert questions == ["known_incident", "card", "car", "email"]


async def test_where_cases_differ_it_is_asked_by_itself(house):
    names = []
    for card in ("Visa", "Mastercard"):
        name = await opened(house.parts)
        await house.say(name, Begin(Context(url="https://shop.example/c"), "en", "broken-page"))
        await house.say(name, Say(ERROR), Change("card", card))
        await house.say(name, WantPerson())
        names.append(name)
    await run(house)
    await incident_of(house, *names)
    name = await next_customer(house)

    await house.say(name, Say(FOLLOW))

    assert (await asked(house, name))[-1].question == "card"


async def test_the_fingerprints_follow_what_other_processes_do(house, six, again):
    second = await again()
    task = asyncio.create_task(second.known_incidents.run())
    await asyncio.sleep(0.1)
    conversation, _ = await second.reception.open("shop", "en")
    context = Context(url="https://shop.example/checkout")
    for event in (Begin(context, "en", "broken-page"), Say(ERROR)):
        await second.reception.perform(conversation.id, event, secrets.token_hex(16))
    task.cancel()

    assert (await asked(house, conversation.id))[0].incident.number == six


async def answers(house, told, pairs):
    """Let an agent answer for pairs of cases that look alike; ``told`` is what she says."""
    talks = house.parts.reception.conversations
    for one, other in pairs:
        number = (await talks.get(other)).number
        done = await talks.perform(one, told(number), Actor("agent", ANNA.id, ANNA.name))
        assert isinstance(done, Done)
    await run(house)
    await house.parts.known_incidents.refresh()


async def cases(house, count):
    found = []
    for n in range(count):
        found.append(await case(house, email=f"c{n}@shop.example"))
        house.clock.forward(1200)
    return found


async def proposed(house, names):
    """An incident that nobody of the team has looked at."""
    cases = []
    for name in names:
        conversation = await house.parts.reception.conversations.get(name)
        flow = await house.parts.reception.conversations.flow_for(conversation)
        digest = digest_of(flow, conversation)
        cases.append(new_case(conversation, digest, ()))
    fields = {"state": "proposed", "title": "x", "fingerprint": digest.fingerprint.key}
    deed = Deed(house.clock.now(), "spike")
    number = house.parts.stores.incident_writes.open(fields, deed, cases)
    await run(house)
    await house.parts.known_incidents.refresh()
    return number


async def test_a_fingerprint_that_agents_confirmed_often_tells_before_anybody_looked(house):
    names = await cases(house, 7)
    number = await proposed(house, names[5:])
    assert all(each.incident is None for each in await asked(house, await next_customer(house)))

    await answers(house, Link, [(name, names[0]) for name in names[1:5]])
    assert all(each.incident is None for each in await asked(house, await next_customer(house)))
    await answers(house, Link, [(names[5], names[0])])
    name = await next_customer(house)

    (first,) = await asked(house, name)
    assert first.incident.number == number
    assert re.fullmatch(
        r"Two others have reported this since .+\. Our team has been told\.", first.incident.stands
    ), "and it is not said that somebody works on it"
    await house.say(name, Say(FOLLOW), Say("mara@garden.example"))
    await run(house)
    assert standing(house, number).wants == 1


async def test_a_fingerprint_that_agents_found_to_be_several_problems_tells_nobody(house):
    names = await cases(house, 5)
    number = await incident_of(house, names[4])
    assert (await asked(house, await next_customer(house)))[0].incident.number == number

    await answers(house, Dismiss, [(name, names[0]) for name in names[1:4]])

    assert all(each.incident is None for each in await asked(house, await next_customer(house)))
