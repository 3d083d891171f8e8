"""Many customers with one error at once open an incident by themselves, and once."""

import asyncio
import secrets

import pytest

from intakebot.desk.incidents import INCIDENTS
from intakebot.desk.spikes import Spikes
from intakebot.engine.entries import Asked
from intakebot.engine.incident_entries import IncidentJoined
from intakebot.store.outbox import Claimed
from tests.desk.conftest import ANNA, bodies, log
from tests.desk.incidents import FLOW, case, run, standing


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


def incidents(house):
    found = house.parts.stores.incidents.listed(("proposed", "working", "fixed", "dismissed"))
    return [one for one, _ in found]


async def test_five_customers_within_an_hour_open_a_proposed_incident(house):
    told = []
    house.parts.hub.subscribe(INCIDENTS, lambda: told.append(1))
    names = [await case(house) for _ in range(5)]

    (incident,) = incidents(house)
    assert (incident.state, incident.opened_by, incident.confirmed) == ("proposed", "", False)
    assert incident.title == "pay-4102: payment could not be completed"
    assert standing(house, incident.number).cases == 5
    assert told
    for name in names:
        assert bodies(await log(house.parts, name), IncidentJoined)


async def test_further_cases_open_no_second_one(house):
    for _ in range(8):
        await case(house)

    assert len(incidents(house)) == 1


async def test_one_customer_who_writes_five_times_is_no_spike(house):
    for _ in range(6):
        await case(house, email="mara@shop.example")

    assert incidents(house) == []


async def test_cases_without_an_error_are_no_spike(house):
    for _ in range(6):
        await case(house, said="The page stays blank")

    assert incidents(house) == []


async def test_cases_spread_over_hours_are_no_spike(house):
    for _ in range(7):
        await case(house)
        house.clock.forward(3600)

    assert incidents(house) == []


async def test_two_processes_that_see_it_at_once_open_one(house):
    names = [await case(house, email=f"c{n}@shop.example") for n in range(4)]
    names.append(await _unlooked(house))
    watchers = [Spikes(house.parts.stores, house.parts.hub, house.clock.now) for _ in range(2)]

    job = Claimed(1, "match", names[-1], "{}", 1)
    await asyncio.gather(*(watcher.look(job) for watcher in watchers))

    assert len(incidents(house)) == 1


async def _unlooked(house):
    """A case that is indexed, but at whose fingerprint nobody has looked."""
    real, Spikes.look = Spikes.look, _nothing
    try:
        return await case(house, email="last@shop.example")
    finally:
        Spikes.look = real


async def _nothing(self, job):
    return None


async def test_customers_are_told_of_it_only_once_somebody_confirmed_it(house):
    for _ in range(5):
        await case(house)
    await house.parts.known_incidents.refresh()
    before = await case(house)
    assert all(each.incident is None for each in bodies(await log(house.parts, before), Asked))

    (incident,) = incidents(house)
    await house.parts.incidents.move(ANNA, incident.number, 1, "working", secrets.token_hex(16))
    await house.parts.known_incidents.refresh()
    after = await case(house)

    assert any(each.incident for each in bodies(await log(house.parts, after), Asked))


@pytest.mark.parametrize(("ended", "state"), [("fixed", "proposed"), ("dismissed", "dismissed")])
async def test_it_comes_back_under_its_own_number_unless_somebody_said_it_is_none(
    house, ended, state
):
    for _ in range(5):
        await case(house)
    (incident,) = incidents(house)
    number, version = incident.number, 1
    if ended == "fixed":
        await house.parts.incidents.move(ANNA, number, version, "working", secrets.token_hex(16))
        version += 1
    await house.parts.incidents.move(ANNA, number, version, ended, secrets.token_hex(16))
    await run(house)
    house.clock.forward(2 * 24 * 3600)

    for _ in range(6):
        await case(house)

    (incident,) = incidents(house)
    assert (incident.number, incident.state) == (number, state)
