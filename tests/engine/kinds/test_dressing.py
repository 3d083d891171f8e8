"""What stands around a short answer."""

import pytest

from intakebot.engine.kinds.dressing import within


@pytest.mark.parametrize(
    ("text", "inside"),
    [("her name is Luna", "Luna"), ("She's called Luna", "Luna"), ("er heißt Bello", "Bello"),
     ("lux_watches, as I said", "lux_watches"), ("wie gesagt Luna", "Luna"),
     ("قلت لك abu_fahad99", "abu_fahad99"), ("اسمها لونا", "لونا"), ("Luna", "Luna"),
     ("I told you Luna", "Luna"), ("I said it before: it froze", "I said it before: it froze"),
     ("as I said", "as I said"), ("", ""), ("name is", "name is"),
     ("the name " * 30, "the name " * 30)],
)  # fmt: skip
def test_a_name_stands_without_the_words_around_it(text, inside):
    start, end = within(text, naming=True)

    assert text[start:end] == inside


def test_who_is_not_asked_for_a_name_is_taken_by_the_word():
    assert within("the name is wrong") == (0, 17)


def test_another_thing_than_was_offered_stands_by_itself(question, answer):
    animal = question("choice", ask="Which animal?", options=["Dog", "Cat"], other=True)

    assert answer(animal, "shes a hamster") == "hamster"
    assert answer(animal, "ein Frettchen") == "ein Frettchen"


def test_a_text_that_asks_what_something_is_called_takes_its_name(question, answer):
    assert answer(question("text", ask="What is your pet called?"), "Her name is Luna!") == "Luna!"
