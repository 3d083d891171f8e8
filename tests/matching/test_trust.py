"""Agents' answers move trust and thresholds, and a few of them move nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakebot.matching.trust import (
    ENOUGH,
    HIGHEST,
    NO_TRUST,
    Outcome,
    Trust,
    sharpened,
)

OUTCOMES = st.lists(st.builds(Outcome, st.floats(0, 1), st.booleans()), max_size=120)


def answers(score, yes, no):
    return [Outcome(score, True)] * yes + [Outcome(score, False)] * no


@pytest.mark.parametrize(
    ("accepted", "refused", "sure"),
    [(0, 0, False), (4, 0, False), (5, 0, True), (5, 1, False), (19, 1, True), (18, 1, False)],
)
def test_a_fingerprint_is_sure_after_five_confirmations_and_hardly_a_refusal(
    accepted, refused, sure
):
    assert Trust(accepted, refused).sure is sure


def test_before_anybody_answered_yes_is_as_likely_as_no():
    assert NO_TRUST.share == 0.5
    assert 0.5 < Trust(1, 0).share < Trust(9, 0).share < 1
    assert 0 < Trust(0, 9).share < Trust(0, 1).share < 0.5


def test_few_answers_leave_the_shipped_threshold():
    assert sharpened(answers(0.9, 0, ENOUGH - 1), 0.45, 0.5) == 0.45
    assert sharpened([], 0.45, 0.5) == 0.45


def test_where_agents_say_yes_to_lower_scores_the_threshold_falls_but_not_below_its_floor():
    found = answers(0.8, 40, 0) + answers(0.3, 30, 5) + answers(0.1, 20, 0)

    assert sharpened(found, 0.45, 0.5) == 0.1
    assert sharpened(found, 0.45, 0.5, lowest=0.2) == 0.2


def test_where_agents_say_no_it_rises_to_where_they_say_yes():
    found = answers(0.8, 40, 5) + answers(0.5, 0, 60)

    assert sharpened(found, 0.45, 0.5) == 0.8
    assert sharpened(answers(0.95, 1, 50), 0.45, 0.5) == HIGHEST


@given(OUTCOMES, st.floats(0, 1))
def test_a_threshold_keeps_its_promise(found, wanted):
    threshold = sharpened(found, 0.45, wanted)
    above = [one for one in found if one.score >= threshold]

    if len(found) >= ENOUGH and threshold < HIGHEST and len(above) >= ENOUGH:
        assert sum(one.accepted for one in above) >= wanted * len(above)
