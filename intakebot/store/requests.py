"""What is asked of whoever writes for a journal, and what became of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from intakebot.engine.brief import Brief
from intakebot.engine.conversation import Conversation
from intakebot.store.journal import Committed
from intakebot.store.statements import Ready


@dataclass(slots=True)
class Create:
    """Store a new conversation and number it."""

    conversation: Conversation
    token_hash: bytes


@dataclass(slots=True)
class Amend:
    """Write how many cases look alike, or that others do."""

    conversation_id: str
    alike: int
    anew: bool = False


@dataclass(slots=True)
class Settle:
    """Write something, however little: all that was written before it is then as safe as it."""


Request: TypeAlias = Ready | Create | Amend | Settle
Outcome: TypeAlias = Committed | int | Exception


@dataclass(slots=True)
class Result:
    """What became of a batch, request by request."""

    outcomes: list[Outcome]
    briefs: dict[str, Brief] = field(default_factory=dict)
    """The new queue rows of turns, by conversation, in the order of changes."""
    elsewhere: bool = False
    """Whether queue rows changed that are not among ``briefs``."""
    before: int | None = None
    """The place after which the batch's own places begin, if the batch does not vouch that
    it is the one where the batch before it ended."""
    newest: int = 0
    """The newest place in the order of changes afterwards."""


class Waiting(NamedTuple):
    """A request and who waits for it."""

    request: Request
    future: asyncio.Future[Committed | int]


Release: TypeAlias = Callable[[list[Waiting], Result], None]
