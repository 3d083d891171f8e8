"""The agents' socket: the queue and any number of conversations on one line.

The cookie says who it is, the exact Origin that it is our own console, and the grant is
looked at again with every frame: whoever is signed out hears nothing more.
"""

from collections.abc import Awaitable, Callable

import msgspec

from intakebot.desk.access import Staff, Stranger, may
from intakebot.desk.conversations import QUEUE
from intakebot.desk.incidents import INCIDENTS
from intakebot.desk.staff import COOKIE, StaffDesk, topic
from intakebot.desk.takeover import FLOWS, Takeover
from intakebot.edge import wire
from intakebot.edge.answering import answer, outcome_of, refused
from intakebot.edge.incident_feed import IncidentFeed
from intakebot.edge.line import Chore, Gone, Line, Message, Receive, Send
from intakebot.edge.origins import cookie_of, fits, origin_of
from intakebot.edge.queue_feed import QueueFeed
from intakebot.edge.rooms import Rooms
from intakebot.edge.sockets import Sockets, refuse
from intakebot.engine import words
from intakebot.engine.effects import Refuse
from intakebot.errors import NotFound

decode = msgspec.json.Decoder(wire.FromAgent).decode

ACTIONS: dict[type, str] = {
    wire.Attend: "queue.follow",
    wire.Watch: "conversation.follow",
    wire.Unwatch: "conversation.follow",
    wire.Act: "conversation.handle",
    wire.AgentTyping: "conversation.handle",
    wire.AgentSeen: "conversation.follow",
    wire.Away: "queue.follow",
    wire.Ping: "queue.follow",
}
"""Which action of the policy each frame is; a frame that is not listed is refused."""


class AgentSocket:
    """``/api/v1/agent``"""

    def __init__(
        self,
        takeover: Takeover,
        staff: StaffDesk,
        sockets: Sockets,
        own_origins: Callable[[], tuple[str, ...]],
    ) -> None:
        self._takeover = takeover
        self._staff = staff
        self._sockets = sockets
        self._own_origins = own_origins

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket from handshake to close."""
        headers = scope["headers"]
        ours = fits(origin_of(headers), self._own_origins())
        token = cookie_of(headers, COOKIE) if ours else ""
        staff = await self._staff.who(token) if token else None
        if not may(staff or Stranger(), "queue.follow"):
            await refuse(receive, send)
            return

        async def talk(line: Line) -> None:
            attend = await line.first(decode, wire.Attend)
            await AgentLine(line, self._takeover, self._staff, token, attend).run()

        await self._sockets.serve(scope, receive, send, talk, "agent")


class AgentLine:
    """One agent's socket after the first frame."""

    def __init__(
        self,
        line: Line,
        takeover: Takeover,
        staff: StaffDesk,
        token: str,
        attend: wire.Attend,
    ) -> None:
        self._line = line
        self._desk = takeover
        self._staff = staff
        self._token = token
        journal = takeover.conversations.journal
        known = attend.epoch == journal.epoch
        self._queue = QueueFeed(line, takeover, attend.after if known else 0)
        self._rooms = Rooms(line, takeover, stale=not known)
        self._grant = Grant(line, self._look_again)
        self._notices = Notices(line, takeover)
        self._incidents = IncidentFeed(line, takeover)
        self._me = Staff("", "", "", "agent")
        self._at_desk: tuple[str, ...] | None = None
        """The teams for which the agent counts as here; None while away."""

    async def run(self) -> None:
        """Subscribe, then read, then follow."""
        self._me = await self._granted("queue.follow")
        hub = self._desk.hub
        self._queue.held = self._notices.held = self._incidents.held = True
        leave = [
            hub.subscribe(QUEUE, self._queue.wake),
            hub.subscribe(topic(self._me.id), self._grant.wake),
            hub.subscribe(FLOWS, self._notices.wake),
            hub.subscribe(INCIDENTS, self._incidents.wake),
        ]
        self._is_here(on=True)
        try:
            await self._greet()
            while self._line.open:
                text = await self._line.hear()
                await self._take(self._line.read(decode, text))
        finally:
            for unsubscribe in leave:
                unsubscribe()
            for chore in (self._queue, self._grant, self._notices, self._incidents):
                chore.cancel()
            self._rooms.leave(self._me)
            self._is_here(on=False)

    async def _greet(self) -> None:
        conversations, me = self._desk.conversations, self._me
        journal, now = conversations.journal, conversations.world.now()
        hello = wire.Attending(me.id, me.name, journal.epoch, journal.changed, now=now)
        await self._line.say(hello)
        await self._notices.flush()
        await self._queue.begin()
        await self._incidents.tell()
        self._queue.release()
        self._notices.release()
        self._incidents.release()

    # --- who it is -------------------------------------------------------------------------

    async def _granted(self, action: str) -> Staff:
        staff = await self._staff.who(self._token)
        if staff is None or not may(staff, action):
            raise Gone(4003)
        return staff

    async def _look_again(self) -> None:
        """What the agent may do has changed, or the sign-in ended."""
        self._me = await self._granted("queue.follow")
        if self._at_desk is not None and self._at_desk != self._me.teams:
            self._is_here(on=False)
            self._is_here(on=True)

    def _is_here(self, *, on: bool) -> None:
        presence = self._desk.presence
        if on and self._at_desk is None:
            self._at_desk = self._me.teams
            presence.arrive(self._me.id, self._at_desk)
        elif not on and self._at_desk is not None:
            presence.leave(self._me.id, self._at_desk)
            self._at_desk = None

    # --- frames ----------------------------------------------------------------------------

    async def _take(self, frame: wire.FromAgent) -> None:
        self._me = await self._granted(ACTIONS.get(type(frame), ""))
        match frame:
            case wire.Act():
                await self._act(frame)
            case wire.Watch():
                await self._watch(frame)
            case wire.Unwatch():
                self._rooms.unwatch(self._me, frame.conversation)
            case wire.AgentTyping():
                self._rooms.does(self._me, frame)
            case wire.AgentSeen():
                self._rooms.seen(frame)
            case wire.Away():
                self._is_here(on=not frame.on)
            case wire.Ping():
                await self._line.say_raw('{"type":"pong"}')
            case _:
                raise Gone(4400)

    async def _act(self, frame: wire.Act) -> None:
        me, name = self._me, frame.conversation
        outcome = await outcome_of(
            frame.id,
            lambda: self._desk.perform(me, name, frame.event, frame.id),
            lambda key: words.say(key, "en"),
        )
        await answer(self._line, frame.id, outcome)

    async def _watch(self, frame: wire.Watch) -> None:
        try:
            await self._rooms.watch(self._me, frame.conversation, frame.after)
        except NotFound:
            gone = Refuse("not_found", "There is no such conversation.")
            await self._line.say(refused("", gone))


class Grant(Chore):
    """Looks again at what the agent may do, and closes the line when that is nothing any more."""

    __slots__ = ("_look",)

    def __init__(self, line: Line, look: Callable[[], Awaitable[None]]) -> None:
        super().__init__(line)
        self._look = look

    async def work(self) -> None:
        """Look once."""
        await self._look()


class Notices(Chore):
    """What is wrong with the flow files, told anew whenever they were read again."""

    __slots__ = ("_desk", "_told")

    def __init__(self, line: Line, desk: Takeover) -> None:
        super().__init__(line)
        self._desk = desk
        self._told: list[str] = []

    async def work(self) -> None:
        """Tell what was not told on this line yet, and what no longer holds."""
        now = self._desk.library.notices()
        for problem in self._told:
            if problem not in now:
                await self._line.say(wire.Notice("info", problem, "flows"))
        for problem in now:
            if problem not in self._told:
                await self._line.say(wire.Notice("bad", problem, "flows"))
        self._told = now
