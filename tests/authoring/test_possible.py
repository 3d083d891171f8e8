"""Contradictions are found, and nothing else is called one."""

import itertools
import random

import pytest

from intakebot.authoring.possible import Possible
from intakebot.engine.answers import Answer
from intakebot.engine.conditions import parse
from intakebot.engine.kinds import KINDS


def made(kind, name, **more):
    return KINDS[kind].model_validate({"id": name, "kind": kind, "ask": "A?", **more})


QUESTIONS = {
    "a": made("choice", "a", options=["X", "Y", "Z"]),
    "b": made("yes_no", "b"),
    "c": made("choices", "c", options=["X", "Y"]),
    "n": made("number", "n"),
    "t": made("text", "t"),
    "d": made("date", "d"),
    "v": made("version", "v"),
    "o": made("choice", "o", options=["X", "Y"], other="yes"),
}


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("a is X", True),
        ("a is X and a is Y", False),
        ("a is X and a is not X", False),
        ("a is X and a is x", True),
        ("a is one of X, Y and a is Z", False),
        ("a is not X and a is not Y and a is not Z and a is answered", False),
        ("a is not X and a is not Y and a is not Z", True),
        ("b is yes and b is no", False),
        ("b is answered and b is not yes and b is not no", False),
        ("c is X and c is Y", True),
        ("c contains X and c does not contain X", False),
        ("o is Something of their own", True),
        ("n > 5 and n < 3", False),
        ("n > 3 and n < 5", True),
        ("n > 3 and n < 3.1", True),
        ("n >= 3 and n <= 3", True),
        ("n > 3 and n is 2", False),
        ("n > 3 and n is 4", True),
        ("d < 2026-01-31 and d > 2026-01-30T12:00", None),
        ("d < 2026-01-01 and d > 2026-02-01", False),
        ("d > 2026-01-01 and d < 2026-02-01", True),
        ("v > 2.9 and v < 2.10", True),
        ("v > 2.10 and v < 2.9", False),
        ("v < 14 and v > 15", False),
        ("t is hello and t contains ell", True),
        ("t is hello and t contains bye", False),
        ("t is hello and t matches /^h/", True),
        ("t is hello and t matches /^b/", False),
        ("t matches /^a/ and t matches /^b/", True),
        ("t is not answered and t is hello", False),
        ("page.url contains /a and page.url does not contain /a", False),
        ("page.url contains /a and page.url contains /b", True),
        ("site.plan is Free and site.plan is Pro", False),
        ("(a is X or b is yes) and (a is Y or b is no)", True),
        ("(a is X or a is Y) and (a is Z or a is not answered)", False),
    ],
)
def test_what_can_hold_and_what_never_does(text, can):
    if can is not None:
        assert Possible(QUESTIONS).can_hold(parse(text).tree) is can


def test_what_holds_for_any_answers_is_never_called_impossible():
    dice = random.Random(5)
    tests = [
        "a is X", "a is not Y", "a is one of X, Z", "b is yes", "b is not no", "n > 3", "n < 5",
        "n is 4", "t contains ell", "t is hello", "t matches /^h/", "a is answered",
        "b is not answered", "v > 2.9", "v < 2.10", "d < 2026-02-01", "d >= 2026-01-15",
    ]  # fmt: skip
    some = {
        "a": ["X", "Y", "Z"],
        "b": ["yes", "no"],
        "n": [2, 3, 3.5, 4, 5, 9],
        "t": ["hello", "bell", "x"],
        "v": ["2.9.4", "2.10", "3"],
        "d": ["2026-01-20", "2026-05-01", "2025-01-01"],
    }
    for _ in range(150):
        chosen = dice.sample(tests, 3)
        text = f"{chosen[0]} {dice.choice(['and', 'or'])} {chosen[1]} and {chosen[2]}"
        condition = parse(text)
        holds = any(
            condition.holds({k: Answer(v, str(v)) for k, v in zip(some, values, strict=True) if v})
            for values in itertools.product(*([None, *each] for each in some.values()))
        )
        assert Possible(QUESTIONS).can_hold(condition.tree) or not holds, text


def test_a_question_that_is_only_asked_otherwise_makes_it_unreachable():
    possible = Possible(QUESTIONS)
    possible.whens["t"] = parse("a is X").tree

    assert possible.can_be_reached(parse("t is answered and a is X").tree)
    assert not possible.can_be_reached(parse("t is answered and a is Y").tree)
    assert possible.can_be_reached(parse("t is not answered and a is Y").tree)


def test_what_is_known_beforehand_may_have_an_answer_all_the_same():
    questions = {**QUESTIONS, "t": made("text", "t", prefill="page.title")}
    possible = Possible(questions)
    possible.whens["t"] = parse("a is X").tree

    assert possible.can_be_reached(parse("t is answered and a is Y").tree)


def test_too_many_combinations_pass():
    many = " and ".join(f"t matches /{n}/" for n in range(9))

    assert Possible(QUESTIONS).can_hold(parse(f"{many} and t is not answered").tree) in (
        True,
        False,
    )
