"""A fact noticed in a text, where it stands and how sure we are."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

Span = tuple[int, int]


class Finding(Struct, frozen=True):
    """``value`` is worth the words ``text[start:end]`` of the text that was searched."""

    value: str
    span: Span
    band: Literal["A", "B"] = "A"
    """A: sure. B: to be marked "please check"."""


def overlaps(span: Span, taken: Iterable[Span]) -> bool:
    """Whether words are claimed already: a run of digits in an address is no phone number."""
    return any(span[0] < end and start < span[1] for start, end in taken)


def only(found: Sequence[Finding]) -> Finding | None:
    """The one value that was found; None when there is none, or more than one to choose from."""
    if not found or any(each.value != found[0].value for each in found[1:]):
        return None
    return found[0]
