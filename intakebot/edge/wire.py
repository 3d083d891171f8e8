"""Every frame of both sockets, declared once.

``generate.py`` makes the JSON Schema, the AsyncAPI document and ``web/src/wire.ts`` from
this file; ``PROTOCOL.md`` explains it to integrators. A frame with ``seq``s is history;
any other may be lost without harm.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from intakebot.engine.brief import Brief
from intakebot.engine.entries import Asked, Entry
from intakebot.engine.events import AgentEvent, CustomerEvent
from intakebot.engine.tags import snake


class Frame(Struct, frozen=True, omit_defaults=True, tag_field="type", tag=snake):
    """One websocket message. The tag is the class name in snake case."""


# --- customer → server -------------------------------------------------------------------


class Hello(Frame, frozen=True):
    """Always the first frame: who I am and what I have. Never again on this socket."""

    token: str
    after: int = 0
    """The last entry number the page shows; 0 to read from the start."""
    epoch: str = ""
    """The store's name as last seen; another one means a full reset."""


class Do(Frame, frozen=True):
    """A command. ``id`` is 128 bits of randomness, made once an action, kept until answered."""

    id: str
    event: CustomerEvent


class Typing(Frame, frozen=True):
    """Whether the sender is writing; forgotten after 6 s."""

    on: bool = True


class Seen(Frame, frozen=True):
    """Everything up to ``seq`` was on the screen."""

    seq: int


class Ping(Frame, frozen=True):
    """Application heartbeat: browsers don't show websocket pings to the page."""


# --- server → customer -------------------------------------------------------------------


class Welcome(Frame, frozen=True):
    """The hello was accepted; the log follows from ``after``."""

    conversation: str
    number: int
    epoch: str
    seq: int
    """The newest entry at this moment."""
    ping_every: int = 15000
    """Milliseconds between the client's pings; three missed pongs mean the line is dead."""


class Reset(Frame, frozen=True):
    """Forget what you show: the log was restored or your place is unknown. It follows from 0."""

    epoch: str
    conversation: str = ""
    """Agents' socket only: which conversation's log begins again."""


class Log(Frame, frozen=True):
    """The entries after ``after`` up to ``upto``, oldest first.

    Drop it when ``upto`` is not above your own number; ask again (a new hello) when ``after``
    is above it. Numbers that are not among ``entries`` are for agents only.
    """

    after: int
    upto: int
    entries: list[Entry]
    conversation: str = ""
    """Agents' socket only: which conversation's log this is."""


class Ack(Frame, frozen=True):
    """Command ``id`` is on disk; ``seq`` is its entry."""

    id: str
    seq: int


class Refused(Frame, frozen=True):
    """Command ``id`` changed nothing, and why. Codes are listed in PROTOCOL.md."""

    id: str
    code: str
    text: str = ""
    open: Asked | None = None
    turn: int = 0
    by: str = ""
    fence: int = 0
    retry: bool = False
    """True when sending the same command again later may work."""


class Writing(Frame, frozen=True):
    """Somebody on the other side is writing, or stopped."""

    on: bool
    name: str = ""
    conversation: str = ""


class Read(Frame, frozen=True):
    """The other side has seen everything up to ``seq``."""

    seq: int
    conversation: str = ""


class Standing(Frame, frozen=True):
    """Where a waiting customer stands, measured; fields are 0 when we can't say."""

    place: int = 0
    low: int = 0
    """Minutes, lower end of the range that earlier customers waited."""
    high: int = 0
    online: bool = True
    opens: int = 0
    """UTC milliseconds."""


class Pong(Frame, frozen=True):
    """Answer to a ping."""


class GoingAway(Frame, frozen=True):
    """The server restarts; come back after ``retry_in`` milliseconds."""

    retry_in: int


# --- agent → server ------------------------------------------------------------------------


class Attend(Frame, frozen=True):
    """First frame of an agent's socket; the cookie has said who it is."""

    after: int = 0
    """Position in the order of changes of the queue that the page shows."""
    epoch: str = ""


class Watch(Frame, frozen=True):
    """Follow a conversation from ``after`` on."""

    conversation: str
    after: int = 0


class Unwatch(Frame, frozen=True):
    """Stop following it."""

    conversation: str


class Act(Frame, frozen=True):
    """An agent's command on a conversation."""

    id: str
    conversation: str
    event: AgentEvent


class AgentTyping(Frame, frozen=True):
    """Whether the agent is writing, and whether to the customer or to the team."""

    conversation: str
    on: bool = True
    note: bool = False


class AgentSeen(Frame, frozen=True):
    """The agent has read everything up to ``seq``."""

    conversation: str
    seq: int


class Away(Frame, frozen=True):
    """Whether the agent takes new conversations."""

    on: bool


# --- server → agent ------------------------------------------------------------------------


class Attending(Frame, frozen=True):
    """The agent is signed in on this socket; the queue follows from ``after``."""

    agent: str
    name: str
    epoch: str
    changed: int
    ping_every: int = 15000
    now: int = 0
    """What the time is here, UTC milliseconds: waits and what was put aside are counted by it."""


class Queue(Frame, frozen=True):
    """Rows that changed after ``after``, up to ``upto``; ``whole`` replaces all that is shown."""

    after: int
    upto: int
    rows: list[Brief]
    whole: bool = False


class Person(Struct, frozen=True, omit_defaults=True):
    """Somebody who has the conversation open."""

    agent: str
    name: str
    doing: Literal["reading", "writing", "noting"] = "reading"


class Presence(Frame, frozen=True):
    """Who has this conversation open, and whether the customer is there."""

    conversation: str
    people: list[Person]
    customer: Literal["here", "writing", "gone"] = "gone"


class Incidents(Frame, frozen=True):
    """How many incidents are open; sent again whenever one of them changed."""

    proposed: int
    """Opened by themselves; nobody has looked at them yet."""
    working: int


class Notice(Frame, frozen=True):
    """Something the agent should know, such as a flow file that could not be published."""

    level: Literal["info", "warn", "bad"]  # "info" with a text told before takes that back
    text: str
    about: str = ""


FromCustomer: TypeAlias = Hello | Do | Typing | Seen | Ping
ToCustomer: TypeAlias = (
    Welcome | Reset | Log | Ack | Refused | Writing | Read | Standing | Pong | GoingAway
)
FromAgent: TypeAlias = Attend | Watch | Unwatch | Act | AgentTyping | AgentSeen | Away | Ping
ToAgent: TypeAlias = (
    Attending | Reset | Queue | Log | Ack | Refused | Writing | Read | Presence | Incidents
    | Notice | Pong | GoingAway
)  # fmt: skip

PROTOCOL = "intakebot.v1"
"""The websocket subprotocol."""

CLOSE = {
    1000: "done",
    1009: "frame too large",
    1011: "our fault; come back",
    1012: "the server restarts; come back after the time in going_away",
    4001: "bad first frame",
    4003: "not allowed: unknown token, or the sign-in ended",
    4008: "no first frame in time",
    4029: "too many frames",
    4400: "not a frame of this protocol",
}
"""Close codes and what they mean. 4001, 4003 and 4400 are final; after the others come back."""
