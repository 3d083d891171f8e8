from datetime import date

import pytest

from intakebot.understanding.extract.days_of_month import find
from intakebot.understanding.normal import aligned
from tests.costs import at_most

TODAY = date(2026, 11, 28)


def said(text):
    return [(each.days, each.sure) for each in find(aligned(text), TODAY)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("it was the 14th", 14), ("the 14th", 14), ("14th", 14), ("on the 3rd I think", 3),
     ("the 14th at 3pm", 14), ("on Friday the 13th", 13), ("on the twenty-first", 21),
     ("am 14.", 14), ("der 14. war's", 14), ("am 14", 14), ("14.", 14), ("14ten", 14),
     ("war am 3. glaub ich", 3), ("am vierzehnten", 14),
     ("the 14th it stopped", 14), ("Das ist am 14. passiert", 14), ("Freitag, der 20.", 20),
     ("يوم 14", 14), ("يوم ١٤ الصبح", 14), ("بتاريخ 5", 5)],
)  # fmt: skip
def test_a_day_alone_is_of_this_month_or_one_beside_it(text, day):
    months = ((2026, 11), (2026, 10), (2026, 12))
    assert said(text) == [(tuple(date(*month, day) for month in months), False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("14th of this month", date(2026, 11, 14)), ("am 3. dieses Monats", date(2026, 11, 3)),
     ("14 من هذا الشهر", date(2026, 11, 14)), ("the 14th of last month", date(2026, 10, 14)),
     ("14. letzten Monats", date(2026, 10, 14)), ("the 2nd of next month", date(2026, 12, 2)),
     ("يوم 14 الشهر الماضي", date(2026, 10, 14))],
)  # fmt: skip
def test_with_its_month_it_is_one_day(text, day):
    assert said(text) == [((day,), True)]


@pytest.mark.parametrize(
    "text",
    ["", "14", "it was the 3rd time", "we were on the 3rd floor", "the second I clicked it",
     "der 3. Versuch", "am 14 Uhr", "am 3. Tag", "am 14. Dezember", "14 days", "14 this month",
     "room 14.", "$14.", "يوم 14/11", "14 يوم", "يوم 14:30", "the 14th of my stay", "3 of 4"],
)  # fmt: skip
def test_what_is_counted_or_placed_is_no_day(text):
    assert said(text) == []


def test_a_day_that_a_month_has_not_is_of_another():
    assert said("the 31st") == [((date(2026, 10, 31), date(2026, 12, 31)), False)]
    assert said("the 32nd") == [((), False)]


def test_a_hostile_text_is_read_quickly():
    with at_most(0.3):
        said("the 14th, " * 4000 + "am 3. " * 4000)
