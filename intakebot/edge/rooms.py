"""The conversations that one agent has open on one line: each one's log, and who is in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intakebot.desk.access import Staff
from intakebot.desk.presence import Doing, room_topic
from intakebot.desk.takeover import Takeover
from intakebot.edge import wire
from intakebot.edge.line import Chore, Follower, Line, Typing

AT_MOST = 50


class Around(Chore):
    """Who is in a conversation, and how far the customer has read: the newest, may be lost."""

    __slots__ = ("_desk", "_name", "_read")

    def __init__(self, line: Line, desk: Takeover, name: str) -> None:
        super().__init__(line)
        self._desk = desk
        self._name = name
        self._read = 0

    async def work(self) -> None:
        """Tell how it is now."""
        room = self._desk.presence.room(self._name)
        people = [wire.Person(who, a.name, a.doing) for who, a in room.agents.items()]
        await self._line.say(wire.Presence(self._name, people, room.customer))
        if room.seen_by_customer > self._read:
            self._read = room.seen_by_customer
            await self._line.say(wire.Read(self._read, self._name))


@dataclass(slots=True)
class Watched:
    """One conversation on the line."""

    log: Follower
    around: Around
    leave: list[Callable[[], None]]
    typing: Typing = field(default_factory=Typing)


class Rooms:
    """All that one line watches."""

    def __init__(self, line: Line, desk: Takeover, *, stale: bool) -> None:
        """``stale``: the places that the page knows are of another run of history."""
        self._line = line
        self._desk = desk
        self._stale = stale
        self._watched: dict[str, Watched] = {}

    async def watch(self, me: Staff, name: str, after: int) -> None:
        """Follow a conversation from ``after`` on.

        Raises:
            NotFound: there is none.
        """
        await self._desk.conversations.get(name)
        self.unwatch(me, name)
        if len(self._watched) >= AT_MOST:
            self.unwatch(me, next(iter(self._watched)))
        journal, hub = self._desk.conversations.journal, self._desk.hub
        log = Follower(self._line, journal, name, after, private=True)
        around = Around(self._line, self._desk, name)
        log.held = around.held = True
        leave = [
            hub.subscribe(name, log.wake),
            hub.subscribe(room_topic(name), around.wake),
        ]
        self._watched[name] = Watched(log, around, leave)
        self._desk.presence.look(name, me.id, me.name)
        if self._stale and after:
            await log.reset()
        await log.flush()
        await around.flush()
        log.release()
        around.release()

    def unwatch(self, me: Staff, name: str) -> None:
        """Stop following it."""
        watched = self._watched.pop(name, None)
        if watched is None:
            return
        watched.log.cancel()
        watched.around.cancel()
        for leave in watched.leave:
            leave()
        if watched.typing.on:
            self._stops_writing(me, name, watched)
        self._desk.presence.look_away(name, me.id)

    def leave(self, me: Staff) -> None:
        """The line ends."""
        for name in list(self._watched):
            self.unwatch(me, name)

    def does(self, me: Staff, frame: wire.AgentTyping) -> None:
        """The agent began or stopped writing in a conversation that is open here."""
        watched = self._watched.get(frame.conversation)
        if watched is None:
            return
        if not frame.on:
            self._stops_writing(me, frame.conversation, watched)
            return
        doing: Doing = "noting" if frame.note else "writing"
        self._desk.presence.does(frame.conversation, me.id, doing)
        name = frame.conversation
        watched.typing.expect_more(lambda: self._desk.presence.does(name, me.id, "reading"))

    def _stops_writing(self, me: Staff, name: str, watched: Watched) -> None:
        watched.typing.stop()
        self._desk.presence.does(name, me.id, "reading")

    def seen(self, frame: wire.AgentSeen) -> None:
        """The agent has read so far; nobody has seen what was not sent to them."""
        watched = self._watched.get(frame.conversation)
        if watched is not None:
            seq = min(frame.seq, watched.log.sent)
            self._desk.presence.seen(frame.conversation, seq, team=True)
