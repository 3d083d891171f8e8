"""What other processes tell of who is with them: replaced, added up, and gone with them."""

import pytest

from intakebot.bus.messages import AgentAt, Person, RoomNow
from intakebot.desk import elsewhere as module
from intakebot.desk.elsewhere import Elsewhere


@pytest.fixture
def elsewhere():
    return Elsewhere()


def test_the_newest_of_each_process_counts_and_the_same_again_is_no_news(elsewhere):
    first, second = RoomNow("c", customers=1), RoomNow("c", {"a": Person("Anna")}, 1)

    assert [elsewhere.put("one", each) for each in (first, first, second)] == [True, False, True]
    assert elsewhere.put("other", first)
    assert list(elsewhere.rooms("c")) == [second, first]
    assert [elsewhere.put("one", RoomNow("c")) for _ in range(2)] == [True, False]
    assert list(elsewhere.rooms("c")) == [first]
    assert elsewhere.lose("other") == ["c"]
    assert list(elsewhere.rooms("c")) == []


def test_an_agent_sits_in_one_process_or_several_with_the_teams_told_last(elsewhere):
    elsewhere.seat("one", AgentAt("a", ["web", "orders"]))
    elsewhere.seat("one", AgentAt("a", ["web"]))
    elsewhere.seat("other", AgentAt("a", ["web"]))

    assert elsewhere.staffs("web")
    assert not elsewhere.staffs("orders")
    elsewhere.lose("one")
    assert elsewhere.here("a")
    assert elsewhere.staffs("web")
    elsewhere.seat("other", AgentAt("a"))
    elsewhere.seat("nobody", AgentAt("b"))
    assert not elsewhere.here("a")
    assert not elsewhere.staffs("web")


def test_what_one_process_can_make_us_remember_is_bounded(elsewhere, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROOMS", 3)
    monkeypatch.setattr(module, "MOST_AGENTS", 3)
    for n in range(10):
        elsewhere.put("one", RoomNow(f"c{n}", customers=1))
        elsewhere.seat("one", AgentAt(f"a{n}", ["web"]))

    assert len(elsewhere.clear_rooms()) == 3
    assert sum(elsewhere.here(f"a{n}") for n in range(10)) == 3
    elsewhere.clear_agents()
    assert not elsewhere.staffs("web")
