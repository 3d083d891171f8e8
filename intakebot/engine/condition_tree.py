"""What a condition consists of: tests, joined by `and`, `or` and `not`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Op: TypeAlias = Literal["is", "one of", "contains", "matches", "answered", "<", "<=", ">", ">="]
Span: TypeAlias = tuple[int, int]


class ConditionError(ValueError):
    """What is wrong with a condition, and where: ``start`` and ``end`` count code points."""

    def __init__(self, message: str, start: int, end: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.hint = message, start, end, hint


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison. ``values`` is empty for ``answered``; a pattern stands without slashes."""

    name: str
    op: Op
    values: tuple[str, ...] = ()
    span: Span = (0, 0)
    name_span: Span = (0, 0)
    value_spans: tuple[Span, ...] = ()

    @property
    def fact(self) -> bool:
        """Whether it asks about the page or the site, not about an answer."""
        return "." in self.name


@dataclass(frozen=True, slots=True)
class Not:
    part: "Tree"


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Tree", ...]


Tree: TypeAlias = Comparison | Not | All | Either


def tests(tree: Tree) -> Iterator[Comparison]:
    """Every test in it, in the order it is written."""
    match tree:
        case Comparison():
            yield tree
        case Not(part):
            yield from tests(part)
        case All(parts) | Either(parts):
            for part in parts:
                yield from tests(part)


def depth(tree: Tree) -> int:
    """How many levels it is nested."""
    match tree:
        case Comparison():
            return 1
        case Not(part):
            return 1 + depth(part)
        case All(parts) | Either(parts):
            return 1 + max(map(depth, parts))


def words(tree: Tree) -> str:
    """The tree as an author would write it, with every value in quotes."""
    match tree:
        case Comparison():
            return _test_words(tree, opposite=False)
        case Not(Comparison() as test):
            return _test_words(test, opposite=True)
        case Not(part):
            return f"not ({words(part)})"
        case All(parts):
            return " and ".join(
                f"({words(p)})" if isinstance(p, Either) else words(p) for p in parts
            )
        case Either(parts):
            return " or ".join(words(part) for part in parts)


def _test_words(test: Comparison, *, opposite: bool) -> str:
    values = ", ".join(f'"{value}"' for value in test.values)
    pattern = test.values[0].replace("/", "\\/") if test.op == "matches" else ""
    negated = {
        "is": f"is not {values}",
        "one of": f"is not one of {values}",
        "contains": f"does not contain {values}",
        "matches": f"does not match /{pattern}/",
        "answered": "is not answered",
    }
    affirmed = {
        "is": f"is {values}",
        "one of": f"is one of {values}",
        "contains": f"contains {values}",
        "matches": f"matches /{pattern}/",
        "answered": "is answered",
    }
    if opposite and test.op not in negated:
        return f"not {test.name} {test.op} {test.values[0]}"
    either = negated if opposite else affirmed
    return f"{test.name} {either.get(test.op) or f'{test.op} {test.values[0]}'}"
