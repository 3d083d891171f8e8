"""Words that belong to another flow than the one that was chosen by its button."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.switching import SWITCH

WEB = """
flow: web
title: Something on the website isn't working
team: web
starts_with: [the page stays blank, I get an error when I pay, the website is broken]
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: symptom, kind: choice, ask: What do you see?, options: [An error, A blank page],
     prefill: opening}
  - {id: doing, kind: text, ask: What did you do?}
"""
ORDER = """
flow: order
title: Something is wrong with an order
team: orders
starts_with: [my parcel hasn't arrived, where is my order, the pot arrived broken]
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: number, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: symptom, kind: choice, ask: What is wrong?, options: [Not arrived, Broken],
     prefill: opening}
  - {id: story, kind: text, ask: What happened?}
"""
REST = """
flow: rest
title: Something else
default: yes
starts_with: [I have a question, what are your opening hours]
questions: [{id: a, kind: text, ask: What is it?}]
"""
PARCEL = "my parcel FF-20418 hasn't arrived"


@pytest.fixture
def web(chat_of, flow):
    """The website's button was pressed."""
    return chat_of(flow(REST), flow(WEB), flow(ORDER)).begin(flow="web")


def test_the_first_words_may_belong_elsewhere_and_are_asked_about_once(web):
    web.say(f"I'm Tom Lind. {PARCEL}")

    assert web.open == SWITCH
    titles = [option.label for option in web.now.open.asked.options]
    assert titles == ["Something is wrong with an order", "Something on the website isn't working"]
    assert web.answers == {"name": "Tom Lind"}


@pytest.mark.parametrize(
    "words", ["yes", "yes please", "Something is wrong with an order", "order"]
)
def test_who_takes_it_goes_on_there_and_is_asked_nothing_again(web, words):
    web.say(f"I'm Tom Lind. {PARCEL}").say(words)

    assert (web.now.flow, web.now.team) == ("order", "orders")
    assert web.answers["name"] == "Tom Lind"
    assert web.answers["number"] == "FF-20418"
    assert web.answers["symptom"] == "Not arrived"
    assert web.open == "story"


@pytest.mark.parametrize(
    "words", ["no", "Something on the website isn't working", "hm", "I'm not sure", "the website"]
)
def test_who_does_not_goes_on_where_they_were_and_is_not_asked_again(web, words):
    web.say(PARCEL).say(words)
    assert (web.now.flow, web.open) == ("web", "name")

    web.say("no, it's about my order")
    assert SWITCH not in [body.question for body in web.said if isinstance(body, e.Asked)]


def test_a_person_is_reached_from_there_too(web):
    web.say(PARCEL).say("let me talk to a person")

    assert web.now.phase == "waiting"


@pytest.mark.parametrize("event", [ev.Skip, ev.DontKnow])
def test_who_can_not_say_goes_on(web, event):
    web.say(PARCEL)

    web.do(event(SWITCH, web.turn))

    assert web.open == "name"


@pytest.mark.parametrize(("words", "name"), [("Jane Doe", "Jane Doe"), ("jane", "jane")])
def test_a_bare_name_said_to_the_offer_is_the_name(web, words, name):
    web.say(PARCEL).say(words)

    assert web.answers["name"] == name
    assert web.open == "symptom"


@pytest.mark.parametrize("words", ["hmm not sure", "Something on the website", "What?"])
def test_what_else_is_said_to_the_offer_is_nobody_s_name(web, words):
    web.say(PARCEL).say(words)

    assert web.open == "name"
