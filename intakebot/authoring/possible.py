"""Whether a condition can hold at all, given what its questions may be answered.

Every question and fact that a condition asks about gets a handful of answers that matter to
its tests, and all combinations are tried. Where these are too many the condition passes: an
author is never told of a contradiction that is none.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import TypeAlias

from intakebot.engine import comparing, condition_tree
from intakebot.engine.conditions import All, Comparison, Either, Not, Tree
from intakebot.engine.kinds.base import Question

MOST = 4_000
"""Combinations that are tried."""
MOST_NAMES = 4
"""Questions whose own conditions are looked at together."""

Case: TypeAlias = tuple[bool, ...]
"""For one name: which of its tests hold, in their order."""


class Possible:
    """What can be, in one flow. ``whens`` are the conditions of the questions before."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions
        self.whens: dict[str, Tree] = {}

    def can_hold(self, tree: Tree) -> bool:
        """Whether any answers make it hold."""
        tests = list(dict.fromkeys(condition_tree.tests(tree)))
        return self._any(tree, tests, {})

    def can_be_reached(self, tree: Tree) -> bool:
        """Whether any answers make it hold, if what is not asked has no answer."""
        bound: dict[str, Tree] = {}
        waiting = sorted({test.name for test in condition_tree.tests(tree)})
        while waiting and len(bound) < MOST_NAMES:
            name = waiting.pop()
            question = self.questions.get(name)
            if name in self.whens and name not in bound and question and not question.prefill:
                bound[name] = self.whens[name]
                waiting += sorted({test.name for test in condition_tree.tests(bound[name])})
        trees = [tree, *bound.values()]
        tests = [test for each in trees for test in condition_tree.tests(each)]
        return not bound or self._any(tree, list(dict.fromkeys(tests)), bound)

    def _any(self, tree: Tree, tests: list[Comparison], bound: Mapping[str, Tree]) -> bool:
        by_name: dict[str, list[Comparison]] = {}
        for test in tests:
            by_name.setdefault(test.name, []).append(test)
        cases = [list(self._cases(name, mine)) for name, mine in by_name.items()]
        count = 1
        for each in cases:
            count *= len(each)
        if count > MOST:
            return True
        keys = [test for mine in by_name.values() for test in mine]
        for chosen in product(*cases):
            truth = dict(zip(keys, (value for case in chosen for value in case), strict=True))
            silent = {n for n, case in zip(by_name, chosen, strict=True) if not any(case)}
            asked = all(name in silent or _holds(when, truth) for name, when in bound.items())
            if asked and _holds(tree, truth):
                return True
        return False

    def _cases(self, name: str, tests: list[Comparison]) -> Iterator[Case]:
        """Each different way in which the tests of one name can come out together."""
        silent = tuple(False for _ in tests)
        seen = {silent}
        yield silent
        for case in self._answered(name, tests):
            if case not in seen:
                seen.add(case)
                yield case

    def _answered(self, name: str, tests: list[Comparison]) -> Iterator[Case]:
        question = self.questions.get(name)
        values = question.values() if question else None
        if question is not None and question.kind == "choices":
            yield from product((False, True), repeat=len(tests)) if len(tests) < 8 else ()
            return
        fits = [comparing.fitting(test) for test in tests]
        for value in values or _telling(tests):
            text = str(value)
            yield tuple(fit(value, text) for fit in fits)
        if not values:
            yield from _other(tests)


def _telling(tests: list[Comparison]) -> Iterator[str | float]:
    """Answers on which the tests differ: what they name, and what lies around it."""
    named = sorted({value for test in tests if test.op != "matches" for value in test.values})
    yield from named
    numbers = sorted({m[1] for v in named if (m := comparing.measure(v)) and m[0] == "number"})
    for low, high in pairwise(numbers):
        yield (low + high) / 2
    for number in numbers:
        yield from (number - 0.5, number, number + 0.5)
    for value in named:
        day, version = comparing.measure(value), comparing.measure(value, dotted=True)
        if day and day[0] == "date":
            yield from ("0001-01-01", f"{value[:8]}00", f"{value[:8]}39", "9999-12-31")
        elif version:
            yield from ("0.0", f"{value}.0.1", "999999999.0")


def _other(tests: list[Comparison]) -> Iterator[Case]:
    """Any other words: they may contain and match what they like."""
    free = [test.op in ("contains", "matches") for test in tests]
    if sum(free) > 6:
        return
    for chosen in product((False, True), repeat=sum(free)):
        rest = iter(chosen)
        yield tuple(
            next(rest) if is_free else test.op == "answered"
            for test, is_free in zip(tests, free, strict=True)
        )


def _holds(tree: Tree, truth: Mapping[Comparison, bool]) -> bool:
    match tree:
        case Comparison():
            return truth[tree]
        case Not(part):
            return not _holds(part, truth)
        case All(parts):
            return all(_holds(part, truth) for part in parts)
        case Either(parts):
            return any(_holds(part, truth) for part in parts)
