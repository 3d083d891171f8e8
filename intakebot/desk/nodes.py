"""Several processes, one product: what this one tells the others, and what it makes of theirs.

Nothing that lasts stands on it. A hint wakes whoever listens here, and they read the store; a
passing message changes what is shown. What another process says is believed as far as
it can do no harm: a wrong number costs a read.
"""

import asyncio
from collections.abc import Callable

from intakebot.bus.line import Line
from intakebot.bus.messages import AgentAt, Hello, Message, RoomNow, Took, Tried, Wakes
from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.desk.limits import Shared
from intakebot.desk.presence import Presence
from intakebot.desk.tries import Tries
from intakebot.hub import Hub

SLICE = 200
"""Rooms that are told at once when everything is told again, and the pause between."""
PAUSE = 0.05
STAFF_FOR = 60.0
"""Seconds for which the staff of other processes counts as here when the bus has gone."""


class Nodes:
    """Between the bus and the desk."""

    def __init__(
        self,
        line: Line,
        hub: Hub,
        conversations: Conversations,
        presence: Presence,
        limits: Shared,
        tries: Tries,
    ) -> None:
        self.line = line
        self._hub = hub
        self._conversations = conversations
        self._presence = presence
        self._limits = limits
        self._tries = tries
        self._telling: asyncio.Task[None] | None = None
        self._later: asyncio.TimerHandle | None = None
        line.hear, line.came, line.went = self._hear, self._came, self._went
        line.lost = presence.lost
        hub.beyond = line.wake
        presence.tell = limits.tell = tries.tell = line.say

    async def leave(self) -> None:
        """This process goes."""
        if self._telling is not None:
            self._telling.cancel()
        if self._later is not None:
            self._later.cancel()
        await self.line.leave()

    # --- hearing ---------------------------------------------------------------------------

    def _hear(self, node: str, message: Message) -> None:
        match message:
            case Wakes():
                self._wake(message)
            case RoomNow():
                self._presence.told(node, message)
            case AgentAt():
                self._presence.told_of_agent(node, message)
            case Took():
                self._limits.took(message)
            case Tried():
                self._tries.told(message)
            case Hello():
                self._presence.introduce()
            case _:
                return

    def _wake(self, wakes: Wakes) -> None:
        for topic, at in wakes.at.items():
            if topic == QUEUE:
                self._conversations.journal.doubt_changes(at)
            elif at:
                self._conversations.journal.doubt(topic, at)
                self._conversations.memory.doubt(topic, at)
            self._hub.wake_here(topic)

    # --- the bus comes and goes ------------------------------------------------------------

    def _came(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None
        self.line.say(Hello(), "hello")
        self._presence.introduce()
        if self._telling is None or self._telling.done():
            self._telling = asyncio.ensure_future(self._tell_all())

    async def _tell_all(self) -> None:
        """Say who is in which room, and ask who else is: both may have changed meanwhile."""
        rooms = self._presence.rooms()
        for start in range(0, len(rooms), SLICE):
            for conversation in rooms[start : start + SLICE]:
                self._presence.say_room(conversation, asks=True)
            await asyncio.sleep(PAUSE)

    def _went(self) -> None:
        """Who is in a room or writes there, we can't know any more; people stay a while."""
        self._presence.forget_rooms()
        loop: Callable[..., asyncio.TimerHandle] = asyncio.get_running_loop().call_later
        self._later = loop(STAFF_FOR, self._presence.forget_agents)
