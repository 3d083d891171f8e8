"""What a blank may do to a value, as in ``{{ name | title }}``. Each is cheap and bounded."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jinja2 import Undefined

from intakebot.matching.shapes import CODES

LONGEST_VALUE = 10_000
"""Characters of one value that a text takes up."""


class Open(str):
    """A blank that nothing fills, as it is shown to who can fill it; it counts as empty."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def shown(value: Any) -> str:
    """A value as people read it."""
    if value is None or value is False or isinstance(value, Undefined):
        return ""
    if isinstance(value, Mapping):
        return shown(value.get("text") or value.get("url"))
    if isinstance(value, list | tuple):
        return ", ".join(shown(each) for each in value[:200])[:LONGEST_VALUE]
    return str(value)[:LONGEST_VALUE]


def default(value: Any, instead: str = "") -> str:
    return instead if isinstance(value, Open) else shown(value) or instead


def replace(value: Any, old: str, new: str) -> str:
    text = shown(value)
    if not old:
        return text
    return text.replace(old, new, LONGEST_VALUE // (len(new) + 1))[:LONGEST_VALUE]


def shorten(value: Any, length: int = 80) -> str:
    text = " ".join(shown(value).split())
    return text if len(text) <= length else text[: max(length, 1) - 1].rstrip() + "…"


def first_line(value: Any) -> str:
    return next((line.strip() for line in shown(value).splitlines() if line.strip()), "")


def code(value: Any) -> str:
    found = CODES.search(shown(value))
    return found.group() if found else ""


def number(value: Any, places: int = 0) -> str:
    try:
        return f"{float(shown(value)):.{min(max(places, 0), 6)}f}"[:400]
    except ValueError:
        return shown(value)


def quoted(value: Any) -> str:
    text = shown(value)
    return f"“{text}”" if text else ""


class Filter(NamedTuple):
    """One filter: what it does, how many arguments of which kinds it takes, and its line."""

    apply: Callable[..., str]
    takes: tuple[type, ...]
    needs: int
    says: str


ALL: dict[str, Filter] = {
    "capitalize": Filter(lambda v: shown(v).capitalize(), (), 0, "First letter large, rest small."),
    "code": Filter(
        code, (), 0, "The first error code in it, such as PAY-4102; nothing without one."
    ),
    "default": Filter(default, (str,), 1, "Other words where it is empty: `default('no name')`."),
    "first_line": Filter(first_line, (), 0, "Only the first line."),
    "length": Filter(lambda v: str(len(shown(v))), (), 0, "How many characters it has."),
    "lower": Filter(lambda v: shown(v).lower(), (), 0, "All letters small."),
    "quoted": Filter(quoted, (), 0, "In quotes, or nothing where it is empty."),
    "replace": Filter(replace, (str, str), 2, "One text instead of another: `replace('-', ' ')`."),
    "round": Filter(number, (int,), 0, "A number with that many decimals: `round(2)`."),
    "title": Filter(lambda v: shown(v).title(), (), 0, "Each Word With A Large Letter."),
    "trim": Filter(lambda v: shown(v).strip(), (), 0, "Without space around it."),
    "truncate": Filter(shorten, (int,), 0, "Cut to so many characters: `truncate(40)`."),
    "upper": Filter(lambda v: shown(v).upper(), (), 0, "ALL LETTERS LARGE."),
}

FILTERS = {name: each.apply for name, each in ALL.items()}
