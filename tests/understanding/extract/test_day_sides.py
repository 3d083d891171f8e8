import pytest

from intakebot.understanding.extract.day_sides import over, pointed, side, was
from tests.costs import at_most


def pointing(text, day="1.12."):
    start = text.index(day)
    return side(text, (start, start + len(day)))


@pytest.mark.parametrize(
    ("text", "points"),
    [("Ich ziehe zum 1.12. um", "ahead"), ("effective 1.12.", "ahead"), ("by the 1.12.", "ahead"),
     ("spätestens am Dienstag, den 1.12.", "ahead"), ("بحلول 1.12.", "ahead"),
     ("ab dem 1.12.", "onward"), ("starting 1.12.", "onward"), ("bis zum 1.12.", "onward"),
     ("ابتداء من 1.12.", "onward"), ("zum 1.12. bin ich umgezogen", "onward"),
     ("we will move 1.12.", "onward"), ("seit dem 1.12.", "back"), ("since 1.12.", "back"),
     ("منذ 1.12.", "back"), ("1.12.", ""), ("on 1.12.", ""), ("I paid by card, 1.12.", "")],
)  # fmt: skip
def test_words_before_a_day_point_to_a_side_of_today(text, points):
    assert pointing(text) == points


def test_what_is_over_is_told_in_the_same_sentence():
    span = (3, 8)

    assert was("on 1.12. it broke", span)
    assert not was("on 1.12. please. It broke", span)
    assert over("on 1.12. ich bin gefallen", span)
    assert not was("on 1.12. ich bin gefallen", span)


def test_a_hostile_text_is_read_quickly():
    text = "since the Monday, the " * 4000 + "1.12."
    with at_most(0.1):
        pointing(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("ziehe zum 1.12. um", "zum 1.12."), ("seit dem 1.12.", "seit dem 1.12."),
     ("by Friday, the 1.12.", "by Friday, the 1.12."), ("am 1.12.", "1.12."), ("1.12.", "1.12.")],
)  # fmt: skip
def test_a_day_is_kept_with_the_word_that_points(text, words):
    start = text.index("1.12.")

    assert text[slice(*pointed(text, (start, start + 5)))] == words
