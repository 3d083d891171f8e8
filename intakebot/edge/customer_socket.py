"""The customer's socket: a plain ASGI endpoint, since it carries ten thousand.

Translates frames to calls of the desk's reception and back; decides nothing itself.
"""

from collections.abc import Callable

import msgspec

from intakebot.desk.access import Customer, may
from intakebot.desk.conversations import Done
from intakebot.desk.presence import room_topic
from intakebot.desk.reception import Reception
from intakebot.edge import wire
from intakebot.edge.line import Follower, Gone, Line, Message, Receive, Send
from intakebot.edge.origins import origin_of
from intakebot.edge.sockets import Sockets
from intakebot.engine.effects import Refuse
from intakebot.store.journal import StorageError

decode_hello = msgspec.json.Decoder(wire.Hello).decode
decode = msgspec.json.Decoder(wire.FromCustomer).decode
ID_LENGTH = range(16, 65)

ACTIONS: dict[type, str] = {
    wire.Hello: "conversation.follow",
    wire.Do: "conversation.say",
    wire.Typing: "conversation.say",
    wire.Seen: "conversation.follow",
    wire.Ping: "conversation.follow",
}
"""Which action of the policy each frame is; a frame that is not listed is refused."""


class CustomerSocket:
    """``/api/v1/customer``"""

    def __init__(
        self, reception: Reception, sockets: Sockets, now: Callable[[], float]
    ) -> None:
        self._reception = reception
        self._sockets = sockets
        self._now = now

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one socket from handshake to close."""
        await receive()
        origin = origin_of(scope["headers"])
        if self._sockets.draining or not self._reception.welcomes(origin):
            await send({"type": "websocket.close", "code": 1008})
            return
        chosen = wire.PROTOCOL if wire.PROTOCOL in scope["subprotocols"] else None
        await send({"type": "websocket.accept", "subprotocol": chosen})
        rate = self._reception.settings.frames_a_second
        line = Line(receive, send, self._now, rate)
        self._sockets.add(line)
        try:
            hello = await line.first(decode_hello)
            conversation = await self._reception.admit(hello.token)
            if conversation is None:
                raise Gone(4003)
            await CustomerLine(line, self._reception, conversation, hello).run()
        except Gone as gone:
            await line.close(gone.code)
        finally:
            line.open = False
            self._sockets.drop(line)


class CustomerLine:
    """One customer's socket after the hello."""

    def __init__(
        self, line: Line, reception: Reception, conversation: str, hello: wire.Hello
    ) -> None:
        self._line = line
        self._desk = reception
        self._id = conversation
        self._me = Customer(conversation)
        self._hello = hello
        journal = reception.conversations.journal
        self._log = Follower(line, journal, conversation, hello.after, private=False)
        self._writing = ""
        self._seen = 0

    async def run(self) -> None:
        """Subscribe, then read, then follow: nothing falls between."""
        hub, presence = self._desk.hub, self._desk.presence
        unsubscribe = [
            hub.subscribe(self._id, self._log.wake),
            hub.subscribe(room_topic(self._id), self._room_changed),
            hub.subscribe(self._desk.waiting.topic(self._id), self._place_changed),
        ]
        presence.come(self._id)
        try:
            await self._greet()
            while self._line.open:
                text = await self._line.hear()
                await self._take(self._line.read(decode, text))
        finally:
            for leave in unsubscribe:
                leave()
            self._log.cancel()
            presence.go(self._id)

    async def _greet(self) -> None:
        journal = self._desk.conversations.journal
        state = await self._desk.conversations.get(self._id)
        self._log.held = True
        await self._line.say(
            wire.Welcome(self._id, state.number, journal.epoch, state.seq)
        )
        if self._hello.after and self._hello.epoch != journal.epoch:
            await self._log.reset()
        await self._log.flush()
        self._log.held = False
        await self._send_place()

    async def _take(self, frame: wire.FromCustomer) -> None:
        action = ACTIONS.get(type(frame), "")
        if not may(self._me, action, self._id) or isinstance(frame, wire.Hello):
            raise Gone(4400)
        if isinstance(frame, wire.Do):
            await self._do(frame)
        elif isinstance(frame, wire.Typing):
            self._desk.presence.writes(self._id, frame.on)
        elif isinstance(frame, wire.Seen):
            self._desk.presence.seen(self._id, frame.seq, team=False)
        else:
            await self._line.say_raw('{"type":"pong"}')

    async def _do(self, frame: wire.Do) -> None:
        """Perform a command; the answer leaves only after the commit."""
        if len(frame.id) not in ID_LENGTH:
            raise Gone(4400)
        self._log.held = True
        try:
            outcome = await self._desk.perform(self._id, frame.event, frame.id)
        except StorageError as trouble:
            outcome = Refuse(trouble.code, self._desk.word(self._id, "our_fault"))
        finally:
            self._log.held = False
        if isinstance(outcome, Done):
            await self._line.say_raw(
                wire_ack(frame.id, outcome.seq)
            )
        else:
            await self._line.say(refused(frame.id, outcome))
        await self._log.flush()

    # --- what may be lost ---------------------------------------------------------------

    def _room_changed(self) -> None:
        room = self._desk.presence.room(self._id)
        writer = self._desk.presence.writer(self._id)
        if writer != self._writing:
            self._later(wire.Writing(bool(writer), writer or self._writing))
            self._writing = writer
        if room.seen_by_team > self._seen:
            self._seen = room.seen_by_team
            self._later(wire.Read(self._seen))

    def _place_changed(self) -> None:
        self._desk.spawn(self._send_place())

    async def _send_place(self) -> None:
        place = self._desk.waiting.place(self._id)
        if place is not None:
            await self._line.say(
                wire.Standing(place.place, place.low, place.high, place.online, place.opens)
            )

    def _later(self, frame: wire.Frame) -> None:
        self._desk.spawn(self._line.say(frame))


def wire_ack(cid: str, seq: int) -> str:
    """An ``Ack`` frame."""
    return msgspec.json.encode(wire.Ack(cid, seq)).decode()


RETRY = ("storage_full", "storage_busy", "storage_broken", "rate")


def refused(cid: str, no: Refuse) -> wire.Refused:
    """A ``Refused`` frame."""
    return wire.Refused(
        cid, no.code, no.text, no.open, no.turn, no.by, no.fence, no.code in RETRY
    )
