"""What a language model proposes, held against the customer's own words."""

import pytest

from intakebot.engine import events as ev
from intakebot.engine.proposing import asks_or_denies

WORDS = "I bought the blue pot. My mail is mara@garden.example! Not the red one. Is it 5 o'clock?"


@pytest.fixture
def say(asked):
    """Answer the open question, with proposals beside it."""

    def said(*proposed, words="A blank page. " + WORDS):
        given = [ev.Proposal(question, quote) for question, quote in proposed]
        return asked.do(ev.Say(words, proposed=given))

    return said


def test_a_quote_that_stands_in_the_message_is_taken_and_to_be_checked(say):
    chat = say(("doing", "I bought the blue pot"))

    answer = chat.now.answers["doing"]
    assert (answer.text, answer.band) == ("I bought the blue pot", "B")
    assert answer.source.quote == "I bought the blue pot"
    assert chat.open != "doing"


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("doing", "I bought the green pot"),  # not what was said
        ("doing", "i bought the blue pot"),  # letter for letter
        ("doing", ""),
        ("doing", "   "),
        ("doing", "x" * 501),
        ("since", "the blue pot"),  # no day
        ("email", "the red one"),
        ("doing", "the red one"),  # denied
        ("doing", "5 o'clock"),  # asked
        ("symptom; DROP TABLE", "I bought"),
        ("nobody", "I bought the blue pot"),
    ],
)
def test_what_the_words_do_not_bear_out_is_dropped(say, question, quote):
    chat = say((question, quote))

    assert all(answer.band == "A" for answer in chat.now.answers.values() if answer.known)
    assert chat.now.answers.get("doing") is None


def test_words_are_not_taken_twice(say):
    chat = say(("doing", "mara@garden.example"))

    assert chat.answers["email"] == "mara@garden.example"
    assert "doing" not in chat.now.answers


def test_an_answer_that_stands_is_never_replaced(asked):
    asked.say("A blank page").say("I pressed Pay")
    asked.do(ev.Say("hm, the pot", proposed=[ev.Proposal("doing", "the pot")]))

    assert asked.answers["doing"] == "I pressed Pay"


@pytest.mark.parametrize(
    ("text", "quote", "bad"),
    [
        ("I use Firefox.", "Firefox", False),
        ("I do not use Firefox.", "Firefox", True),
        ("Nicht in Firefox.", "Firefox", True),
        ("Is it Firefox?", "Firefox", True),
        ("Not sure. I use Firefox.", "Firefox", False),
        ("لا أستخدم Firefox", "Firefox", True),
    ],
)
def test_questions_and_denials_are_no_answers(text, quote, bad):
    at = text.find(quote)
    assert asks_or_denies(text, (at, at + len(quote))) is bad
