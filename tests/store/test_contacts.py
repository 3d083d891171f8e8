"""The contacts of a case: everything linked to it, however it came to be, and nothing else."""

import pytest

from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.matching.digests import digest
from tests.store.turns import NOW, begun, handed_over, spoken


@pytest.fixture
async def five(journal):
    return [await handed_over(journal, f"conv-{n}", identity=f"shop:{n}") for n in range(1, 6)]


async def link(journal, conversation, case, **more):
    body = Linked(case, 0.8, ["same page", "خطأ"])
    return await spoken(journal, conversation, body, by="agent", who="anna", **more)


async def unlink(journal, conversation, case):
    return await spoken(journal, conversation, Unlinked(case), by="agent", who="bea")


def numbers(stores, case):
    return [each.number for each in stores.contacts.of(case)]


def counted(stores, *cases):
    return [stores.queue.row(number).contacts for number in cases]


async def test_two_cases_that_became_one_share_their_contacts(journal, stores, five):
    _, two, three, four, five_ = five
    await link(journal, two, 1001)
    await link(journal, four, 1003)
    await link(journal, five_, 1003)
    joined = await link(journal, three, 1001)

    assert numbers(stores, 1001) == [1001, 1002, 1003, 1004, 1005]
    assert numbers(stores, 1003) == [1003, 1004, 1005]
    assert [stores.contacts.case_of(number) for number in range(1001, 1006)] == [1001] * 5
    assert stores.contacts.upwards(1005) == [1005, 1003, 1001]
    assert counted(stores, 1001, 1002, 1003) == [5, 1, 3]

    await unlink(journal, joined, 1001)

    assert numbers(stores, 1001) == [1001, 1002]
    assert numbers(stores, 1003) == [1003, 1004, 1005]
    assert counted(stores, 1001, 1003) == [2, 3]


async def test_who_joins_a_part_is_counted_in_the_whole(journal, stores, five):
    await link(journal, five[2], 1001)
    before = journal.changed
    await link(journal, five[3], 1003)

    assert counted(stores, 1001, 1003) == [3, 2]
    assert {row.number for row in (await journal.changes(before)).rows} == {1001, 1003}


async def test_a_contact_comes_with_the_link_that_made_it_one(journal, stores, five):
    await link(journal, five[1], 1001)

    own, linked = stores.contacts.of(1001)

    assert (own.via, own.linked_at, own.by, own.reasons) == (0, 0, "", ())
    assert (linked.via, linked.by, linked.score) == (1001, "anna", 0.8)
    assert linked.reasons == ("same page", "خطأ")
    assert linked.linked_at > NOW - 1
    assert (linked.conversation, linked.phase) == ("conv-2", "waiting")


@pytest.mark.parametrize("number", [0, -1, 999, 10**30, -(10**30)])
def test_what_is_no_conversation_has_no_contacts(stores, number):
    assert stores.contacts.of(number) == []
    assert len(stores.contacts.upwards(number)) == 1


async def test_links_that_go_round_in_a_circle_end_somewhere(journal, stores, five):
    await link(journal, five[0], 1002)
    await link(journal, five[1], 1001)

    assert len(stores.contacts.upwards(1001)) == 51
    assert set(numbers(stores, 1001)) == {1001, 1002}


async def test_what_a_log_says_of_links_and_refusals_is_told_in_order(journal, stores, five):
    two = await link(journal, five[1], 1001)
    two = await spoken(journal, two, "anything else", Dismissed(1003), by="agent", who="anna")
    await unlink(journal, two, 1001)

    told = [type(entry.body) for entry in stores.contacts.told("conv-2")]
    assert told == [Linked, Dismissed, Unlinked]
    assert stores.contacts.told("conv-1") == stores.contacts.told("conv-absent") == []


async def test_reports_are_counted_together_while_their_cases_are_one(journal, stores, five):
    for conversation in five[:3]:
        made = digest(conversation.number, title="the zebra is broken")
        stores.candidates.index(made, conversation.id, NOW + conversation.number)
    await link(journal, five[2], 1002)
    two = await link(journal, five[1], 1001)
    stores.contacts.regroup(1003)

    def sizes():
        found = stores.candidates.find(digest(0, title="the zebra is broken"), NOW, among="all")
        return {each.card.number: (each.card.root, each.card.size) for each in found.found}

    assert sizes() == dict.fromkeys((1001, 1002, 1003), (1001, 3))

    await unlink(journal, two, 1001)
    for number in (1001, 1002):
        stores.contacts.regroup(number)

    assert sizes() == {1001: (1001, 1), 1002: (1002, 2), 1003: (1002, 2)}


async def test_a_conversation_that_is_no_case_yet_is_its_own_contact(journal, stores):
    await begun(journal, "only talking")

    assert numbers(stores, 1001) == [1001]
    assert stores.contacts.of(1001)[0].handed_over == 0
