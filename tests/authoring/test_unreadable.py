"""A file that is no YAML: the words of the library never reach an author."""

import random

import pytest

from intakebot.authoring.document import Source
from intakebot.authoring.reading import read

ODD = [
    "a: b: c",
    "a: [",
    "a: {",
    "a: 'x",
    "- a\nb",
    "a:\n- b\nc",
    "*",
    "&",
    "%x",
    "a: `b",
    "]",
]
THEIRS = (
    "token",
    "scanner",
    "parser",
    "mapping",
    "sequence",
    "scalar",
    "block",
    "expected",
    "node",
)


@pytest.mark.parametrize("text", ODD)
def test_no_word_of_the_trade_is_used(text):
    _, problems = read(Source("f.yaml", text))

    assert problems
    for problem in problems:
        assert not any(word in problem.message + problem.hint for word in THEIRS), problem


def test_every_refusal_points_into_the_file():
    dice = random.Random(1)
    for _ in range(400):
        text = "".join(dice.choices("ab:- \n[]{}'\"|>?,#&*!%\t", k=30))
        source = Source("f.yaml", text)
        for problem in read(source)[1]:
            assert 1 <= problem.line <= len(source.starts)
            assert 1 <= problem.column <= len(source.line(problem.line)) + 1
            assert problem.end_column > problem.column


def test_a_tab_in_the_line_before_is_found_too():
    _, problems = read(Source("f.yaml", "a:\n\tb:\n  c: d\n"))

    assert problems[0].code == "tab"


@pytest.mark.parametrize(
    ("text", "column", "other"),
    [("title: 'A voucher doesn't work'", 25, '"'), ('title: "The "best" one"', 14, "'")],
)
def test_a_quote_within_the_same_quotes_is_told_as_that(text, column, other):
    (problem,) = read(Source("f.yaml", f"a: b\n{text}\n"))[1]

    assert (problem.line, problem.column) == (2, column)
    assert problem.message == "the quotes end before this, and more of the text follows"
    assert problem.hint == f"put {other} around the whole text"
