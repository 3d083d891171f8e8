"""Terms: different forms of a word find each other, different words do not."""

import pytest

from intakebot.matching.terms import MOST, OFTEN, as_written, counted, grams, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("crashes", "crashed"),
        ("crashing", "crash"),
        ("queries", "query"),
        ("stopped", "stopping"),
        ("payment", "payments"),
        ("Zahlungsärger", "ZAHLUNGSARGER"),
        ("don't-care", "dont care"),
    ],
)
def test_forms_of_one_word_are_one_term(one, other):
    assert [*terms(one)][-1] == [*terms(other)][-1]


@pytest.mark.parametrize(
    ("one", "other"), [("class", "clash"), ("status", "state"), ("E12", "E13")]
)
def test_different_words_stay_different(one, other):
    assert [*terms(one)] != [*terms(other)]


def test_a_compound_name_gives_itself_and_its_parts():
    assert [*terms("viewModel of it")] == ["viewmodel", "view", "model"]


def test_a_term_counts_only_so_often_and_there_are_only_so_many():
    assert counted("broken " * 50) == {"broken": OFTEN}
    assert len(counted(" ".join(f"word{n}" for n in range(3 * MOST)))) == MOST


def test_letters_forgive_a_typo():
    right, typo, other = grams("the payment fails"), grams("the paymant fails"), grams("blue sky")

    assert len(right & typo) > len(right) / 2
    assert not right & other


def test_terms_are_shown_as_they_were_written():
    assert as_written("The Gateways crashed", ["crash", "gateway", "absent"]) == [
        "crashed",
        "Gateways",
    ]
