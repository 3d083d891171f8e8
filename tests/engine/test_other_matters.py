"""A matter that was split off: its customer hears of it where they named it."""

import pytest
from msgspec.structs import replace

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.incident_entries import IncidentNews
from intakebot.engine.recall import Known
from tests.engine.test_knowing import CASE

WORDS = "my invoice\nis wrong"
FIXED = ev.TellIncident(31, "fixed", {"": "The bank is back."})


@pytest.fixture
def origin(waiting):
    return waiting.agent(ev.Split(1, 1043, "conv_b"))


def test_news_of_its_incident_are_told_under_the_words_of_then(origin):
    origin.agent(ev.TellOther(1043, WORDS, news=FIXED))

    (news,) = origin.all(IncidentNews)
    assert news.title == "Your other matter, “my invoice is wrong”: It's fixed"
    assert news.text == "The bank is back."
    assert (origin.now.phase, origin.now.incident) == ("waiting", 0), "this matter still stands"


def test_that_it_was_closed_is_told_with_what_was_said(origin):
    origin.agent(ev.TellOther(1043, WORDS, text="A new one is on its way."))

    (told,) = [body for body in origin.said if isinstance(body, e.Told)]
    assert told.text.splitlines() == [
        "Your other matter, “my invoice is wrong”, is closed.",
        "A new one is on its way.",
    ]


@pytest.mark.parametrize("of", [1042, 1044, 0])
def test_what_was_never_named_here_is_not_told_here(origin, of):
    origin.agent(ev.TellOther(of, "somebody else's words", news=FIXED))

    assert origin.refused.code == "not_now"
    assert origin.all(IncidentNews) == []


def test_news_that_are_told_of_this_matter_are_told_once(origin):
    origin.agent(ev.JoinIncident(31)).agent(ev.TellOther(1043, WORDS, news=FIXED))

    assert origin.refused.code == "not_now"


def test_words_that_were_redacted_are_not_told(origin):
    origin.agent(ev.TellOther(1043, ""))

    assert origin.said[-1].text == "Your other matter, “1043”, is closed."


def test_any_news_tells_of_both(origin):
    origin.known = Known(cases=[replace(CASE, number=1043, about=WORDS, owner_name="Tom")])

    origin.say("any news?")

    told = [each.text for each in origin.said if isinstance(each, e.Told) and each.why == "status"]
    assert len(told) == 2
    assert told[1].startswith("Your other matter, “my invoice is wrong”: Tom is on it.")
