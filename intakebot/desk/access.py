"""Who may do what: one table and one function, for HTTP and for every frame.

A test walks all routes and frame types against this table; whatever is not in it is refused.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Role: TypeAlias = Literal["agent", "lead", "editor", "admin"]


@dataclass(frozen=True, slots=True)
class Stranger:
    """Nobody we know."""


@dataclass(frozen=True, slots=True)
class Customer:
    """The holder of one conversation's token, and of nothing else."""

    conversation: str


@dataclass(frozen=True, slots=True)
class Staff:
    """A signed-in agent, as their grant stood when they were last looked up."""

    id: str
    name: str
    email: str
    role: Role
    teams: tuple[str, ...] = ()
    grant_version: int = 1
    csrf: str = ""


@dataclass(frozen=True, slots=True)
class Monitor:
    """A program that watches this process: it knows the token, or runs on the same machine."""


Principal: TypeAlias = Stranger | Customer | Staff | Monitor

ANYONE = "anyone"
OWN = "own"
"""The customer, on their own conversation."""
MONITOR = "monitor"

PEOPLE = ("agent", "lead", "admin")
ALL_STAFF = ("agent", "lead", "editor", "admin")

POLICY: dict[str, tuple[str, ...]] = {
    "page.read": (ANYONE,),
    "site.read": (ANYONE,),
    "session.open": (ANYONE,),
    "sign.in": (ANYONE,),
    "invite.use": (ANYONE,),
    "proof.use": (ANYONE,),
    "conversation.follow": (OWN, *PEOPLE),
    "conversation.say": (OWN,),
    "conversation.handle": PEOPLE,
    "transcript.read": (OWN,),
    "upload.add": (OWN, *PEOPLE),
    "upload.read": (OWN, *PEOPLE),
    "queue.follow": PEOPLE,
    "case.read": PEOPLE,
    "search": PEOPLE,
    "incident.read": PEOPLE,
    "incident.change": PEOPLE,
    "sign.out": ALL_STAFF,
    "me.read": ALL_STAFF,
    "team.list": ALL_STAFF,
    "agent.list": ALL_STAFF,
    "agent.invite": ("lead", "admin"),
    "agent.change": ("admin",),
    "flow.list": ALL_STAFF,
    "docs.read": ("admin",),
    "metrics.read": (MONITOR,),
}
"""Each action and who may do it. ``own`` needs the object to be the customer's conversation."""


def may(principal: Principal, action: str, conversation: str = "") -> bool:
    """Whether ``principal`` may do ``action``, on ``conversation`` where it has one."""
    granted = POLICY.get(action, ())
    if ANYONE in granted:
        return True
    if isinstance(principal, Customer):
        return OWN in granted and bool(conversation) and principal.conversation == conversation
    if isinstance(principal, Monitor):
        return MONITOR in granted
    return isinstance(principal, Staff) and principal.role in granted
