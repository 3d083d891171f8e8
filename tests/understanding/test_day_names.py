import re

from intakebot.understanding.day_names import DAYS, MONTHS, UNITS, WEEKDAYS, either


def test_every_month_and_weekday_has_a_name_in_each_language():
    assert set(MONTHS.values()) == set(range(1, 13))
    assert set(WEEKDAYS.values()) == set(range(7))
    assert {"märz", "march", "مارس"} <= set(MONTHS)


def test_the_longest_phrase_is_tried_first():
    pattern = re.compile(either(DAYS))

    assert pattern.match("day before yesterday")[0] == "day before yesterday"
    assert pattern.match("heute  morgen")[0] == "heute  morgen"


def test_units_are_counted_in_days():
    assert UNITS["week"] == UNITS["wochen"] == 7
    assert 23 < 1 / UNITS["hour"] < 25
