from datetime import date, datetime

import pytest

from intakebot.understanding.extract.day_forms import moments, one_of_two
from tests.costs import at_most

NOW = datetime(2026, 11, 28, 11)


def days(text, month_first=False):
    return [each.days for each in moments(text, NOW, month_first)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("3. April 99", (1999, 4, 3)), ("April 3rd, 99", (1999, 4, 3)), ("3.4.'99", (1999, 4, 3)),
     ("5 May 61", (1961, 5, 5)), ("5 May '61", (1961, 5, 5)), ("12.03.84", (1984, 3, 12)),
     ("3 April 05", (2005, 4, 3)), ("3.4.30", (2030, 4, 3)), ("april '99", (1999, 4, 1)),
     ("born 3 april 88 in berlin", (1988, 4, 3))],
)  # fmt: skip
def test_a_year_of_two_figures_lies_near_or_behind(text, day):
    assert days(text) == [(date(*day),)]


def test_a_year_of_two_figures_may_be_of_either_century():
    assert days("am 1.1.40") == [(date(1940, 1, 1), date(2040, 1, 1))]


@pytest.mark.parametrize(
    "text",
    ["3 April 10:30", "3 April 15 Uhr", "3 April 20 people came", "3 April 99%", "3 April 10.30"],
)
def test_an_hour_or_a_count_is_no_year(text):
    (found,) = days(text)

    assert {day.year for day in found} == {2025, 2026, 2027}


@pytest.mark.parametrize(
    "text", ["3 or 4 April", "3./4. April", "3.-4.12.", "April 3 to 4", "3. oder 4. April 2026"]
)
def test_two_days_of_one_month_are_two(text):
    assert {found[0].day for found in days(text)} == {3, 4}


def test_the_second_of_two_is_known_as_such():
    assert one_of_two("3 or 4 April", 5)
    assert not one_of_two("at 10:03 - 4 April", 11)


def test_a_hostile_text_is_read_quickly():
    with at_most(1.0):
        days("3 or 4 April '" * 2000)
