"""The agents' socket: the queue and any number of conversations on one line.

The cookie says who it is, the exact Origin that it is our own console, and the grant is
looked at again with every frame: whoever is signed out hears nothing more.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from intakebot.desk.access import Staff, Stranger, may
from intakebot.desk.conversations import QUEUE, Done
from intakebot.desk.presence import Doing, room_topic
from intakebot.desk.staff import COOKIE, StaffDesk
from intakebot.desk.takeover import Takeover
from intakebot.edge import wire
from intakebot.edge.customer_socket import ID_LENGTH, refused, wire_ack
from intakebot.edge.line import Follower, Gone, Line, Message, Receive, Send
from intakebot.edge.origins import cookie_of, fits, origin_of
from intakebot.edge.sockets import Sockets
from intakebot.engine.effects import Refuse
from intakebot.errors import NotFound
from intakebot.store.journal import StorageError

decode_attend = msgspec.json.Decoder(wire.Attend).decode
decode = msgspec.json.Decoder(wire.FromAgent).decode
QUEUE_PAUSE = 0.2
"""Seconds between two looks at the queue: a busy hour must not drown a page in rows."""
WATCHED_AT_MOST = 50

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
        now: Callable[[], float],
        own_origins: Callable[[], tuple[str, ...]],
    ) -> None:
        self._takeover = takeover
        self._staff = staff
        self._sockets = sockets
        self._now = now
        self._own_origins = own_origins

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket from handshake to close."""
        await receive()
        token = cookie_of(scope["headers"], COOKIE)
        staff = await self._staff.who(token) if token else None
        ours = fits(origin_of(scope["headers"]), self._own_origins())
        if self._sockets.draining or not ours or not may(staff or Stranger(), "queue.follow"):
            await send({"type": "websocket.close", "code": 1008})
            return
        chosen = wire.PROTOCOL if wire.PROTOCOL in scope["subprotocols"] else None
        await send({"type": "websocket.accept", "subprotocol": chosen})
        rate = self._takeover.settings.frames_a_second
        line = Line(receive, send, self._now, rate)
        self._sockets.add(line)
        try:
            attend = await line.first(decode_attend)
            await AgentLine(line, self._takeover, self._staff, token, attend).run()
        except Gone as gone:
            await line.close(gone.code)
        finally:
            line.open = False
            self._sockets.drop(line)


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
        self._after = attend.after
        self._epoch = attend.epoch
        self._me = Staff("", "", "", "agent")
        self._watched: dict[str, tuple[Follower, list[Callable[[], None]]]] = {}
        self._queue_due = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._here = True

    async def run(self) -> None:
        """Subscribe, then read, then follow."""
        self._me = await self._grant()
        presence, hub = self._desk.presence, self._desk.hub
        leave = [
            hub.subscribe(QUEUE, self._queue_due.set),
            hub.subscribe(f"agent:{self._me.id}", self._check_grant),
        ]
        teams = self._me.teams
        presence.arrive(self._me.id, teams)
        try:
            await self._greet()
            self._spawn(self._follow_queue())
            while self._line.open:
                text = await self._line.hear()
                await self._take(self._line.read(decode, text))
        finally:
            for unsubscribe in leave:
                unsubscribe()
            for conversation in list(self._watched):
                self._unwatch(conversation)
            for task in self._tasks:
                task.cancel()
            if self._here:
                presence.leave(self._me.id, teams)

    async def _grant(self) -> Staff:
        staff = await self._staff.who(self._token)
        if staff is None:
            raise Gone(4003)
        return staff

    def _check_grant(self) -> None:
        self._spawn(self._close_if_ended())

    async def _close_if_ended(self) -> None:
        try:
            self._me = await self._grant()
        except Gone as gone:
            await self._line.close(gone.code)

    async def _greet(self) -> None:
        journal = self._desk.conversations.journal
        me = self._me
        await self._line.say(wire.Attending(me.id, me.name, journal.epoch, journal.changed))
        if self._epoch != journal.epoch:
            self._after = 0
        for problem in self._desk.library.notices():
            await self._line.say(wire.Notice("warn", problem, "flows"))

    # --- the queue -----------------------------------------------------------------------

    async def _follow_queue(self) -> None:
        await self._send_queue(whole=self._after == 0)
        while self._line.open:
            await self._queue_due.wait()
            self._queue_due.clear()
            await self._send_queue(whole=False)
            await asyncio.sleep(QUEUE_PAUSE)

    async def _send_queue(self, *, whole: bool) -> None:
        journal = self._desk.conversations.journal
        while self._line.open:
            changes = await journal.changes(self._after)
            if not changes.rows and not whole:
                return
            rows = changes.rows
            await self._line.say(wire.Queue(self._after, changes.upto, rows, whole))
            self._after, whole = changes.upto, False
            if not changes.more:
                return

    # --- frames ----------------------------------------------------------------------------

    async def _take(self, frame: wire.FromAgent) -> None:
        self._me = await self._grant()
        if not may(self._me, ACTIONS.get(type(frame), "")):
            raise Gone(4003)
        match frame:
            case wire.Act():
                await self._act(frame)
            case wire.Watch():
                await self._watch(frame)
            case wire.Unwatch():
                self._unwatch(frame.conversation)
            case wire.AgentTyping():
                doing: Doing = "noting" if frame.note else "writing"
                self._does(frame.conversation, doing if frame.on else "reading")
            case wire.AgentSeen():
                self._desk.presence.seen(frame.conversation, frame.seq, team=True)
            case wire.Away():
                self._away(frame.on)
            case wire.Ping():
                await self._line.say_raw('{"type":"pong"}')
            case _:
                raise Gone(4400)

    async def _act(self, frame: wire.Act) -> None:
        if len(frame.id) not in ID_LENGTH:
            raise Gone(4400)
        try:
            outcome = await self._desk.perform(
                self._me, frame.conversation, frame.event, frame.id
            )
        except NotFound:
            outcome = Refuse("not_found", "There is no such conversation.")
        except StorageError as trouble:
            outcome = Refuse(trouble.code, "Not saved. Please try again.")
        if isinstance(outcome, Done):
            await self._line.say_raw(wire_ack(frame.id, outcome.seq))
        else:
            await self._line.say(refused(frame.id, outcome))

    async def _watch(self, frame: wire.Watch) -> None:
        name = frame.conversation
        if len(self._watched) >= WATCHED_AT_MOST and name not in self._watched:
            self._unwatch(next(iter(self._watched)))
        self._unwatch(name)
        try:
            await self._desk.conversations.get(name)
        except NotFound:
            gone = Refuse("not_found", "There is no such conversation.")
            await self._line.say(refused("", gone))
            return
        journal, hub = self._desk.conversations.journal, self._desk.hub
        log = Follower(self._line, journal, name, frame.after, private=True)
        leave = [
            hub.subscribe(name, log.wake),
            hub.subscribe(room_topic(name), lambda: self._spawn(self._send_room(name))),
        ]
        self._watched[name] = (log, leave)
        self._desk.presence.look(name, self._me.id, self._me.name)
        await log.flush()
        await self._send_room(name)

    def _unwatch(self, name: str) -> None:
        watched = self._watched.pop(name, None)
        if watched is None:
            return
        log, leave = watched
        log.cancel()
        for unsubscribe in leave:
            unsubscribe()
        self._desk.presence.look_away(name, self._me.id)

    def _does(self, name: str, doing: Doing) -> None:
        if name in self._watched:
            self._desk.presence.does(name, self._me.id, doing)

    def _away(self, on: bool) -> None:
        presence = self._desk.presence
        if on and self._here:
            presence.leave(self._me.id, self._me.teams)
        elif not on and not self._here:
            presence.arrive(self._me.id, self._me.teams)
        self._here = not on

    # --- what may be lost ---------------------------------------------------------------

    async def _send_room(self, name: str) -> None:
        room = self._desk.presence.room(name)
        people = [wire.Person(who, a.name, a.doing) for who, a in room.agents.items()]
        there: Literal["here", "writing", "gone"] = "here" if room.customers else "gone"
        if room.writing:
            there = "writing"
        await self._line.say(wire.Presence(name, people, there))
        if room.seen_by_customer:
            await self._line.say(wire.Read(room.seen_by_customer, name))

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()
