"""The old and the new of two facts of one sort."""

import pytest

from intakebot.engine.kinds.contrast import side_of

PLATE = "[A-Z]{2}[0-9]{2} ?[A-Z]{3}"
BOTH = "changed my car, old one was AB12CDE new one is CD34 EFG"


@pytest.mark.parametrize(
    ("words", "side"),
    [("which is your new address", "new"), ("your current plan", "old"), ("which car", ""),
     ("from your old to your new", ""), ("wie lautet die neue adresse", "new")],
)  # fmt: skip
def test_a_question_asks_for_the_old_or_the_new(words, side):
    assert side_of(frozenset(words.split())) == side


@pytest.mark.parametrize(
    ("ask", "text", "value"),
    [("Your old car?", BOTH, "AB12CDE"), ("What is the new car's plate?", BOTH, "CD34EFG"),
     ("Which car?", BOTH, None), ("Your old car?", "AB12 CDE, new plate CD34EFG", "AB12CDE"),
     ("Your old car?", "AB12 CDE and CD34EFG", None)],
)  # fmt: skip
def test_of_two_numbers_the_words_before_tell_which(question, ask, text, value, noticed):
    plate = question("code", id="plate", pattern=PLATE, ask=ask)
    found = noticed(plate, text)

    assert (found and found.replace(" ", "")) == value


@pytest.mark.parametrize(("name", "day"), [("alt", "2026-12-01"), ("neu", "2026-12-08")])
def test_of_two_days_the_one_that_is_asked_for_is_known(chat_of, flow, name, day):
    moved = flow(f"""
        flow: moved
        title: Termin
        default: yes
        questions:
          - {{id: what, kind: text, ask: Worum geht es?}}
          - {{id: {name}, kind: date, may_be: any, ask: Welcher Termin?, when: what is answered}}
    """)
    chat = chat_of(moved, language="de").begin()
    chat.at = 1_795_860_000_000
    chat.say("statt am 1.12. bitte erst am 8.12. liefern").say("die Küche")

    assert chat.now.answers[name].value == day


@pytest.mark.parametrize(
    ("ask", "text", "value"),
    [("How many guests will it be?", "we are 80 instead of 60 guests now", 80),
     ("How many guests will it be?", "60 guests", 60),
     ("How many guests was it until now?", "80 instead of 60 guests", 60),
     ("Wie viele Gäste sind es?", "80 Gäste statt 60", 80)],
)  # fmt: skip
def test_one_number_in_the_place_of_another_is_the_new_one(question, noticed, ask, text, value):
    assert noticed(question("number", id="guests", ask=ask), text) == value
