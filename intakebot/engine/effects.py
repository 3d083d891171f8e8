"""What ``step`` asks its driver to do, in the order the customer sees it."""

from typing import TypeAlias

from msgspec import Struct

from intakebot.engine.entries import Asked, Entry
from intakebot.engine.recall import OpenCase


class Append(Struct, frozen=True):
    """Write this entry to the log. Its number follows the last one without a gap."""

    entry: Entry


class Refuse(Struct, frozen=True):
    """The event does not fit where the conversation stands; nothing changed.

    Codes: ``stale`` (the question moved on; ``open`` is the one that stands), ``held``
    (another agent holds it, or the fence moved on; ``by`` says who), ``closed``,
    ``not_now`` (this phase has no such event), ``unclear`` (an edit did not pass its
    question's check; ``text`` says why), ``empty``, ``elsewhere`` (the customer reads another
    conversation).
    """

    code: str
    text: str = ""
    open: Asked | None = None
    turn: int = 0
    """The number of the entry ``open`` came with."""
    by: str = ""
    fence: int = 0


class Route(Struct, frozen=True):
    """No flow is chosen yet and these words should choose one; the driver enters it."""

    text: str


class Join(Struct, frozen=True):
    """This is about that case; the driver goes on with its flow, and with ``join``."""

    case: OpenCase
    unasked: bool = False
    """It is so likely that nobody was asked."""


class Switch(Struct, frozen=True):
    """The customer takes the other flow that was offered; the driver goes on there."""

    flow: str


class HandOver(Struct, frozen=True):
    """The case is with the team now: notify, look for cases like it."""

    number: int


class SendCode(Struct, frozen=True):
    """A code is to be sent to the address that the conversation says."""


class Settle(Struct, frozen=True):
    """The case was closed or opened again; whoever follows it should hear of it."""

    closed: bool


Effect: TypeAlias = Append | Refuse | Route | Join | Switch | HandOver | SendCode | Settle


def entries(effects: list[Effect]) -> list[Entry]:
    """The entries to write, in order."""
    return [effect.entry for effect in effects if isinstance(effect, Append)]


def refusal(effects: list[Effect]) -> Refuse | None:
    """The refusal, if the event was refused."""
    return next((effect for effect in effects if isinstance(effect, Refuse)), None)
