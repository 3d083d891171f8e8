"""The grammar: reserved words only reserve the places where they mean something."""

import pytest

from intakebot.engine.condition_grammar import read
from intakebot.engine.condition_tree import All, Comparison, ConditionError


@pytest.mark.parametrize("value", ["one of us", "isolated", "android", "is-it", "orders", "notes"])
def test_a_value_may_begin_like_a_reserved_word(value):
    assert read(f"a is {value} and b is x").parts[0].values in {(value,), ("us",)}


def test_and_binds_tighter_than_or():
    assert isinstance(read("a is b or c is d and e is f").parts[1], All)


def test_words_of_the_language_are_known_in_any_case():
    assert read("a IS One Of b, c").op == "one of"


def test_a_comma_joins_only_the_values_of_one_of():
    assert read("a is one of b c,d").values == ("b c", "d")
    with pytest.raises(ConditionError):
        read("a is b, c")


def test_single_quotes_hold_a_value_only_when_they_close():
    assert isinstance(tree := read("a is 'x, y'"), Comparison)
    assert tree.values == ("x, y",)
    assert read("a is 'tis the season").values == ("'tis the season",)
