import pytest
from pydantic import ValidationError

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import Reading, Unclear

SIZES = [{"en": "Too small", "de": "Zu klein"}, {"en": "Too big", "de": "Zu groß"}, "Broken"]


def test_the_answer_is_the_value_and_reads_in_the_customers_language(question):
    read = question("choice", options=SIZES).read("too small", Reading("de"))

    assert (read.value, read.text) == ("Too small", "Zu klein")


def test_two_that_fit_are_both_named(question):
    unclear = question("choice", options=SIZES).read("zu", Reading("de"))

    assert unclear == Unclear("choice_several", {"options": "Zu klein, Zu groß"})


def test_own_words_count_only_where_the_author_takes_them(question, answer):
    words = "bought the wrong one"

    assert answer(question("choice", options=SIZES), words) == "choice"
    assert answer(question("choice", options=SIZES, other="yes"), words) == words


def test_conditions_know_all_values_unless_own_words_count(question):
    assert question("choice", options=SIZES).values() == ("Too small", "Too big", "Broken")
    assert question("choice", options=SIZES, other="yes").values() is None


def test_buttons_are_labelled_in_the_customers_language(question):
    assert question("choice", options=SIZES).choices("de")[0] == Option("Too small", "Zu klein")


@pytest.mark.parametrize("options", [[], ["One"], ["a", "A"], "a, b", [str(n) for n in range(31)]])
def test_options_that_make_no_choice_are_refused(question, options):
    with pytest.raises(ValidationError):
        question("choice", options=options)


def test_unasked_no_words_are_somebodys_own(question):
    animal = question("choice", options=["Dog", "Cat"], other="yes")

    assert animal.read("my dog is unwell", Reading(unasked=True)).value == "Dog"
    assert isinstance(animal.read("a parrot", Reading(unasked=True)), Unclear)
    assert animal.read("a parrot", Reading()).value == "a parrot"
