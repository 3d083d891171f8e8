"""The rooms joined: both sides of the desk speak of the same conversations and people."""

import pytest

from intakebot.engine import events as ev
from intakebot.errors import StartRefused
from intakebot.settings import Settings
from intakebot.wiring import joining


async def test_both_sides_of_the_desk_know_the_same_people_and_conversations(house):
    reception, takeover = house.parts.reception, house.parts.takeover

    assert reception.conversations is takeover.conversations
    assert reception.presence is takeover.presence
    assert reception.hub is takeover.hub is house.parts.hub


async def test_a_customer_hears_whether_somebody_of_the_team_is_here(house):
    reception = house.parts.reception
    assert not reception.staffing_of("web").online

    house.parts.takeover.presence.arrive("agent_1", ("web",))

    assert reception.staffing_of("web").online


async def test_a_turn_wakes_the_queue_that_agents_follow(house):
    _, conversation = await house.customer()
    woken = []
    house.parts.hub.subscribe("queue", lambda: woken.append("queue"))

    await house.say(conversation, ev.Say("It stays blank"))

    assert woken


# --- other processes --------------------------------------------------------------------------

POSTGRES = "postgresql+asyncpg://u:p%40ss@db.example/x"


@pytest.mark.parametrize(
    ("given", "over"),
    [
        ({}, None),
        ({"database_url": POSTGRES}, "postgres"),
        ({"redis_url": "redis://cache.example"}, "redis"),
        ({"redis_url": "redis://cache.example", "database_url": POSTGRES}, "redis"),
    ],
)
async def test_processes_speak_over_redis_or_else_over_postgres(given, over):
    found = joining.carrier(Settings(**given))

    assert (found.name if found else None) == over


def test_what_is_not_installed_is_asked_for_by_name(monkeypatch):
    monkeypatch.setattr(joining.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(StartRefused, match=r"REDIS_URL needs `pip install 'intakebot\[redis\]'`"):
        joining.carrier(Settings(redis_url="redis://cache.example"))


async def test_alone_there_is_no_bus_and_memory_is_believed(house):
    assert house.parts.nodes is None
    assert not house.parts.reception.conversations.shared
