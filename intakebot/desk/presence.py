"""Who is here: agents at their desks, who has which conversation open, who is writing.

Lives in memory and may be lost; nothing that lasts stands on it. Where there are other
processes, each tells the others who is with it; when they can't be heard, each goes by its own.
"""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from intakebot.bus.messages import AgentAt, Message, Person, RoomNow
from intakebot.desk.elsewhere import Elsewhere
from intakebot.hub import Hub

Doing = Literal["reading", "writing", "noting"]
DOINGS: tuple[str, ...] = get_args(Doing)


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
    """All who are here: those of this process, and those that the others told of."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._rooms: dict[str, Room] = {}
        self._agents: dict[str, Counter[str]] = {}
        self._teams: Counter[str] = Counter()
        self._elsewhere = Elsewhere()
        self.tell: Callable[[Message, Hashable], None] | None = None
        """Tells the other processes, where there are any."""

    # --- agents at their desks ----------------------------------------------------------

    def arrive(self, agent: str, teams: tuple[str, ...]) -> None:
        """An agent opened the console (in one more tab)."""
        self._agents.setdefault(agent, Counter()).update(teams or ("",))
        self._teams.update(teams or ("",))
        self._say_agent(agent)

    def leave(self, agent: str, teams: tuple[str, ...]) -> None:
        """An agent closed a tab."""
        self._teams.subtract(teams or ("",))
        self._teams += Counter()
        left = self._agents.get(agent, Counter())
        left.subtract(teams or ("",))
        left += Counter()
        if not left:
            self._agents.pop(agent, None)
        self._say_agent(agent)

    def here(self, agent: str) -> bool:
        """Whether that agent is at the desk."""
        return agent in self._agents or self._elsewhere.here(agent)

    def staffed(self, team: str) -> bool:
        """Whether anybody of the team is here. Agents without a team serve every team."""
        here = self._teams.get(team, 0) > 0 or self._teams.get("", 0) > 0
        return here or self._elsewhere.staffs(team) or self._elsewhere.staffs("")

    # --- rooms ---------------------------------------------------------------------------

    def room(self, conversation: str) -> Room:
        """Who has this conversation open; an empty room when nobody has."""
        mine = self._rooms.get(conversation)
        told = list(self._elsewhere.rooms(conversation))
        return whole(mine, told) if told else mine or Room()

    def look(self, conversation: str, agent: str, name: str) -> None:
        """An agent opened the conversation."""
        room, asks = self._enter(conversation)
        room.agents.setdefault(agent, Looking(name)).tabs += 1
        self._tell(conversation, asks=asks)

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
        room = self._rooms.get(conversation)
        looking = room.agents.get(agent) if room else None
        if looking is not None and looking.doing != doing:
            looking.doing = doing
            self._tell(conversation)

    def come(self, conversation: str) -> None:
        """The customer opened the chat (in one more tab)."""
        room, asks = self._enter(conversation)
        room.customers += 1
        self._tell(conversation, asks=asks)

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

    def _enter(self, conversation: str) -> tuple[Room, bool]:
        """The room, and whether it was empty here."""
        room = self._rooms.get(conversation)
        if room is not None:
            return room, False
        made = self._rooms[conversation] = Room()
        return made, True

    def _tidy(self, conversation: str, room: Room) -> None:
        if room.empty:
            self._rooms.pop(conversation, None)
            self._elsewhere.drop(conversation)

    def _tell(self, conversation: str, *, asks: bool = False) -> None:
        self._hub.wake_here(room_topic(conversation))
        self.say_room(conversation, asks=asks)

    # --- the other processes ---------------------------------------------------------------

    def rooms(self) -> list[str]:
        """The conversations that somebody has open here."""
        return list(self._rooms)

    def say_room(self, conversation: str, *, asks: bool) -> None:
        """Tell the others who is in a room here, and ask for theirs."""
        if self.tell is None:
            return
        room = self._rooms.get(conversation) or Room()
        people = {who: Person(each.name, each.doing) for who, each in room.agents.items()}
        now = RoomNow(
            conversation,
            people,
            room.customers,
            room.writing,
            room.seen_by_team,
            room.seen_by_customer,
            asks,
        )
        self.tell(now, ("room", conversation, asks))

    def _say_agent(self, agent: str) -> None:
        if self.tell is not None:
            self.tell(AgentAt(agent, sorted(self._agents.get(agent, ()))), ("agent", agent))

    def introduce(self) -> None:
        """Tell the others who is at a desk here."""
        for agent in self._agents:
            self._say_agent(agent)

    def told(self, node: str, room: RoomNow) -> None:
        """Another process says who is in a room; of interest if somebody is in it here."""
        if room.conversation not in self._rooms:
            return
        if self._elsewhere.put(node, room):
            self._hub.wake_here(room_topic(room.conversation))
        if room.asks:
            self.say_room(room.conversation, asks=False)

    def told_of_agent(self, node: str, agent: AgentAt) -> None:
        """Another process says that an agent came or went."""
        self._elsewhere.seat(node, agent)

    def lost(self, node: str) -> None:
        """Another process is gone, and everybody with it."""
        for conversation in self._elsewhere.lose(node):
            self._hub.wake_here(room_topic(conversation))

    def forget_rooms(self) -> None:
        """The others can't be heard: who is in their rooms is not known any more."""
        for conversation in self._elsewhere.clear_rooms():
            self._hub.wake_here(room_topic(conversation))

    def forget_agents(self) -> None:
        """The others were not heard for long: who is at their desks is not known any more."""
        self._elsewhere.clear_agents()


def whole(mine: Room | None, told: list[RoomNow]) -> Room:
    """One room of what this process and the others know of it."""
    room = Room()
    if mine is not None:
        room = Room(
            dict(mine.agents),
            mine.customers,
            mine.writing,
            mine.seen_by_team,
            mine.seen_by_customer,
        )
    for each in told:
        room.customers += each.customers
        room.writing = room.writing or each.writing
        room.seen_by_team = max(room.seen_by_team, each.seen_by_team)
        room.seen_by_customer = max(room.seen_by_customer, each.seen_by_customer)
        for who, person in each.agents.items():
            doing = cast("Doing", person.doing) if person.doing in DOINGS else "reading"
            known = room.agents.get(who)
            if known is None or known.doing == "reading":
                room.agents[who] = Looking(person.name, doing, 1)
    return room


def room_topic(conversation: str) -> str:
    """The hub's topic for changes of who is in a conversation, or of its customer's place."""
    return f"room:{conversation}"
