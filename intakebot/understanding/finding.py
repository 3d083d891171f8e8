"""A fact noticed in a text, where it stands and how sure we are."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

Span: TypeAlias = tuple[int, int]
Band: TypeAlias = Literal["A", "B", "C"]

Label: TypeAlias = Literal[
    "quoted", "stack_trace", "error_body", "url", "email", "user_agent", "credit_card", "ip",
    "order_id", "address", "phone", "os", "browser", "works_in", "version", "device", "datetime",
    "person_name", "error", "blank_screen", "doing",
]  # fmt: skip
"""The sorts of facts, in the order in which they claim their words."""

CLAIMED = "\x1a"
"""Stands for each character of words that are claimed already; no word, digit or blank."""


class Finding(Struct, frozen=True):
    """``value`` is worth the words ``text[start:end]`` of the text that was searched."""

    value: str
    span: Span
    band: Band = "A"
    """A: sure. B: filled, and marked "please check". C: only offered."""
    label: str = ""
    """A ``Label``, or the id of a form that the author gave; empty as an extractor gives it."""


def overlaps(span: Span, taken: Iterable[Span]) -> bool:
    """Whether words are claimed already: a run of digits in an address is no phone number."""
    return any(span[0] < end and start < span[1] for start, end in taken)


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks at its ends, as people quote words."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def only(found: Sequence[Finding]) -> Finding | None:
    """The one value that was found; None when there is none, or more than one to choose from."""
    if not found or any(each.value != found[0].value for each in found[1:]):
        return None
    return found[0]


def masked(text: str, spans: Iterable[Span]) -> str:
    """The text with claimed words crossed out; every other place stays where it was."""
    for start, end in spans:
        text = text[:start] + CLAIMED * (end - start) + text[end:]
    return text
