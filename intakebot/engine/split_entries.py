"""Entries that say that a second matter of a conversation became a case of its own."""

from intakebot.engine.tags import Body


class SplitOff(Body, frozen=True):
    """What entry ``of`` says became case number ``case``. Agents only."""

    of: int
    case: int
    conversation: str


class SplitFrom(Body, frozen=True):
    """This case was another's second matter: entry ``of`` of that one's log. Agents only."""

    of: int
    case: int
    conversation: str
