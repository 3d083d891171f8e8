"""Entries that say to which case a conversation belongs."""

from typing import Literal

from intakebot.engine.tags import Body


class Linked(Body, frozen=True):
    """This conversation became one more contact of another case. Agents only."""

    case: int
    score: float = 0.0
    reasons: list[str] = []


class Unlinked(Body, frozen=True):
    """A link to another case was taken back. Agents only."""

    case: int


class Added(Body, frozen=True):
    """This conversation is one more contact of a case of the customer's, who is told so."""

    case: int
    text: str
    undo: str = ""
    """What to press or write to take it back."""


class Parted(Body, frozen=True):
    """It is a case of its own again; ``phase`` is where it goes on."""

    case: int
    number: int = 0
    """Its own, where a person has it; 0 while the bot asks."""
    text: str = ""
    phase: Literal["intake", "confirming", "waiting", "live", "closed"] = "intake"
