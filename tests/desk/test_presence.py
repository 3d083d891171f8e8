"""Who is here: it goes with the last tab, and each change is told to whoever listens."""

import pytest

from intakebot.desk.presence import Presence, room_topic
from intakebot.hub import Hub

TALK = "conv_1"


class Watched:
    """A presence, and how often its room was told to be different."""

    def __init__(self):
        self.hub = Hub()
        self.presence = Presence(self.hub)
        self.told = 0
        self.hub.subscribe(room_topic(TALK), self._hear)

    def _hear(self):
        self.told += 1

    def news(self):
        told, self.told = self.told, 0
        return told


@pytest.fixture
def watched():
    return Watched()


@pytest.fixture
def presence(watched):
    return watched.presence


# --- at the desk ------------------------------------------------------------------------------


def test_an_agent_is_here_until_the_last_tab_is_closed(presence):
    presence.arrive("anna", ("web",))
    presence.arrive("anna", ("web",))

    presence.leave("anna", ("web",))
    assert presence.here("anna")
    assert presence.staffed("web")

    presence.leave("anna", ("web",))
    assert not presence.here("anna")
    assert not presence.staffed("web")


def test_a_team_is_staffed_by_its_own_and_by_those_without_a_team(presence):
    presence.arrive("anna", ("web", "orders"))
    assert [presence.staffed(team) for team in ("web", "orders", "billing")] == [True, True, False]

    presence.arrive("bea", ())
    assert presence.staffed("billing")

    presence.leave("bea", ())
    assert not presence.staffed("billing")


def test_leaving_more_often_than_coming_is_not_owed_later(presence):
    for _ in range(3):
        presence.leave("anna", ("web",))

    presence.arrive("anna", ("web",))

    assert presence.here("anna")
    assert presence.staffed("web")


@pytest.mark.parametrize("who", ["", "nobody", "آنا", "x" * 100_000])
def test_whoever_never_came_is_not_here(presence, who):
    assert not presence.here(who)
    assert not presence.staffed(who)


# --- who has it open --------------------------------------------------------------------------


def test_whoever_looks_is_shown_until_their_last_tab_looks_away(watched, presence):
    presence.look(TALK, "anna", "Anna")
    presence.look(TALK, "anna", "Anna")
    presence.look(TALK, "bea", "Bea")
    assert {who: at.name for who, at in presence.room(TALK).agents.items()} == {
        "anna": "Anna",
        "bea": "Bea",
    }
    assert watched.news() == 3

    presence.look_away(TALK, "anna")
    assert list(presence.room(TALK).agents) == ["anna", "bea"]
    presence.look_away(TALK, "anna")
    assert list(presence.room(TALK).agents) == ["bea"]
    presence.look_away(TALK, "bea")
    assert presence.room(TALK).empty


def test_rooms_do_not_share_anybody(watched, presence):
    presence.look("conv_2", "anna", "Anna")
    presence.come("conv_2")
    presence.writes("conv_2", on=True)

    assert presence.room(TALK).empty
    assert watched.news() == 0


def test_an_empty_room_is_nowhere(presence):
    for number in range(100):
        presence.look(f"conv_{number}", "anna", "Anna")
        presence.come(f"conv_{number}")
        presence.go(f"conv_{number}")
        presence.look_away(f"conv_{number}", "anna")
        presence.room(f"conv_{number}")
        presence.seen(f"conv_{number}", 5, team=True)

    assert not presence._rooms


def test_the_customer_is_here_until_their_last_tab_is_closed(presence):
    assert presence.room(TALK).customer == "gone"
    presence.come(TALK)
    presence.come(TALK)

    presence.go(TALK)
    assert presence.room(TALK).customer == "here"

    presence.go(TALK)
    assert presence.room(TALK).customer == "gone"


def test_a_customer_who_goes_twice_is_here_when_they_come_back(presence):
    presence.look(TALK, "anna", "Anna")
    presence.come(TALK)
    presence.go(TALK)
    presence.go(TALK)

    presence.come(TALK)

    assert presence.room(TALK).customer == "here"


# --- who writes -------------------------------------------------------------------------------


def test_the_customers_writing_shows_and_goes_with_the_last_tab(watched, presence):
    presence.look(TALK, "anna", "Anna")
    presence.come(TALK)
    watched.news()

    for on in (True, True, False, True):
        presence.writes(TALK, on=on)
    assert presence.room(TALK).customer == "writing"
    assert watched.news() == 3, "the same again is no news"

    presence.go(TALK)
    presence.come(TALK)
    assert presence.room(TALK).customer == "here"


def test_an_agent_who_writes_is_named_and_one_who_notes_is_not(watched, presence):
    presence.look(TALK, "anna", "Anna")
    presence.look(TALK, "bea", "Bea")
    watched.news()

    presence.does(TALK, "anna", "noting")
    assert presence.writer(TALK) == ""
    presence.does(TALK, "bea", "writing")
    presence.does(TALK, "bea", "writing")
    assert presence.writer(TALK) == "Bea"
    assert watched.news() == 2

    presence.look_away(TALK, "bea")
    assert presence.writer(TALK) == ""


def test_whoever_does_not_have_it_open_cannot_write_in_it(watched, presence):
    presence.does(TALK, "anna", "writing")
    presence.writes(TALK, on=True)
    presence.look_away(TALK, "anna")
    presence.go(TALK)

    assert presence.writer(TALK) == ""
    assert presence.room(TALK).empty
    assert watched.news() == 0


# --- how far each has read --------------------------------------------------------------------


def test_how_far_each_side_has_read_only_grows(watched, presence):
    presence.come(TALK)
    watched.news()

    for seq in (3, 3, 2, 0, -1, 7):
        presence.seen(TALK, seq, team=True)
    presence.seen(TALK, 5, team=False)

    room = presence.room(TALK)
    assert (room.seen_by_team, room.seen_by_customer) == (7, 5)
    assert watched.news() == 3
