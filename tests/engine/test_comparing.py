"""Quantities, texts and patterns as conditions compare them."""

import timeit

import pytest

from intakebot.engine.answers import Answer
from intakebot.engine.comparing import compiled, measure, pattern, same
from intakebot.engine.condition_grammar import read


@pytest.mark.parametrize(
    ("text", "dotted", "measured"),
    [
        ("3", False, ("number", 3.0)),
        ("-2.50", False, ("number", -2.5)),
        ("2026-01-31", False, ("date", "2026-01-31")),
        ("2026-01-31T14:05", False, ("date", "2026-01-31")),
        ("2.10", True, ("version", (2, 10))),
        ("2.10.0", False, ("version", (2, 10))),
        ("v14", True, ("version", (14,))),
        ("14", True, ("version", (14,))),
        ("soon", False, None),
        ("٣", False, None),
        ("1e9", False, None),
        ("9" * 40, False, None),
    ],
)
def test_a_text_is_measured_as_what_it_looks_like(text, dotted, measured):
    assert measure(text, dotted=dotted) == measured


def test_texts_are_the_same_whatever_their_case_and_outer_space():
    assert same("  It’s\u00a0 VERY slow\n") == same("it's very slow")


def test_patterns_ignore_case_and_take_any_script():
    assert pattern(r"^\pL+$").search("ŻÓŁW")
    assert pattern("rx").search("RX-1")


def test_a_condition_of_two_tests_costs_microseconds():
    holds = compiled(read("symptom is An error message and error is answered"))
    answers = {"symptom": Answer("An error message", "An error message"), "error": Answer("x", "x")}

    assert holds(answers, {})
    assert min(timeit.repeat(lambda: holds(answers, {}), number=1000, repeat=5)) < 0.02
