"""The bodies of the REST API about cases that are joined or taken apart."""

from typing import Literal

from pydantic import Field

from intakebot.edge.models import Model


class SaidView(Model):
    """An answer, as one of two cases has it."""

    text: str = Field("", description="Empty where there is no value; `state` says why.")
    state: Literal["given", "unverified", "unknown", "skipped", "not asked"]


class ChoiceView(Model):
    """A way to settle a contradiction: whose answers are kept, and how that reads."""

    of: list[int]
    text: str


class JoinRow(Model):
    """One question as both cases answer it, and as they would together."""

    question: str
    label: str
    kind: str
    one: SaidView
    other: SaidView
    together: SaidView
    choices: list[ChoiceView] = Field([], description="Empty where they don't contradict.")


class SideView(Model):
    """One of the two cases."""

    number: int
    conversation: str
    title: str
    customer: str
    opened: int
    contacts: int


class PersonView(Model):
    """A contact of the joined case, and how it is known whose it is."""

    number: int
    conversation: str
    customer: str
    known: Literal["signed in", "same browser", "same e-mail, typed", "not proved"]
    entries: int
    opened: int
    hears: str = Field("", description="What its customer is told when the cases are joined.")


class JoinView(Model):
    """What would become of two cases: `stays` keeps its number, `goes` becomes part of it."""

    stays: SideView
    goes: SideView
    rows: list[JoinRow]
    contacts: list[PersonView]
    seen: str = Field(description="Send it along with what was decided by it.")


class ItemView(Model):
    """Something that came while two cases were one, and whose it is."""

    kind: Literal["note", "answer", "contact", "closed"]
    of: int
    to: Literal["stays", "goes", "both"]
    asked: bool = Field(description="Whether it is unclear; else it is said where it goes.")
    text: str
    at: int
    who: str = ""


class PartView(Model):
    """What would become of a case that is taken apart: both sides, and what came meanwhile."""

    stays: SideView
    goes: SideView
    case: int = Field(description="The case that it is linked to: what `unlink` names.")
    by: str
    at: int
    reasons: list[str]
    items: list[ItemView]
    seen: str
