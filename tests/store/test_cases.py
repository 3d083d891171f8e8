"""Cases: contacts as links with history, and what looks alike."""

import pytest

from intakebot.engine.belonging import Linked, Unlinked
from intakebot.matching.digests import digest
from intakebot.store.cases import Candidate
from tests.store.turns import begun, handed_over, spoken


@pytest.fixture
async def three(journal):
    return [await handed_over(journal, f"conv-{n}") for n in (1, 2, 3)]


async def link(journal, conversation, case, **more):
    body = Linked(case=case, score=0.8, reasons=["same page", "خطأ"])
    return await spoken(journal, conversation, body, by="agent", who="anna", **more)


async def unlink(journal, conversation, case):
    return await spoken(journal, conversation, Unlinked(case=case), by="agent", who="bea")


async def test_a_conversation_is_a_case_once_it_was_handed_over(journal, stores):
    await begun(journal, "only talking")
    await handed_over(journal, "a case")

    assert not stores.cases.exists(1001)
    assert stores.cases.exists(1002)
    assert stores.cases.find(1002).conversation == "a case"


@pytest.mark.parametrize("number", [0, -1, 999, 10**30, -(10**30)])
def test_any_other_number_is_no_case(stores, number):
    assert not stores.cases.exists(number)
    assert stores.cases.contacts(max(number, 0)) == []
    assert stores.cases.dismiss("conv-1", max(number, 0)) == 0


async def test_a_case_has_its_own_contact_first_then_the_linked_ones(journal, stores, three):
    await link(journal, three[2], 1001)
    await link(journal, three[1], 1001)

    contacts = stores.cases.contacts(1001)

    assert [each.number for each in contacts] == [1001, 1003, 1002]
    assert [each.number for each in stores.cases.contacts(1002)] == [1002]
    assert stores.cases.contacts(424242) == []


async def test_taking_a_link_back_leaves_its_history(journal, stores, three):
    two = await link(journal, three[1], 1001)
    two = await unlink(journal, two, 1001)
    assert [each.number for each in stores.cases.contacts(1001)] == [1001]
    await link(journal, two, 1001)

    first, second = stores.cases.history("conv-2")

    assert (first.by, first.unlinked_by, first.unlinked_at > 0) == ("anna", "bea", True)
    assert first.reasons == ("same page", "خطأ")
    assert (second.unlinked_at, second.unlinked_by) == (0, "")
    assert len(stores.cases.contacts(1001)) == 2


async def test_the_queue_tells_the_cases_agents_of_its_new_contact(journal, stores, three):
    before = journal.changed
    two = await link(journal, three[1], 1001)

    (row,) = (await journal.changes(before)).rows
    assert (row.number, row.contacts) == (1001, 2)

    await unlink(journal, two, 1001)
    assert (await journal.changes(row.changed)).rows[0].contacts == 1


def looks_like(number, score=0.5):
    return Candidate(number, score, ("same error message",), ("another page",))


async def test_candidates_come_the_most_alike_first(stores, three):
    alike = stores.cases.suggest("conv-1", [looks_like(1002, 0.3), looks_like(1003, 0.9)])

    found = stores.cases.suggestions("conv-1")

    assert alike == (1, True)  # "a little" alike is shown, but counts for nothing in the queue
    assert [each.case.number for each in found] == [1003, 1002]
    assert found[0].candidate == looks_like(1003, 0.9)
    assert found[0].case.conversation == "conv-3"
    assert stores.cases.suggestions("conv-2") == []


async def test_newer_candidates_replace_the_older(stores, three):
    stores.cases.suggest("conv-1", [looks_like(1002), looks_like(1003)])

    assert stores.cases.suggest("conv-1", [looks_like(1003, 0.7)]) == (1, True)
    assert [each.candidate.score for each in stores.cases.suggestions("conv-1")] == [0.7]


async def test_another_list_of_as_many_is_news_and_the_same_one_is_not(stores, three):
    def suggest(*found):
        return stores.cases.suggest("conv-1", found)

    def back(score):
        return stores.cases.offer_back(1003, [looks_like(1001, score)], [], 5)

    assert suggest(looks_like(1002)) == (1, True)
    assert suggest(looks_like(1002)) == (1, False)
    assert suggest(looks_like(1003)) == (1, True)
    assert back(0.6) == {"conv-1": (1, True)}
    assert back(0.6) == {}
    assert suggest(looks_like(1002), looks_like(1003)).anew
    assert not suggest(looks_like(1003), looks_like(1002)).anew, "in whatever order"


async def test_what_an_agent_dismissed_is_not_suggested_again(stores, three):
    stores.cases.suggest("conv-1", [looks_like(1002), looks_like(1003)])
    assert stores.cases.dismiss("conv-1", 1002) == 1

    assert stores.cases.suggest("conv-1", [looks_like(1002, 0.99), looks_like(1003)]) == (1, False)
    states = {each.case.number: each.state for each in stores.cases.suggestions("conv-1")}
    assert states == {1002: "dismissed", 1003: "open"}
    assert stores.cases.dismiss("conv-1", 424242) == 1


async def test_closed_cases_do_not_count_as_alike(journal, stores, three):
    await spoken(journal, three[1], "bye", brief=True, phase="closed")

    assert stores.cases.suggest("conv-1", [looks_like(1002), looks_like(1003)]).alike == 1


async def test_a_candidate_that_is_linked_says_so_and_stops_when_it_is_not(journal, stores, three):
    stores.cases.suggest("conv-1", [looks_like(1002)])
    one = await link(journal, three[0], 1002)
    assert stores.cases.suggestions("conv-1")[0].state == "linked"

    await unlink(journal, one, 1002)

    assert stores.cases.suggestions("conv-1")[0].state == "open"


async def test_a_likeness_is_offered_to_the_other_case_as_well(stores, three):
    stores.cases.suggest("conv-3", [looks_like(1001, 0.9), looks_like(1002, 0.3)])

    counts = stores.cases.offer_back(1003, [looks_like(1001, 0.9), looks_like(1002, 0.3)], [], 5)

    assert counts == {"conv-1": (1, True), "conv-2": (0, True)}, (
        "a little alike is shown and not counted"
    )
    assert [each.case.number for each in stores.cases.suggestions("conv-1")] == [1003]
    assert stores.cases.offered("conv-1") == {1003}
    assert stores.cases.offer_back(1003, [], [1001], 5) == {"conv-1": (0, True)}
    assert stores.cases.offered("conv-1") == set()
    assert stores.cases.offered("conv-2") == {1003}
    assert stores.cases.offer_back(1003, [], [1001, 424242], 5) == {}, "twice is once"


async def test_a_contact_of_a_case_is_offered_to_the_case_and_never_to_itself(
    journal, stores, three
):
    for number in (1001, 1002, 1003):
        stores.candidates.index(
            digest(number, title="the payment fails"), f"conv-{number - 1000}", 1
        )
        stores.contacts.regroup(number)
    await link(journal, three[1], 1001)
    stores.contacts.regroup(1002)

    assert list(stores.cases.offer_back(1003, [looks_like(1002)], [], 5)) == ["conv-1"]
    assert stores.cases.offer_back(1002, [looks_like(1001)], [], 5) == {}
    assert stores.cases.offered("conv-2") == set()


async def test_only_the_best_are_kept_when_a_case_is_offered_to_another(stores, three):
    stores.cases.suggest("conv-1", [looks_like(1002, 0.6)])

    assert stores.cases.offer_back(1003, [looks_like(1001, 0.5)], [], 1) == {"conv-1": (1, True)}
    assert stores.cases.offered("conv-1") == {1002}
    stores.cases.offer_back(1003, [looks_like(1001, 0.7)], [], 1)
    assert stores.cases.offered("conv-1") == {1003}
