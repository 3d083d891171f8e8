import pytest

from intakebot.understanding.finding import Finding, only, overlaps, trimmed


@pytest.mark.parametrize(
    ("span", "taken", "claimed"),
    [
        ((0, 5), [(4, 9)], True),
        ((0, 5), [(5, 9)], False),
        ((6, 7), [(5, 9)], True),
        ((0, 1), [], False),
    ],
)
def test_words_are_claimed_where_they_overlap(span, taken, claimed):
    assert overlaps(span, taken) is claimed


def test_one_value_counts_however_often_it_was_said():
    assert only([Finding("a", (0, 1)), Finding("a", (5, 6))]) == Finding("a", (0, 1))


@pytest.mark.parametrize("found", [[], [Finding("a", (0, 1)), Finding("b", (5, 6))]])
def test_nothing_is_chosen_from_none_or_several(found):
    assert only(found) is None


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("no, it hangs now", (3, 13), "it hangs"),
        ("it hangs", (0, 8), "it hangs"),
        ("no  way", (2, 4), ""),
    ],
)
def test_words_are_quoted_without_the_blanks_around_them(text, span, words):
    start, end = trimmed(text, span)

    assert text[start:end] == words
