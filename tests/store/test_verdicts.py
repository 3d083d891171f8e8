"""What agents answer is kept with who, when, score and reasons, and read back as trust."""

import pytest

from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.matching.digests import digest
from intakebot.matching.trust import Outcome, Trust
from intakebot.store.cases import Candidate
from tests.store.turns import NOW, handed_over, spoken

ERROR = "PAY-4102: gateway timeout"


@pytest.fixture
async def three(journal, stores):
    made = [await handed_over(journal, f"conv-{n}") for n in (1, 2, 3)]
    for conversation in made:
        page = "https://shop.example/pay" if conversation.number < 1003 else ""
        error = ERROR if conversation.number < 1003 else "Ihr Gutschein ist abgelaufen"
        mine = digest(conversation.number, title="it is broken", error=error, url=page)
        stores.candidates.index(mine, conversation.id, NOW)
    return made


async def by(journal, who, conversation, *bodies):
    return await spoken(journal, conversation, *bodies, by="agent", who=who)


def told(verdicts, conversation):
    return [(each.kind, each.case, each.who, each.score) for each in verdicts.of(conversation)]


async def test_answers_are_read_from_the_log_with_who_and_why(journal, stores, three):
    two = await by(journal, "anna", three[1], Linked(1001, 0.8, ["same page", "خطأ"]))
    two = await by(journal, "bea", two, Unlinked(1001))
    await by(journal, "bea", two, Dismissed(1001, 0.8, ["same page"]), Dismissed(1003, 0.3))

    stores.verdicts.learn("conv-2")
    stores.verdicts.learn("conv-2")

    assert told(stores.verdicts, "conv-2") == [
        ("accepted", 1001, "anna", 0.8),
        ("undone", 1001, "bea", 0.8),
        ("refused", 1001, "bea", 0.8),
        ("refused", 1003, "bea", 0.3),
    ]
    assert stores.verdicts.of("conv-2")[0].reasons == ("same page", "خطأ")
    assert stores.verdicts.of("conv-1") == []


async def test_what_customers_say_of_their_own_case_is_no_agents_answer(journal, stores, three):
    await spoken(journal, three[1], Linked(1001, 0.8), by="customer")

    stores.verdicts.learn("conv-2")

    assert stores.verdicts.of("conv-2") == []


async def test_an_offer_is_written_down_once(stores, three):
    for score in (0.5, 0.9):
        stores.verdicts.made("conv-1", [Candidate(1002, score, ("same page",), ())], NOW)
    stores.verdicts.made("conv-1", [], NOW)

    assert told(stores.verdicts, "conv-1") == [("made", 1002, "", 0.5)]
    assert [each.kind for each in stores.verdicts.since(NOW)] == ["made"]
    assert stores.verdicts.since(NOW + 1) == []


async def test_a_fingerprint_is_trusted_by_the_last_word_on_each_two_cases(journal, stores, three):
    key = digest(1, error=ERROR).fingerprint.key
    two = await by(journal, "anna", three[1], Linked(1001, 0.8))
    stores.verdicts.learn("conv-2")
    assert stores.verdicts.trust(key) == Trust(1, 0)

    two = await by(journal, "bea", two, Unlinked(1001))
    stores.verdicts.learn("conv-2")
    assert stores.verdicts.trust(key) == Trust(0, 1)

    two = await by(journal, "bea", two, Dismissed(1001), Dismissed(1001, on=False))
    stores.verdicts.learn("conv-2")
    assert stores.verdicts.trust(key) == Trust(0, 0), "nobody says anything any more"
    assert stores.verdicts.trust("") == stores.verdicts.trust("' OR 1=1 --") == Trust(0, 0)


async def test_cases_of_two_fingerprints_teach_nothing_about_either(journal, stores, three):
    await by(journal, "anna", three[2], Linked(1001, 0.8))
    stores.verdicts.learn("conv-3")

    assert stores.verdicts.trust(digest(1, error=ERROR).fingerprint.key) == Trust(0, 0)


async def test_thresholds_are_read_from_answers_that_had_a_score(journal, stores, three):
    await by(journal, "anna", three[1], Linked(1001), Dismissed(1003, 0.3))
    stores.verdicts.learn("conv-2")

    assert stores.verdicts.outcomes() == [Outcome(0.3, accepted=False)]
