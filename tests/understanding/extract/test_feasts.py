"""Feasts by their names."""

from datetime import date, datetime

import pytest

from intakebot.understanding.extract import dates
from intakebot.understanding.extract.feasts import days, easter

NOW = datetime(2026, 11, 28, 10)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, date(1961, 4, 2)), (2000, date(2000, 4, 23)), (2019, date(2019, 4, 21)),
     (2024, date(2024, 3, 31)), (2026, date(2026, 4, 5)), (2038, date(2038, 4, 25))],
)  # fmt: skip
def test_easter_is_the_sunday_that_calendars_have(year, day):
    assert easter(year) == day
    assert day.weekday() == 6


@pytest.mark.parametrize(
    ("text", "side", "day"),
    [("last christmas", "past", "2025-12-25"), ("since Easter", "past", "2026-04-05"),
     ("an Silvester", "future", "2026-12-31"), ("seit Weihnachten", "past", "2025-12-25"),
     ("thanksgiving", "past", "2026-11-26"), ("good friday 2025", "past", "2025-04-18"),
     ("nächste Ostern", "future", "2027-03-28"), ("راس السنه", "past", "2026-01-01"),
     ("halloween", "past", "2026-10-31")],
)  # fmt: skip
def test_a_feast_is_a_day(text, side, day):
    assert dates.read(text, NOW, side).value == day


def test_without_a_word_which_it_is_the_nearest_comes_first():
    assert days("christmas", "", None, NOW.date())[0] == date(2026, 12, 25)
