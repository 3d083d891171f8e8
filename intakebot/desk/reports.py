"""Reports over what the store holds, for operators."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable

from intakebot.engine import rating
from intakebot.engine.flow import Flow
from intakebot.engine.rating import Ratings
from intakebot.engine.reasks import Reasks, counted
from intakebot.store.logs import Log, Logs


async def reasks(
    logs: Logs, edition: Callable[[str], Awaitable[Flow | None]], since: int = 0
) -> dict[str, Reasks]:
    """Re-asked facts by flow, in the order of their ids.

    Args:
        logs: where the conversations are read.
        edition: the flow that a conversation was stepped with, by its hash.
        since: UTC milliseconds; conversations begun before are left out.
    """
    found: dict[str, Reasks] = defaultdict(Reasks)
    async for log in walked(logs, since):
        flow = await edition(log.conversation.edition) if log.conversation.edition else None
        if flow is not None:
            found[flow.id] += counted(flow, log.conversation.language, log.entries)
    return dict(sorted(found.items()))


async def ratings(logs: Logs, since: int = 0) -> dict[str, Ratings]:
    """How it was for customers, by flow, in the order of their ids; ``since`` as above."""
    found: dict[str, Ratings] = defaultdict(Ratings)
    async for log in walked(logs, since):
        if log.conversation.flow:
            found[log.conversation.flow] += rating.counted(log.entries)
    return dict(sorted(found.items()))


async def walked(logs: Logs, since: int) -> AsyncIterator[Log]:
    """One log after another, read beside everything else."""
    walk = logs.since(since)
    while (log := await asyncio.to_thread(next, walk, None)) is not None:
        yield log
