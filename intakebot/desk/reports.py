"""Reports over what the store holds, for operators."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable

from intakebot.engine.flow import Flow
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
    walk = logs.since(since)
    while True:
        log: Log | None = await asyncio.to_thread(next, walk, None)
        if log is None:
            return dict(sorted(found.items()))
        flow = await edition(log.conversation.edition) if log.conversation.edition else None
        if flow is not None:
            found[flow.id] += counted(flow, log.conversation.language, log.entries)
