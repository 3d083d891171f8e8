"""After a link the other case's log tells of it, answers are kept, counts are true: once."""

import pytest

from intakebot.desk.belonging import Belonging
from intakebot.desk.matching import Matcher
from intakebot.engine.belonging import Gained, Lost
from intakebot.engine.events import Dismiss, Link, Unlink
from intakebot.store.cases import Candidate
from intakebot.store.outbox import Claimed
from tests.desk.conftest import ANNA, BEA, bodies, log, waiting


@pytest.fixture
def errand(house):
    parts = house.parts
    return Belonging(parts.reception.conversations, parts.stores, parts.hub)


def job(name):
    return Claimed(1, "belong", name, "{}", 1)


async def numbered(house, name):
    return (await house.parts.reception.conversations.get(name)).number


async def test_the_other_case_is_told_who_came_and_went_once(house, act, errand):
    case, name = await waiting(house), await waiting(house)
    number, mine = await numbered(house, case), await numbered(house, name)

    await act(ANNA, name, Link(number, 0.8, ["same page"]))
    await errand.belong(job(name))
    await act(BEA, name, Unlink(number))
    await errand.belong(job(name))
    await errand.belong(job(name))

    entries = await log(house.parts, case)
    assert bodies(entries, Gained) == [Gained(mine)]
    assert bodies(entries, Lost) == [Lost(mine)]
    assert [(e.name, e.private) for e in entries[-2:]] == [("Anna", True), ("Bea", True)]
    kinds = [each.kind for each in house.parts.stores.verdicts.of(name)]
    assert kinds == ["accepted", "undone"]


async def test_what_is_not_the_same_is_offered_to_neither_until_that_is_taken_back(
    house, act, errand
):
    case, name = await waiting(house), await waiting(house)
    number, mine = await numbered(house, case), await numbered(house, name)
    cases = house.parts.stores.cases
    cases.suggest(name, [Candidate(number, 0.9, ("same page",), ())])
    cases.suggest(case, [Candidate(mine, 0.9, ("same page",), ())])

    def states():
        return [each.state for one in (name, case) for each in cases.suggestions(one)]

    await act(ANNA, name, Dismiss(number, 0.9, ["same page"]))
    await errand.belong(job(name))
    await errand.belong(job(name))
    assert states() == ["dismissed", "dismissed"]

    await act(ANNA, name, Dismiss(number, on=False))
    await errand.belong(job(name))
    assert states() == ["open", "open"]
    kinds = [each.kind for each in house.parts.stores.verdicts.of(name)]
    assert kinds == ["refused", "withdrawn"]


async def test_a_refusal_of_what_was_never_offered_holds_when_it_would_be(house, act, errand):
    case, name = await waiting(house), await waiting(house)
    number = await numbered(house, case)
    parts = house.parts
    await act(ANNA, name, Dismiss(number))
    await errand.belong(job(name))

    await Matcher(parts.reception.conversations, parts.stores, parts.hub).match(job(name))

    assert [each.state for each in parts.stores.cases.suggestions(name)] == ["dismissed"]
