"""How many incidents are open reaches an agent's line, and is silent where there never was one."""

import asyncio
import secrets

import pytest

from intakebot.desk.access import Staff
from intakebot.edge import incident_feed
from intakebot.edge.incident_feed import IncidentFeed
from intakebot.engine.events import Begin, Say, WantPerson
from tests.edge.plug import Cord

ANNA = Staff("agent_anna", "Anna", "anna@staff.example", "agent")


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(incident_feed, "PAUSE", 0.01)


async def opened(house):
    _, name = await house.customer()
    await house.say(name, Begin(flow="broken-page"), Say("it broke"), WantPerson())
    return await house.parts.incidents.open(ANNA, name, "", secrets.token_hex(16))


async def test_nothing_is_said_where_there_is_none(house):
    cord = Cord()
    await IncidentFeed(cord.line, house.parts.takeover).tell()

    assert cord.frames == []


async def test_the_counts_follow_what_happens(house):
    cord = Cord()
    feed = IncidentFeed(cord.line, house.parts.takeover)
    leave = house.parts.hub.subscribe("incidents", feed.wake)
    number = await opened(house)
    await asyncio.sleep(0.2)
    await house.parts.incidents.move(ANNA, number, 1, "fixed", secrets.token_hex(16))
    await asyncio.sleep(0.2)
    leave()

    counts = [(each["proposed"], each["working"]) for each in cord.frames]
    assert (0, 1) in counts
    assert counts[-1] == (0, 0)
