"""What can happen to a conversation. One struct an event; clients send them as they stand.

``step`` takes an ``Act``: the event with who did it and when. The same events come from the
widget's socket, the console's socket, the terminal chat, the flow tests and replay.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from intakebot.engine.contact_events import BeginFrom as BeginFrom
from intakebot.engine.contact_events import Dismiss as Dismiss
from intakebot.engine.contact_events import Link as Link
from intakebot.engine.contact_events import PutBack as PutBack
from intakebot.engine.contact_events import Split as Split
from intakebot.engine.contact_events import Tally as Tally
from intakebot.engine.contact_events import Unlink as Unlink
from intakebot.engine.entries import Context, Upload
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.manners import PLAIN, Manners
from intakebot.engine.rating_entries import GiveStars as GiveStars
from intakebot.engine.recall import NOBODY, Known
from intakebot.engine.snooze_entries import Snooze as Snooze
from intakebot.engine.tags import Event as Event

# --- by the customer ---------------------------------------------------------------------


class Begin(Event, frozen=True):
    """Open the conversation on this page."""

    context: Context = Context()
    language: str = "en"
    flow: str = ""
    """A flow that the page or an opener chose; empty to find it from the first words."""


class Proposal(Struct, frozen=True):
    """Words of a message that may answer a question, as a language model sees it."""

    question: str
    quote: str


class Say(Event, frozen=True):
    """Write something. With ``question`` and ``turn`` it answers that question only.

    ``turn`` is the number of the ``asked`` entry the answer belongs to; when the talk has
    moved on since, the event is refused as stale and nothing changes.
    """

    text: str = ""
    files: list[str] = []
    """Upload ids. The desk turns them into ``uploads`` after checking whose they are."""
    question: str = ""
    turn: int = 0
    uploads: list[Upload] = []
    proposed: list[Proposal] = []
    """Filled by the desk, whatever a client says."""


class Change(Event, frozen=True):
    """Change an earlier answer to what ``text`` says, in place."""

    question: str
    text: str = ""
    files: list[str] = []
    uploads: list[Upload] = []


class Back(Event, frozen=True):
    """Open the question before the one that stands open (or ``question``) once more."""

    question: str = ""


class Skip(Event, frozen=True):
    """Leave an optional question out."""

    question: str
    turn: int = 0


class DontKnow(Event, frozen=True):
    """Say "I don't know": recorded as such, never asked again."""

    question: str
    turn: int = 0


class Why(Event, frozen=True):
    """Ask why this is asked."""

    question: str


class WantPerson(Event, frozen=True):
    """Reach a human, now, with what is there."""


class Identify(Event, frozen=True):
    """Say who the customer is, with a proof.

    ``token`` is signed by the site; ``earlier`` is the token of a conversation that this
    browser had before. What proves nothing is refused and changes nothing.
    """

    token: str = ""
    earlier: str = ""


class Prove(Event, frozen=True):
    """Have a code sent to the e-mail address that was given; it is typed like any words."""


class Part(Event, frozen=True):
    """This is something else than case number ``case``, which it was added to."""

    case: int


class Confirm(Event, frozen=True):
    """The summary is right: hand it over. ``turn`` is the summary entry's number."""

    turn: int = 0


# --- by an agent: each carries the fence it has seen -----------------------------------


class Take(Event, frozen=True):
    """Hold this conversation. Compare-and-set on ``fence``."""

    fence: int


class Respond(Event, frozen=True):
    """Write to the customer."""

    fence: int
    text: str = ""
    files: list[str] = []
    uploads: list[Upload] = []


class WriteNote(Event, frozen=True):
    """Write a private note. Needs no fence: anyone who may read may note."""

    text: str


class Return(Event, frozen=True):
    """Give the conversation back to the bot."""

    fence: int


class Collect(Event, frozen=True):
    """Let the bot's form of one question be asked in the agent's name."""

    fence: int
    question: str


class Transfer(Event, frozen=True):
    """Hand over to a colleague (``agent``) or to a ``team``, with a note for them."""

    fence: int
    agent: str = ""
    team: str = ""
    note: str = ""
    agent_name: str = ""
    """Filled by the desk."""
    team_name: str = ""


class SetAnswer(Event, frozen=True):
    """Write an answer for the customer, as an agent."""

    question: str
    text: str


class Close(Event, frozen=True):
    """Close with a reason."""

    fence: int
    reason: Literal["solved", "no_answer", "duplicate", "not_ours", "other"] = "solved"
    text: str = ""


class Reopen(Event, frozen=True):
    """Open a closed conversation again, held by the agent."""

    fence: int


class Forgive(Event, frozen=True):
    """Take back what was noticed of a message: ``of`` is the number of that entry."""

    of: int


# --- by the desk: what happens to an incident, in each of its conversations ----------------


class JoinIncident(Event, frozen=True):
    """This conversation's case belongs to incident number ``incident``."""

    incident: int
    title: str = ""
    score: float = 0.0
    reasons: list[str] = []


class LeaveIncident(Event, frozen=True):
    """It does not, after all."""

    incident: int


class TellIncident(Event, frozen=True):
    """Tell the customer a word on it; without a ``text``, the product's own."""

    incident: int
    kind: Literal["update", "fixed", "reopened"] = "update"
    text: dict[str, str] = {}
    """By language; the empty language is for all of them."""
    since: int = 0
    """When it was fixed, UTC milliseconds."""


class TellOther(Event, frozen=True):
    """Tell the customer of the matter, named here, that became case ``of``: it was closed."""

    of: int
    about: str = ""
    """Their words of then."""
    text: str = ""
    """What was said when it was closed."""
    news: TellIncident | None = None
    """What is told instead: news of its incident."""


CustomerEvent: TypeAlias = (
    Begin
    | Identify
    | Say
    | Change
    | Back
    | Skip
    | DontKnow
    | Why
    | WantPerson
    | Prove
    | Part
    | Confirm
    | GiveStars
)
AgentEvent: TypeAlias = (
    Take | Respond | WriteNote | Return | Collect | Transfer | SetAnswer | Close | Reopen
    | Forgive | Link | Unlink | Dismiss | Split | Snooze
)  # fmt: skip
IncidentEvent: TypeAlias = JoinIncident | LeaveIncident | TellIncident
DeskEvent: TypeAlias = IncidentEvent | TellOther | Tally | PutBack | BeginFrom
AnyEvent: TypeAlias = CustomerEvent | AgentEvent | DeskEvent


class Staffing(Struct, frozen=True):
    """How the team stands at this moment; the caller looks it up, ``step`` only tells it."""

    team_name: str = ""
    online: bool = True
    opens: int = 0
    """When the team is back, UTC milliseconds; 0 where it is open or has no hours."""


class Act(Struct, frozen=True):
    """An event, who did it and when: all that ``step`` may know of the world."""

    event: AnyEvent
    at: int
    """UTC, milliseconds."""
    by: Literal["customer", "agent"] = "customer"
    who: str = ""
    """The agent's id."""
    name: str = ""
    """The agent's name as customers see it."""
    cid: str = ""
    staffing: Staffing = Staffing()
    manners: Manners = PLAIN
    """How this site meets people; ``talk`` fills it in."""
    known: Known = NOBODY
    """What the desk knows of the customer."""
    incident: OpenIncident | None = None
    """The incident that what is known by now points to."""
    beside: tuple[int, int] | None = None
    """Where in these words a second matter stands; ``talk`` fills it in."""
