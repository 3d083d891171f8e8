"""Messages that are no answer: each is understood and its question stays open."""

import pytest

from intakebot.engine import events as ev


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("are you a bot?", "Yes, I'm an automatic assistant."),
        ("is anyone there?", "Yes, I'm an automatic assistant."),
        ("one moment please", "Take your time."),
        ("thanks", "You're welcome."),
    ],
)
def test_small_talk_is_answered_and_the_question_stays(asked, words, reply):
    turn = asked.turn

    asked.say(words)

    assert asked.texts[-1].startswith(reply)
    assert (asked.open, asked.turn) == ("symptom", turn)


def test_a_question_that_was_not_understood_is_asked_again_but_not_for_ever(asked):
    asked.say("what do you mean?")
    assert asked.said[-1].question == "symptom"

    asked.say("what?").say("I don't understand")

    assert asked.now.answers["symptom"].state == "unknown"
    assert asked.open == "doing"


def test_going_back_in_words_reopens_the_question_before(asked):
    asked.say("A blank page").say("go back")

    asked_again = asked.said[-1]
    assert (asked_again.question, asked_again.old) == ("symptom", "A blank page")
    assert (asked_again.at, asked.answers["symptom"]) == (1, "A blank page")


def test_going_back_twice_goes_two_back(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.do(ev.Back()).do(ev.Back())

    assert asked.open == "symptom"


def test_what_the_page_told_is_not_gone_back_to(asked):
    asked.say("A blank page").do(ev.Back())

    assert asked.open == "symptom"  # "page" lies between, but nobody was asked for it


def test_going_back_can_name_the_question(summed):
    summed.do(ev.Back("doing"))

    assert summed.open == "doing"
    assert summed.now.phase == "intake"


def test_going_back_to_what_was_never_answered_changes_nothing(asked):
    asked.do(ev.Back("email"))

    assert asked.open == "symptom"


@pytest.mark.parametrize(
    "words",
    ["how many more questions?", "how long does this take?", "what else do you need?",
     "wie viele Fragen noch?", "كم سؤالا بقي؟"],
)  # fmt: skip
def test_what_is_still_to_come_is_told_and_the_question_stays(asked, words):
    turn = asked.say("A blank page").turn

    asked.say(words)

    assert asked.texts == [
        words, "I still need: Doing, Email, Since. That's 3 short questions at most."
    ]  # fmt: skip
    assert (asked.open, asked.turn) == ("doing", turn)


def test_that_s_all_behind_another_answer_is_the_end_of_it(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("that's all").say("that's all I have")

    assert asked.now.answers["email"].state == "unknown"


def test_the_last_question_is_called_the_last(asked):
    asked.say("A blank page").say("I pressed Pay").say("mara@garden.example")

    asked.say("how much longer?")

    assert asked.texts[-1] == "Just this one: Since. Then it goes to a person."


def test_what_is_meant_is_told_by_reason_and_example(chat_of, flow):
    chat = chat_of(
        flow("""
        flow: one
        title: One
        default: yes
        questions:
          - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?,
             help: With it we see the order at once., example: FF-20418}
        """)
    )
    chat.begin().say("it is broken")

    chat.say("what do you mean?")

    assert chat.texts[-1] == "With it we see the order at once. For example: FF-20418"


@pytest.mark.parametrize(
    "words",
    ["I already told you", "i said that already", "see above", "I told you the page is blank",
     "read my first message", "das hab ich doch schon gesagt", "steht oben", "لقد قلت ذلك"],
)  # fmt: skip
def test_who_says_they_told_already_is_not_asked_the_same_way_again(asked, words):
    asked.say("A blank page").say("I pressed Pay")
    turn = asked.turn

    asked.say(words)
    assert "just this once more: Email" in asked.texts[-1]
    assert (asked.open, asked.turn) == ("email", turn)

    asked.say(words)
    assert asked.now.answers["email"].state == "unknown"
    assert asked.open == "since"


@pytest.mark.parametrize("words", ["I already told you", "hab ich schon gesagt", "see above"])
def test_a_story_that_was_told_already_is_never_asked_for_again(asked, words):
    asked.say("A blank page").say(words)

    assert asked.now.answers["doing"].state == "unknown"
    assert "I won't ask again" in "".join(asked.texts)
    assert asked.open == "email"


def test_what_was_told_already_and_is_said_once_more_is_the_answer(asked):
    asked.say("A blank page").say("I pressed Pay")

    asked.say("I already said: mara@garden.example")

    assert asked.answers["email"] == "mara@garden.example"


@pytest.mark.parametrize("words", ["hello?", "bye", "damn"])
def test_nobody_is_left_in_silence(asked, words):
    asked.say(words)

    assert asked.said[-1].question == "symptom"


LATE = """
flow: late
title: Late
default: yes
questions:
  - {id: order, kind: code, pattern: "FF-[0-9]{5}", ask: Which order?}
  - {id: matter, kind: choice, ask: What is it?, prefill: opening, options: [Not here, Broken]}
  - {id: day, kind: date, ask: Which day?}
"""


def test_going_back_leads_to_what_was_asked_last_not_to_what_the_first_words_told(chat_of, flow):
    chat = chat_of(flow(LATE)).begin().say("it is broken").say("FF-20418")
    assert chat.open == "day"

    chat.say("back")

    assert chat.open == "order"


def test_who_cannot_find_a_number_hears_that_it_goes_on_without(chat_of, flow):
    printer = flow("""
        flow: printer
        title: Printer
        default: yes
        questions:
          - {id: firmware, kind: version, ask: Which firmware is on it?}
          - {id: what, kind: text, ask: What happened?}
    """)
    chat = chat_of(printer).begin().say("it hums").say("how do I find that?")
    assert chat.said[-1].text == "Not at hand? Say “I don't know” and we go on without it."

    chat.say("I don't know").say("what do you mean?")
    assert chat.said[-1].text != "Not at hand? Say “I don't know” and we go on without it."
