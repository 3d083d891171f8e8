"""Choices that are answered before they are asked."""

import pytest

BILL = """
flow: bill
title: Bill
default: yes
questions:
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: way, kind: choice, ask: How?, options: [Card, PayPal, Bank transfer], prefill: opening}
  - {id: story, kind: text, ask: And what?}
"""


@pytest.mark.parametrize("words", ["FF-20418, PayPal", "FF-20418, with PayPal please"])
def test_a_choice_to_come_is_answered_by_a_part_of_an_answer(chat_of, flow, words):
    chat = chat_of(flow(BILL)).begin().say("it is wrong").say(words)

    assert chat.answers == {"order": "FF-20418", "way": "PayPal"}
    assert chat.now.answers["way"].band == "B"
    assert chat.open == "story"


@pytest.mark.parametrize("words", ["FF-20418, 2", "FF-20418 on my card it says so", "FF-20418, ca"])
def test_a_number_or_a_story_chooses_nothing_ahead(chat_of, flow, words):
    chat = chat_of(flow(BILL)).begin().say("it is wrong").say(words)

    assert chat.open == "way"


PART = """
flow: part
title: Part
default: yes
questions:
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: wish, kind: choice, ask: What helps?, prefill: opening, options: [My money back, A pot]}
"""


@pytest.mark.parametrize(("words", "wish"), [("back", None), ("money back", "My money back")])
def test_a_part_of_an_option_chooses_nothing_ahead(chat_of, flow, words, wish):
    chat = chat_of(flow(PART)).begin().say("hello there friends").say(words)

    assert chat.answers.get("wish") == wish


def test_an_option_to_come_said_too_early_is_no_failed_try(chat_of, flow):
    chat = chat_of(flow(BILL)).begin().say("it is wrong").say("PayPal")

    assert chat.answers == {"way": "PayPal"}
    assert (chat.open, chat.now.open.tries) == ("order", 0)


API = """
flow: api
title: Keys
default: yes
questions:
  - {id: env, kind: choice, prefill: opening, ask: Where?, options: [Sandbox, Production]}
  - {id: error, kind: error_message, ask: What does it say?}
"""


def test_a_no_in_a_message_that_was_quoted_denies_nothing(chat_of, flow):
    words = 'since noon we get a 403 {"message":"IP not allowed"} in production'

    assert chat_of(flow(API)).begin().say(words).answers["env"] == "Production"


def test_an_option_may_be_what_was_quoted(chat_of, flow):
    chat = chat_of(flow(API)).begin().say('it says "Error: Sandbox is not there"')

    assert chat.answers.get("env") in (None, "Sandbox")
    assert "Sandbox" in chat.answers["error"]


def test_where_own_words_are_taken_only_an_option_is_chosen_ahead(chat_of, flow):
    with_others = BILL.replace("[Card, PayPal, Bank transfer]", "[Card, PayPal], other: yes")
    year = with_others.replace('kind: code, pattern: "FF-[0-9]{5}"', "kind: number")
    chat = chat_of(flow(year)).begin().say("it is wrong").say("2025")

    assert chat.answers == {"order": "2025"}
    assert chat.open == "way"
