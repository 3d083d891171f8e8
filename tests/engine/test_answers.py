"""Answers: what counts as known."""

import msgspec
import pytest

from intakebot.engine.answers import Answer, Source


@pytest.mark.parametrize(
    ("state", "known"),
    [("given", True), ("unverified", True), ("unknown", False), ("skipped", False)],
)
def test_only_what_has_a_value_is_known(state, known):
    assert Answer("x", "x", state).known is known


@pytest.mark.parametrize("value", ["x", 7, 49.9, True, ["a", "b"], None])
def test_every_kind_of_value_survives_the_store(value):
    answer = Answer(value, "as read", source=Source("said", 3, (0, 4), "quot"), band="B")

    assert msgspec.json.decode(msgspec.json.encode(answer), type=Answer) == answer
