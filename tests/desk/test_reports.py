"""Reports over a store that people have talked in."""

from intakebot.desk import reports
from intakebot.desk.commands import Actor
from intakebot.engine.events import Begin, Respond, Say, Take, WantPerson


async def test_what_an_agent_asked_although_it_was_known_is_counted_by_flow(house):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say("the page stays blank"), Say("all of it is white"))
    await house.say(conversation, WantPerson())
    conversations = house.parts.reception.conversations
    actor = Actor("agent", "a_1", "Priya")
    taken = await conversations.perform(conversation, Take(0), actor)
    fence = taken.conversation.fence
    for words in ("Hello, I'm Priya.", "What do you see?"):
        await conversations.perform(conversation, Respond(fence, words), actor)

    async def edition(name):
        return house.parts.library.edition(name)

    logs = house.parts.stores.logs
    found = await reports.reasks(logs, edition)

    assert found["broken-page"].by_agents == 1
    assert found["broken-page"].by_bot == 0
    assert await reports.reasks(logs, edition, house.clock.now() + 1) == {}
