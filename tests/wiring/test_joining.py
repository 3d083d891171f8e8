"""The rooms joined: both sides of the desk speak of the same conversations and people."""

from intakebot.engine import events as ev


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
