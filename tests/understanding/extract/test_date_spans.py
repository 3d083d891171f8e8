import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.understanding.day_parts import PART
from intakebot.understanding.extract import date_spans
from intakebot.understanding.extract.date_spans import spans
from tests.costs import at_most


def told(text):
    return [(text[slice(*each.span)], each.sort) for each in spans(text)]


@pytest.mark.parametrize(
    "text",
    ["this morning", "next Friday", "the 14th", "Monday to Friday", "14 Nov 2023", "Nov the 2nd",
     "the last 3 weeks", "two days ago", "July 2026", "12.3.2024 um 9 Uhr", "vor zwei Wochen",
     "seit drei Tagen", "tomorrow at half past five", "the end of last month", "7th of this month",
     "Sat 14th", "2026-11-21T15:30", "yesterday between 3 and 8", "قبل ٣ أيام",
     "on 1/2/2026-1/5/2026"],
)  # fmt: skip
def test_days_in_many_words_are_one_stretch(text):
    [(words, sort)] = told(f"so {text}, please")

    assert words in text
    assert len(words) >= len(text) - 4
    assert sort == "day"


@pytest.mark.parametrize(
    ("text", "sort"),
    [("half past five", "time"), ("at 5", "time"), ("25 to 7 p.m.", "time"),
     ("9:45 in the evening", "time"),
     ("two pm", "time"), ("for 3 nights", "span"), ("76 days", "span"), ("half an hour", "span"),
     ("recently", "vague"), ("a while ago", "vague"), ("seit kurzem", "vague"),
     ("since the update", "vague"), ("after upgrading to \x1a\x1a\x1a\x1a", "vague"),
     ("since I updated \x1a\x1a\x1a", "vague"), ("until \x1a\x1a\x1a 1", "vague"),
     ("seit dem Update", "vague"), ("I upgraded to \x1a\x1a", "vague")],
)  # fmt: skip
def test_times_of_day_lengths_and_vague_words_are_told_apart(text, sort):
    assert [each for _, each in told(text)] == [sort]


@pytest.mark.parametrize(
    "text",
    ["it may be", "May I ask?", "may 2 people log in?", "the 1st time", "the 2nd floor",
     "error 2003",
     "24/7", "3/4 of the page", "version 1.2.3", "10.0.0.1", "wait a minute", "a second opinion",
     "sat down in the sun", "open 5 to 7 tabs", "2 years old", "my name is April", "help me now",
     "step 1. 2. then", "not more than 800", "up to date", "$2000", "", "..."],
)  # fmt: skip
def test_other_words_and_numbers_say_nothing_of_when(text):
    assert told(text) == []


def test_what_stands_apart_is_told_apart():
    text = "I paid yesterday and the parcel came on Monday, no?"

    assert [words for words, _ in told(text)] == ["yesterday", "Monday"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("it came yesterday 75 minutes late", ["yesterday"]),
        ("gestern 3 Stunden in der Warteschleife", ["gestern"]),
        ("check in on March 5th for eight days", ["March 5th"]),
        ("the last 3 months and 2 weeks", ["the last 3 months and 2 weeks"]),
        ("for 3 days from Friday, I think", ["Friday"]),
        ("موعدي يوم الاحد الجاي في دبي", ["الاحد الجاي"]),
        ("on Friday last week it broke", ["Friday last week"]),
    ],
)
def test_how_long_it_took_is_no_part_of_the_day(text, apart):
    assert [words for words, _ in told(text)] == apart


@pytest.mark.parametrize(
    "text", ["1 ", "at 5 ", "monday to ", "the ", "12.3.2024 ", ", ", "\x1a.", "1:", "İ"]
)
def test_a_huge_text_is_read_in_a_moment(text):
    with at_most(0.05):
        list(spans((text * 20_000)[:8000]))


WORDS = st.sampled_from([*PART, "o'clocktoday", "Today", "it's", "\x1a", "3", "٣", "’", "_", "x"])


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS | st.text(max_size=3), max_size=8), st.sampled_from(["", " ", " ", ", "]))
def test_no_stretch_is_skipped_for_want_of_a_word(words, between):
    text = between.join(words)
    with pytest.MonkeyPatch.context() as reading:
        reading.setattr(date_spans, "_FIGURE", re.compile(""))
        found = told(text)

    assert told(text) == found
