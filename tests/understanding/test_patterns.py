import pytest
import re2

from intakebot.understanding.acts import KINDS
from intakebot.understanding.patterns import INSIDE


def test_every_act_has_its_patterns():
    assert set(INSIDE) == set(KINDS)


@pytest.mark.parametrize("pattern", [p for patterns in INSIDE.values() for p in patterns])
def test_every_pattern_is_linear_and_needs_some_words(pattern):
    assert re2.compile(pattern).search("") is None
