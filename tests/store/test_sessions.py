"""Sessions: found by their token while they last, never after."""

import pytest

from intakebot.store.agents import Agent
from intakebot.store.sessions import SEEN_EVERY, Sessions
from tests.store.turns import NOW

HOUR = 3_600_000
ANNA = Agent("ag-1", "anna@example.org", "Anna", "agent", (), "hash", True, 1, NOW)


@pytest.fixture
def sessions(stores):
    stores.agents.add(ANNA)
    made = Sessions(stores.database, idle=12 * HOUR)
    made.begin("token", "ag-1", "csrf", NOW, NOW + 168 * HOUR)
    return made


def test_a_session_says_who_it_is(sessions):
    found = sessions.find("token", NOW + 1)

    assert (found.agent, found.csrf, found.expires) == (ANNA, "csrf", NOW + 168 * HOUR)


@pytest.mark.parametrize("token", ["", "tokeN", "\0", "x" * 100_000, "' OR 1=1 --"])
def test_another_token_is_nobody(sessions, token):
    assert sessions.find(token, NOW) is None


def test_a_session_that_is_used_lasts_until_its_end_and_no_longer(sessions):
    for hour in range(0, 168, 6):
        assert sessions.find("token", NOW + hour * HOUR)

    assert sessions.find("token", NOW + 168 * HOUR - 1)
    assert sessions.find("token", NOW + 168 * HOUR) is None


def test_a_session_that_is_not_used_ends(sessions):
    assert sessions.find("token", NOW + 12 * HOUR) is None


def test_a_clock_that_leaps_ends_no_session_that_was_used_a_moment_ago(sessions):
    assert sessions.find("token", NOW + 24 * HOUR, unused=1000)
    assert sessions.find("token", NOW, unused=1000), "and back again"
    assert sessions.find("token", NOW + 11 * HOUR)
    assert sessions.find("token", NOW + 24 * HOUR, unused=12 * HOUR) is None
    assert sessions.find("token", NOW + 168 * HOUR, unused=1) is None


def test_looking_often_writes_seldom(sessions, path):
    def changes():
        return path.with_name(f"{path.name}-wal").stat().st_size

    sessions.find("token", NOW + SEEN_EVERY)
    before = changes()
    for n in range(50):
        sessions.find("token", NOW + SEEN_EVERY + n)

    assert changes() == before


def test_signing_out_ends_this_session_alone(sessions):
    sessions.begin("other", "ag-1", "csrf", NOW, NOW + HOUR)
    sessions.end("token")
    assert sessions.find("token", NOW) is None
    assert sessions.find("other", NOW)


def test_who_is_active_no_more_is_nobody(sessions, stores):
    stores.agents.grant("ag-1", active=False)

    assert sessions.find("token", NOW) is None


def test_sweeping_forgets_what_is_over_and_nothing_else(sessions):
    sessions.begin("short", "ag-1", "csrf", NOW, NOW + 1)
    sessions.sweep(NOW + 1)

    assert sessions.find("short", NOW) is None
    assert sessions.find("token", NOW)
