"""What a case is worth to the one who works on it."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.case import case

WORTH = """
flow: worth
title: Worth
default: yes
starts_with: [it is broken]
ORDER
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: since, kind: date, ask: Since when?}
  - {id: error, kind: error_message, ask: What does it say?}
  - {id: steps, kind: text, ask: What did you do?, gives: steps}
case:
  title: "{{ error }}"
  complete: {steps: 40, evidence: 30, since: 10, where: 20}
"""


@pytest.fixture
def talk(chat_of, flow):
    return chat_of(flow(WORTH.replace("ORDER", "")))


def sheet(talk):
    return case(talk.shelf.edition(talk.now.edition), talk.now)


def test_each_part_counts_by_its_weight_and_the_weightiest_missing_is_named_first(talk):
    talk.begin().say("it is broken").say("Mara").say("today")
    made = sheet(talk)

    assert made.score == 10
    assert [row.question for row in made.missing][:3] == ["steps", "error", ""]
    assert made.missing[2].label == "on which page it happened"


def test_what_the_page_knows_counts(talk):
    talk.begin(url="https://shop.example/pay").say("it is broken")

    assert sheet(talk).score == 20


def test_free_words_tell_parts_too(talk):
    talk.begin().say("it is broken. 1. Open the shop\n2. Click on Pay\n3. Enter the card")

    assert talk.now.parts == ["steps"]
    assert sheet(talk).score == 40


def test_the_customer_hears_of_the_one_thing_that_would_help_most(talk):
    talk.begin().say("it is broken").do(ev.WantPerson())

    said = [told.text for told in talk.all(e.Told) if told.why == "next"]
    assert len(said) == 1
    assert "what you did, one thing after the other" in said[0]


def test_on_a_hard_day_nothing_more_is_wanted(talk):
    talk.begin().say("my dog died this morning and it is broken").do(ev.WantPerson())

    assert not [told for told in talk.all(e.Told) if told.why == "next"]


def test_the_score_is_never_a_gate(talk):
    talk.begin().do(ev.WantPerson())

    assert talk.now.phase == "waiting"


def test_where_the_author_says_so_the_most_valuable_question_comes_first(chat_of, flow):
    talk = chat_of(flow(WORTH.replace("ORDER", "order: by value")))
    talk.begin().say("it is broken")
    asked = []
    answers = {"name": "Mara", "steps": "I pressed Pay", "error": "ERR_402", "since": "today"}
    while talk.now.phase == "intake":
        asked.append(talk.open)
        talk.say(answers[talk.open])

    assert asked == ["name", "steps", "error", "since"]


def test_without_weights_the_share_of_answers_counts(asked):
    flow = asked.shelf.edition(asked.now.edition)

    assert 0 < case(flow, asked.now).score < 100


def test_what_nobody_needs_and_the_customer_does_not_know_is_not_missing(chat_of, flow):
    plain = flow("""
    flow: plain
    title: Plain
    default: yes
    questions:
      - {id: serial, kind: text, ask: What is the number?}
      - {id: tried, kind: text, ask: What have you tried?, optional: yes}
    """)
    talk = chat_of(plain).begin().say("it is broken")
    talk.do(ev.DontKnow("serial")).do(ev.DontKnow("tried"))

    assert {name: answer.state for name, answer in talk.now.answers.items()} == {
        "serial": "unknown",
        "tried": "unknown",
    }
    assert [row.question for row in sheet(talk).missing] == ["serial"]
