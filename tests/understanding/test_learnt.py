"""The regression behind routing: it learns, and counts flows alike."""

import numpy as np
import pytest

from intakebot.understanding.learnt import FREEDOM, Learnt, fitted, shares

PHRASES = ["the lamp flickers", "my lamp is dark", "the chair wobbles", "a chair leg is loose",
           "the table is scratched", "our table has a stain"]  # fmt: skip
OWNERS = [0, 0, 1, 1, 2, 2]


def kernel():
    points = np.array([[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0.9, 0.1], [0, 0, 1], [0.1, 0, 1]])
    return points @ points.T


def test_what_was_learnt_is_told_apart():
    weights = fitted(kernel(), np.array(OWNERS), 3)

    assert (kernel() @ weights).argmax(axis=1).tolist() == OWNERS


def test_the_weights_are_where_the_loss_is_lowest():
    """There each example's weight is what is wrong about it, times what it counts."""
    weights = fitted(kernel(), np.array(OWNERS), 3)
    wanted = np.eye(3)[OWNERS]

    wrong = wanted - shares(kernel() @ weights)

    assert weights == pytest.approx(FREEDOM * wrong, abs=0.05)


def test_probability_and_nearness_are_told_for_every_flow():
    learnt = Learnt(PHRASES, OWNERS, 4)

    probable, nearest = learnt.judge(["the lamp flickers"])

    assert probable.sum() == pytest.approx(1.0)
    assert probable.argmax() == 0
    assert nearest[0] == pytest.approx(1.0)
    assert nearest[3] == 0.0  # it has no examples


def test_texts_are_alike_that_are_like_the_same_examples(monkeypatch):
    """Only one example glows; that it is like the other lamp makes a glow more of a lamp's."""
    examples = (["the lamp flickers", "my lamp will glow", *PHRASES[2:4]], [0, 0, 1, 1], 2)
    probable, _ = Learnt(*examples).judge(["glow"])

    monkeypatch.setattr("intakebot.understanding.learnt.SHARED", 0.0)
    alone, _ = Learnt(*examples).judge(["glow"])

    assert probable[0] > alone[0] + 0.01


def test_of_several_parts_the_one_most_like_an_example_counts():
    learnt = Learnt(PHRASES, OWNERS, 3)

    _, alone = learnt.judge(["the chair wobbles"])
    story = "good morning to you. the chair wobbles. thanks"
    _, among = learnt.judge([story, "good morning to you", "the chair wobbles", "thanks"])

    assert among[1] == pytest.approx(alone[1])


def test_shares_are_positive_and_sum_to_one_even_for_huge_values():
    assert shares(np.array([[1e4, 0.0], [0.0, 0.0]])).tolist() == [[1.0, 0.0], [0.5, 0.5]]
