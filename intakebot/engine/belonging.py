"""Entries that say to which case a conversation belongs, and what was decided about that."""

from typing import Literal

from msgspec import Struct

from intakebot.engine.tags import Body


class Decided(Struct, frozen=True, omit_defaults=True):
    """Two cases that became one said different things, and an agent chose.

    It holds as long as nobody of the case says anything else: ``seen`` is what was said then.
    """

    question: str
    of: list[int]
    """Of which contacts the answer is kept, by their numbers; of several, all that was said."""
    seen: list[str] = []


class Placed(Struct, frozen=True, omit_defaults=True):
    """Something that came while two cases were one, and whose it is now that they part.

    ``of`` is an entry of the remaining case's own log, or the number of a contact that joined.
    """

    kind: Literal["note", "answer", "contact", "closed"]
    of: int
    to: Literal["stays", "goes", "both"] = "stays"


class Linked(Body, frozen=True):
    """This conversation became one more contact of another case. Agents only.

    If it was a case with contacts of its own, these came along; they are still linked to it.
    """

    case: int
    score: float = 0.0
    reasons: list[str] = []
    decided: list[Decided] = []


class Unlinked(Body, frozen=True):
    """A link to another case was taken back, and what came meanwhile was placed. Agents only."""

    case: int
    placed: list[Placed] = []


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


class Gained(Body, frozen=True):
    """Case number ``case`` became part of this one, with all its contacts. Agents only."""

    case: int


class Lost(Body, frozen=True):
    """Case number ``case`` is no part of this one any more. Agents only."""

    case: int


class Dismissed(Body, frozen=True):
    """An agent said that another case is not the same, or (``on`` false) took that back."""

    case: int
    score: float = 0.0
    reasons: list[str] = []
    on: bool = True
