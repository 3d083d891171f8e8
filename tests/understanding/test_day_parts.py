import pytest

from intakebot.understanding.day_names import MONTHS, UNITS, WEEKDAYS
from intakebot.understanding.day_parts import PART


def test_every_day_month_and_unit_has_its_part():
    assert all(PART[name] in "wv" for name in WEEKDAYS)
    assert all(PART[name] in "mM" for name in MONTHS)
    assert all(PART[name] in "us" for name in UNITS)
    assert all(len(part) == 1 for part in PART.values())


@pytest.mark.parametrize("word", ["may", "march", "sat", "sun", "second"])
def test_words_that_mean_something_else_as_well_stand_apart(word):
    assert PART[word] in "Mvs"


@pytest.mark.parametrize("word", ["now", "jetzt", "gerade"])
def test_now_says_nothing_of_when_it_began(word):
    assert PART[word] == "x"
