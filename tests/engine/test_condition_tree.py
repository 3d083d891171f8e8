"""The tree of a condition."""

from intakebot.engine import condition_tree
from intakebot.engine.condition_grammar import read


def test_tests_come_in_the_order_they_are_written():
    tree = read("a is B or not (c is D and e is answered)")

    assert [test.name for test in condition_tree.tests(tree)] == ["a", "c", "e"]


def test_depth_counts_levels_and_not_brackets():
    assert condition_tree.depth(read("((((a is b))))")) == 1
    assert condition_tree.depth(read("not not a is b")) == 3


def test_a_negated_comparison_of_quantities_is_put_in_words():
    assert condition_tree.words(read("not a > 3")) == "not a > 3"
