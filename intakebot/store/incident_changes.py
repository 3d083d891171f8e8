"""A change of an incident, as the desk asks for it, and why one was not written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


class NotWritten(Exception):
    """Nothing was written."""


class Gone(NotWritten):
    """There is no such incident."""


class Stale(NotWritten):
    """Somebody changed it meanwhile."""


class Known(NotWritten):
    """There is an incident with this fingerprint already, or the case is in one."""

    def __init__(self, number: int = 0) -> None:
        super().__init__(f"incident {number}")
        self.number = number


class Done(NotWritten):
    """This command was done already; ``digest`` says whether it said the same."""

    def __init__(self, number: int, digest: bytes) -> None:
        super().__init__(f"incident {number}")
        self.number = number
        self.digest = digest


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what, when, and under which name; ``who`` is empty for what happens by itself."""

    at: int
    kind: str
    who: str = ""
    name: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    cid: str = ""
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that becomes part of an incident."""

    conversation: str
    number: int
    reported_at: int
    customer: str
    score: float = 0.0
    reasons: Sequence[str] = ()
    wants: bool = False
    kind: str = "belongs"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a deed changes."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    join: Sequence[NewCase] = ()
    leave: Sequence[str] = ()
    """Conversations."""
    tell_all: bool = False
    """Whether every case of it is told."""
    release: bool = False
    """Whether none of its cases belongs to it any more."""
