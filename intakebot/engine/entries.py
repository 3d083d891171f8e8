"""The entries of a conversation's log: everything that happened, in numbered order.

An entry is never changed; what takes something back is an entry of its own. ``fold`` in
``view.py`` (and ``fold.ts`` in the page) turn a log into what a screen shows.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Added, Dismissed, Gained, Linked, Lost, Parted, Unlinked
from intakebot.engine.incident_entries import (
    IncidentJoined,
    IncidentLeft,
    IncidentNews,
    KnownIncident,
)
from intakebot.engine.proof_entries import Proof
from intakebot.engine.rating_entries import Rated
from intakebot.engine.recall import KnownCase
from intakebot.engine.snooze_entries import Snoozed
from intakebot.engine.speech import LanguageChanged
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.engine.tags import Body


class Upload(Struct, frozen=True, omit_defaults=True):
    """A file that was uploaded before the entry that shows it."""

    id: str
    name: str
    media_type: str
    size: int  # bytes, as stored
    removed: list[str] = []  # sorts of secrets that were taken out of a text


class Context(Struct, frozen=True, omit_defaults=True):
    """What the page told us; attacker data wherever it is shown."""

    url: str = ""
    title: str = ""
    referrer: str = ""
    language: str = ""
    time_zone: str = ""  # IANA name, as the browser gives it
    browser: str = ""  # the user agent in words, such as Firefox 128, macOS 14
    viewport: str = ""
    facts: dict[str, str] = {}
    """What the site set through ``Intakebot('set', …)`` and ``data-*``."""


class Option(Struct, frozen=True, omit_defaults=True):
    """A reply button: ``value`` is stored and tested, ``label`` is shown."""

    value: str
    label: str


class Began(Body, frozen=True):
    """The conversation began, on this page. Always entry 1."""

    context: Context = Context()
    language: str = "en"


class Entered(Body, frozen=True):
    """A flow was chosen (again): from here on its questions are asked."""

    flow: str
    edition: str
    title: str
    team: str = ""


class Removed(Struct, frozen=True, omit_defaults=True):
    """A secret that was cut out of a message before it was saved; see ``extract/secrets.py``."""

    kind: str
    ending: str = ""
    """The last four digits of a card or account; nothing of any other secret."""


class Identified(Body, frozen=True):
    """It is known whose conversation this is: ``Known.identity``, and what they are called."""

    customer: str
    name: str = ""


class Said(Body, frozen=True):
    """The customer's own words and files."""

    text: str = ""
    """Without the secrets that were in it."""
    files: list[Upload] = []
    question: str = ""
    """Whose button or field was used."""
    removed: list[Removed] = []


class Told(Body, frozen=True):
    """The bot said something that is no question."""

    text: str
    why: Literal[
        "hello", "ack", "help", "retry", "accepted", "skipped", "away", "next", "closing",
        "wait", "removed", "gentle", "crisis", "calm", "status", "note",
    ] = "note"  # fmt: skip
    """``gentle`` and ``crisis`` offer a person first; ``removed`` follows a secret."""
    question: str = ""


class Asked(Body, frozen=True):
    """A question stands open. The entry's number is the turn that an answer to it names."""

    question: str
    kind: str
    control: str
    """How to ask on a screen; see ``kinds/base.py``."""
    label: str
    text: str
    help: str = ""  # why it is asked; shown on demand
    example: str = ""
    options: list[Option] = []
    optional: bool = False
    at: int = 0
    of: int = 0
    """Progress, "3 of 6". The total may shrink, never grow."""
    again: bool = False
    """True when the answer before did not fit; ``text`` then says what was missing."""
    old: str = ""  # the answer it has now, when the question was reopened to be changed
    accept: list[str] = []  # media types a file question takes; empty for all of the site's
    suggested: str = ""
    """What was said earlier and may be the answer: offered as one tap, never filled in."""
    about: KnownCase | None = None  # for the question whether this is about an open case
    incident: KnownIncident | None = None  # for the question whether this is a known incident


class Answered(Body, frozen=True):
    """An answer was written down, or replaced the one before."""

    question: str
    label: str
    answer: Answer


class Cleared(Body, frozen=True):
    """Answers were taken back because what they depended on changed."""

    questions: list[str]
    because: str = ""


class Row(Struct, frozen=True, omit_defaults=True):
    """A line of the summary card or of the list of what is missing."""

    question: str
    label: str


class Summary(Body, frozen=True):
    """Everything is asked; the customer is shown the card and asked to confirm."""

    rows: list[Row]
    missing: list[Row] = []
    text: str = ""


class Handover(Body, frozen=True):
    """The case is with the team. From here the conversation waits for a person."""

    number: int  # the reference number the customer keeps
    team: str = ""
    team_name: str = ""
    title: str = ""
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    missing: list[Row] = []
    why: Literal["confirmed", "asked", "nothing_to_ask", "incident", "split"] = "confirmed"
    online: bool = True
    """Whether an agent of the team was there."""
    opens: int = 0  # when the team is back, UTC milliseconds; 0 where it is open or unknown


class Taken(Body, frozen=True):
    """An agent holds the conversation; the bot is silent from here on."""

    fence: int
    agent: str
    name: str


class Transferred(Body, frozen=True):
    """The conversation goes to a colleague (``agent``) or waits for a team."""

    fence: int
    agent: str = ""
    name: str = ""
    team: str = ""
    team_name: str = ""


class Returned(Body, frozen=True):
    """An agent gave the conversation back to the bot, which asks on or waits for a person."""

    fence: int
    phase: Literal["intake", "waiting"] = "waiting"


class Reply(Body, frozen=True):
    """An agent's words to the customer."""

    text: str = ""
    files: list[Upload] = []


class Note(Body, frozen=True):
    """An agent's private note; customers never receive it."""

    text: str


class Noticed(Body, frozen=True):
    """How a message is meant, apart from its facts. Agents only.

    ``distress`` and ``crisis``: the bot became gentle. ``abuse``: an insult; ``step`` counts
    them and ``action`` is the rung of the operator's ladder. ``another``: a second matter.
    """

    of: int  # the message's entry
    kind: Literal["distress", "crisis", "abuse", "another"]
    span: tuple[int, int]
    quote: str = ""
    step: int = 0
    action: Literal["", "note", "warn", "pause"] = ""
    more: list[str] = []  # what else of the message is rude


class Forgiven(Body, frozen=True):
    """An agent took entry ``of``, a ``noticed``, back. Agents only."""

    of: int


class Redacted(Body, frozen=True):
    """Words were removed from entry ``of``; ``text`` is what stands there now."""

    of: int
    text: str


class Closed(Body, frozen=True):
    """The matter is closed; writing reopens it."""

    fence: int
    reason: str
    text: str = ""
    rating: bool = False  # whether the customer is asked how it was


class Reopened(Body, frozen=True):
    """The matter is open again: held by ``agent``, or waiting because the customer wrote."""

    fence: int
    agent: str = ""
    name: str = ""


AnyBody: TypeAlias = (
    Began | Identified | Proof | Entered | Said | Told | Asked | Answered | Cleared
    | Summary | Handover | Taken | Transferred | Returned | Reply | Note | Noticed | Forgiven
    | Linked | Unlinked | Gained | Lost | Dismissed | Added | Parted | IncidentJoined
    | IncidentLeft | IncidentNews | LanguageChanged | Redacted | Closed | Reopened | SplitOff
    | SplitFrom | Rated | Snoozed
)  # fmt: skip

PRIVATE: tuple[type[Body], ...] = (
    Note, Noticed, Forgiven, Linked, Unlinked, Gained, Lost, Dismissed, IncidentJoined,
    IncidentLeft, SplitOff, SplitFrom, Snoozed,
)  # fmt: skip
"""Bodies that only agents receive. The numbers stay: a customer's log skips them."""


class Entry(Struct, frozen=True, omit_defaults=True):
    """One line of the log."""

    seq: int
    at: int
    """UTC, milliseconds; for display. Order is ``seq`` alone."""
    by: Literal["customer", "bot", "agent", "system"]
    body: AnyBody
    who: str = ""
    """The agent's id, for entries by an agent."""
    name: str = ""
    cid: str = ""
    """The sender's own id of the command that caused this entry."""

    @property
    def private(self) -> bool:
        """Whether only agents may receive it."""
        return isinstance(self.body, PRIVATE)
