"""Asks the store what other processes wrote: the bus only makes it quicker.

One question a second, however many sockets follow however many conversations.
"""

import asyncio

import structlog

from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.desk.incidents import INCIDENTS
from intakebot.hub import Hub
from intakebot.store.journal import JournalError

LOOK_EVERY = 1.0
"""Seconds; with the answer and the reading it must stay under two."""
REST_EVERY = 5
"""Looks until whatever carries no number is looked at, in case a hint was missed: everybody's
grant (they may be signed out elsewhere), and incidents."""
CONVERSATIONS, AGENTS = "conv_", "agent:"
"""How the topics begin that are followed."""

log = structlog.get_logger()


class Lookout:
    """Wakes who follows a conversation or the queue that moved on elsewhere."""

    def __init__(self, conversations: Conversations, hub: Hub) -> None:
        self._conversations = conversations
        self._hub = hub
        self._epoch = ""
        self._known: dict[str, int] = {}
        self._changed = 0
        self._looks = 0

    async def run(self) -> None:
        """Look until cancelled. A store that is away is told of once."""
        told = False
        while True:
            try:
                await self.look()
                told = False
            except JournalError as error:
                if not told:
                    log.warning("lookout_failed", error=repr(error))
                told = True
            await asyncio.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Ask once, and wake."""
        journal, hub = self._conversations.journal, self._hub
        if journal.epoch != self._epoch:  # places of another epoch say nothing
            self._epoch, self._known, self._changed = journal.epoch, {}, 0
        known = {name: self._known.get(name, -1) for name in hub.following(CONVERSATIONS)}
        standing = await journal.standing(known)
        self._known = known | standing.seqs
        for name, seq in standing.seqs.items():
            journal.doubt(name, seq)
            self._conversations.memory.doubt(name, seq)
            hub.wake_here(name)
        if standing.changed != self._changed:
            self._changed = standing.changed
            hub.wake_here(QUEUE)
        self._looks += 1
        if self._looks % REST_EVERY == 0:
            for topic in (INCIDENTS, *hub.following(AGENTS)):
                hub.wake_here(topic)
