"""Questions that customers ask instead of answering one."""

import pytest

from intakebot.engine.asking_back import is_question


@pytest.mark.parametrize(
    "words", ["who?", "what is that", "and when does it come", "kann ich später", "كيف أجده"]
)
def test_a_question_is_one_with_its_mark_or_without(words):
    assert is_question(words)


@pytest.mark.parametrize("words", ["whatever you need", "it is what it is", "mara@garden.example"])
def test_not_all_that_begins_like_a_question_asks(words):
    assert not is_question(words)


def test_a_question_for_the_team_is_noted_and_the_one_that_stands_stays(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("how much do the olive trees in your shop cost?")

    assert asked.texts[-1] == "I've noted your question for the person who takes over."
    assert asked.open == "email"
