"""Events about which case a conversation belongs to: by agents, and by the desk on their behalf."""

from msgspec import Struct

from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Decided, Placed
from intakebot.engine.entries import Context
from intakebot.engine.recall import Recalled
from intakebot.engine.tags import Event


class Link(Event, frozen=True):
    """Make this conversation's case and case number ``case`` one: the older one stays.

    ``seen`` is the ``state`` of the preview that ``decided`` was chosen by; empty without one.
    """

    case: int
    score: float = 0.0
    reasons: list[str] = []
    decided: list[Decided] = []
    seen: str = ""
    own: bool = False
    """Filled by the desk: whether both are one customer's, as was proved."""
    moves: bool = False
    """Filled by the desk: it leaves the case that it is a contact of now."""


class Given(Struct, frozen=True):
    """What a case that parts takes along: a note, an answer, or that it is open again."""

    note: str = ""
    question: str = ""
    answer: Answer | None = None


class Unlink(Event, frozen=True):
    """Take the link to case number ``case`` back, with what came meanwhile and belongs here."""

    case: int
    placed: list[Placed] = []
    seen: str = ""
    given: list[Given] = []
    """Filled by the desk."""


class Dismiss(Event, frozen=True):
    """Say that case number ``case`` is not the same, or take that back."""

    case: int
    score: float = 0.0
    reasons: list[str] = []
    on: bool = True


class Tally(Event, frozen=True):
    """Write down that a case became part of this one, or left it. The desk's own."""

    case: int
    gained: bool = True


class Split(Event, frozen=True):
    """Make a case of its own of what entry ``of`` says.

    That is a second matter that was noticed, or a message of the customer's.
    """

    of: int
    case: int = 0
    conversation: str = ""
    """Both filled by the desk, which has made it."""


class BeginFrom(Event, frozen=True):
    """Begin with ``quote``, which the customer said in another conversation. The desk's own."""

    of: int
    case: int
    conversation: str
    quote: str
    context: Context = Context()
    identity: str = ""
    customer: str = ""
    recalled: list[Recalled] = []


class PutBack(Event, frozen=True):
    """Undo an answer that was another case's: what stood before, or nothing. The desk's own."""

    question: str
    answer: Answer | None = None
