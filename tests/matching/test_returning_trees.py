"""The trees stand as they are written, and every sign that they ask for is one of theirs."""

import pytest

from intakebot.matching.returning_trees import BASE, FOREST, SIGNS, log_odds, planted, said


def test_a_tree_is_read_from_its_top():
    (tree, leaf) = planted(iter(["a.5", "b-1", ".25", "-3", "1e1", "7"]))

    assert tree == (SIGNS[0], 0.5, (SIGNS[1], -1.0, 0.25, -3.0), 10.0)
    assert leaf == 7.0
    assert said(tree, {SIGNS[0]: 0.5, SIGNS[1]: 0.0}) == -3.0
    assert said(tree, {SIGNS[0]: 0.6}) == 10.0


def test_all_of_the_forest_can_be_asked():
    signs = dict.fromkeys(SIGNS, 0.0)

    assert len(FOREST) == 160
    assert log_odds(signs) == pytest.approx(BASE + sum(said(tree, signs) for tree in FOREST))
