"""What ends a question, and what stays as it was."""

import pytest

from intakebot.engine import entries as e
from intakebot.engine import events as ev


def test_what_we_know_better_than_the_author_is_said_instead(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("a@garden.example or b@garden.example")

    assert asked.said[-1].text == "I saw more than one address. Which one is yours?"


def test_an_optional_question_can_be_left_out(asked):
    asked.say("A blank page").say("I pressed Pay").say("mara@garden.example")

    asked.say("skip")

    assert asked.now.answers["since"].state == "skipped"
    assert asked.now.phase == "confirming"


def test_a_needed_question_names_the_way_out_instead(asked):
    turn = asked.turn

    asked.do(ev.Skip("symptom", turn))

    assert asked.texts == ["If you'd rather not say, write “skip” and we go on without it."]
    assert asked.turn == turn


def test_who_leaves_a_needed_question_out_twice_is_not_asked_a_third_time(asked):
    asked.say("skip").say("skip")

    assert asked.now.answers["symptom"].state == "unknown"
    assert asked.open == "doing"


@pytest.mark.parametrize("words", ["no", "nope", "no thanks", "nein"])
def test_who_won_t_say_hears_once_why_it_is_asked(asked, words):
    asked.say("A blank page").say("I pressed Pay")

    asked.say(words)
    assert asked.open == "email"
    assert asked.texts[-1].endswith("write “skip” and we go on without it.")

    asked.say("no, really not")
    assert asked.now.answers["email"].state == "skipped"
    assert asked.open == "since"


def test_skipping_a_reopened_question_keeps_its_answer(asked):
    asked.say("A blank page").do(ev.Back())

    asked.say("skip")

    assert asked.answers["symptom"] == "A blank page"
    assert asked.open == "doing"


def test_the_same_answer_again_takes_nothing_back(asked):
    asked.say("An error message").say('it says "Error 402"').do(ev.Back("symptom"))

    asked.say("An error message")

    assert asked.all(e.Cleared) == []
    assert asked.answers["error"] == "Error 402"


def test_a_changed_answer_takes_back_only_what_depends_on_it(asked):
    asked.say("An error message").say('it says "Error 402"').say("I pressed Pay").do(
        ev.Back("symptom")
    )

    asked.say("A blank page")

    assert asked.all(e.Cleared) == [e.Cleared(["error"], "symptom")]
    assert set(asked.answers) == {"symptom", "page", "doing"}
    assert asked.open == "email"
