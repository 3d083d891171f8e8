"""An incident: many customers, one cause. What ``step`` may know of one, and its entries."""

from typing import Literal

from msgspec import Struct

from intakebot.engine.tags import Body


class OpenIncident(Struct, frozen=True):
    """An incident that is open and that this conversation is part of, by all we know.

    The desk looks it up and hands it to ``step`` with the event; no client can say any of it.
    """

    number: int
    others: int = 0
    """How many other customers have it."""
    since: int = 0
    """When the first of them wrote, UTC milliseconds."""
    note: dict[str, str] = {}
    """What customers read, by language; the empty language is for all of them."""
    updated: int = 0
    """When the note was last changed, UTC milliseconds."""
    asks: list[str] = []
    """Ids of the questions that are still worth asking."""
    at_it: bool = True
    """Whether somebody of the team said that they work on it."""


class KnownIncident(Struct, frozen=True, omit_defaults=True):
    """An incident as a customer is shown it, in their language."""

    number: int
    stands: str
    """How many others have it, since when, and whether we are on it."""
    note: str = ""
    updated: str = ""
    """When the note was last changed, in words."""


class IncidentJoined(Body, frozen=True):
    """This conversation belongs to an incident from here on. Agents only."""

    incident: int
    title: str = ""
    score: float = 0.0
    reasons: list[str] = []
    wants: bool = False
    """Whether the customer asked to be told when it is fixed."""


class IncidentLeft(Body, frozen=True):
    """It does not belong to that incident: taken back by an agent, or the customer says so."""

    incident: int
    why: Literal["agent", "different"] = "agent"


class IncidentNews(Body, frozen=True):
    """A word on the incident that all of its customers are told."""

    incident: int
    kind: Literal["update", "fixed", "reopened"]
    title: str
    """What kind of news it is, in the customer's language."""
    text: str
