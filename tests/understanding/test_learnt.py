"""The regression behind routing: it learns, counts flows alike, and knows its own limits."""

import numpy as np
import pytest

from intakebot.understanding.learnt import FREEDOM, HOPELESS, SURE, Learnt, fitted, shares

PHRASES = ["the lamp flickers", "my lamp is dark", "the chair wobbles", "a chair leg is loose",
           "the table is scratched", "our table has a stain"]  # fmt: skip
OWNERS = [0, 0, 1, 1, 2, 2]


def kernel():
    points = np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0.9, 0.1], [0, 0, 1], [0.1, 0, 1]])
    return points @ points.T


def test_what_was_learnt_is_told_apart():
    weights, _ = fitted(kernel(), np.array(OWNERS), 3)

    assert (kernel() @ weights).argmax(axis=1).tolist() == OWNERS


def test_the_weights_are_where_the_loss_is_lowest():
    """There each example's weight is what is wrong about it, times what it counts."""
    weights, _ = fitted(kernel(), np.array(OWNERS), 3)
    wanted = np.eye(3)[OWNERS]

    wrong = wanted - shares(kernel() @ weights)

    assert weights == pytest.approx(FREEDOM * wrong, abs=0.02)


def test_leaving_an_example_out_is_estimated_as_it_turns_out():
    _, estimate = fitted(kernel(), np.array(OWNERS), 3)

    for row in range(6):
        rest = [each for each in range(6) if each != row]
        weights, _ = fitted(kernel()[np.ix_(rest, rest)], np.array(OWNERS)[rest], 3)
        truly = shares(kernel()[row, rest] @ weights)
        assert estimate[row].argmax() == truly.argmax()
        assert estimate[row] == pytest.approx(truly, abs=0.15)


def test_probability_and_nearness_are_told_for_every_flow():
    learnt = Learnt(PHRASES, OWNERS, 4)

    probable, nearest = learnt.judge(["the lamp flickers"])

    assert probable.sum() == pytest.approx(1.0)
    assert probable.argmax() == 0
    assert nearest[0] == pytest.approx(1.0)
    assert nearest[3] == 0.0  # it has no examples


def test_of_several_parts_the_one_most_like_an_example_counts():
    learnt = Learnt(PHRASES, OWNERS, 3)

    _, alone = learnt.judge(["the chair wobbles"])
    story = "good morning to you. the chair wobbles. thanks"
    _, among = learnt.judge([story, "good morning to you", "the chair wobbles", "thanks"])

    assert among[1] == pytest.approx(alone[1])


def test_thresholds_stay_within_their_bounds_however_few_examples_there_are():
    for phrases, owners in ((PHRASES, OWNERS), (["one"], [0]), (["same", "same"], [0, 1])):
        learnt = Learnt(phrases, owners, max(owners) + 1)

        assert SURE[0] <= learnt.sure <= SURE[1]
        assert HOPELESS[0] <= learnt.hopeless <= HOPELESS[1]


def test_examples_that_mislead_raise_what_it_takes_to_be_sure():
    clear = Learnt([*PHRASES], OWNERS, 3)
    mixed = Learnt([*PHRASES, "the lamp flickers a bit", "my chair wobbles"], [*OWNERS, 1, 2], 3)

    assert mixed.sure >= clear.sure
    assert mixed.sure == SURE[1]


def test_shares_are_positive_and_sum_to_one_even_for_huge_values():
    assert shares(np.array([[1e4, 0.0], [0.0, 0.0]])).tolist() == [[1.0, 0.0], [0.5, 0.5]]
