"""How it was: asked at the end of who had a person's help, and never on a hard day or in anger."""

import dataclasses

import pytest
from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.manners import PLAIN
from intakebot.engine.rating import Ratings, counted
from intakebot.engine.rating_entries import Rated
from intakebot.engine.view import View, fold


@pytest.fixture
def helped(live):
    return live.agent(ev.Respond(live.now.fence, "It is mended."))


def shown(chat):
    """The stars on the page."""
    return fold(View(), 0, chat.now.seq, chat.log).rating


def close(chat):
    return chat.agent(ev.Close(chat.now.fence, "solved", "Mended."))


def test_who_had_a_persons_help_is_asked_and_may_change_their_mind(helped):
    close(helped)
    assert helped.said[0].rating

    helped.do(ev.GiveStars(2)).do(ev.GiveStars(5))

    assert helped.all(Rated) == [Rated(2), Rated(5)]
    assert (helped.now.phase, helped.log[-1].by) == ("closed", "customer")
    assert shown(helped) == 5


def test_nobody_is_asked_to_whom_no_person_wrote(live):
    close(live)

    assert not live.said[0].rating
    assert live.do(ev.GiveStars(5)).refused.code == "not_now"


@pytest.mark.parametrize(
    "words", ["my dog died this morning", "I want to kill myself", "you useless idiot"]
)
def test_nobody_is_asked_after_a_hard_day_or_rude_words(helped, words):
    helped.say(words)
    assert helped.now.noticed
    close(helped)

    assert not helped.said[0].rating
    assert helped.do(ev.GiveStars(1)).refused.code == "not_now"


def test_who_was_forgiven_is_asked(helped):
    helped.say("you useless idiot").agent(ev.Forgive(max(helped.now.noticed)))

    assert close(helped).said[0].rating


def test_a_site_may_ask_nobody(helped):
    helped.shelf.meets = dataclasses.replace(PLAIN, rates=False)
    close(helped)

    assert not helped.said[0].rating
    assert helped.do(ev.GiveStars(4)).refused.code == "not_now"


def test_what_is_open_cannot_be_rated(helped):
    assert helped.do(ev.GiveStars(4)).refused.code == "not_now"


def test_opened_again_it_is_asked_anew_at_the_next_end(helped):
    close(helped).do(ev.GiveStars(1)).say("it is back")
    assert shown(helped) == 0
    assert helped.do(ev.GiveStars(5)).refused.code == "not_now"

    close(helped).do(ev.GiveStars(4))

    assert shown(helped) == 4


@pytest.mark.parametrize("replied", [True, False])
def test_the_fix_of_an_incident_asks_only_whom_a_person_wrote_to(waiting, replied):
    waiting.agent(ev.JoinIncident(31))
    waiting.now = replace(waiting.now, replied=replied)

    waiting.agent(ev.TellIncident(31, "fixed"))

    assert waiting.said[-1].rating is replied


def test_each_end_counts_its_last_answer(helped):
    close(helped).do(ev.GiveStars(1)).do(ev.GiveStars(2)).say("it is back")
    close(helped).do(ev.GiveStars(5)).say("it is back once more")
    close(helped)

    found = counted(helped.log)

    assert found == Ratings(3, (0, 1, 0, 0, 1))
    assert (found.rated, found.average) == (2, 3.5)
    assert found + found == Ratings(6, (0, 2, 0, 0, 2))
    assert Ratings().average == 0
