"""Reports over a store that people have talked in."""

from intakebot.desk import reports
from intakebot.desk.commands import Actor
from intakebot.engine.events import Begin, Close, GiveStars, Respond, Say, Take, WantPerson
from intakebot.engine.rating import Ratings


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


async def test_the_stars_that_were_given_are_counted_by_flow(house):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say("the page stays blank"), WantPerson())
    perform = house.parts.reception.conversations.perform
    actor = Actor("agent", "a_1", "Priya")
    fence = (await perform(conversation, Take(0), actor)).conversation.fence
    await perform(conversation, Respond(fence, "It is mended."), actor)
    await perform(conversation, Close(fence), actor)
    await house.say(conversation, GiveStars(2), GiveStars(4))

    found = await reports.ratings(house.parts.stores.logs)

    assert found == {"broken-page": Ratings(1, (0, 0, 0, 1, 0))}
    assert (found["broken-page"].rated, found["broken-page"].average) == (1, 4.0)
    assert await reports.ratings(house.parts.stores.logs, house.clock.now() + 1) == {}


async def test_the_same_rating_sent_twice_is_one(house):
    _, conversation = await house.customer()
    await house.say(conversation, Begin(), Say("the page stays blank"), WantPerson())
    perform = house.parts.reception.conversations.perform
    actor = Actor("agent", "a_1", "Priya")
    fence = (await perform(conversation, Take(0), actor)).conversation.fence
    await perform(conversation, Respond(fence, "It is mended."), actor)
    await perform(conversation, Close(fence), actor)

    first = await house.parts.reception.perform(conversation, GiveStars(4), "once-and-again-0001")
    again = await house.parts.reception.perform(conversation, GiveStars(4), "once-and-again-0001")
    other = await house.parts.reception.perform(conversation, GiveStars(5), "once-and-again-0001")

    assert (again.seq, again.upto) == (first.seq, first.upto)
    assert other.code == "conflict"
