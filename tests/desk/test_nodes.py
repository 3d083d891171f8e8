"""Two processes as one product: what one does, the other shows; and each goes on without."""

import asyncio
import time

import pytest

from intakebot.bus import line as bus_line
from intakebot.bus.messages import Took, Wakes
from intakebot.desk import nodes as module
from intakebot.desk.commands import Done
from intakebot.desk.conversations import QUEUE
from intakebot.desk.presence import room_topic
from intakebot.desk.reception import CUSTOMER
from intakebot.desk.staff import topic
from intakebot.engine.effects import Refuse
from intakebot.engine.events import Begin, Say, WantPerson
from intakebot.errors import TooMany
from tests.desk.conftest import begun
from tests.desk.pair import Air, paired, until


@pytest.fixture
def given():
    return {"messages_a_minute": 20, "tries_to_sign_in": 3}


@pytest.fixture
def air(monkeypatch):
    monkeypatch.setattr(bus_line, "BEAT_EVERY", 0.05)
    return Air()


@pytest.fixture
async def desks(house, air):
    async with paired(house, air) as both:
        yield both


async def say(desk, name, text, cid):
    return await desk.parts.reception.perform(name, Say(text), cid)


# --- what is written -------------------------------------------------------------------------


async def test_a_turn_here_is_read_there_at_once_although_memory_held_an_older_end(house, desks):
    one, other = desks
    name = await begun(house)
    await say(other, name, "The page stays blank", "c1")
    journal = other.talks.journal
    before = (await journal.read(name, 0, private=False)).upto
    assert journal.read_now(name, before, private=False).upto == before
    woken = other.listens(name)

    await say(one, name, "https://shop.example/pay", "c2")

    await until(lambda: woken)
    after = (await journal.read(name, before, private=False)).upto
    assert after == (await one.talks.get(name)).seq > before
    assert journal.read_now(name, before, private=False) is None, "memory knows that it is behind"


async def test_the_queue_moves_in_both_processes(house, desks):
    one, other = desks
    woken = other.listens(QUEUE)
    name = await begun(house)
    before = (await other.talks.journal.changes(0)).upto

    await one.parts.reception.perform(name, WantPerson(), "c1")

    await until(lambda: woken)
    rows = (await other.talks.journal.changes(before)).rows
    assert [row.conversation for row in rows] == [name]


async def test_a_command_that_went_to_both_happens_once(house, desks):
    one, other = desks
    name = await begun(house)

    outcomes = await asyncio.gather(
        *(say(desk, name, "I pressed Pay", "c1") for desk in (one, other, one, other))
    )

    assert {each.seq for each in outcomes} == {outcomes[0].seq}
    written = (await one.talks.journal.read(name, 0, private=False)).entries
    assert sum(b'"type":"said"' in each and b"pressed Pay" in each for each in written) == 1


async def test_turns_by_both_processes_interleave_without_a_lost_word(house, desks):
    name = await begun(house)

    outcomes = await asyncio.gather(
        *(say(desks[n % 2], name, f"word {n}", f"c{n}") for n in range(16))
    )

    assert all(isinstance(each, Done) for each in outcomes)
    log = b"".join((await desks[0].talks.journal.read(name, 0, private=False)).entries)
    assert all(log.count(b"word %d" % n) for n in range(16))


async def test_an_agent_gets_a_word_in_although_an_outbox_is_sent_to_another_process(house, desks):
    one, other = desks
    name = await begun(house)
    outbox = [one.talks.perform(name, Say(f"word {n}"), CUSTOMER, f"c{n}") for n in range(40)]
    sent = asyncio.gather(*outbox)
    began = (await one.talks.get(name)).seq
    await until(lambda: one.talks.memory.held[name].loaded.conversation.seq > began + 4)

    said = await other.talks.perform(name, Say("one moment"), CUSTOMER, "d1")

    assert isinstance(said, Done)
    assert all(isinstance(each, Done) for each in await sent)


async def test_what_another_process_says_wrongly_costs_a_read_and_nothing_else(house, desks):
    one, other = desks
    name = await begun(house)
    await say(other, name, "The page stays blank", "c1")
    seq, changed = (await other.talks.get(name)).seq, other.talks.journal.changed

    lies = {name: 2**53 - 1, QUEUE: 2**53 - 1, "conv_of_nobody": 5, "": 1, "agent:x": 0}
    one.nodes.line.say(Wakes(lies))
    woken = other.listens(name)
    await until(lambda: woken)

    assert (await say(other, name, "still here", "c2")).seq == seq + 1
    assert (await other.talks.journal.read(name, seq, private=False)).upto > seq
    assert (await other.talks.journal.changes(changed)).upto >= changed


async def test_a_customer_is_refused_in_their_language_by_a_process_that_never_met_them(
    house, desks
):
    one, other = desks
    made, _ = await one.parts.reception.open("shop", "de")
    await one.talks.perform(made.id, Begin(language="de"), CUSTOMER, "c0")

    await other.talks.get(made.id)  # their socket came to the other process

    assert other.talks.language_of(made.id) == "de"


# --- who is here ------------------------------------------------------------------------------


async def test_each_side_sees_the_other_across_processes(house, desks):
    one, other = desks
    name = await begun(house)
    told = one.listens(room_topic(name))
    one.presence.come(name)

    other.presence.look(name, "agent_1", "منى")

    await until(lambda: other.presence.room(name).customer == "here")
    await until(lambda: "agent_1" in one.presence.room(name).agents)
    del told[:]
    other.presence.does(name, "agent_1", "writing")
    await until(lambda: told)
    assert one.presence.writer(name) == "منى"

    one.presence.writes(name, on=True)
    one.presence.seen(name, 4, team=False)
    await until(lambda: other.presence.room(name).seen_by_customer == 4)
    assert other.presence.room(name).customer == "writing"

    other.presence.look_away(name, "agent_1")
    await until(lambda: not one.presence.room(name).agents)


async def test_staff_of_either_process_counts_until_they_leave(house, desks):
    one, other = desks
    other.presence.arrive("agent_1", ("web",))
    other.presence.arrive("agent_1", ("web",))

    await until(lambda: one.presence.staffed("web"))
    assert one.parts.reception.staffing_of("web").online
    assert one.presence.here("agent_1")
    assert not one.presence.staffed("orders")

    other.presence.leave("agent_1", ("web",))
    await asyncio.sleep(0.1)
    assert one.presence.staffed("web"), "one tab is left"
    other.presence.leave("agent_1", ("web",))
    await until(lambda: not one.presence.staffed("web"))


async def test_a_process_that_comes_later_hears_who_is_here(house, air):
    house.parts.reception.presence.arrive("agent_1", ())
    async with paired(house, air) as (_, other):
        await until(lambda: other.presence.staffed("web"))


async def test_with_a_process_goes_everybody_who_was_with_it(house, desks):
    one, other = desks
    name = await begun(house)
    one.presence.come(name)
    other.presence.look(name, "agent_1", "Anna")
    other.presence.arrive("agent_1", ("web",))
    await until(lambda: one.presence.room(name).agents and one.presence.staffed("web"))

    await other.nodes.leave()

    await until(lambda: not one.presence.room(name).agents)
    assert not one.presence.staffed("web")
    assert one.presence.room(name).customer == "here"


async def test_without_the_bus_each_goes_by_its_own_and_is_whole_again_after(
    house, desks, air, monkeypatch
):
    monkeypatch.setattr(bus_line, "SILENT_FOR", 0.2)
    monkeypatch.setattr(module, "STAFF_FOR", 0.2)
    one, other = desks
    name = await begun(house)
    one.presence.come(name)
    other.presence.look(name, "agent_1", "Anna")
    other.presence.arrive("agent_1", ("web",))
    await until(lambda: one.presence.room(name).agents and one.presence.staffed("web"))

    for desk in desks:
        desk.nodes.line.carrier.deaf = True
    await until(lambda: not one.presence.room(name).agents)
    assert one.presence.staffed("web"), "people don't leave because a cable does"
    await until(lambda: not one.presence.staffed("web"))
    assert (await say(one, name, "hello", "c1")).seq

    other.presence.does(name, "agent_1", "writing")
    for desk in desks:
        desk.nodes.line.carrier.deaf = False
    await until(lambda: one.presence.writer(name) == "Anna")
    await until(lambda: one.presence.staffed("web"))
    await until(lambda: other.presence.room(name).customer == "here")


async def test_ten_thousand_rooms_elsewhere_cost_no_memory_here(desks):
    one, other = desks
    for n in range(10_000):
        other.presence.come(f"conv_{n}")
    one.presence.come("conv_9999")

    await until(lambda: one.presence.room("conv_9999").customers == 2)

    assert not list(one.presence._elsewhere.rooms("conv_1"))
    assert len(one.presence._elsewhere._rooms) == 1


# --- limits -----------------------------------------------------------------------------------


async def test_a_flood_over_two_processes_is_one_flood(house, desks):
    name = await begun(house)
    granted = 0

    for n in range(60):
        outcome = await say(desks[n % 2], name, f"word {n}", f"c{n}")
        granted += not (isinstance(outcome, Refuse) and outcome.code == "rate")
        await asyncio.sleep(0)

    assert 18 <= granted <= 28, "alone each would grant 20; two went before"


async def test_a_quiet_customer_is_nobodys_business(house, desks, air):
    one, _ = desks
    name = await begun(house)
    before = len(air.sent)

    for n in range(3):
        await say(one, name, f"word {n}", f"c{n}")
    await asyncio.sleep(0.1)

    assert not any(b'"took"' in frame for frame in air.sent[before:])


async def test_guesses_at_a_password_count_in_every_process(desks):
    one, other = desks
    now = int(time.time() * 1000)
    for _ in range(3):
        one.parts.staff.tries.count("ada@staff.example", "203.0.113.9", now)
    await asyncio.sleep(0.1)

    with pytest.raises(TooMany):
        other.parts.staff.tries.count("ada@staff.example", "203.0.113.9", now)
    one.parts.staff.tries.right("ada@staff.example", "203.0.113.9")
    await asyncio.sleep(0.1)
    other.parts.staff.tries.count("ada@staff.example", "203.0.113.9", now)


async def test_no_name_or_address_of_who_signs_in_is_on_the_bus(desks, air):
    desks[0].parts.staff.tries.count("ada@staff.example", "203.0.113.9", 1)
    await until(lambda: any(b"tried" in frame for frame in air.sent))

    assert not any(b"ada" in frame or b"203.0" in frame for frame in air.sent)


async def test_neither_addresses_of_mail_nor_of_networks_are_told_with_what_was_counted(desks, air):
    proving = desks[0].parts.reception.proving
    for _ in range(5):
        proving.may_send("conv_1", "ada@staff.example", "203.0.113.9")
    await until(lambda: any(b"codes-address" in frame for frame in air.sent))

    assert not any(b"ada" in frame or b"203.0" in frame for frame in air.sent)


async def test_a_bucket_that_nobody_knows_is_left_alone(desks):
    desks[0].nodes.line.say(Took("of tomorrow", "conv_1", 5))
    woken = desks[1].listens("conv_1")
    desks[0].nodes.line.wake("conv_1", 1)
    await until(lambda: woken)


# --- what somebody may do ---------------------------------------------------------------------


async def test_signed_out_in_one_process_is_signed_out_in_all(house, desks):
    one, other = desks
    link = await one.parts.staff.link("mara@staff.example", "Mara", "agent")
    joined = await one.parts.staff.join(link.token, "Mara", "four quiet wooden chairs")
    assert await other.parts.staff.who(joined.token)
    woken = other.listens(topic(joined.staff.id))

    await one.parts.staff.sign_out(joined.token)

    await until(lambda: woken)
    assert await other.parts.staff.who(joined.token) is None
