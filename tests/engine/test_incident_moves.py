"""What becomes of a conversation in an incident, from "tell me" to "it's fixed"."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft, IncidentNews
from tests.engine.test_incidents import ERROR, PAYMENTS

FOLLOW = "Tell me when it's fixed"


@pytest.fixture
def met(chat):
    chat.begin(url="https://shop.example/checkout", time_zone="Europe/Berlin")
    chat.incident = PAYMENTS
    return chat.say(ERROR)


@pytest.fixture
def told(met):
    """A customer of the incident: everything it needs is known, and nobody has to answer them."""
    return met.say(FOLLOW).say("mara@garden.example").say("yesterday")


def test_who_wants_to_be_told_is_asked_only_who_they_are_and_what_the_incident_lacks(met):
    met.say(FOLLOW)
    assert met.open == "email"
    assert (met.now.open.asked.at, met.now.open.asked.of) == (2, 3)
    assert met.now.incident == 31

    met.say("mara@garden.example")
    assert met.open == "since"  # the incident asks for it
    met.say("yesterday")

    over = met.all(e.Handover)[0]
    assert (over.why, over.missing) == ("incident", [])
    assert (met.now.phase, met.now.waiting_since) == ("waiting", 0)
    assert met.all(IncidentJoined) == [
        IncidentJoined(31, reasons=["the customer says so"], wants=True)
    ]


def test_who_says_theirs_is_different_goes_on_as_though_there_were_none(met):
    met.say("Mine is different")

    assert met.open == "symptom"
    assert met.now.incident == 0
    assert met.all(IncidentLeft) == [IncidentLeft(31, "different")]


def test_other_words_at_the_card_are_kept_and_it_stays_open(met):
    met.say("I am mara@garden.example, by the way")

    assert met.open == "known_incident"
    assert met.texts[-1].startswith("Noted.")
    assert [each.value for each in met.now.heard if each.label == "email"]

    met.say(FOLLOW)
    assert met.answers["email"] == "mara@garden.example"


@pytest.mark.parametrize("said", ["yes", FOLLOW.upper(), "Tell me when it's fixed."])
def test_the_choice_may_be_typed(met, said):
    assert met.say(said).now.incident == 31


def test_a_bare_name_said_to_the_card_is_kept(met):
    met.say("Jane Doe")

    assert [(each.label, each.value) for each in met.now.heard] == [("person_name", "Jane Doe")]


def test_a_person_is_reached_from_the_card(met):
    met.say("I want to talk to a human")

    assert met.now.phase == "waiting"
    assert met.now.waiting_since
    assert met.now.incident == 0


def test_news_reaches_the_customer_in_their_language(told):
    told.agent(ev.TellIncident(31, "update", {"": "Nearly there.", "de": "Fast fertig."}))

    assert told.all(IncidentNews)[-1].text == "Nearly there."
    assert told.now.phase == "waiting"


def test_what_is_fixed_is_said_and_closed_and_writing_opens_it_again(told):
    told.agent(ev.TellIncident(31, "fixed", since=told.at))

    news = told.all(IncidentNews)[-1]
    assert (news.kind, news.title) == ("fixed", "It's fixed")
    assert news.text.startswith("It's fixed as of 11:00")
    assert told.now.phase == "closed"

    told.say("not for me")
    assert (told.now.phase, told.now.waiting_since) == ("waiting", told.at)


def test_a_talk_that_somebody_holds_is_told_and_left_to_them(summed):
    summed.do(ev.WantPerson()).take().agent(ev.JoinIncident(31, "Payments fail"))

    summed.agent(ev.TellIncident(31, "fixed"))

    assert summed.all(IncidentNews)
    assert summed.now.phase == "live"


def test_what_is_closed_hears_that_it_came_back(told):
    told.agent(ev.TellIncident(31, "fixed")).agent(ev.TellIncident(31, "reopened"))

    assert told.all(IncidentNews)[-1].text.startswith("It isn't fixed for everyone yet.")
    assert told.now.phase == "closed"


def test_a_conversation_hears_of_its_own_incident_alone(told):
    told.agent(ev.TellIncident(32, "fixed"))

    assert told.refused.code == "not_now"


def test_a_case_is_in_one_incident_at_a_time(waiting):
    waiting.agent(ev.JoinIncident(31, "Payments fail", 0.9, ["same error line"]))
    assert waiting.now.incident == 31

    waiting.agent(ev.JoinIncident(32))
    assert waiting.refused.code == "not_now"

    waiting.agent(ev.LeaveIncident(32))
    assert waiting.refused.code == "not_now"


def test_who_was_only_waiting_for_news_waits_for_a_person_once_it_is_taken_out(told):
    told.agent(ev.LeaveIncident(31))

    assert (told.now.incident, told.now.follows) == (0, False)
    assert told.now.waiting_since == told.at
