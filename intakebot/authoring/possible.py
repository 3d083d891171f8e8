"""Whether a condition can hold at all, given what its questions may be answered.

Every question and fact that a condition asks about gets a handful of answers that matter to
its tests, and all combinations are tried. Where these are too many the condition passes: an
author is never told of a contradiction that is none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise, product
from operator import itemgetter
from typing import TypeAlias

from intakebot.engine import comparing, condition_tree
from intakebot.engine.answers import Value
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
        places = {test: n for n, test in enumerate(t for mine in by_name.values() for t in mine)}
        holds = _evaluated(tree, places)
        asked = [(list(by_name).index(name), _evaluated(t, places)) for name, t in bound.items()]
        for chosen in product(*cases):
            truth = tuple(chain.from_iterable(chosen))
            if holds(truth) and all(not any(chosen[n]) or when(truth) for n, when in asked):
                return True
        return False

    def _cases(self, name: str, tests: list[Comparison]) -> Iterator[Case]:
        """Each different way in which the tests of one name can come out together."""
        silent = tuple(False for _ in tests)
        seen = {silent}
        for case in self._answered(name, tests):
            if case not in seen:
                seen.add(case)
                yield case
        yield silent

    def _answered(self, name: str, tests: list[Comparison]) -> Iterator[Case]:
        question = self.questions.get(name)
        values: Iterable[Value] | None = question.values() if question else None
        if question is not None and question.kind == "choices":
            values = _subsets(tests)
        fits = [comparing.fitting(test) for test in tests]
        figures = question is not None and question.kind in ("number", "rating")
        for value in values or (_figures(tests) if figures else _telling(tests)):
            text = ", ".join(value) if isinstance(value, list) else str(value)
            yield tuple(fit(value, text) for fit in fits)
        if not values and not figures:
            yield from _other(tests)


def _named(tests: Iterable[Comparison]) -> list[str]:
    return sorted({value for test in tests if test.op != "matches" for value in test.values})


def _subsets(tests: list[Comparison]) -> list[Value]:
    """Every choice of the options that the tests name; the empty one stands for any other."""
    named = _named(tests)[:8]
    return [
        [value for value, taken in zip(named, chosen, strict=True) if taken] or ["\0"]
        for chosen in product((False, True), repeat=len(named))
    ]


def _figures(tests: list[Comparison]) -> Iterator[Value]:
    """Numbers on which the tests differ: at, between and around those they name."""
    measured = [comparing.measure(value) for value in _named(tests)]
    numbers = sorted({m[1] for m in measured if m and m[0] == "number"})
    for low, high in pairwise(numbers):
        yield (low + high) / 2
    for number in numbers:
        yield from (number - 0.5, number, number + 0.5)
    yield -1e15


def _telling(tests: list[Comparison]) -> Iterator[Value]:
    """Texts on which the tests differ: what they name, and what lies around it."""
    for value in _named(tests):
        yield value
        day, version = comparing.measure(value), comparing.measure(value, dotted=True)
        if day and day[0] == "date":
            yield from ("0001-01-01", f"{value[:8]}00", f"{value[:8]}39", "9999-12-31")
        elif version:
            yield from ("0.0", f"{value}.0.1", "999999999.0")


def _other(tests: list[Comparison]) -> Iterator[Case]:
    """Any other words: they may contain and match what they like."""
    free = [(t.op, t.values) if t.op in ("contains", "matches") else None for t in tests]
    kinds = list(dict.fromkeys(each for each in free if each))
    for chosen in product((False, True), repeat=len(kinds)) if len(kinds) < 7 else ():
        truth = dict(zip(kinds, chosen, strict=True))
        yield tuple(
            truth[each] if each else test.op == "answered"
            for each, test in zip(free, tests, strict=True)
        )


def _evaluated(tree: Tree, places: Mapping[Comparison, int]) -> Callable[[Case], bool]:
    """The tree as a function of which tests hold."""
    match tree:
        case Comparison():
            return itemgetter(places[tree])
        case Not(part):
            inner = _evaluated(part, places)
            return lambda truth: not inner(truth)
        case All(parts):
            every = [_evaluated(part, places) for part in parts]
            return lambda truth: all(holds(truth) for holds in every)
        case Either(parts):
            some = [_evaluated(part, places) for part in parts]
            return lambda truth: any(holds(truth) for holds in some)
