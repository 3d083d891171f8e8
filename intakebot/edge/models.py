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
    begins: int = Field(
        0, description="When its hours begin next; 0 for a team that is always there."
    )
    hours: str = ""


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
