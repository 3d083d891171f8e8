"""A telephone number that no question asks for."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev
from intakebot.engine.case import case
from tests.engine.conftest import SHOP, compiled

CALLED = """
flow: called
title: Called
default: yes
questions:
  - {id: email, kind: email, ask: Where to?, help: We write there.}
  - {id: number, kind: phone, ask: Which number?, country: DE}
  - {id: rest, kind: text, ask: What else?}
"""


@pytest.fixture
def email(asked):
    """The address stands open, in a flow that asks for no number."""
    return asked.say("A blank page").say("I pressed Pay")


@pytest.mark.parametrize(
    "words",
    ["0151 23456789", "please just call me 0151 23456789", "nur telefonisch: 0151 23456789",
     "my number is 0151 23456789", "رقمي 0151 23456789"],
)  # fmt: skip
def test_a_number_instead_of_an_address_is_kept_and_the_address_asked_once_more(email, words):
    email.say(words)

    assert email.answers["phone"] == "0151 23456789"
    assert (email.open, email.texts[-1].count("0151 23456789")) == ("email", 1)
    assert "skip" in email.texts[-1]

    email.say("no")
    assert email.now.answers["email"].state == "skipped"
    assert "here in the chat" not in email.texts[-2]  # the number is a way as well
    assert email.open == "since"


@pytest.mark.parametrize("words", ["my order is 20418123", "123", "mara at garden 2026"])
def test_other_figures_are_no_number(email, words):
    email.say(words)

    assert "phone" not in email.now.answers


def test_who_has_no_address_and_gives_a_number_is_asked_no_more(email):
    email.say("I have no e-mail, call me on 0151 23456789")

    assert email.answers["phone"] == "0151 23456789"
    assert email.open == "since"


def test_a_number_that_is_told_beside_something_else_is_kept(chat_of):
    chat = chat_of(compiled(SHOP)).begin()
    chat.say("the page stays blank, you can call me on +49 30 901820")

    assert chat.answers["phone"] == "+49 30 901820"
    facts = {
        fact.question: fact.answer.value for fact in case(chat.shelf.default(), chat.now).facts
    }
    assert facts["phone"] == "+4930901820"


def test_it_stands_in_the_summary_and_can_be_changed_there(email):
    email.say("0151 23456789").say("skip").say("today")
    assert "phone" in [row.question for row in email.all(e.Summary)[-1].rows]

    email.do(ev.Change("phone", "0151 99999999"))

    assert email.answers["phone"] == "0151 99999999"


def test_a_flow_that_asks_for_a_number_takes_it_as_that_answer(chat_of, flow):
    chat = chat_of(flow(CALLED)).begin().say("it is broken").say("0151 23456789")
    assert chat.answers == {"number": "0151 23456789"}
    assert (chat.open, "We write there." in chat.texts[-1]) == ("email", True)

    chat.say("skip")
    assert chat.open == "rest"
