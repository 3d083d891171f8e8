from datetime import time

import pytest

from intakebot.understanding.extract.clock_times import time_of_day
from tests.costs import at_most


@pytest.mark.parametrize(
    ("text", "at"),
    [("at 5pm", time(17)), ("12 a.m.", time(0)), ("17:30", time(17, 30)), ("um 9 uhr", time(9)),
     ("um 7 Uhr 30", time(7, 30)), ("at noon", time(12)), ("mitternacht", time(0))],
)  # fmt: skip
def test_a_time_of_day_is_read(text, at):
    found, (start, end), _ = time_of_day(text, [])

    assert found == at
    assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize("text", ["", "25:00", "9:75", "between 9:00 and 10:00", "at 5", "1:2:3"])
def test_what_is_no_one_time_is_none(text):
    assert time_of_day(text, []) is None


def test_words_that_are_taken_are_no_time():
    assert time_of_day("12:30", [(0, 5)]) is None


@pytest.mark.parametrize(
    ("text", "at", "sure"),
    [("halb acht", time(7, 30), False), ("heute abend um halb acht", time(19, 30), True),
     ("half past seven in the morning", time(7, 30), True), ("quarter to nine", time(8, 45), False),
     ("a quarter past ten tonight", time(22, 15), True), ("dreiviertel acht", time(7, 45), False),
     ("viertel nach sieben abends", time(19, 15), True), ("seven o'clock", time(7), False),
     ("acht Uhr morgens", time(8), True), ("zehn vor zwölf abends", time(23, 50), True),
     ("tonight, half past 12", time(0, 30), True), ("half past 20", time(20, 30), True),
     ("الساعه 7 ونص مساء", time(19, 30), True), ("الساعه سبعه", time(7), False)],
)  # fmt: skip
def test_a_time_may_be_spoken(text, at, sure):
    found = time_of_day(text, [])

    assert (found.at, found.sure) == (at, sure)


@pytest.mark.parametrize(
    ("text", "at"),
    [("tomorrow at 8", time(8)), ("morgen um acht, bitte", time(8)),
     ("tonight at eight", time(20)), ("tomorrow at 8 tables", None),
     ("tomorrow at 8:15 or 9:15", None), ("today half of it", None),
     ("today, since about 9 this morning", time(9)), ("yesterday at 3 in the afternoon", time(15)),
     ("today 3 night shifts", None), ("yesterday, gate 9 this morning", None),
     ("night before, around 11 last night", time(23)), ("night, at 2 last night", time(2))],
)  # fmt: skip
def test_a_bare_hour_is_one_beside_a_day(text, at):
    day = text.split()[0]
    found = time_of_day(text, [(0, len(day))])

    assert (found and found.at) == at


def test_a_hostile_text_is_read_quickly():
    with at_most(0.2):
        time_of_day("half past " * 4000 + "at " * 4000, [(0, 1)])
