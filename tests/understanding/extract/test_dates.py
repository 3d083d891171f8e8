from datetime import datetime

import pytest

from intakebot.understanding.extract.dates import read

NOW = datetime(2026, 11, 25, 15, 30)  # a Wednesday


def value(text, may_be="past", month_first=False):
    found = read(text, NOW, may_be, month_first)
    return found if isinstance(found, str) else found.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T15:30", "2026-11-21T15:30"),
        ("21.11.2026", "2026-11-21"),
        ("am 21.11. um 9 Uhr 15", "2026-11-21T09:15"),
        ("12.3.24", "2024-03-12"),
        ("3/25", "2026-03-25"),
        ("21 November", "2026-11-21"),
        ("the 3rd of March 2025", "2025-03-03"),
        ("Nov 21st at 3pm", "2026-11-21T15:00"),
        ("12am on 2026-11-21", "2026-11-21T00:00"),
        ("3. März", "2026-03-03"),
        ("25.12.", "2025-12-25"),
        ("12 مارس", "2026-03-12"),
        ("today", "2026-11-25"),
        ("heute Morgen", "2026-11-25"),
        ("the day before yesterday", "2026-11-23"),
        ("vorgestern gegen Mittag", "2026-11-23"),
        ("yesterday at noon", "2026-11-24T12:00"),
        ("أمس", "2026-11-24"),
        ("three days ago", "2026-11-22"),
        ("vor zwei Wochen", "2026-11-11"),
        ("seit drei Tagen", "2026-11-22"),
        ("20 hours ago", "2026-11-24T19:30"),
        ("قبل ٣ أيام", "2026-11-22"),
        ("منذ يومين", "2026-11-23"),
        ("Monday", "2026-11-23"),
        ("last Friday", "2026-11-20"),
        ("letzten Freitag", "2026-11-20"),
        ("Friday, 20 November", "2026-11-20"),
        ("9:15", "2026-11-25T09:15"),
        ("23:15", "2026-11-24T23:15"),
        ("since October", "2026-10-01"),
    ],
)
def test_a_day_is_counted_back_from_now(text, day):
    assert value(text) == day


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("no idea", "date"),
        ("it may be", "date"),
        ("31.2.2026", "date"),
        ("99999 days ago", "date"),
        ("9999 years ago", "date"),
        ("99.99.9999", "date"),
        ("0001-01-01", "date"),
        ("128.0.1", "date"),
        ("tomorrow", "date_future"),
        ("1.1.2199", "date_future"),
        ("yesterday or Sunday", "date_several"),
        ("between 1 March and 3 March", "date_several"),
        ("Monday 20 November", "date_several"),
    ],
)
def test_what_is_no_one_day_is_told(text, trouble):
    assert value(text) == trouble


@pytest.mark.parametrize(
    ("text", "day"),
    [("tomorrow", "2026-11-26"), ("next Friday", "2026-11-27"), ("in 3 days", "2026-11-28"),
     ("in zwei Wochen", "2026-12-09"), ("12.3.", "2027-03-12"), ("yesterday", "date_past"),
     ("morgen um 8 Uhr", "2026-11-26T08:00"), ("8:00", "2026-11-26T08:00")],
)  # fmt: skip
def test_a_day_to_come_is_counted_on(text, day):
    assert value(text, "future") == day


@pytest.mark.parametrize(
    ("text", "band"),
    [("2026-11-21", "A"), ("yesterday", "A"), ("12.3.", "A"), ("Monday", "A"), ("3/12", "B"),
     ("last Monday", "B"), ("Wednesday", "B"), ("a few days ago", "B"), ("last week", "B"),
     ("25.12.", "B"), ("15:20", "B"), ("in October", "B"), ("about 2 months ago", "B")],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_to_be_checked(text, band):
    assert read(text, NOW).band == band


def test_americans_say_the_month_first():
    assert value("3/12/2025") == "2025-12-03"
    assert value("3/12/2025", month_first=True) == "2025-03-12"


def test_the_span_holds_the_words_that_say_when():
    text = "I think it was yesterday at 9 am, roughly"

    assert text[slice(*read(text, NOW).span)] == "yesterday at 9 am"
