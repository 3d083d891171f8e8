"""Entries that say to which case a conversation belongs."""

from intakebot.engine.tags import Body


class Linked(Body, frozen=True):
    """This conversation became one more contact of another case. Agents only."""

    case: int
    score: float = 0.0
    reasons: list[str] = []


class Unlinked(Body, frozen=True):
    """A link to another case was taken back. Agents only."""

    case: int
