import pytest

from intakebot.understanding.extract.measures import of, told_in
from intakebot.understanding.extract.numbers import find


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("2 weeks", "days", "14"), ("2 hours", "minutes", "120"), ("90 min", "hours", "1.5"),
     ("2h", "minutes", "120"), ("500 g", "kg", "0.5"), ("1.5 kg", "g", "1500"),
     ("180 cm", "m", "1.8"), ("2 Jahre", "monate", "24"), ("3 أيام", "days", "3"),
     ("3 days", "days", "3"), ("3 people", "days", "3"), ("3", "days", "3"),
     ("5 m", "minutes", "5"),
     ("50 €", "euro", "50"), ("€50", "euro", "50"), ("50 bucks", "euro", "50")],
)  # fmt: skip
def test_a_number_is_told_in_the_unit_that_is_asked_for(text, unit, value):
    (found,) = find(text, "en")
    told = told_in(of(unit), found, text)

    assert told.value == value
    assert told.span == found.span


@pytest.mark.parametrize(
    ("text", "unit"),
    [("$50", "€"), ("50 dollars", "euro"), ("EUR 50", "$"), ("2 months", "days"),
     ("3 days", "years")],
)  # fmt: skip
def test_what_has_no_fixed_size_in_it_is_another(text, unit):
    (found,) = find(text, "en")

    assert told_in(of(unit), found, text) == "other"


def test_what_is_counted_has_no_measure():
    assert of("guests") is None
