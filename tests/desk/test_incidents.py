"""What agents do with incidents, and what reaches the customers of each of its cases."""

import secrets

import pytest
from sqlalchemy import text

from intakebot.engine import entries as e
from intakebot.engine.events import Begin, Context, Say
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft, IncidentNews
from intakebot.errors import Conflict, NotFound
from tests.desk.conftest import ANNA, BEA, bodies, log, opened
from tests.desk.incidents import ERROR, FLOW, case, incident_of, run, standing

SHOP = Context(url="https://shop.example/checkout", time_zone="Europe/Berlin")


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


def cid():
    return secrets.token_hex(16)


async def test_an_incident_opens_from_a_case_and_the_case_says_so(house):
    name = await case(house)

    number = await house.parts.incidents.open(ANNA, name, "", cid())
    await run(house)

    incident = await house.parts.incidents.get(number)
    assert (incident.state, incident.confirmed, incident.owner) == ("working", True, ANNA.id)
    assert incident.line == "pay-4102: payment could not be completed"
    joined = bodies(await log(house.parts, name), IncidentJoined)
    assert [each.incident for each in joined] == [number]
    assert (await house.parts.takeover.conversations.get(name)).incident == number


async def test_a_conversation_that_is_no_case_yet_opens_none(house):
    name = await opened(house.parts)
    await house.say(name, Begin(SHOP), Say(ERROR))

    with pytest.raises(NotFound):
        await house.parts.incidents.open(ANNA, name, "", cid())


async def test_a_fingerprint_has_one_incident_whoever_opens_it(house):
    one, other = await case(house), await case(house)

    first = await house.parts.incidents.open(ANNA, one, "", cid())
    second = await house.parts.incidents.open(BEA, other, "Mine", cid())

    assert first == second
    assert standing(house, first).cases == 2
    with pytest.raises(Conflict) as no:
        await house.parts.incidents.open(BEA, other, "", cid())
    assert no.value.code == "in_incident"


async def test_the_same_command_again_changes_nothing_and_another_under_its_name_is_refused(house):
    name, again = await case(house), cid()

    first = await house.parts.incidents.open(ANNA, name, "Payments", again)
    assert await house.parts.incidents.open(ANNA, name, "Payments", again) == first
    with pytest.raises(Conflict) as no:
        await house.parts.incidents.open(ANNA, name, "Something else", again)
    assert no.value.code == "conflict"

    update = cid()
    for _ in range(2):
        await house.parts.incidents.post(ANNA, first, 1, {"": "Nearly there."}, update)
    await run(house)
    assert len(bodies(await log(house.parts, name), IncidentNews)) == 1


async def test_cases_are_added_in_one_go_with_their_reasons(house):
    number = await incident_of(house, await case(house))
    names = [await case(house), await case(house, page="https://shop.example/basket")]

    await house.parts.incidents.add(ANNA, number, 1, [*names, names[0]], cid())
    await run(house)

    assert standing(house, number).cases == 3
    for name in names:
        (joined,) = bodies(await log(house.parts, name), IncidentJoined)
        assert "same error line" in " ".join(joined.reasons)


async def test_of_cases_that_cannot_all_be_added_none_is(house):
    number = await incident_of(house, await case(house))
    elsewhere = await case(house, said="The page stays blank")
    other = await incident_of(house, elsewhere)
    free = await case(house)
    assert other != number

    with pytest.raises(Conflict):
        await house.parts.incidents.add(ANNA, number, 1, [free, elsewhere], cid())

    assert standing(house, number).cases == 1
    assert (await house.parts.incidents.get(number)).version == 1


async def test_what_moved_on_is_not_overwritten(house):
    number = await incident_of(house, await case(house))
    await house.parts.incidents.edit(ANNA, number, 1, {"title": "Payments fail"}, cid())

    with pytest.raises(Conflict) as no:
        await house.parts.incidents.edit(BEA, number, 1, {"title": "Mine"}, cid())

    assert no.value.code == "stale"
    incident = await house.parts.incidents.get(number)
    assert (incident.title, incident.version) == ("Payments fail", 2)


async def test_what_was_taken_out_is_dated_and_may_come_back(house):
    name = await case(house)
    number = await incident_of(house, await case(house))
    await house.parts.incidents.add(ANNA, number, 1, [name], cid())
    await run(house)
    await house.parts.incidents.remove(ANNA, number, 2, name, cid())
    await run(house)
    assert standing(house, number).cases == 1
    assert (await house.parts.takeover.conversations.get(name)).incident == 0

    await house.parts.incidents.add(BEA, number, 3, [name], cid())
    await run(house)

    entries = await log(house.parts, name)
    assert len(bodies(entries, IncidentJoined)) == 2
    assert len(bodies(entries, IncidentLeft)) == 1
    with house.parts.stores.database.reading() as session:
        mine = "SELECT added_by, removed_by FROM incident_case WHERE conversation_id = :name"
        rows = session.connection().execute(text(f"{mine} ORDER BY id"), {"name": name})
        assert [tuple(row) for row in rows] == [(ANNA.id, ANNA.id), (BEA.id, "")]


async def test_an_update_reaches_every_customer_once_in_their_language(house):
    names = [await case(house), await case(house, language="de")]
    number = await incident_of(house, *names)

    words = {"": "The bank is looking into it.", "de": "Die Bank sieht nach."}
    await house.parts.incidents.post(ANNA, number, 2, words, cid())
    await run(house)
    await run(house)

    said = [bodies(await log(house.parts, name), IncidentNews)[0] for name in names]
    assert [each.text for each in said] == [words[""], words["de"]]


async def test_an_update_survives_a_restart_and_is_told_once_by_two_processes(house, again):
    name = await case(house)
    number = await incident_of(house, name)
    await house.parts.incidents.post(ANNA, number, 1, {"": "Nearly there."}, cid())

    second = await again()
    await run(house, parts=second)
    await run(house)

    assert len(bodies(await log(house.parts, name), IncidentNews)) == 1


async def test_fixed_for_all_leaves_its_trace_in_each_case(house):
    names = [await case(house) for _ in range(3)]
    number = await incident_of(house, *names)

    await house.parts.incidents.move(ANNA, number, 2, "fixed", cid())
    await run(house)

    for name in names:
        entries = await log(house.parts, name)
        assert [each.kind for each in bodies(entries, IncidentNews)] == ["fixed"]
        assert [each.reason for each in bodies(entries, e.Closed)] == ["solved"]
    history = house.parts.stores.incidents.history(number)
    assert [line.kind for line in history] == ["fixed", "added", "opened"]
    assert [line.seq for line in history] == [3, 2, 1]


async def test_what_is_dismissed_lets_go_of_its_cases(house):
    name = await case(house)
    number = await incident_of(house, name)

    await house.parts.incidents.move(ANNA, number, 1, "dismissed", cid())
    await run(house)

    assert standing(house, number).cases == 0
    assert (await house.parts.takeover.conversations.get(name)).incident == 0
    assert bodies(await log(house.parts, name), IncidentNews) == []


@pytest.mark.parametrize("state", ["working", "proposed"])
async def test_an_incident_goes_only_where_it_can_from_where_it_stands(house, state):
    number = await incident_of(house, await case(house))

    with pytest.raises(Conflict) as no:
        await house.parts.incidents.move(ANNA, number, 1, state, cid())

    assert no.value.code == "not_now"


async def test_reopened_is_told_and_can_be_fixed_again(house):
    name = await case(house)
    number = await incident_of(house, name)
    for version, state in enumerate(("fixed", "working", "fixed"), 1):
        await house.parts.incidents.move(ANNA, number, version, state, cid())
        await run(house)

    news = bodies(await log(house.parts, name), IncidentNews)
    assert [each.kind for each in news] == ["fixed", "reopened", "fixed"]


async def test_what_is_not_there_is_not_found(house):
    for attempt in (
        house.parts.incidents.edit(ANNA, 99, 1, {"title": "x"}, cid()),
        house.parts.incidents.add(ANNA, 99, 1, [await case(house)], cid()),
        house.parts.incidents.move(ANNA, 2**70, 1, "fixed", cid()),
        house.parts.incidents.remove(ANNA, 99, 1, "conv_absent", cid()),
        house.parts.incidents.open(ANNA, "conv_absent", "", cid()),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_a_person_who_waits_keeps_waiting_until_news_comes(house):
    name = await case(house)
    await house.say(name, Say("hello?"))
    number = await incident_of(house, name)
    assert (await house.parts.takeover.conversations.get(name)).waiting_since

    await house.parts.incidents.post(ANNA, number, 1, {"": "Nearly there."}, cid())
    await run(house)

    assert (await house.parts.takeover.conversations.get(name)).waiting_since == 0
