"""The bodies of the REST API."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Unknown fields are refused: a typo should not look like success."""

    model_config = ConfigDict(extra="forbid")


class Opener(Model):
    """A button under the greeting: starts that flow."""

    flow: str
    label: str


class SiteView(Model):
    """What the widget needs to draw itself before any conversation exists."""

    id: str
    name: str
    language: str
    languages: list[str]
    greeting: str
    openers: list[Opener]
    accent: str = ""
    online: bool
    opens: int = Field(0, description="When the team is back, UTC ms; 0 when open or unknown.")
    closes: int = Field(0, description="When the team leaves today, UTC ms; 0 when unknown.")
    hours: str = Field("", description="The team's hours in words.")
    email: str = ""
    file_limit: int = Field(description="Largest upload, bytes.")
    file_types: list[str]
    text_limit: int = Field(description="Longest message, characters.")


class SessionAsked(Model):
    """A new conversation, before its first message."""

    site: str = Field(max_length=64)
    language: str = Field("", max_length=35)


class SessionMade(Model):
    """The token is shown once; it opens this conversation and nothing else."""

    conversation: str
    number: int
    token: str
    epoch: str


class UploadMade(Model):
    """A file that may now be sent with a message."""

    id: str
    name: str
    media_type: str
    size: int
    width: int = 0
    height: int = 0


class DraftAsked(Model):
    """A reply that an agent is about to send."""

    text: str = Field("", max_length=8000)


class SignIn(Model):
    email: str = Field(max_length=254)
    password: str = Field(max_length=1024)


class InviteView(Model):
    """What a one-time link is for."""

    email: str
    name: str
    role: str


class Join(Model):
    """Use a one-time link: choose how one is called and a password."""

    token: str = Field(max_length=128)
    name: str = Field(min_length=1, max_length=80)
    password: str = Field(max_length=1024)


class Me(Model):
    """The signed-in agent. ``csrf`` goes into the X-CSRF-Token header of every change."""

    id: str
    name: str
    email: str
    role: Literal["agent", "lead", "editor", "admin"]
    teams: list[str]
    csrf: str


class AgentView(Model):
    id: str
    name: str
    email: str
    role: str
    teams: list[str]
    online: bool
    active: bool


class InviteAsked(Model):
    email: str = Field(max_length=254)
    name: str = Field("", max_length=80)
    role: Literal["agent", "lead", "editor", "admin"] = "agent"
    teams: list[str] = Field([], max_length=100)


class InviteToken(Model):
    """The secret of a one-time link."""

    token: str = Field(max_length=128)


class AgentChange(Model):
    """What is not given stays as it is."""

    role: Literal["agent", "lead", "editor", "admin"] | None = None
    teams: list[str] | None = Field(None, max_length=100)
    active: bool | None = None


class InviteMade(Model):
    """The link is shown once."""

    link: str
    expires: int


class TeamView(Model):
    id: str
    name: str
    online: bool
    opens: int = 0
    hours: str = ""


class CandidateView(Model):
    """A case that looks like this one."""

    number: int
    conversation: str
    title: str
    phase: str
    customer: str
    opened: int
    score: float
    likeness: Literal["very alike", "alike", "a little"]
    reasons: list[str]
    differs: list[str] = []
    linked: bool = False


class FactView(Model):
    question: str
    label: str
    kind: str
    value: str | int | float | bool | list[str] | None
    text: str
    state: str
    band: str
    by: str
    seq: int = 0
    quote: str = ""
    who: str = ""


class KnownView(FactView):
    """An answer that a draft asks for, and the place of the sentence that does."""

    start: int
    end: int = Field(description="Code points of the draft; the end is not part of it.")


class RowView(Model):
    """What is missing; ``question`` is empty where none of the flow's would give it."""

    question: str
    label: str


class ContactView(Model):
    """One conversation of a case."""

    conversation: str
    number: int
    customer: str
    opened: int
    phase: str


class LikelyView(Model):
    """Another case that may be the same customer's; ``proved`` where that is certain."""

    conversation: str
    number: int
    customer: str
    phase: str
    opened: int
    agrees: list[str]
    proved: bool = False


class NoticedView(Model):
    """How a message was meant; ``entry`` is what ``forgive`` takes back."""

    entry: int
    of: int = Field(description="The message's entry.")
    kind: str = Field(description="distress, crisis, abuse or another.")
    quote: str
    step: int = 0
    action: str = ""
    more: list[str] = Field([], description="What else of the message is rude.")


class IncidentRef(Model):
    """The incident that a case belongs to."""

    number: int
    title: str
    state: str


class CaseView(Model):
    """The case sheet: who, what, where, what is missing, who else."""

    number: int
    conversation: str
    flow: str
    flow_title: str
    title: str
    priority: str
    team: str
    opening: str
    score: int
    facts: list[FactView]
    missing: list[RowView]
    context: dict[str, str]
    contacts: list[ContactView]
    candidates: list[CandidateView]
    likely: list[LikelyView] = Field([], description="Possibly the same customer.")
    noticed: list[NoticedView] = []
    ladder: list[str] = Field([], description="What the first, second … insult leads to here.")
    incident: IncidentRef | None = None


class Hit(Model):
    """A search result."""

    conversation: str
    number: int
    title: str
    customer: str
    phase: str
    opened: int
    words: str = Field(description="Where it matched.")


class FlowView(Model):
    """One flow file as it stands: live edition and, if the last save was broken, its problems."""

    id: str
    title: str
    file: str
    edition: str
    published: int
    problems: list[str]


class Problem(Model):
    """problem+json, RFC 9457."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    code: str = ""
