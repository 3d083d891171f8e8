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


@pytest.mark.parametrize(
    ("text", "day", "sure"),
    [("a week from now", (12, 5), True), ("heute in einer Woche", (12, 5), True),
     ("بعد اسبوع", (12, 5), True), ("بعد يومين", (11, 30), True),
     ("a week today", (12, 5), True), ("2 or 3 days ago", (11, 25), False),
     ("vor 2-3 Tagen", (11, 25), False),
     ("couple of days ago", (11, 26), False), ("2 days back", (11, 26), True),
     ("3 wks ago", (11, 7), True), ("a week and a half ago", (11, 17), False),
     ("vor ca. 3 Wochen", (11, 7), False), ("vor anderthalb Wochen", (11, 17), False),
     ("in 2-3 days", (12, 1), False), ("yesturday", (11, 27), True), ("tmrw", (11, 29), True),
     ("monday last week", (11, 16), True), ("letzte Woche Montag", (11, 16), True),
     ("Montag nächster Woche", (11, 30), True), ("last week sunday", (11, 22), False),
     ("thursday before last", (11, 19), False), ("vorletzten Donnerstag", (11, 19), False),
     ("end of last month", (10, 31), False), ("anfang des monats", (11, 1), False),
     ("mitte nächsten monats", (12, 15), False), ("اول الشهر القادم", (12, 1), False),
     ("نهايه الشهر الماضي", (10, 31), False), ("10/2026", (10, 1), False)],
)  # fmt: skip
def test_a_day_is_counted_from_now(text, day, sure):
    (found,) = moments(text, NOW, month_first=False)

    assert (found.days, found.sure) == ((date(2026, *day),), sure)


@pytest.mark.parametrize(
    ("text", "first"),
    [("third of november", (11, 3)), ("november third", (11, 3)), ("dritter november", (11, 3)),
     ("nov the 3rd", (11, 3)), ("3ter november", (11, 3)), ("early november", (11, 1)),
     ("der ganze oktober", (10, 1)),
     ("mid october", (10, 15)), ("ende oktober", (10, 31)), ("first of december", (12, 1))],
)  # fmt: skip
def test_a_day_without_a_year_is_first_the_nearest(text, first):
    assert days(text)[0][0] == date(2026, *first)


@pytest.mark.parametrize(
    "text",
    ["may 5th sixty one", "5 mai neunzehnhunderteinundsechzig", "for weeks", "seit Wochen",
     "منذ ايام", "3 days now", "version 2.3", "gegen 8.10", "black friday",
     "you may first look", "the second may be wrong", "it is down 24/7", "2-3 times", "friday week",
     "half hour", "99/99/99", "a week on monday", "32 november 45"],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_none(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("since 2019", (2019, 1, 1)), ("seit Mitte 2019", (2019, 6, 1)), ("منذ 2019", (2019, 1, 1)),
     ("since the end of 2019", (2019, 12, 1))],
)  # fmt: skip
def test_since_a_year_is_since_a_day_of_it(text, day):
    (found,) = moments(text, NOW, month_first=False)

    assert (found.days, found.sure) == ((date(*day),), False)
    assert days("born in 1961") == days("since 2019.5") == []


def test_a_year_behind_blanks_is_one_in_the_whole_of_an_answer():
    assert days("5 5 61") == days("5 5 1961") == [(date(1961, 5, 5), date(1961, 5, 5))]
    assert days("it was 5 5 61") == []


def test_a_day_without_its_second_point_is_to_be_checked():
    assert [each.sure for each in moments("2.3", NOW, month_first=False)] == [False]
    assert [each.sure for each in moments("2.3.", NOW, month_first=False)] == [True]


def test_a_clock_half_an_hour_ago_is_exact():
    (found,) = moments("half an hour ago", NOW, month_first=False)

    assert (found.days[0], found.clock.strftime("%H:%M")) == (NOW.date(), "10:30")


def test_a_hostile_text_is_read_quickly():
    with at_most(1.0):
        days("3 or 4 April '" * 2000)
