"""The settings of every file that content staff write, apart from the questions' own.

Field descriptions are the authors' guide and the editor's completion; nothing is written twice.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from intakebot.engine.kinds.base import Part, Text


class Shape(BaseModel):
    """Unknown settings are refused: a slip of the pen should not look like success."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
"""What flows, teams, sites and shared files are called: small letters, digits and -."""
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
Priority = Literal["low", "normal", "high", "urgent"]


Weight = Annotated[int, Field(ge=1, le=100)]


class CaseShape(Shape):
    """What the flow says of the case that agents receive."""

    title: Text | None = Field(
        None, description='The case in a line, with blanks: "{{ symptom }} on {{ page.path }}".'
    )
    priority: list[str] = Field(
        [],
        description="Rules such as: high when symptom is A blank page. The first that holds "
        "counts; without one it is normal.",
    )
    same_when: list[str] = Field(
        [], description="Ids of the questions whose answers make two cases the same problem."
    )
    complete: dict[Part, Weight] = Field(
        {},
        description="What makes a case complete, each part with its weight: {steps: 30, "
        "observed: 20, where: 15}. Parts: observed, expected, steps, where, environment, "
        "evidence, since.",
    )
    incident_asks: list[str] | None = Field(
        None,
        description="Ids of the questions that customers of a known incident are still asked; [] "
        "for none. Left out: those that its cases answer differently.",
    )
    send_to: list[str] = Field(
        [], description="Teams that get the case; the first one works on it, instead of `team`."
    )


class FlowShape(Shape):
    """A flow: the questions about one kind of problem, in the order of the talk."""

    flow: Name = Field(description="The flow's id: small letters, digits and -. Never reuse one.")
    title: Text = Field(description="What customers and agents call it.")
    team: str = Field("", description="Who works on its cases: an id from teams.yaml.")
    starts_with: list[Text] = Field(
        [], description="How customers tend to open; routes the first message here."
    )
    hello: Text | None = Field(
        None, description="The first words where the customer has not said anything yet."
    )
    closing: Text | None = Field(None, description="Said when the case has been handed over.")
    order: Literal["as written", "by value"] = Field(
        "as written",
        description="by value: of the questions that may come next, the one that gives the "
        "weightiest missing part is asked first.",
    )
    default: bool = Field(False, description="yes on one flow: it takes what no other flow claims.")
    questions: list[Any] = Field(
        [], description="Top to bottom is the order of the talk; what is known is not asked."
    )
    case: CaseShape | None = Field(None, description="What the case looks like.")


class SharedShape(Shape):
    """Questions that several flows ask, in a file of flows/shared/."""

    questions: list[Any] = Field(min_length=1, description="The questions, as in a flow.")


class TeamShape(Shape):
    """Who works on cases, and when."""

    id: Name = Field(description="The team's id, as flows and agents' accounts name it.")
    name: Text = Field(description="What customers read within a sentence: our orders team.")
    hours: dict[str, str] = Field(
        {},
        description='When somebody is there, such as mon-fri: "9:00-18:00". Left out: always.',
    )
    time_zone: str = Field("UTC", description="Where the hours count, such as Europe/Berlin.")
    holidays: list[str] = Field([], description="Days when nobody is there, such as 2026-12-25.")
    away: Text | None = Field(None, description="What customers are told while nobody is there.")


class TeamsShape(Shape):
    """flows/teams.yaml."""

    teams: list[TeamShape] = Field(description="The teams.")


class ReplyShape(Shape):
    """What an agent may answer, ready to be looked over and sent."""

    id: Name = Field(description="What agents type after a slash: small letters, digits and -.")
    text: Text = Field(
        description="The words, with blanks that the case fills: any question of any flow, "
        "`agent`, and what every text may name."
    )
    teams: list[str] = Field(
        [], description="Whose cases it is offered on: ids from teams.yaml. Left out: everyone's."
    )


class RepliesShape(Shape):
    """flows/replies.yaml."""

    replies: list[ReplyShape] = Field(max_length=500, description="The saved replies.")


class CareShape(Shape):
    """What a site says on somebody's hard day, and to an insult."""

    gentle: Text | None = Field(
        None, description="Said once, and first, to somebody in distress. Short and warm."
    )
    crisis: Text | None = Field(
        None,
        description="Said at once to somebody in danger: where help is, day and night. "
        "A person takes over as well.",
    )
    insults: list[Literal["note", "warn", "pause"]] = Field(
        ["note", "warn", "pause"],
        min_length=1,
        max_length=10,
        description="What the first, second … insult leads to: note (one calm sentence), warn, "
        "or pause. The last one stays. Nothing ends a case, and agents can take it back.",
    )
    pause_minutes: int = Field(10, ge=1, le=120, description="How long a pause is.")


class SiteShape(Shape):
    """A website that shows the widget."""

    id: Name = Field(description="The site's id, as its script tag names it.")
    name: str = Field(max_length=80, description="What customers read at the top of the widget.")
    origins: list[str] = Field(
        [],
        description="Where the widget may run, such as https://shop.example; "
        "http://localhost:* while building.",
    )
    languages: list[Language] = Field(
        ["en"], min_length=1, description="What the widget speaks on this site."
    )
    language: Language = Field(
        "", description="What it speaks where the browser asks for none of them; else the first."
    )
    greeting: Text | None = Field(None, description="The first words under the site's name.")
    openers: list[str] = Field(
        [], max_length=8, description="Ids of flows that get a button under the greeting."
    )
    accent: str = Field(
        "", pattern=r"^(#[0-9a-fA-F]{6})?$", description='The colour of buttons, such as "#2457d6".'
    )
    email: str = Field("", max_length=254, description="Where to write to when chat can't be used.")
    region: str = Field(
        "",
        pattern=r"^([A-Z]{2})?$",
        description="Two letters, such as DE: whose phone numbers are meant without a +.",
    )
    care: CareShape | None = Field(
        None, description="What is said on somebody's hard day, and to an insult."
    )
    rating: bool = Field(
        True,
        description="no: customers are not asked how it was for them. Otherwise they are, once the "
        "matter is closed, unless it was a hard day, they were rude, or nobody wrote to them.",
    )


class SitesShape(Shape):
    """flows/sites.yaml."""

    sites: list[SiteShape] = Field(description="The sites.")


class Line(Shape):
    """One line of a tested conversation: what the customer does, or what is expected of the bot."""

    customer: str | None = Field(None, description="What the customer writes.")
    sends: str | None = Field(None, description="The file that the customer sends: error.png.")
    taps: str | None = Field(None, description="The button that the customer taps.")
    skips: str | None = Field(
        None, description="The optional question the customer leaves out; its id, or yes."
    )
    doesnt_know: str | None = Field(
        None, description="The question the customer can't answer; its id, or yes."
    )
    why: str | None = Field(None, description="The question whose reason the customer wants.")
    changes: dict[str, str] | None = Field(
        None, description="An earlier answer, changed: {reason: Broken}."
    )
    goes_back: str | None = Field(None, description="The question gone back to, or yes.")
    wants: Literal["a person"] | None = Field(None, description="The customer wants: a person.")
    confirms: bool | None = Field(None, description="yes: the summary is right.")
    asks: str | None = Field(None, description="The id of the question the bot asks now.")
    says: str | None = Field(None, description="Words that are in what the bot just said.")
    summary: bool | None = Field(None, description="yes: the bot shows the summary now.")
    incident: bool | None = Field(
        None, description="yes: from here on there is a known incident with the customer's error."
    )
    handed_over: bool | None = Field(
        None, alias="handed over", description="yes: the case is with the team now."
    )


class TestShape(Shape):
    """One tested conversation."""

    __test__ = False  # or pytest takes it for one of its own

    it: str = Field(description="What the flow does, as a sentence that begins with it.")
    page: dict[str, str] = Field({}, description="What the page told, such as {url: …}.")
    site: dict[str, str] = Field({}, description="What the site set, such as {plan: Pro}.")
    language: str = Field("en", description="What the customer speaks.")
    at: str = Field(
        "2026-03-02T10:00:00Z", description="When it happens; yesterday counts from here."
    )
    chat: list[Line] = Field(description="The conversation, line by line.")
    case: dict[str, Any] | None = Field(
        None, description="All answers of the case; what was skipped is not in it."
    )
    title: str | None = Field(None, description="The case's title.")
    priority: Priority | None = Field(None, description="The case's priority.")


class TestsShape(Shape):
    """A *.test.yaml file."""

    __test__ = False

    flow: str = Field("", description="The flow that is tested; empty lets the first words choose.")
    tests: list[TestShape] = Field(min_length=1, description="The tests.")
