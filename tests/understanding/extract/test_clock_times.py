from datetime import time

import pytest

from intakebot.understanding.extract.clock_times import time_of_day


@pytest.mark.parametrize(
    ("text", "at"),
    [("at 5pm", time(17)), ("12 a.m.", time(0)), ("17:30", time(17, 30)), ("um 9 uhr", time(9)),
     ("um 7 Uhr 30", time(7, 30)), ("at noon", time(12)), ("mitternacht", time(0))],
)  # fmt: skip
def test_a_time_of_day_is_read(text, at):
    found, (start, end) = time_of_day(text, [])

    assert found == at
    assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize("text", ["", "25:00", "9:75", "between 9:00 and 10:00", "at 5", "1:2:3"])
def test_what_is_no_one_time_is_none(text):
    assert time_of_day(text, []) is None


def test_words_that_are_taken_are_no_time():
    assert time_of_day("12:30", [(0, 5)]) is None
