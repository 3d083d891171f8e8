"""So many units ago or from now."""

from datetime import date, datetime

import pytest

from intakebot.understanding.extract import day_patterns as p
from intakebot.understanding.extract.counted_days import counted

NOW = datetime(2026, 3, 31, 11)


def told(text, form=p.AGO):
    match = form.search(text)
    return counted(match.groupdict(), match.span(), NOW, 1 if form is p.AHEAD else -1)


@pytest.mark.parametrize(
    ("text", "day", "sure"),
    [("three days ago", (2026, 3, 28), True), ("a month ago", (2026, 2, 28), False),
     ("vor einem Jahr", (2025, 3, 31), False), ("seit etwa 2 Wochen", (2026, 3, 17), False),
     ("قبل يومين", (2026, 3, 29), True)],
)  # fmt: skip
def test_a_day_lies_so_many_units_back(text, day, sure):
    found = told(text)

    assert (found.days, found.sure) == ((date(*day),), sure)


def test_hours_tell_the_time_as_well():
    assert told("2 hours ago").clock.hour == 9
    assert told("in 2 weeks", p.AHEAD).days == (date(2026, 4, 14),)


@pytest.mark.parametrize("text", ["for weeks", "9999 years ago"])
def test_nobody_knows_how_many_or_it_is_out_of_all_time(text):
    assert told(text).days == ()
