"""Who is here: agents at their desks, who has which conversation open, who is writing.

Lives in memory and may be lost; nothing that lasts stands on it.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from intakebot.hub import Hub

Doing = Literal["reading", "writing", "noting"]


@dataclass(slots=True)
class Looking:
    """One agent with a conversation open, perhaps in several tabs."""

    name: str
    doing: Doing = "reading"
    tabs: int = 0


@dataclass(slots=True)
class Room:
    """Everybody who has one conversation open."""

    agents: dict[str, Looking] = field(default_factory=dict)
    customers: int = 0
    writing: bool = False
    seen_by_team: int = 0
    seen_by_customer: int = 0
    """How far each side has read, by entry number."""

    @property
    def customer(self) -> Literal["here", "writing", "gone"]:
        """Whether the customer is there."""
        if not self.customers:
            return "gone"
        return "writing" if self.writing else "here"

    @property
    def empty(self) -> bool:
        return not self.agents and not self.customers


class Presence:
    """All who are here, in this process."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._rooms: dict[str, Room] = {}
        self._teams: Counter[str] = Counter()
        self._agents: Counter[str] = Counter()

    # --- agents at their desks ----------------------------------------------------------

    def arrive(self, agent: str, teams: tuple[str, ...]) -> None:
        """An agent opened the console (in one more tab)."""
        self._agents[agent] += 1
        self._teams.update(teams or ("",))

    def leave(self, agent: str, teams: tuple[str, ...]) -> None:
        """An agent closed a tab."""
        self._agents[agent] -= 1
        self._teams.subtract(teams or ("",))
        self._agents += Counter()
        self._teams += Counter()

    def here(self, agent: str) -> bool:
        """Whether that agent is at the desk."""
        return self._agents[agent] > 0

    def staffed(self, team: str) -> bool:
        """Whether anybody of the team is here. Agents without a team serve every team."""
        return self._teams[team] > 0 or self._teams[""] > 0

    # --- rooms ---------------------------------------------------------------------------

    def room(self, conversation: str) -> Room:
        """Who has this conversation open; an empty room when nobody has."""
        return self._rooms.get(conversation) or Room()

    def look(self, conversation: str, agent: str, name: str) -> None:
        """An agent opened the conversation."""
        room = self._rooms.setdefault(conversation, Room())
        room.agents.setdefault(agent, Looking(name)).tabs += 1
        self._tell(conversation)

    def look_away(self, conversation: str, agent: str) -> None:
        """An agent closed it."""
        room = self._rooms.get(conversation)
        looking = room.agents.get(agent) if room else None
        if room is None or looking is None:
            return
        looking.tabs -= 1
        if looking.tabs <= 0:
            del room.agents[agent]
        self._tidy(conversation, room)
        self._tell(conversation)

    def does(self, conversation: str, agent: str, doing: Doing) -> None:
        """An agent began or stopped writing."""
        looking = self.room(conversation).agents.get(agent)
        if looking is not None and looking.doing != doing:
            looking.doing = doing
            self._tell(conversation)

    def come(self, conversation: str) -> None:
        """The customer opened the chat (in one more tab)."""
        self._rooms.setdefault(conversation, Room()).customers += 1
        self._tell(conversation)

    def go(self, conversation: str) -> None:
        """The customer closed a tab."""
        room = self._rooms.get(conversation)
        if room is None or not room.customers:
            return
        room.customers -= 1
        room.writing = room.writing and room.customers > 0
        self._tidy(conversation, room)
        self._tell(conversation)

    def writes(self, conversation: str, on: bool) -> None:
        """The customer began or stopped writing."""
        room = self._rooms.get(conversation)
        if room is not None and room.writing != on:
            room.writing = on
            self._tell(conversation)

    def seen(self, conversation: str, seq: int, *, team: bool) -> None:
        """One side has read up to ``seq``; numbers only grow."""
        room = self._rooms.get(conversation)
        if room is None:
            return
        if team and seq > room.seen_by_team:
            room.seen_by_team = seq
        elif not team and seq > room.seen_by_customer:
            room.seen_by_customer = seq
        else:
            return
        self._tell(conversation)

    def writer(self, conversation: str) -> str:
        """The name of the agent who writes to the customer now; empty when nobody does."""
        for looking in self.room(conversation).agents.values():
            if looking.doing == "writing":
                return looking.name
        return ""

    def _tidy(self, conversation: str, room: Room) -> None:
        if room.empty:
            self._rooms.pop(conversation, None)

    def _tell(self, conversation: str) -> None:
        self._hub.wake(room_topic(conversation))


def room_topic(conversation: str) -> str:
    """The hub's topic for changes of who is in a conversation."""
    return f"room:{conversation}"
