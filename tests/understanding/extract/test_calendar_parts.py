from datetime import date

import pytest

from intakebot.understanding.extract.calendar_parts import mondays, part_of, part_of_month, weekends

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("which", "part", "day"),
    [("the year", "end of", "2026-12-31"), ("des nächsten jahres", "anfang", "2027-01-01"),
     ("next year", "beginning of", "2027-01-01"), ("last year", "mid", "2025-07-01"),
     ("jahres", "ende", "2026-12-31"), ("السنه", "نهايه", "2026-12-31"),
     ("the month", "middle of", "2026-11-15"), ("next month", "end of", "2026-12-31"),
     ("last month", "early", "2026-10-01"), ("الشهر الماضي", "اول", "2026-10-01"),
     ("الشهر", "اخر", "2026-11-30")],
)  # fmt: skip
def test_a_part_of_a_month_or_a_year_is_a_day_of_it(which, part, day):
    assert part_of(which, part, TODAY) == date.fromisoformat(day)


def test_february_ends_in_time():
    assert part_of_month("ende", date(2028, 2, 1)) == date(2028, 2, 29)


WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("which", "today", "days"),
    [("", WEDNESDAY, ["2026-11-21", "2026-11-28", "2026-12-05"]), ("this", TODAY, ["2026-11-28"]),
     ("last", WEDNESDAY, ["2026-11-21"]), ("nächstes", WEDNESDAY, ["2026-11-28"]),
     ("next", TODAY, ["2026-12-05"]), ("الماضي", TODAY, ["2026-11-21"])],
)  # fmt: skip
def test_a_weekend_is_its_saturday(which, today, days):
    assert [f"{each}" for each in weekends(which, today)] == days


@pytest.mark.parametrize(
    ("week", "year", "first"),
    [
        (45, None, "2026-11-02"),
        (3, None, "2027-01-18"),
        (1, "2026", "2025-12-29"),
        (50, "2026", "2026-12-07"),
    ],
)
def test_a_calendar_week_begins_on_its_monday(week, year, first):
    assert f"{mondays(week, year, TODAY)[0]}" == first


def test_there_is_no_week_of_that_number():
    assert mondays(54, None, TODAY) == mondays(0, "2026", TODAY) == ()
