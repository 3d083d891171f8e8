"""Diagnostics: places, order and how grave they are."""

from intakebot.authoring.diagnostics import Diagnostic, at, grave, in_order
from intakebot.authoring.document import Source, Span

SOURCE = Source("f.yaml", "flow: f\ntitle: a\n  b\n")


def test_a_stretch_of_several_lines_ends_with_its_first_one():
    found = at(Span(SOURCE, 15, 21), "bad-text", "m")

    assert (found.line, found.column, found.end_column) == (2, 8, 9)


def test_an_empty_stretch_still_has_a_sign_to_point_at():
    found = at(Span(SOURCE, 0, 0), "bad-text", "m")

    assert (found.column, found.end_column) == (1, 2)


def test_each_problem_comes_once_and_in_the_order_of_the_file():
    first = at(Span(SOURCE, 0, 4), "tag", "m")
    second = at(Span(SOURCE, 8, 9), "tag", "m")

    assert in_order([second, first, second]) == [first, second]


def test_a_warning_keeps_nothing_from_going_live():
    warning = at(Span(SOURCE, 0, 4), "no-default", "m")

    assert warning.severity == "warning"
    assert not grave([warning])
    assert grave([warning, Diagnostic("tag", "m", "f.yaml")])
