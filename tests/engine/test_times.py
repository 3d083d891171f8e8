"""A moment in words, in the customer's time zone and language."""

import pytest

from intakebot.engine.times import day, local, when, zone

MONDAY = 1_772_445_600_000  # 2026-03-02, 10:00 UTC
DAY = 86_400_000


@pytest.mark.parametrize(
    ("at", "time_zone", "language", "words"),
    [
        (MONDAY + DAY, "Europe/Berlin", "en", "Tuesday, 11:00"),
        (MONDAY + DAY, "America/New_York", "en", "Tuesday, 5:00"),
        (MONDAY + DAY, "Europe/Berlin", "de", "Dienstag, 11:00"),
        (MONDAY + 6 * DAY, "UTC", "en", "Sunday, 10:00"),
        (MONDAY + 7 * DAY, "UTC", "en", "9 Mar, 10:00"),
        (MONDAY + 27 * DAY, "Europe/Berlin", "en", "29 Mar, 12:00"),  # summer time began
    ],
)
def test_a_weekday_where_that_is_plain_else_the_date(at, time_zone, language, words):
    assert when(at, time_zone, language, MONDAY).replace("\u202f", " ").startswith(words)


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "\x00", "x" * 5000])
def test_a_browser_without_a_known_zone_is_at_utc(name):
    assert zone(name).key == "UTC"
    assert local(MONDAY, name).hour == 10


@pytest.mark.parametrize("language", ["xx", "", "not a language", "de-DE", "ar", "zh_Hans"])
def test_no_language_is_an_exception(language):
    assert when(MONDAY, "UTC", language, MONDAY)


@pytest.mark.parametrize(
    ("at", "language", "words"),
    [
        (MONDAY, "en", ""),
        (MONDAY - DAY, "en", "Sunday"),
        (MONDAY - 6 * DAY, "de", "Dienstag"),
        (MONDAY - 7 * DAY, "en", "23 February"),
        (MONDAY - 10 * 3_600_000 - 1, "en", "Sunday"),  # a moment before midnight
    ],
)
def test_a_day_is_a_weekday_where_that_is_plain_and_nothing_for_today(at, language, words):
    assert day(at, "UTC", language, MONDAY) == words
