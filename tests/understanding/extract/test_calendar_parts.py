from datetime import date

import pytest

from intakebot.understanding.extract.calendar_parts import part_of, part_of_month

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("which", "part", "day"),
    [("the year", "end of", "2026-12-31"), ("des nächsten jahres", "anfang", "2026-01-01"),
     ("next year", "beginning of", "2027-01-01"), ("last year", "mid", "2025-07-01"),
     ("jahres", "ende", "2026-12-31"), ("السنه", "نهايه", "2026-12-31"),
     ("the month", "middle of", "2026-11-15"), ("next month", "end of", "2026-12-31"),
     ("last month", "early", "2026-10-01"), ("الشهر", "اخر", "2026-11-30")],
)  # fmt: skip
def test_a_part_of_a_month_or_a_year_is_a_day_of_it(which, part, day):
    assert part_of(which, part, TODAY) == date.fromisoformat(day)


def test_february_ends_in_time():
    assert part_of_month("ende", date(2028, 2, 1)) == date(2028, 2, 29)
