"""The customer's socket: a plain ASGI endpoint, since it carries ten thousand.

Translates frames to calls of the desk's reception and back; decides nothing itself.
"""

from collections.abc import Coroutine
from functools import partial
from typing import Any

import msgspec

from intakebot.desk.access import Customer, may
from intakebot.desk.presence import room_topic
from intakebot.desk.reception import Reception
from intakebot.edge import wire
from intakebot.edge.answering import answer, outcome_of
from intakebot.edge.line import Chore, Follower, Gone, Line, Message, Receive, Send, Typing
from intakebot.edge.origins import network_of, origin_of
from intakebot.edge.sockets import Sockets, refuse
from intakebot.engine.conversation import Conversation
from intakebot.hub import Leave

decode = msgspec.json.Decoder(wire.FromCustomer).decode

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

    def __init__(self, reception: Reception, sockets: Sockets) -> None:
        self._reception = reception
        self._sockets = sockets

    def __call__(self, scope: Message, receive: Receive, send: Send) -> Coroutine[Any, Any, None]:
        """Serve one socket from handshake to close."""
        if not self._reception.welcomes(origin_of(scope["headers"])):
            return refuse(receive, send)
        talk = partial(self._talk, network_of(scope))
        return self._sockets.serve(scope, receive, send, talk, "customer")

    async def _talk(self, network: str, line: Line) -> None:
        """Subscribe, then read, then follow: nothing falls between."""
        customer = await self._admitted(network, line)
        customer.come()
        try:
            await customer.greet()
            while line.open:
                await customer.take(line.read(decode, await line.hear()))
        finally:
            customer.go()

    async def _admitted(self, network: str, line: Line) -> "CustomerLine":
        hello = await line.first(decode, wire.Hello)
        conversation = await self._reception.admit(hello.token)
        if conversation is None:
            raise Gone(4003)
        return CustomerLine(line, self._reception, conversation, hello, network)


class CustomerLine:
    """One customer's socket after the hello."""

    def __init__(
        self,
        line: Line,
        reception: Reception,
        conversation: Conversation,
        hello: wire.Hello,
        network: str = "",
    ) -> None:
        self._line = line
        self._network = network
        self._desk = reception
        self._id = conversation.id
        self._me = Customer(self._id)
        journal = reception.conversations.journal
        self._log = Follower(line, journal, self._id, hello.after, private=False)
        self._epoch = hello.epoch
        self._stands = conversation.number, conversation.seq
        self._passing = Passing(line, reception, self._id)
        self._typing = Typing()
        self._leave: tuple[Leave, ...] = ()

    def come(self) -> None:
        """Be here, and hear what is new from now on."""
        hub = self._desk.hub
        self._log.held = self._passing.held = True  # nothing goes out before the welcome
        self._leave = (
            hub.subscribe(self._id, self._log.wake),
            hub.subscribe(room_topic(self._id), self._passing.wake),
        )
        self._desk.presence.come(self._id)

    def go(self) -> None:
        """Be here no more."""
        for leave in self._leave:
            leave()
        self._log.cancel()
        self._passing.cancel()
        if self._typing.on:
            self._writes(on=False)
        self._desk.presence.go(self._id)

    async def greet(self) -> None:
        """Say where the conversation stands, and send what they have not seen."""
        journal = self._desk.conversations.journal
        number, seq = self._stands
        welcome = wire.Welcome(self._id, number, journal.epoch, seq)
        if self._log.sent and self._epoch != journal.epoch:
            await self._log.reset()  # first: a line may break before the next frame
        await self._line.say(welcome)
        await self._log.flush()
        await self._passing.flush()
        self._log.release()
        self._passing.release()

    async def take(self, frame: wire.FromCustomer) -> None:
        """Do what one frame asks for."""
        action = ACTIONS.get(type(frame), "")
        if not may(self._me, action, self._id) or isinstance(frame, wire.Hello):
            raise Gone(4400)
        if isinstance(frame, wire.Do):
            await self._do(frame)
        elif isinstance(frame, wire.Typing):
            self._writes(frame.on)
        elif isinstance(frame, wire.Seen):
            # Nobody has seen what was not sent to them.
            self._desk.presence.seen(self._id, min(frame.seq, self._log.sent), team=False)
        else:
            await self._line.say_raw('{"type":"pong"}')

    async def _do(self, frame: wire.Do) -> None:
        """Perform a command; the answer leaves only after the commit, the log after that."""
        self._log.held = True
        outcome = await outcome_of(
            frame.id,
            lambda: self._desk.perform(self._id, frame.event, frame.id, self._network),
            lambda key: self._desk.word(self._id, key),
        )
        self._log.held = False
        await answer(self._line, frame.id, outcome)
        await self._log.flush()

    def _writes(self, on: bool) -> None:
        self._desk.presence.writes(self._id, on)
        if on:
            self._typing.expect_more(lambda: self._desk.presence.writes(self._id, on=False))
        else:
            self._typing.stop()


class Passing(Chore):
    """What may be lost: who writes, how far they read, the customer's place in line.

    Only the newest of each is ever sent, so a slow reader costs no memory.
    """

    __slots__ = ("_desk", "_id", "_place", "_seen", "_writing")

    def __init__(self, line: Line, desk: Reception, conversation: str) -> None:
        super().__init__(line)
        self._desk = desk
        self._id = conversation
        self._writing = ""
        self._seen = 0
        self._place: wire.Standing | None = None

    async def work(self) -> None:
        """Send what is not as it was."""
        await self._send_writing()
        seen = self._desk.presence.room(self._id).seen_by_team
        if seen > self._seen:
            self._seen = seen
            await self._line.say(wire.Read(seen))
        await self._send_place()

    async def _send_writing(self) -> None:
        writer, before = self._desk.presence.writer(self._id), self._writing
        if writer != before:
            self._writing = writer
            await self._line.say(wire.Writing(bool(writer), writer or before))

    async def _send_place(self) -> None:
        stands = self._desk.waiting.place(self._id)
        place = (
            wire.Standing(stands.place, stands.low, stands.high, stands.online, stands.opens)
            if stands
            else None
        )
        if place != self._place and place is not None:
            await self._line.say(place)
        self._place = place
