"""A case put aside for a while: the agent's command, and the entry that comes of it."""

from intakebot.engine.tags import Body, Event


class Snooze(Event, frozen=True):
    """Put the conversation aside until a time, UTC milliseconds; 0 takes it up again.

    Only its holder may. It comes back at that time, or as soon as the customer writes, an agent
    answers, or it is taken, handed on or closed.
    """

    fence: int
    until: int = 0


class Snoozed(Body, frozen=True):
    """An agent put it aside until that time; 0: they took it up again. Agents only."""

    until: int = 0
