from datetime import datetime

import pytest

from intakebot.understanding.extract.day_ranges import find

NOW = datetime(2026, 11, 28, 10)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("leave from 14 to 18 December, 5 days", "14 December", "18 December"),
     ("Dec 14-18", "14 Dec", "18 Dec"), ("vom 14. bis 18.12.", "14.12.", "18.12."),
     ("14.-18.12.2026", "14.12.2026", "18.12.2026"), ("today and tomorrow", "today", "tomorrow"),
     ("from 14 December to 2 January", "14 December", "2 January"),
     ("von Montag bis Freitag", "Montag", "Freitag")],
)  # fmt: skip
def test_a_range_has_a_first_and_a_last_day(text, first, last):
    found = find(text, NOW)

    assert (found.first[0], found.last[0]) == (first, last)
    assert found.first[1][1] <= found.last[1][0]


@pytest.mark.parametrize(
    "text",
    ["on 14 December", "28 to 3 January", "14, 16 and 18 December, and 2 January", "2 to 3 people",
     "monday or tuesday", "", "14 December\n18 December"],
)  # fmt: skip
def test_other_days_are_none(text):
    assert find(text, NOW) is None


def test_a_long_text_is_searched_in_time_to_spare():
    assert find("14 to " * 50_000, NOW) is None
