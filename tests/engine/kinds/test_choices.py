import pytest
from pydantic import ValidationError

from intakebot.engine.kinds.base import Reading, Unclear

PARTS = ["Search", "Search and filter", "Checkout", "Login"]


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("Checkout, Search", ["Search", "Checkout"]),
        ("search and filter and login", ["Search and filter", "Login"]),
        ("1 and 3", ["Search", "Checkout"]),
        ("1 3", ["Search", "Checkout"]),
        ("checkout\nlogin", ["Checkout", "Login"]),
        ("Login und Checkout", ["Checkout", "Login"]),
        ("all of them", PARTS),
        ("alle", PARTS),
        ("chekout", ["Checkout"]),
        ("login, login", ["Login"]),
    ],
)
def test_several_are_found_and_kept_in_the_authors_order(question, answer, said, values):
    assert answer(question("choices", options=PARTS), said) == values


@pytest.mark.parametrize(
    ("said", "missing"),
    [("checkout, foo", "choices_unknown"), ("none", "choices_few"), ("  ", "empty")],
)
def test_what_names_no_option_is_queried(question, answer, said, missing):
    assert answer(question("choices", options=PARTS), said) == missing


def test_none_is_an_answer_where_the_author_says_so(question, answer):
    assert answer(question("choices", options=PARTS, min="0"), "none of them") == []


def test_too_few_and_too_many_are_told(question, answer):
    two = question("choices", options=PARTS, min="2", max="2")

    assert answer(two, "login") == "choices_few"
    assert answer(two, "all") == "choices_many"
    assert answer(two, "login, checkout") == ["Checkout", "Login"]


def test_own_words_stand_beside_the_options(question):
    read = question("choices", options=PARTS, other="yes").read("login, my basket", Reading())

    assert (read.value, read.text) == (["Login", "my basket"], "Login, my basket")


def test_a_minimum_that_nobody_can_reach_is_refused(question):
    with pytest.raises(ValidationError, match="min is higher"):
        question("choices", options=PARTS, min="3", max="2")


@pytest.mark.parametrize("said", ["nothing", "nope", "none", "nein"])
def test_a_no_means_the_option_that_says_none(question, answer, said):
    tried = question("choices", options=["Reloaded", {"en": "Nothing yet", "de": "Noch nichts"}])

    assert answer(tried, said) == ["Nothing yet"]


def test_unasked_only_what_names_an_option_counts(question):
    signs = question("choices", options=["Vomiting", "Bleeding", "Limping"], other="yes")
    ahead = Reading(unasked=True)

    read = signs.read("he is limping since noon, and there is bleeding, please help", ahead)
    assert (read.value, read.band) == (["Bleeding", "Limping"], "B")
    assert isinstance(signs.read("please help me quickly", ahead), Unclear)
    assert signs.read("please help me quickly", Reading()).value == ["please help me quickly"]


@pytest.mark.parametrize(
    ("said", "values"),
    [("krankmeldung und Abholungen", ["Kind krank melden", "Abholung"]),
     ("eine Rechnung bitte, krankmeldung", ["Kind krank melden", "Rechnung"]),
     ("krankmeldung oder rechnung", ["Kind krank melden", "Rechnung"]),
     ("krankmeldung und etwas Wein", None), ("nicht krank", None), ("", None), ("und", None)],
)  # fmt: skip
def test_each_part_may_be_a_guess_at_one_option(question, said, values):
    nursery = question("choices", options=["Kind krank melden", "Abholung", "Rechnung"])

    read = nursery.nearest(said, "de")

    assert (read.value if read else None) == values
    assert read is None or read.band == "B"
