"""The bodies of the REST API that are about incidents."""

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from intakebot.edge.models import Model

LANGUAGES = 20
NAME = r"^[0-9A-Za-z_-]+$"

Name: TypeAlias = Annotated[str, Field(min_length=16, max_length=64, pattern=NAME)]
"""What a client calls a command: the same name again changes nothing."""
Text: TypeAlias = Annotated[str, Field(max_length=2000)]


def _some(text: "str | dict[str, str]") -> "str | dict[str, str]":
    if isinstance(text, dict) and len(text) > LANGUAGES:
        raise ValueError(f"{LANGUAGES} languages at most")
    if isinstance(text, dict) and any(len(language) > 35 for language in text):
        raise ValueError("no such language")
    return text


Words: TypeAlias = Annotated[Text | dict[str, Text], AfterValidator(_some)]
"""One text for everybody, or one for each language."""


class IncidentAsked(Model):
    """Open an incident from a case."""

    id: Name
    conversation: str = Field(max_length=64)
    title: str = Field("", max_length=200)


class IncidentCommand(Model):
    """A change of the incident as it stood at ``version``."""

    id: Name
    version: int = Field(ge=1, lt=2**31)


class CasesAdded(IncidentCommand):
    """Put these conversations' cases in, all or none."""

    conversations: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=100)


class CaseRemoved(IncidentCommand):
    """Take one out."""

    conversation: str = Field(max_length=64)


class IncidentEdit(IncidentCommand):
    """What is not given stays as it is."""

    title: str | None = Field(None, min_length=1, max_length=200)
    note: Words | None = None
    owner: str | None = Field(None, max_length=64, description="An agent's id; empty for nobody.")
    asks: list[Annotated[str, Field(max_length=64)]] | None = Field(
        None, max_length=20, description="Ids of the questions that it still needs answered."
    )


class IncidentMoved(IncidentCommand):
    """Confirm it, mark it as fixed for all, reopen or dismiss it."""

    state: Literal["working", "fixed", "dismissed"]


class UpdatePosted(IncidentCommand):
    """Tell all of its customers, each in their own conversation."""

    text: Words


class IncidentBrief(Model):
    """An incident in the list. Times are UTC milliseconds, 0 for never."""

    number: int
    version: int
    state: Literal["proposed", "working", "fixed", "dismissed"]
    title: str
    line: str = Field(description="The error line that its fingerprint stands for.")
    site: str
    owner: str
    owner_name: str
    opened_at: int
    opened_by: str = Field(description="Empty where it opened by itself.")
    fixed_at: int
    cases: int
    customers: int
    wants: int = Field(description="Customers who asked to be told.")
    first: int
    last: int


class HourView(Model):
    """Cases within an hour; ``before`` for those with its error from before it began."""

    at: int
    count: int
    before: bool = False


class ValueView(Model):
    value: str
    count: int


class SplitView(Model):
    """One sort of fact, and how many of its cases have which value."""

    what: str
    label: str
    values: list[ValueView]


class SuggestedView(Model):
    """A case that may belong to it."""

    conversation: str
    number: int
    title: str
    customer: str
    phase: str
    at: int
    exact: bool = Field(description="Whether it has the very same fingerprint.")
    reasons: list[str]
    differs: list[str]


class MemberView(Model):
    """A case of it."""

    conversation: str
    number: int
    title: str
    customer: str
    phase: str
    at: int
    by: str = Field(description="Who put it there: an agent's id, customer, or empty for itself.")
    wants: bool
    reasons: list[str]


class HistoryLine(Model):
    """A line of its history."""

    seq: int
    at: int
    name: str
    kind: str
    text: str = ""


class QuestionView(Model):
    """A question of one of its cases' flows that its customers may still be asked."""

    id: str
    label: str
    flow: str = Field(description="What the flow is called; empty where its cases have one alone.")


class IncidentView(IncidentBrief):
    """All of an incident."""

    note: dict[str, str]
    note_at: int
    asks: list[str] | None = Field(
        description="Questions that its customers are still asked, as agents chose; null where"
        " nobody did: then those that the flow names, or whose answers differ most."
    )
    asked: list[str] = Field(
        description="Those questions as they stand now, with the ones they hang on."
    )
    chosen_by: Literal["agents", "flow", "cases"] = Field(description="Who says so.")
    questions: list[QuestionView] = Field(description="What there is to choose from.")
    silent: Literal["", "nobody", "customers", "agents"] = Field(
        description="Why customers with exactly its error are not told during intake: nobody"
        " confirmed it, customers said that theirs is different, or agents refused to join such"
        " cases. Empty where they are told."
    )
    hours: list[HourView]
    usual: float = Field(description="Cases an hour before it began.")
    common: list[SplitView]
    differ: list[SplitView]
    suggested: list[SuggestedView]
    members: list[MemberView]
    history: list[HistoryLine]
