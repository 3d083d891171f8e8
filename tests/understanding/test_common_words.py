import pytest

from intakebot.understanding.common_words import COMMON


@pytest.mark.parametrize("word", ["stuck", "waiting", "sauer", "monday", "montag", "firefox"])
def test_words_after_i_am_that_name_nobody_are_known(word):
    assert word in COMMON


@pytest.mark.parametrize("name", ["jane", "thomas", "april", "will"])
def test_no_name_is_among_them(name):
    assert name not in COMMON
