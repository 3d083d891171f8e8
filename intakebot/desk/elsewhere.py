"""Who is with the other processes, as far as they told us. May be lost and out of date."""

from collections import Counter
from collections.abc import Iterable

from intakebot.bus.messages import AgentAt, RoomNow

MOST_ROOMS = 50_000
MOST_AGENTS = 10_000
"""Of one process; more are not believed."""


class Elsewhere:
    """Rooms that are open here too, and every agent at a desk, by process."""

    def __init__(self) -> None:
        self._rooms: dict[str, dict[str, RoomNow]] = {}
        """By conversation, then by process."""
        self._agents: dict[str, dict[str, tuple[str, ...]]] = {}
        """By process, then by agent: the teams."""
        self._teams: Counter[str] = Counter()

    # --- rooms ---------------------------------------------------------------------------

    def rooms(self, conversation: str) -> Iterable[RoomNow]:
        """What the others say of a room."""
        return self._rooms.get(conversation, {}).values()

    def put(self, node: str, room: RoomNow) -> bool:
        """Take in what a process says of a room; whether that is news."""
        told = self._rooms.get(room.conversation, {})
        if room.empty:
            if told.pop(node, None) is None:
                return False
            if not told:
                self.drop(room.conversation)
            return True
        if not told and len(self._rooms) >= MOST_ROOMS:
            return False
        before = told.get(node)
        self._rooms.setdefault(room.conversation, told)[node] = room
        return before != room

    def drop(self, conversation: str) -> None:
        """Nobody here is interested in that room any more."""
        self._rooms.pop(conversation, None)

    def clear_rooms(self) -> list[str]:
        """Forget all rooms; which those were."""
        rooms, self._rooms = list(self._rooms), {}
        return rooms

    # --- agents --------------------------------------------------------------------------

    def seat(self, node: str, told: AgentAt) -> None:
        """An agent came, went or changed teams."""
        agents = self._agents.setdefault(node, {})
        self._teams.subtract(agents.pop(told.agent, ()))
        if told.teams and len(agents) < MOST_AGENTS:
            agents[told.agent] = tuple(told.teams)
            self._teams.update(agents[told.agent])
        self._teams += Counter()

    def here(self, agent: str) -> bool:
        """Whether that agent is at a desk."""
        return any(agent in agents for agents in self._agents.values())

    def staffs(self, team: str) -> bool:
        """Whether anybody is at a desk for that team."""
        return self._teams.get(team, 0) > 0

    def clear_agents(self) -> None:
        """Forget all agents."""
        self._agents, self._teams = {}, Counter()

    # --- processes -----------------------------------------------------------------------

    def lose(self, node: str) -> list[str]:
        """A process is gone, and everybody with it; the rooms that this changes."""
        for teams in self._agents.pop(node, {}).values():
            self._teams.subtract(teams)
        self._teams += Counter()
        rooms = [name for name, told in self._rooms.items() if told.pop(node, None)]
        for name in rooms:
            if not self._rooms[name]:
                self.drop(name)
        return rooms
