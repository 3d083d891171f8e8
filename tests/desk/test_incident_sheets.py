"""What an agent sees of an incident is what its cases say, found by index."""

import secrets

import pytest

from intakebot.desk.incident_sheets import IncidentSheets
from intakebot.engine.events import Close, Take
from intakebot.errors import NotFound
from tests.desk.conftest import ANNA
from tests.desk.incidents import FLOW, case, incident_of, run


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(FLOW)
    return flows


@pytest.fixture
def sheets(house):
    return IncidentSheets(house.parts.stores, house.parts.library.flow, house.clock.now)


async def test_numbers_hours_and_what_is_common(house, sheets):
    names = [await case(house, email="a@shop.example")]
    house.clock.forward(3600)
    names.append(await case(house, browser="Chrome 130, Android", email="b@shop.example"))
    number = await incident_of(house, *names)

    sheet = await sheets.sheet(number)

    assert (sheet.counts.cases, sheet.counts.customers) == (2, 2)
    assert [bar.count for bar in sheet.hours][-2:] == [1, 1]
    assert sheet.usual == 0
    assert {split.what for split in sheet.common} >= {"error", "page"}
    browser = next(split for split in sheet.differ if split.what == "browser")
    assert dict(browser.values) == {"Firefox": 1, "Chrome": 1}


async def test_what_may_belong_is_said_with_reasons_the_exact_ones_first(house, sheets):
    first = await case(house)
    exact = await case(house, page="https://shop.example/basket")
    await case(house, said="The page stays blank")
    number = await incident_of(house, first)

    suggested = (await sheets.sheet(number)).suggested

    assert suggested[0].case.conversation == exact
    assert suggested[0].exact
    assert "same error line" in suggested[0].reasons
    assert any("page" in each for each in suggested[0].differs)
    assert all(not each.exact for each in suggested[1:])


async def test_what_belongs_or_said_no_is_not_suggested(house, sheets):
    first, other = await case(house), await case(house)
    number = await incident_of(house, first)
    assert (await sheets.sheet(number)).suggested

    await house.parts.incidents.add(ANNA, number, 1, [other], secrets.token_hex(16))

    assert (await sheets.sheet(number)).suggested == []


async def test_what_was_closed_long_ago_is_not_suggested(house, sheets, act):
    first, old = await case(house), await case(house)
    await act(ANNA, old, Take(0), Close(1))
    await run(house)
    number = await incident_of(house, first)
    assert len((await sheets.sheet(number)).suggested) == 1

    house.clock.forward(20 * 24 * 3600)

    assert (await sheets.sheet(number)).suggested == []


async def test_open_incidents_come_first(house, sheets):
    one = await incident_of(house, await case(house))
    await house.parts.incidents.move(ANNA, one, 1, "fixed", secrets.token_hex(16))
    two = await incident_of(house, await case(house, said="The page stays blank"))

    assert [incident.number for incident, _ in await sheets.listed()] == [two, one]


async def test_what_is_not_there_is_not_found(sheets):
    for number in (0, -1, 7, 2**80):
        with pytest.raises(NotFound):
            await sheets.sheet(number)
