"""How like texts are: shared runs of letters and meanings, weighed by how rare they are."""

import numpy as np
import pytest

from intakebot.understanding.alike import NEAR, Alike, letters, pairs, senses

SAID = [["where", "is", "my", "parcel"], ["my", "parcel", "is", "late"], ["the", "page", "is",
        "blank"], ["x"], []]  # fmt: skip
OWNERS = np.array([0, 0, 1, 2, 3])


@pytest.fixture(scope="module")
def alike():
    return Alike([letters(each) for each in SAID], OWNERS, 4)


def test_the_very_words_are_fully_alike_and_strangers_not_at_all(alike):
    to = alike.to(letters(SAID[0]))

    assert to[0] == pytest.approx(1.0)
    assert to[0] > to[1] > to[2] > 0
    assert alike.to(letters(["qqq"])) == pytest.approx(np.zeros(5))


def test_likeness_among_the_examples_is_likeness_to_each(alike):
    among = alike.among_themselves()

    for row, said in enumerate(SAID):
        assert among[row] == pytest.approx(alike.to(letters(said)))


@pytest.mark.parametrize("count", [3, 40])
def test_rare_and_common_features_are_counted_alike(count):
    """Features of up to fifteen examples are paired, those of more go through a product."""
    said = [["my", "lamp", f"{n}"] for n in range(count)]
    alike = Alike([letters(each) for each in said], np.arange(count), count)

    assert np.diag(alike.among_themselves()) == pytest.approx(np.ones(count))
    assert alike.among_themselves()[0] == pytest.approx(alike.to(letters(said[0])))


def test_a_word_that_no_example_has_makes_a_text_less_alike(alike):
    more = alike.to(letters([*SAID[0], "zzzz"]))

    assert 0.5 < more[0] < 0.9


def test_what_one_flow_alone_says_counts_more_than_what_all_say():
    said = [["is", "blank"], ["is", "late"], ["is", "lost"]]
    alike = Alike([letters(each) for each in said], np.arange(3), 3)

    to = alike.to(letters(["blank"]))
    common = alike.to(letters(["is"]))

    assert to[0] > common[0]


def test_any_character_is_a_letter():
    for said in (["\ud800"], ["🪴🪴"], ["الصفحة"], [""], []):
        assert letters(said).dtype == np.uint64


def test_letters_and_meanings_are_the_same_numbers_every_time():
    assert letters(["ab"]).tolist() == letters(["ab"]).tolist()
    assert senses(["refund"]).tolist() == senses(["refunds"]).tolist()
    assert len(letters(["ab"])) == 3  # " ab", "ab " and " ab "


def test_meanings_make_pairs_with_those_near_them_in_either_order():
    one, other = (
        set(pairs(senses(said)).tolist()) for said in (["card", "lost"], ["lost", "card"])
    )
    far = senses(["card", *(f"x{n}" for n in range(9)), "lost"])

    assert one == other
    assert len(one) > len(senses(["card", "lost"]))
    assert len(pairs(far)) == len(far) + sum(len(far) - away for away in range(1, NEAR + 1))
    assert len(pairs(senses([]))) == 0
