"""An answer and a correction in one line."""

import pytest

from intakebot.engine.both import cuts

PAID = """
flow: paid
title: A payment
default: yes
questions:
  - {id: name, kind: name, ask: Who is it?}
  - {id: email, kind: email, ask: Where to?}
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: way, kind: choice, ask: How did you pay?, options: [Card, PayPal]}
  - {id: doing, kind: text, ask: What did you do?}
  - {id: day, kind: date, ask: Which day?}
"""


@pytest.fixture
def paying(chat_of, flow):
    """How they paid stands open."""
    chat = chat_of(flow(PAID)).begin().say("charged twice")
    return chat.say("Tom Lind").say("tom@x.com").say("FF-20418")


@pytest.mark.parametrize(
    ("words", "question", "value"),
    [
        ("paypal. and its tim not tom", "name", "tim Lind"),
        ("paypal and it's Tim not Tom", "name", "Tim Lind"),
        ("sorry its tim not tom. paypal", "name", "tim Lind"),
        ("with paypal, oh and my email is tim@y.com not tom@x.com", "email", "tim@y.com"),
        ("paypal. sorry the order is FF-20419", "order", "FF-20419"),
        ("PayPal, ach und meine E-Mail ist tim@y.com", "email", "tim@y.com"),
    ],
)
def test_both_are_taken_and_nothing_is_asked_again(paying, words, question, value):
    paying.say(words)

    assert paying.answers["way"] == "PayPal"
    assert paying.answers[question] == value
    assert paying.open == "doing"


def test_words_of_an_answer_are_kept_without_the_correction(paying):
    paying.say("card").say("I clicked pay. actually my email is tim@y.com")

    assert paying.answers["doing"] == "I clicked pay"
    assert paying.answers["email"] == "tim@y.com"
    assert paying.open == "day"


@pytest.mark.parametrize("words", ["paypal. it was not blue", "paypal. and its jim not jon"])
def test_an_option_counts_whatever_else_is_said_with_it(paying, words):
    paying.say(words)

    assert paying.answers["way"] == "PayPal"
    assert paying.answers["name"] == "Tom Lind"


@pytest.mark.parametrize("words", ["not paypal. it was odd", "card or paypal. hm"])
def test_what_names_no_one_option_is_asked_about(paying, words):
    paying.say(words)

    assert paying.open == "way"


def test_a_message_is_cut_in_few_places_and_they_stay_where_they_were():
    text = "a. b, " * 50 + "c"

    parts = list(cuts(text, in_order=False))

    assert len(parts) == 12
    assert all(len(part) <= len(text) for pair in parts for part in pair)
    assert parts[0] == ("a", "   " + text[3:])
