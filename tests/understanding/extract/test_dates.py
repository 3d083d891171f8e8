from datetime import datetime

import pytest

from intakebot.understanding.extract.dates import find, read

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
        ("الجمعة", "2026-11-20"),
        ("الجمعه", "2026-11-20"),
        ("يوم الجمعة الماضي", "2026-11-20"),
        ("letzten Freitag", "2026-11-20"),
        ("Friday, 20 November", "2026-11-20"),
        ("9:15", "2026-11-25T09:15"),
        ("23:15", "2026-11-24T23:15"),
        ("since October", "2026-10-01"),
        ("on 5.10.2026.", "2026-10-05"),
        ("since March 30th 2025", "2025-03-30"),
        ("gestern um 7 Uhr 30.", "2026-11-24T07:30"),
        ("2 months ago", "2026-09-25"),
        ("vor einem Jahr", "2025-11-25"),
        ("at the end of last week", "2026-11-20"),
        ("Anfang letzter Woche", "2026-11-16"),
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
    "text",
    ["I've had no accidents in 12 years", "it didn't work in 3 days",
     "the third time: twice in 2 days", "seit dem Umbau dreimal in 2 Wochen",
     "keine Störung in 5 Jahren"],
)  # fmt: skip
def test_how_long_is_no_day_to_come(text):
    assert value(text, "future") == "date"


def test_a_no_before_a_comma_is_another_matter():
    assert value("I have not moved yet, in 3 days", "future") == "2026-11-28"


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


def noticed(text, now=NOW):
    return [(text[slice(*each.span)], each.value, each.band) for each in find(text, now)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [("It broke this morning", "this morning", "2026-11-25"),
     ("since Tuesday", "Tuesday", "2026-11-24"), ("seit Freitag", "Freitag", "2026-11-20"),
     ("since yesterday at 5pm it hangs", "yesterday at 5pm", "2026-11-24T17:00"),
     ("I paid three days ago", "three days ago", "2026-11-22"),
     ("bezahlt am 3. März 2025", "3. März 2025", "2025-03-03"),
     ("seit zwei Wochen kaputt", "seit zwei Wochen", "2026-11-11"),
     ("see you tomorrow at 8:45", "tomorrow at 8:45", "2026-11-26T08:45"),
     ("gestern Abend ging es", "gestern Abend", "2026-11-24"),
     ("منذ يومين", "منذ يومين", "2026-11-23")],
)  # fmt: skip
def test_a_day_that_can_be_read_in_one_way_has_a_value(text, words, value):
    assert noticed(text) == [(words, value, "A")]


@pytest.mark.parametrize(
    "text",
    ["next Friday", "Monday", "14 November", "3/12/2025", "last month", "a few days ago",
     "before yesterday", "two days after tomorrow", "last night at 2am", "tonight at 1am",
     "3/18/40",
     "between 1.3.2026 and 3.3.2026", "at half past five", "December", "the 14th"],
)  # fmt: skip
def test_what_can_be_more_than_one_day_has_only_words(text):
    assert [(value, band) for _, value, band in noticed(f"say {text}, ok")] == [("", "B")]


@pytest.mark.parametrize(
    "text",
    ["recently", "a while ago", "since the update", "seit dem letzten Update", "for 3 nights",
     "after upgrading to \x1a\x1a\x1a", "every Monday", "35 seconds"],
)  # fmt: skip
def test_vague_words_and_lengths_are_only_offered(text):
    assert [(value, band) for _, value, band in noticed(text)] == [("", "C")]


def test_a_time_of_day_is_only_offered_where_a_day_stands_elsewhere():
    assert [band for *_, band in noticed("it hung at 9:15")] == ["B"]
    assert [band for *_, band in noticed("today it hung, the log says so, at 9:15")] == ["A", "C"]


def test_without_a_clock_days_are_found_and_have_no_value():
    assert noticed("yesterday or on 2026-11-21", None) == [("yesterday or on 2026-11-21", "", "B")]


@pytest.mark.parametrize(
    ("source", "precision", "recall"),
    [("nlupp_banking", 0.96, 0.97), ("sgd", 0.92, 0.98), ("recognizers_spec", 0.97, 0.84)],
)
def test_other_peoples_dates_are_found_as_well(measured, source, precision, recall):
    def labelled(text):
        return [Labelled(each.span) for each in find(text, NOW)]

    right, met = measured(labelled, "datetime", source)

    assert right >= precision
    assert met >= recall


class Labelled:
    label = "datetime"

    def __init__(self, span):
        self.span = span


@pytest.mark.parametrize(
    ("text", "day"),
    [("next Friday at half past seven", "2026-11-27T07:30"),
     ("heute abend um acht", "2026-11-25T20:00"), ("tomorrow at 8", "2026-11-26T08:00"),
     ("morgen, Abend halb acht", "2026-11-26T19:30")],
)  # fmt: skip
def test_a_spoken_time_goes_with_its_day(text, day):
    assert value(text, "future") == day
    assert read(text, NOW, "future").span[1] == len(text)


def test_a_spoken_hour_alone_is_no_day():
    assert value("is it 5 o'clock?") == "date"


SATURDAY = datetime(2026, 11, 28, 11)


def on_saturday(text, may_be="past"):
    found = read(text, SATURDAY, may_be)
    return found if isinstance(found, str) else found.value


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [("it was the 14th", "2026-11-14", "2026-12-14"), ("am 14.", "2026-11-14", "2026-12-14"),
     ("the 30th", "2026-10-30", "2026-11-30"), ("يوم 14", "2026-11-14", "2026-12-14"),
     ("the 14th at 3pm", "2026-11-14T15:00", "2026-12-14T15:00"),
     ("14th of this month", "2026-11-14", "date_past"),
     ("the 14th of last month", "2026-10-14", "date_past"),
     ("Friday the 13th", "2026-11-13", "date_past"), ("Monday the 20th", *["date_several"] * 2),
     ("13th or 14th", *["date_several"] * 2), ("vom 12. bis 14.", *["date_several"] * 2)],
)  # fmt: skip
def test_a_day_of_the_month_is_the_one_on_the_side_that_is_asked_for(text, past, future):
    assert (on_saturday(text), on_saturday(text, "future")) == (past, future)


@pytest.mark.parametrize(
    ("text", "value"),
    [("the 14th", "date"), ("it was the 14th", "2026-11-14"), ("from the 14th", "2026-12-14"),
     ("the 30th", "2026-11-30"), ("14. letzten Monats", "2026-10-14")],
)  # fmt: skip
def test_a_day_of_the_month_that_may_lie_on_either_side_is_not_guessed(text, value):
    assert on_saturday(text, "any") == value


def test_a_day_of_an_unnamed_month_is_to_be_checked():
    assert read("the 14th", SATURDAY).band == "B"
    assert read("the 14th of this month", SATURDAY).band == "A"


@pytest.mark.parametrize(
    ("text", "past", "either"),
    [("Ich ziehe zum 1.12. um", "date_future", "2026-12-01"),
     ("effective 1 December", "date_future", "2026-12-01"),
     ("starting Dec 1", "date_future", "2026-12-01"),
     ("by the 5th of December", "date_future", "2026-12-05"),
     ("ab dem 1.12.", "date_future", "2026-12-01"), ("by Friday", "date_future", "2026-12-04"),
     ("zum 1.10.", "date_future", "2027-10-01"),
     ("zum 1.10. bin ich umgezogen", "2026-10-01", "2026-10-01"),
     ("from 1 October it stopped", "2026-10-01", "2026-10-01"),
     ("I will move on 5 December", "date_future", "2026-12-05"),
     ("ab Montag bin ich im Urlaub", "2026-11-23", "date"),
     ("seit dem 1.12.", "2025-12-01", "2025-12-01"),
     ("since 1 December", "2025-12-01", "2025-12-01"),
     ("it started Dec 1", "2025-12-01", "2025-12-01"),
     ("it broke on 3 April", "2026-04-03", "2026-04-03"),
     ("Friday 3 April", "2026-04-03", "2026-04-03"),
     ("am 3. nov wurde er geklaut, ab montag geht es", *["date_several"] * 2)],
)  # fmt: skip
def test_words_around_a_day_say_whether_it_is_still_to_come(text, past, either):
    assert (on_saturday(text), on_saturday(text, "any")) == (past, either)


def unasked(text, may_be="past"):
    found = [
        read(text, SATURDAY, may_be, within=each.span)
        for each in find(text, SATURDAY)
        if each.band != "C"
    ]
    return [each if isinstance(each, str) else each.value for each in found]


@pytest.mark.parametrize(
    ("text", "may_be", "values"),
    [("call me after 3 pm", "any", ["date"]), ("bitte nach 15 Uhr", "future", ["date"]),
     ("the 14th", "past", ["date"]), ("the 14th of this month", "past", ["2026-11-14"]),
     ("am Freitag, der 20. war es", "past", ["2026-11-20"]),
     ("geboren am 3. April 99", "past", ["1999-04-03"]), ("born 3.4.'99", "past", ["1999-04-03"]),
     ("zum 1.12. ziehe ich um", "past", ["date_future"]),
     ("we meet on 5 December", "past", ["date_future"]),
     ("it broke on Friday", "future", ["date_past"]),
     ("I bought it on 20 December", "future", ["date_past"]),
     ("on 12.11. it came", "future", ["date_past"]), ("ab Montag", "past", ["date_future"]),
     ("since 1 December", "past", ["2025-12-01"]), ("3 or 4 April", "past", ["date_several"]),
     ("two to three weeks ago", "past", ["date_several"]), ("اول امبارح", "past", ["date_several"]),
     ("a week on monday", "past", ["date_several"])],
)  # fmt: skip
def test_what_nobody_asked_for_is_taken_only_where_it_is_surely_meant(text, may_be, values):
    assert unasked(text, may_be) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [("for 3 days now", "2026-11-25"), ("since yesterday, now worse", "2026-11-27"),
     ("now", "2026-11-28"), ("on the 30th of november", "date_future"), ("1.12.", "date_future"),
     ("it was the 1.12.", "2025-12-01"), ("25.12.", "2025-12-25"),
     ("Mon. 23rd Nov at 10", "2026-11-23T10:00"), ("gestern um 8.10", "2026-11-27")],
)  # fmt: skip
def test_what_is_over_is_no_day_of_the_next_two_weeks(text, value):
    assert on_saturday(text) == value


def test_words_far_off_do_not_matter_and_spans_stay_in_place():
    text = "since ever. " * 60 + "it came on 3. April 99, " + "will " * 60

    found = read(text, SATURDAY, "past", within=(text.index("3."), text.index(" 99")))

    assert (text[slice(*found.span)], found.value) == ("3. April 99", "1999-04-03")
