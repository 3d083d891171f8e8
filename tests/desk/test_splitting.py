"""A second matter becomes a case of its own: once, whole, linked both ways, seen by no stranger."""

import pytest

from intakebot.desk.commands import Done
from intakebot.engine import entries as e
from intakebot.engine.belonging import Gained, Linked
from intakebot.engine.effects import Refuse
from intakebot.engine.events import (
    Begin,
    Close,
    Context,
    Link,
    Respond,
    Say,
    Split,
    Take,
    WantPerson,
)
from intakebot.engine.incident_entries import IncidentNews
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.errors import NotFound
from intakebot.store.outbox import Claimed
from intakebot.wiring.background import errands as by_kind
from tests.desk.conftest import ANNA, BEA, bodies, decode, log, opened
from tests.desk.incidents import incident_of, run

BOTH = "The page stays blank. Also my invoice for order FF-20418 is wrong"
PAGE = """
flow: broken-page
title: Something is broken
team: web
starts_with: [the page stays blank, I get an error when I pay]
questions:
  - {id: page, kind: url, ask: On which page?, prefill: page.url}
  - {id: email, kind: email, ask: Which e-mail address?}
"""
REST = """
flow: rest
title: Something else
team: web
default: yes
starts_with: [I have a question, what are your opening hours]
questions:
  - {id: what, kind: text, ask: What is it?}
"""
INVOICE = """
flow: invoice
title: Something is wrong with an invoice
team: web
starts_with: [my invoice is wrong, there is a mistake on the bill]
questions:
  - {id: story, kind: text, ask: What is wrong?, prefill: opening}
  - {id: url, kind: url, ask: On which page?, prefill: page.url}
  - {id: mail, kind: email, ask: Which e-mail address?}
"""


@pytest.fixture
def flows(flows):
    (flows / "broken-page.yaml").write_text(PAGE)
    (flows / "rest.yaml").write_text(REST)
    (flows / "invoice.yaml").write_text(INVOICE)
    return flows


async def now(house, name):
    return await house.parts.reception.conversations.get(name)


@pytest.fixture
async def two(house):
    """A case whose customer named a second matter; its conversation."""
    name = await opened(house.parts)
    page = Context(url="https://shop.example/pay", browser="Firefox 128")
    await house.say(name, Begin(page), Say(BOTH), Say("mara@garden.example"), WantPerson())
    await run(house)
    return name


async def noted(house, name):
    return next(
        entry.seq for entry in await log(house.parts, name) if isinstance(entry.body, e.Noticed)
    )


async def split(house, act, name, of=None):
    """Let Anna split it off; the new conversation, once its errand has run."""
    done = await act(ANNA, name, Split(of or await noted(house, name)))
    assert isinstance(done, Done), done
    (*_, off) = bodies(await log(house.parts, name), SplitOff)
    await run(house)
    return off.conversation


async def test_the_words_become_a_case_of_the_same_customer(house, act, two):
    made = await split(house, act, two)

    new, origin = await now(house, made), await now(house, two)
    assert (new.flow, new.team, new.phase) == ("invoice", "web", "waiting")
    assert new.opening == "Also my invoice for order FF-20418 is wrong"
    assert new.answers["mail"].text == "mara@garden.example"
    assert "url" not in new.answers, "it is not about that page"
    assert house.parts.stores.cases.find(new.number).conversation == made
    row = house.parts.stores.queue.row(new.number)
    assert (row.customer, row.phase, row.waiting_since > 0) == (
        "mara@garden.example", "waiting", True,
    )  # fmt: skip
    assert origin.split == {await noted(house, two): new.number}
    (came,) = bodies(await log(house.parts, made), SplitFrom)
    assert (came.case, came.conversation) == (origin.number, two)
    assert [hit.conversation for hit in house.parts.stores.search.find("FF-20418")].count(made) == 1


async def test_nobody_outside_sees_any_of_it(house, act, two):
    journal = house.parts.reception.conversations.journal
    before = (await journal.read(two, 0, private=False)).entries
    made = await split(house, act, two)

    assert (await journal.read(two, 0, private=False)).entries == before
    assert made not in house.parts.reception._tokens.values()
    written = await log(house.parts, two)
    assert (written[-1].name, written[-1].private) == ("Anna", True)
    first = (await log(house.parts, made))[1]
    assert (first.by, first.name) == ("agent", "Anna"), "the trail says who did it"


async def test_it_happens_once_whoever_asks_and_however_often(house, act, two):
    seq = await noted(house, two)
    takeover = house.parts.takeover
    once = await takeover.perform(ANNA, two, Split(seq), "c" * 32)
    twice = await takeover.perform(ANNA, two, Split(seq), "c" * 32)
    other = await takeover.perform(BEA, two, Split(seq), "d" * 32)
    await run(house)
    await house.parts.takeover.splitting.follow(type("Job", (), {"conversation": two})())

    assert isinstance(once, Done)
    assert isinstance(twice, Done)
    assert once.seq == twice.seq
    assert isinstance(other, Refuse)
    assert other.code == "not_now"
    (off,) = bodies(await log(house.parts, two), SplitOff)
    assert len(bodies(await log(house.parts, off.conversation), SplitFrom)) == 1
    assert len(bodies(await log(house.parts, off.conversation), e.Handover)) == 1


async def test_a_later_message_can_be_split_off_too(house, act, two):
    await house.say(two, Say("And another thing: the invoice is wrong too"))
    said = [entry for entry in await log(house.parts, two) if isinstance(entry.body, e.Said)]

    made = await split(house, act, two, of=said[-1].seq)

    assert (await now(house, made)).opening == "And another thing: the invoice is wrong too"
    assert (await now(house, made)).flow == "invoice"


async def test_where_nothing_of_the_customers_stands_nothing_is_made(house, act, two):
    cases = house.parts.stores.queue.open_rows(100).rows
    for of in (0, -1, 1, 10**30, 424242):
        refused = await act(ANNA, two, Split(of))
        assert refused.code == "stale", of
    with pytest.raises(NotFound):
        await act(ANNA, "conv_absent", Split(1))

    forged = await act(ANNA, two, Split(1, case=1, conversation="conv_x"))
    assert forged.code == "stale"
    assert len(house.parts.stores.queue.open_rows(100).rows) == len(cases)


async def test_it_is_taken_back_by_joining_and_the_trail_stays(house, act, two):
    made = await split(house, act, two)
    origin, new = await now(house, two), await now(house, made)

    assert isinstance(await act(ANNA, made, Link(origin.number)), Done)
    await run(house)

    family = await house.parts.takeover.families.of(origin.number)
    assert [member.number for member in family.members] == [origin.number, new.number]
    assert bodies(await log(house.parts, two), Gained) == [Gained(new.number)]
    assert bodies(await log(house.parts, made), Linked)
    again = await act(BEA, two, Split(await noted(house, two)))
    assert again.code == "not_now", "it is a contact: taking that apart makes it a case again"


async def test_who_answers_is_sent_to_where_the_customer_reads(house, act, two):
    made = await split(house, act, two)
    fence = (await now(house, made)).fence
    await act(ANNA, made, Take(fence))

    refused = await act(ANNA, made, Respond(fence + 1, "Hello"))

    assert refused.code == "elsewhere"
    assert str((await now(house, two)).number) in refused.text


async def test_neither_is_offered_to_the_other_as_a_likeness(house, act, two):
    made = await split(house, act, two)
    await house.say(two, Say("my invoice for order FF-20418 is wrong"))
    await run(house)

    cases = house.parts.stores.cases
    numbers = {(await now(house, each)).number for each in (two, made)}
    for name in (two, made):
        assert not {each.case.number for each in cases.suggestions(name)} & numbers


async def read(house, name):
    """What the customer of a conversation can read of it, in words."""
    journal = house.parts.reception.conversations.journal
    lines = (await journal.read(name, 0, private=False)).entries
    bodies = [decode(line).body for line in lines]
    return [each for each in bodies if isinstance(each, e.Told | IncidentNews)]


async def test_news_of_its_incident_reach_the_customer_where_they_named_it(house, act, two):
    made = await split(house, act, two)
    stranger = await opened(house.parts)
    await house.say(stranger, Begin(), Say("my invoice for order FF-20418 is wrong"), WantPerson())
    await run(house)
    number = await incident_of(house, made)
    before = await read(house, stranger)

    for line, text in ((1, "We're on it."), (2, "Nearly there.")):
        await house.parts.incidents.post(ANNA, number, line, {"": text}, f"{line}" * 32)
        await run(house)
    await house.parts.incidents.move(ANNA, number, 3, "fixed", "f" * 32)
    await run(house)
    errands = by_kind(house.parts)
    await errands["incident"](Claimed(1, "incident", made, f'{{"incident":{number},"seq":2}}', 1))
    await errands["closed"](Claimed(2, "closed", made, "", 1))

    news = [each for each in await read(house, two) if isinstance(each, IncidentNews)]
    assert [each.kind for each in news] == ["update", "update", "fixed"], "each once"
    assert news[0].title.startswith("Your other matter, “Also my invoice for order FF-20418")
    assert news[0].text == "We're on it."
    assert (await now(house, made)).phase == "closed"
    assert (await now(house, two)).phase == "waiting", "the first matter still stands"
    assert await read(house, stranger) == before, "nobody else hears of it"


async def test_that_it_was_closed_is_told_there_once(house, act, two):
    made = await split(house, act, two)
    new = await now(house, made)
    await act(ANNA, made, Close(new.fence, "solved", "A new invoice is on its way."))
    await run(house)
    await house.parts.takeover.splitting.closed(Claimed(1, "closed", made, "", 1))

    told = [each.text for each in await read(house, two) if isinstance(each, e.Told)]
    words = "Your other matter, “Also my invoice for order FF-20418 is wrong”, is closed."
    assert told.count(f"{words}\nA new invoice is on its way.") == 1


async def test_what_is_closed_with_the_whole_is_not_told_apart(house, act, two):
    made = await split(house, act, two)
    origin = await now(house, two)
    await act(ANNA, made, Link(origin.number))
    await run(house)
    await act(ANNA, two, Close((await now(house, two)).fence))
    await run(house)

    assert (await now(house, made)).phase == "closed"
    assert not any("other matter" in each.text for each in await read(house, two))


async def test_a_part_that_was_split_again_is_heard_of_where_it_was_named(house, act, two):
    part = await split(house, act, two)
    said = [entry.seq for entry in await log(house.parts, part) if isinstance(entry.body, e.Said)]
    deeper = await split(house, act, part, of=said[0])

    await act(ANNA, deeper, Close((await now(house, deeper)).fence))
    await run(house)

    told = [each.text for each in await read(house, two) if isinstance(each, e.Told)]
    assert told[-1].startswith("Your other matter, “Also my invoice")


async def test_any_news_is_answered_of_both_while_it_is_open(house, act, two):
    made = await split(house, act, two)
    await house.say(two, Say("any news?"))
    both = [each.text for each in await read(house, two) if isinstance(each, e.Told)][-2:]
    await act(ANNA, made, Close((await now(house, made)).fence))
    await run(house)
    await house.say(two, Say("any news?"))
    one = [each.text for each in await read(house, two) if isinstance(each, e.Told)]

    assert both[1].startswith("Your other matter, “Also my invoice"), both
    assert sum(text.startswith("Your other matter, “Also my") for text in one) == 2, one
