"""A command: what is to be done to a conversation, by whom, under which name, and its outcome."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, TypeAlias

import msgspec
from msgspec import Struct

from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.events import AnyEvent, Staffing
from intakebot.engine.flow import Flow
from intakebot.engine.incident_entries import OpenIncident
from intakebot.engine.recall import Known
from intakebot.store.journal import CommandKey

encode_event = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True)
class Actor:
    """Who performs."""

    by: Literal["customer", "agent"] = "customer"
    who: str = ""
    name: str = ""


class Done(Struct, frozen=True):
    """The command is on disk; ``seq`` is its entry."""

    seq: int
    upto: int
    conversation: Conversation


Outcome: TypeAlias = Done | Refuse
Complete: TypeAlias = Callable[[str, AnyEvent], Awaitable[AnyEvent | Refuse]]
"""Looks up what a conversation's event only names."""
Recall: TypeAlias = Callable[[Conversation, AnyEvent], Awaitable[Known]]
"""Finds what is known of a conversation's customer."""
Meet: TypeAlias = Callable[[Conversation, Flow | None], Awaitable[OpenIncident | None]]
"""Finds the incident that what a conversation says by now points to."""


class Command(Struct, frozen=True):
    """What is to be done, by whom, and under which name."""

    conversation_id: str
    event: AnyEvent
    """As it was sent."""
    actor: Actor
    cid: str
    digest: bytes
    staffing: Callable[[Conversation], Staffing] | None
    complete: Complete | None
    recall: Recall | None = None

    @property
    def key(self) -> CommandKey:
        """Its name: unique for its sender in the conversation."""
        return self.actor.by, self.actor.who, self.cid


def digest_of(event: AnyEvent) -> bytes:
    """16 bytes that two events share only if they say the same."""
    return blake2b(encode_event(event), digest_size=16).digest()
