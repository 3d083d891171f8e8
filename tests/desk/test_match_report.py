"""What was suggested and answered, counted."""

import pytest

from intakebot.desk.belonging import Belonging
from intakebot.desk.match_report import UNSCORED, Tally, report
from intakebot.engine.events import Dismiss, Link, Unlink
from intakebot.store.outbox import Claimed
from tests.desk.conftest import ANNA, waiting


@pytest.fixture
def learn(house):
    parts = house.parts
    errand = Belonging(parts.reception.conversations, parts.stores, parts.hub)
    return lambda name: errand.belong(Claimed(1, "belong", name, "{}", 1))


async def test_answers_are_counted_where_they_were_given(house, act, learn):
    case, name, other = await waiting(house), await waiting(house), await waiting(house)
    get = house.parts.reception.conversations.get
    first, third = (await get(case)).number, (await get(other)).number
    await act(ANNA, name, Link(first, 0.8, ["same page", "same error code: PAY-1"]))
    await act(ANNA, name, Unlink(first), Dismiss(third, 0.3, ["same page"]))
    await act(ANNA, other, Link(first))
    await learn(name)
    await learn(other)

    found = await report(house.parts.stores.verdicts)

    assert found.all == Tally(0, 2, 1, 1)
    assert found.bands["very alike"] == Tally(0, 1, 0, 1)
    assert found.bands["a little"] == Tally(0, 0, 1, 0)
    assert found.bands[UNSCORED] == Tally(0, 1, 0, 0)
    assert found.reasons["same page"] == Tally(0, 1, 1, 1)
    assert found.reasons["same error code"] == Tally(0, 1, 0, 1)
    assert found.answers == 3
    assert (await report(house.parts.stores.verdicts, house.clock.at + 1)).all == Tally()
