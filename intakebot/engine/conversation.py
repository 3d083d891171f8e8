"""Where a conversation stands: all that ``step`` needs besides the flow."""

from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Decided
from intakebot.engine.entries import Asked, Context, Noticed
from intakebot.engine.recall import Recalled

Phase: TypeAlias = Literal["intake", "confirming", "waiting", "live", "closed"]


class Open(Struct, frozen=True, omit_defaults=True):
    """The question that stands open."""

    question: str
    turn: int
    """The number of the ``asked`` entry."""
    tries: int = 0
    """How many answers did not fit so far."""
    asked: Asked | None = None


class Heard(Struct, frozen=True, omit_defaults=True):
    """A fact that came up before anything asked for it; it waits for its question."""

    label: str
    value: str
    span: tuple[int, int]
    seq: int
    """The entry that holds the words."""
    quote: str
    band: Literal["A", "B", "C"] = "A"


class Elsewhere(Struct, frozen=True, omit_defaults=True):
    """Another flow that was offered, and the words that belong there."""

    flow: str
    text: str = ""
    seq: int = 0


class Conversation(Struct, frozen=True, omit_defaults=True):
    """A conversation's state after entry ``seq``; never changed in place.

    It is written with each turn and read back when another process takes the next one,
    so every field must survive ``encode``/``decode``.
    """

    id: str
    number: int = 0
    """The reference number, given out when the conversation is made."""
    site: str = ""
    flow: str = ""
    """Empty until the first words (or the page) chose one."""
    edition: str = ""
    language: str = "en"
    seq: int = 0
    phase: Phase = "intake"
    fence: int = 0
    """Fencing token: moves with every takeover, return, transfer, close and reopening."""
    owner: str = ""
    """The agent who holds it; empty when nobody does."""
    owner_name: str = ""
    team: str = ""
    context: Context = Context()
    began: int = 0
    opening: str = ""
    """The customer's first words; ``opening_seq`` is their entry."""
    opening_seq: int = 0
    answers: dict[str, Answer] = {}
    """By question id, in the order they were first given."""
    open: Open | None = None
    summary_turn: int = 0
    """The entry of the summary that stands to be confirmed; 0 when there is none."""
    of: int = 0
    """The total last shown in "3 of 6"; it never grows."""
    handed_over: int = 0
    """When the case went to the team, UTC milliseconds; 0 before."""
    waiting_since: int = 0
    """Since when the customer waits for a person's words; 0 when they don't."""
    closed_at: int = 0
    snoozed_until: int = 0
    """Until when its holder put it aside, UTC milliseconds; kept until somebody does something."""
    replied: bool = False
    """Whether somebody of the team ever wrote to the customer."""
    why_handed: str = ""
    last: str = ""
    """The last words anybody said to anybody, shortened."""
    last_by: str = ""
    last_at: int = 0
    heard: list[Heard] = []
    """Facts without a question so far, in the order they were said."""
    parts: list[str] = []
    """Parts of a report that the customer's words told: observed, expected, steps."""
    contested: dict[str, Answer] = {}
    """What was said later and differs from an answer that stands, by question id."""
    weighed: list[str] = []
    """Questions of which two answers were offered once; never again."""
    noticed: dict[int, Noticed] = {}
    """How messages were meant, by the entry that says so; what was forgiven is gone."""
    paused_until: int = 0
    """UTC milliseconds; until then the bot writes down and says nothing."""
    elsewhere: Elsewhere | None = None
    """The other flow they were asked about; nobody is asked twice."""
    linked: list[int] = []
    """The number of the other case that this conversation is a contact of, if any."""
    decided: list[Decided] = []
    """What agents chose where that case and this conversation say different things."""
    dismissed: list[int] = []
    """Cases that look like it and, as an agent said, are not the same."""
    split: dict[int, int] = {}
    """Entries whose matter became a case of its own, and its number."""
    came_from: int = 0
    """The case that this was a second matter of: its customer reads that one's conversation."""
    identity: str = ""
    """Whose it is, where that was proved; see ``Known``."""
    customer: str = ""
    """What the site calls them."""
    recalled: list[Recalled] = []
    """What the site and earlier contacts tell of them."""
    proof_offered: bool = False
    """They were offered to prove their e-mail address."""
    proving: str = ""
    """The address that a code was sent to last."""
    offered: int = 0
    """The open case they were asked about; nobody is asked twice."""
    joined: int = 0
    """The case they said this is about."""
    incident: int = 0
    """The incident it belongs to."""
    follows: bool = False
    """Whether they asked to be told when that is fixed; then little is asked."""
    asks: list[str] = []
    """The questions that the incident still needs answered."""
    met: list[int] = []
    """Incidents they were told of; nobody is told twice."""
    different: list[int] = []
    """Those that they said are not theirs."""

    @property
    def home(self) -> int:
        """The case that it is a contact of, as it was linked; 0 where it is its own."""
        return self.linked[-1] if self.linked else 0

    @property
    def gentle(self) -> bool:
        """Whether this is somebody's hard day: a person first, and only what is needed."""
        noticed = self.noticed  # of most people nothing is
        return bool(noticed) and any(x.kind in ("distress", "crisis") for x in noticed.values())

    @property
    def insults(self) -> int:
        """How many messages insulted somebody and were not forgiven."""
        return sum(each.kind == "abuse" for each in self.noticed.values())

    def known(self, question: str) -> Answer | None:
        """The answer, whatever its state; None when the question was never settled."""
        return self.answers.get(question)


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(Conversation).decode
