"""What a text says of a problem, and what it leaves out."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.understanding import completeness
from intakebot.understanding.completeness import Told, label, sentences, told
from intakebot.understanding.measure import report
from tests.costs import at_most

REPORT = """Basket loses plants
Steps to reproduce:
1. Put two ferns into the basket
2. Reload the page
Actual results: the basket is empty
Expected: both ferns are still there
"""


def test_a_report_with_headings_is_read_by_them():
    found = told(REPORT)

    assert found.steps.startswith("1. Put two ferns")
    assert found.observed == "the basket is empty"
    assert found.expected == "both ferns are still there"


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("It should show both ferns in the basket.", "EB"),
        ("The total should be 12 euros instead.", "EB"),
        ("1. Open the shop\n2. Click on Pay\n3. Enter the card", "S2R"),
        ("Nothing happens and the page is blank, it does not load.", "OB"),
    ],
)
def test_a_sentence_is_known_by_how_it_is_said(sentence, part):
    assert part in label(sentence)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\n", "hello", "?!", "الصفحة فارغة", "🪴" * 50, "Expected:", "a" * 9000]
)
def test_what_tells_nothing_is_no_error(text):
    assert isinstance(told(text), Told)
    assert isinstance(label(text), set)


def test_the_same_words_give_the_same_parts():
    assert label(REPORT) == label(REPORT)
    assert told(REPORT) == told(REPORT)


def test_a_text_without_end_is_read_in_little_time():
    for hostile in ("\n" * 20_000, "1. " * 7_000, "should " * 3_000, "-\t" * 10_000, "x" * 20_000):
        with at_most(1):
            told(hostile)
            label(hostile)
        assert len(list(sentences(hostile))) <= 60


def test_a_part_that_is_taken_away_is_missed(rows):
    """On reports whose writers filled in their own headings; other programs' reports decide."""
    found = report(rows("report"), label)

    for part in ("EB", "S2R"):
        assert found[f"missing {part}"].precision > 0.85
        assert found[f"missing {part}"].recall > 0.8


PIECES = st.sampled_from(
    ["1. ", "- ", "\n", "Click ", "I've opened ", "should ", "SHOULD NOT", "can't ", "n't",
     "didn't ", "It would ", "same", "works again ", "used to", "in version ", "n/a", "\t",
     " ", "x", "_", "•", "ſhould", "\u212a", "does n't", "the same ", "without", "failed "]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=9).map("".join))
def test_a_passage_looks_the_same_in_one_search_as_in_many(text):
    with pytest.MonkeyPatch.context() as reading:
        reading.setattr(completeness, "_ODD", re.compile(""))
        found = completeness._shapes(text)

    assert sorted(completeness._shapes(text)) == sorted(found)
