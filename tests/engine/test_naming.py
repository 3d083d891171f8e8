"""A name given where something else was asked."""

import pytest

from tests.costs import at_most

FLOW = """
flow: one
title: One
default: yes
questions:
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: about, kind: text, ask: Who is your contact?}
  - {id: name, kind: name, ask: Your name?}
  - {id: phone, kind: phone, country: DE, ask: Your number?}
  - {id: email, kind: email, ask: Your address?}
"""


@pytest.fixture
def order(chat_of, flow):
    chat = chat_of(flow(FLOW)).begin().say("it is broken")
    assert chat.open == "order"
    return chat


@pytest.mark.parametrize(
    ("words", "name"),
    [("Müller, Sabine", "Müller, Sabine"), ("Ralf Öztürk, mail: r.oe@gmx.de", "Ralf Öztürk"),
     ("Anna Vogt, 030 1234567", "Anna Vogt"), ("Tunde Bakare", "Tunde Bakare"),
     ("Piotr Nowak", "Piotr Nowak"), ("أحمد العلي", "أحمد العلي")],
)  # fmt: skip
def test_a_message_that_is_a_name_is_taken_for_the_customers(order, words, name):
    order.say(words)

    answer = order.now.answers["name"]
    assert (answer.value, answer.band) == (name, "B")
    assert order.open == "order"


@pytest.mark.parametrize("words", ["Blue Fern", "Rose Garden", "Anna", "the Anna Vogt order", "x"])
def test_other_words_are_nobodys_name(order, words):
    order.say(words)

    assert "name" not in order.now.answers


def test_a_name_that_answers_what_is_asked_is_not_the_customers(order):
    order.say("FF-20418").say("Anna Vogt")

    assert order.now.answers["about"].text == "Anna Vogt"
    assert "name" not in order.now.answers


def test_of_two_names_to_come_none_is_chosen(chat_of, flow):
    two = FLOW + "  - {id: child, kind: name, ask: The child's name?}\n"
    chat = chat_of(flow(two)).begin().say("it is broken").say("Anna Vogt")

    assert not {"name", "child"} & set(chat.now.answers)


@pytest.mark.parametrize("words", ["0171 2345678", "Anna Vogt, 0171 2345678", "(0171) 2345678"])
def test_a_number_as_one_dials_it_is_taken_too(order, words):
    order.say(words)

    assert order.now.answers["phone"].value == "+491712345678"


@pytest.mark.parametrize("words", ["2012345678", "order 0171 2345678", "12-34-56-78"])
def test_other_figures_are_no_number_to_call(order, words):
    order.say(words)

    assert "phone" not in order.now.answers


@pytest.mark.parametrize("end", ["1" * 105 + "x", " (1" * 34 + "x", "mail " * 20 + "x", "- " * 50])
def test_what_looks_like_a_name_and_number_and_is_none_costs_nothing(order, end):
    with at_most(0.1):
        order.say(f"Ann Lee {end}")

    assert "name" not in order.now.answers
