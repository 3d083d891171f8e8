"""What a day without its whole year can mean."""

from datetime import date

import pytest

from intakebot.understanding.extract.moment import dates_of, key

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [("2025", 2, 28, ["2025-02-28"]), ("2025", 2, 29, []), ("99", 4, 3, ["1999-04-03"]),
     ("'31", 4, 3, ["2031-04-03"]), ("40", 1, 1, ["1940-01-01", "2040-01-01"]),
     ("1850", 1, 1, []), (None, 12, 1, ["2026-12-01", "2025-12-01", "2027-12-01"]),
     (None, 2, 29, [])],
)  # fmt: skip
def test_a_day_in_a_year_or_in_those_around_today(year, month, day, found):
    assert [each.isoformat() for each in dates_of(year, month, day, TODAY)] == found


def test_words_are_looked_up_in_one_case_and_with_single_blanks():
    assert (key("Next  Friday"), key(None)) == ("next friday", "")
