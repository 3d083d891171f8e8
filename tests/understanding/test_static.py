"""Word vectors: there with the extra, and quietly absent without it."""

import importlib.util

import pytest

from intakebot.understanding import static

INSTALLED = importlib.util.find_spec("wordllama") is not None


@pytest.mark.skipif(INSTALLED, reason="the extra is installed")
def test_without_the_extra_there_are_none():
    assert static.directions() is None
    assert static.meaning("I want a refund") == b""


@pytest.mark.skipif(not INSTALLED, reason="needs the extra `static`")
def test_words_of_one_meaning_point_the_same_way():
    direction = static.directions()
    refund, money, weather = (
        direction(each) for each in ("I want a refund", "give me my money back", "it rains a lot")
    )

    assert refund @ refund == pytest.approx(1.0)
    assert refund @ money > refund @ weather
    assert not direction("").any()
    assert direction("refund \ud800").any()
    packed = static.meaning("I want a refund")
    assert len(packed) == len(refund)
    assert max(packed) < 256
    assert static.meaning("") == bytes(len(refund))
