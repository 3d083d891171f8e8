import pytest

from intakebot.understanding.extract import day_patterns as p
from tests.costs import at_most


@pytest.mark.parametrize(
    ("form", "text"),
    [("ISO", "2026-11-21"), ("DOTTED", "3.4.'99"), ("SLASHED", "3/4/99"), ("NAMED", "3. April 99"),
     ("NAMED", "third of november"), ("AMERICAN", "nov the 3rd"), ("MONTHLY", "ende oktober"),
     ("PART_OF_MONTH", "end of last month"), ("WEEKLY", "monday last week"),
     ("WEEKLY", "letzte woche montag"), ("AGO", "vor 2-3 Tagen"), ("AGO", "a week and a half ago"),
     ("AHEAD", "in ca. 2 Wochen"), ("WORDS", "day before yesterday"), ("WEEKDAY", "last Friday")],
)  # fmt: skip
def test_each_form_holds_what_is_written_in_it(form, text):
    assert getattr(p, form).fullmatch(text)
    assert getattr(p, form) in p.FORMS


@pytest.mark.parametrize("text", ["24/7", "2-3 days", "1/2 hour", "3-4 times", "2-3 pm", "1/2 an"])
def test_counts_and_hours_are_no_day(text):
    assert p.NO_SLASHED.match(text)


def test_a_day_in_slashes_is_none_of_these():
    assert not p.NO_SLASHED.match("3/11")
    assert not p.NO_SLASHED.match("3-11, I think")


def test_a_hostile_text_is_searched_quickly():
    for text in ("vor 2-3 " * 2000, "early mid late " * 2000, "3 or " * 4000, "the the " * 4000):
        with at_most(1.0):
            for form in p.FORMS:
                for _ in form.finditer(text):
                    pass
