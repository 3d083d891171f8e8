"""Opening hours: across nights, holidays and the change of clocks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakebot.authoring.hours import BadHours, Hours, Opening, read_week

BERLIN = ZoneInfo("Europe/Berlin")


def ms(text, zone=BERLIN):
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp() * 1000)


def hours(lines, zone="Europe/Berlin", holidays=()):
    return Hours(read_week(lines), zone, frozenset(holidays))


OFFICE = hours({"mon-fri": "9:00-18:00", "sat": "10:00-14:00"})


@pytest.mark.parametrize(
    ("at", "opens", "closes"),
    [
        ("2026-03-02T08:59", "2026-03-02T09:00", None),  # a Monday
        ("2026-03-02T09:00", None, "2026-03-02T18:00"),
        ("2026-03-02T17:59", None, "2026-03-02T18:00"),
        ("2026-03-02T18:00", "2026-03-03T09:00", None),
        ("2026-03-07T15:00", "2026-03-09T09:00", None),  # Saturday afternoon
        ("2026-03-28T15:00", "2026-03-30T09:00", None),  # the clocks change in between
    ],
)
def test_the_office_opens_and_closes_by_the_clock_on_its_wall(at, opens, closes):
    expected = Opening(closes is not None, ms(opens) if opens else 0, ms(closes) if closes else 0)

    assert OFFICE.at(ms(at)) == expected


def test_without_hours_somebody_is_always_there():
    assert hours({}).at(0) == Opening(True)
    assert hours({}).in_words("en") == ""


def test_holidays_are_passed_over():
    with_holidays = hours({"mon-sun": "9:00-17:00"}, holidays=["2026-12-25", "2026-12-26"])

    assert with_holidays.at(ms("2026-12-25T12:00")).opens == ms("2026-12-27T09:00")


def test_a_night_shift_goes_on_after_midnight():
    night = hours({"fri": "22:00-6:00"})

    assert night.at(ms("2026-03-07T05:00")) == Opening(True, 0, ms("2026-03-07T06:00"))
    assert not night.at(ms("2026-03-07T06:00")).open


def test_stretches_that_touch_are_one():
    around = hours({"mon-tue": "0:00-24:00"})
    lunch = hours({"mon": "9:00-12:00, 12:00-15:00, 16:00-17:00"})

    assert around.at(ms("2026-03-02T10:00")).closes == ms("2026-03-04T00:00")
    assert lunch.at(ms("2026-03-02T10:00")).closes == ms("2026-03-02T15:00")


def test_the_zone_counts_and_not_the_machine():
    tokyo = hours({"mon": "9:00-10:00"}, "Asia/Tokyo")

    assert tokyo.at(ms("2026-03-02T00:30", UTC)).open


def test_a_year_of_holidays_never_opens():
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 32)]
    days += [day.replace("2026", "2027") for day in days]

    assert hours({"mon-sun": "9:00-17:00"}, holidays=days).at(ms("2026-01-01T00:00")) == Opening(
        False
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Mon–Fri 9:00–18:00, Sat 10:00–14:00 (Berlin)"),
        ("de-AT", "Mo–Fr 9:00–18:00, Sa 10:00–14:00 (Berlin)"),
        ("ar", "الاثنين–الجمعة 9:00–18:00, السبت 10:00–14:00 (Berlin)"),
        ("xx", "Mon–Fri 9:00–18:00, Sat 10:00–14:00 (Berlin)"),
        ("../..", "Mon–Fri 9:00–18:00, Sat 10:00–14:00 (Berlin)"),
    ],
)
def test_hours_are_told_in_the_customers_language(language, words):
    assert OFFICE.in_words(language).replace(".", "") == words


def test_a_week_may_wrap_around_its_end():
    week = read_week({"sat-mon": "9-12", "wed, Friday": "13:30-14"})

    assert [bool(day) for day in week] == [True, False, True, False, True, True, True]
    assert week[2] == ((13 * 60 + 30, 14 * 60),)


@pytest.mark.parametrize(
    ("lines", "of_key"),
    [
        ({"mon-fry": "9-17"}, True),
        ({"": "9-17"}, True),
        ({"weekdays": "9-17"}, True),
        ({"mon": "9"}, False),
        ({"mon": "9:60-17"}, False),
        ({"mon": "9-25"}, False),
        ({"mon": "9-9"}, False),
        ({"mon": "９-17"}, False),
    ],
)
def test_what_names_no_days_or_hours_is_refused(lines, of_key):
    with pytest.raises(BadHours) as caught:
        read_week(lines)
    assert caught.value.of_key is of_key


@given(st.integers(ms("2024-01-01T00:00"), ms("2030-01-01T00:00")))
def test_what_holds_for_a_minute_holds_for_each_moment_of_it(at):
    for each in (OFFICE, hours({"fri": "22:00-6:00"}, "Asia/Kathmandu")):
        assert each.at(at) == each.look_up(at)
