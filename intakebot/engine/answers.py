"""Answers and where they come from: the ledger that lets us ask once."""

from typing import Literal, TypeAlias

from msgspec import Struct

Value: TypeAlias = str | int | float | bool | list[str] | None
"""What an answer is worth to a machine: a date is ISO 8601, a file answer lists upload ids."""


class Source(Struct, frozen=True, omit_defaults=True):
    """Where a value comes from.

    ``said`` names the entry and the words in it; ``page`` and ``site`` were known before
    anything was asked; ``remembered`` is from an earlier contact; ``agent`` names a person.
    """

    by: Literal["said", "page", "site", "remembered", "agent"] = "said"
    seq: int = 0
    """The entry that holds the words; 0 where there is none."""
    span: tuple[int, int] | None = None
    """Start and end, in code points, of the words within that entry's text."""
    quote: str = ""
    who: str = ""
    """The agent's name, for ``agent``."""


class Answer(Struct, frozen=True, omit_defaults=True):
    """One answer: a value, how it reads to people, how it was come by and how sure we are.

    ``unknown`` ("I don't know") and ``skipped`` are answers too, with the value None: they
    close the question for good. ``unverified`` holds words that never passed the question's check.
    """

    value: Value
    text: str
    """As people read it, in the conversation's language."""
    state: Literal["given", "unverified", "unknown", "skipped"] = "given"
    source: Source = Source()
    band: Literal["A", "B", "C"] = "A"
    """A: sure. B: filled, and marked "please check". C: only offered."""
    confirmed: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a value to show, to match on and to put in a title."""
        return self.state in ("given", "unverified")
