"""How an answer is held against a value: the run-time half of conditions.

A tree of tests becomes one closure, so that asking costs about a microsecond.
"""

import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import re2

from intakebot.engine.answers import Answer, Value
from intakebot.engine.condition_tree import All, Comparison, Either, Not, Tree

Holds: TypeAlias = Callable[[Mapping[str, Answer], Mapping[str, str]], bool]
Fits: TypeAlias = Callable[[Value, str], bool]
"""Whether an answer, as value and as text, fits."""
Measure: TypeAlias = tuple[str, Any]
"""What kind of quantity a text is (number, date or version), and how much."""

NO_FACTS: Mapping[str, str] = MappingProxyType({})
LONGEST_READ = 4000
"""Characters of an answer that ``matches`` and ``contains`` look at."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9](?=T|$)", re.ASCII)
_VERSION = re.compile(r"v?[0-9]{1,9}(\.[0-9]{1,9}){0,5}", re.ASCII)
_TRUE, _FALSE = frozenset({"yes", "true"}), frozenset({"no", "false"})
_SIGNS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compiled(tree: Tree) -> Holds:
    """One closure for the whole tree."""
    match tree:
        case Comparison():
            return _asking(tree)
        case Not(part):
            inner = compiled(part)
            return lambda answers, facts: not inner(answers, facts)
        case All(parts):
            every = tuple(compiled(part) for part in parts)
            return lambda answers, facts: all(holds(answers, facts) for holds in every)
        case Either(parts):
            some = tuple(compiled(part) for part in parts)
            return lambda answers, facts: any(holds(answers, facts) for holds in some)


def fitting(test: Comparison) -> Fits:
    """What an answer must be for the test to hold; an answer that is not known never fits."""
    if test.op == "answered":
        return lambda value, text: True
    if test.op in ("is", "one of"):
        return _among(test.values)
    if test.op == "contains":
        return _containing(test.values[0])
    if test.op == "matches":
        return _matching(test.values[0])
    return _measuring(_SIGNS[test.op], test.values[0])


def same(text: str) -> str:
    """A text as conditions compare it: case, outer and repeated space and curly quotes gone."""
    return " ".join(text.split()).replace("’", "'").casefold()


@lru_cache(maxsize=2048)
def pattern(text: str) -> Any:
    """A compiled RE2 pattern that ignores case.

    Raises:
        re2.error: it is no pattern, or asks for what RE2 has not.
    """
    options = re2.Options()
    options.log_errors = False
    options.case_sensitive = False
    options.max_mem = 1 << 20
    return re2.compile(text, options)


def measure(text: str, *, dotted: bool = False) -> Measure | None:
    """A text as a quantity. ``dotted`` reads 2.10 as a version, not as a number."""
    text = text.strip()
    if day := _DATE.match(text):
        return "date", day[0]
    if _NUMBER.fullmatch(text) and not dotted:
        return "number", float(text)
    return ("version", _release(text)) if _VERSION.fullmatch(text) else None


def _release(text: str) -> tuple[int, ...]:
    numbers = [int(number) for number in text.lstrip("v").split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _asking(test: Comparison) -> Holds:
    name, fits = test.name, fitting(test)
    if test.fact:

        def of_fact(answers: Mapping[str, Answer], facts: Mapping[str, str]) -> bool:
            fact = facts.get(name)
            return bool(fact) and fits(fact, str(fact))

        return of_fact

    def of_answer(answers: Mapping[str, Answer], facts: Mapping[str, str]) -> bool:
        answer = answers.get(name)
        if answer is None or answer.state in ("unknown", "skipped"):
            return False
        return fits(answer.value, answer.text)

    return of_answer


def _among(values: tuple[str, ...]) -> Fits:
    wanted = frozenset(same(value) for value in values)
    numbers = frozenset(float(value) for value in values if _NUMBER.fullmatch(value))

    def fits(value: Value, text: str) -> bool:
        if isinstance(value, str):
            return same(value) in wanted or same(text) in wanted
        if isinstance(value, bool):
            return bool(wanted & (_TRUE if value else _FALSE)) or same(text) in wanted
        if isinstance(value, list):
            return any(same(str(each)) in wanted for each in value)
        return value in numbers or same(text) in wanted

    return fits


def _containing(value: str) -> Fits:
    wanted = same(value)

    def fits(value: Value, text: str) -> bool:
        if isinstance(value, list):
            return any(same(str(each)) == wanted for each in value)
        return wanted in same(text[:LONGEST_READ]) or (
            isinstance(value, str) and wanted in same(value[:LONGEST_READ])
        )

    return fits


def _matching(text: str) -> Fits:
    found = pattern(text).search

    def fits(value: Value, text: str) -> bool:
        if isinstance(value, list):
            return any(found(str(each)[:LONGEST_READ]) is not None for each in value)
        words = value if isinstance(value, str) else text
        return found(words[:LONGEST_READ]) is not None

    return fits


def _measuring(sign: Callable[[Any, Any], bool], value: str) -> Fits:
    as_number, as_version = measure(value), measure(value, dotted=True)

    def fits(value: Value, text: str) -> bool:
        if isinstance(value, bool) or as_number is None:
            return False
        if isinstance(value, int | float):
            return as_number[0] == "number" and sign(value, as_number[1])
        if not isinstance(value, str):
            return False
        for wanted, got in (
            (as_version, measure(value, dotted=True)),
            (as_number, measure(value)),
        ):
            if wanted and got and wanted[0] == got[0]:
                return sign(got[1], wanted[1])
        return False

    return fits
