"""How it was for the customer: what they send, and the entry that comes of it."""

from typing import Literal, TypeAlias

from intakebot.engine.tags import Body, Event

Stars: TypeAlias = Literal[1, 2, 3, 4, 5]


class GiveStars(Event, frozen=True):
    """Say how it was, once the matter is closed and its ``closed`` entry asks; 5 is the best."""

    stars: Stars


class Rated(Body, frozen=True):
    """How it was for the customer, out of five. A later one takes this one's place."""

    stars: Stars
