"""The bodies of the REST API about one case: its sheet, its contacts, what looks like it."""

from typing import Literal

from pydantic import Field

from intakebot.edge.models import Model


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
    differs: list[str] = Field([])
    linked: bool = False


class OtherView(Model):
    """What another contact of the case says to the same question."""

    number: int
    text: str


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
    contact: int = Field(0, description="Whose answer it is; 0 for this conversation's.")
    others: list[OtherView] = Field([], description="What contacts say that is something else.")
    decided: bool = Field(False, description="Whether an agent chose between them.")


class KnownView(FactView):
    """An answer that a draft asks for, and the place of the sentence that does."""

    start: int
    end: int = Field(description="Code points of the draft; the end is not part of it.")


class ReplyView(Model):
    """A saved reply, with its blanks filled from the case."""

    id: str
    text: str
    language: str = Field("", description="Empty for a text that is the same in all languages.")
    teams: list[str] = Field([], description="Whose reply it is; empty for everyone's.")
    open: list[str] = Field([], description="What the text has where the case knows nothing.")


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
    via: int = Field(0, description="What it is linked to; 0 for the case's own conversation.")
    owner: str = ""
    waiting_since: int = 0
    entries: int = 0


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
    case: int = Field(0, description="The case that a second matter became; 0 for none.")


class CaseRef(Model):
    """A case to go to."""

    number: int
    conversation: str


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
    noticed: list[NoticedView] = Field([])
    case: int = Field(0, description="The case that this conversation belongs to.")
    ladder: list[str] = Field([], description="What the first, second … insult leads to here.")
    incident: IncidentRef | None = None
    came_from: CaseRef | None = Field(
        None, description="The case that this was a second matter of: its customer reads that one."
    )
    split: list[CaseRef] = Field([], description="What became cases of their own.")
