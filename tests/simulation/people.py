"""Those who write: a page that keeps each command until it is answered, and what people do on it.

The page follows ``PROTOCOL.md``: it reads on from its own number, sends what was not answered
again under the same name, and comes back after a cut, to any process.
"""

import asyncio

import msgspec

from intakebot.edge import wire
from intakebot.engine.view import View, fold

PING_EVERY = 3.0
PATIENCE = 10.0
"""Seconds without a word after which a line is dead."""
RESEND = 5.0

encode = msgspec.json.Encoder().encode


class Page:
    """One tab: its line, its outbox, the logs it shows."""

    decode: msgspec.json.Decoder
    path: str

    def __init__(self, sim, name):
        self.sim = sim
        self.name = name
        self.line = None
        self.ready = False
        self.epoch = ""
        self.outbox = {}
        """Commands that are not answered: the frame, and when it goes out again."""
        self.sent = {}
        """How often each command went out."""
        self.answers = {}
        self.views = {}
        self.wrong = []
        self.closed = []

    # --- the line --------------------------------------------------------------------------

    async def live(self):
        """Be connected, for ever."""
        dice = self.sim.dice
        while True:
            self.line = self.sim.dial(self.path, self.headers())
            if self.line is not None:
                self.line.say(encode(self.hello()).decode())
                await self._listen()
                self.ready = False
            await asyncio.sleep(dice.uniform(0.05, 1.5))

    async def _listen(self):
        silent, loop = 0.0, self.sim.loop
        while silent < PATIENCE:
            try:
                async with asyncio.timeout(PING_EVERY):
                    text = await self.line.inbox.get()
            except TimeoutError:
                silent += PING_EVERY
                self.line.say('{"type":"ping"}')
                self._send_again(loop.now)
                continue
            if isinstance(text, int):
                self.closed.append(text)
                return
            silent = 0.0
            self.hear(self.decode.decode(text))
            if not self.line.whole:
                return
        self.line.cut()

    def _send_again(self, now):
        for cid, (frame, due) in self.outbox.items():
            if self.ready and due <= now:
                self._put(cid, frame)

    def _put(self, cid, frame):
        self.outbox[cid] = frame, self.sim.loop.now + RESEND
        self.sent[cid] = self.sent.get(cid, 0) + 1
        self.line.say(encode(frame).decode())

    def command(self, cid, frame):
        """Do something; it is kept until it is answered."""
        self.outbox[cid] = frame, 0.0
        if self.ready:
            self._put(cid, frame)
            if self.sim.dice.random() < 0.05:
                self._put(cid, frame)

    # --- frames ----------------------------------------------------------------------------

    def hear(self, frame):
        match frame:
            case wire.Ack() | wire.Refused():
                self._answered(frame)
            case wire.Log():
                self._log(frame)
            case wire.Reset():
                self.wrong.append(f"{self.name} was told to start again")
            case _:
                self.other(frame)

    def other(self, frame):
        return

    def opened(self, epoch):
        self.epoch, self.ready = epoch, True
        for cid, (frame, _) in list(self.outbox.items()):
            self._put(cid, frame)

    def _answered(self, frame):
        if isinstance(frame, wire.Refused) and frame.retry:
            if frame.id in self.outbox:
                self.outbox[frame.id] = self.outbox[frame.id][0], self.sim.loop.now + 1.0
            return
        if isinstance(frame, wire.Refused) and frame.code == "failed":
            self.wrong.append(f"{frame.id} failed")
        self.outbox.pop(frame.id, None)
        seq = frame.seq if isinstance(frame, wire.Ack) else 0
        before = self.answers.setdefault(frame.id, seq)
        if before != seq and before and seq:
            self.wrong.append(f"{frame.id} was acknowledged as {before} and as {seq}")
        self.answers[frame.id] = max(before, seq)

    def _log(self, frame):
        name = self.conversation_of(frame)
        if name not in self.views:
            return
        view = self.views[name]
        if frame.after > view.seq:
            self.line.cut()  # something is missing: ask anew
            return
        self.views[name] = fold(view, frame.after, frame.upto, frame.entries)


class CustomerPage(Page):
    """A tab of a customer."""

    decode = msgspec.json.Decoder(wire.ToCustomer)
    path = "customer"

    def __init__(self, sim, name, customer):
        super().__init__(sim, name)
        self.customer = customer
        self.views = {customer.id: View()}

    @property
    def view(self):
        return self.views[self.customer.id]

    def headers(self):
        return {}

    def hello(self):
        return wire.Hello(self.customer.token, self.view.seq, self.epoch)

    def conversation_of(self, frame):
        return self.customer.id

    def other(self, frame):
        if isinstance(frame, wire.Welcome):
            if frame.conversation != self.customer.id:
                self.wrong.append(f"{self.name} was welcomed to {frame.conversation}")
            self.opened(frame.epoch)

    def do(self, cid, event):
        self.sim.did(self.customer.id, "customer", "", cid, event, self)
        self.command(cid, wire.Do(cid, event))


class AgentPage(Page):
    """A tab of the console."""

    decode = msgspec.json.Decoder(wire.ToAgent)
    path = "agent"

    def __init__(self, sim, name, agent):
        super().__init__(sim, name)
        self.agent = agent
        self.rows = {}
        self.after = 0

    def headers(self):
        return {"cookie": f"__Host-intakebot={self.agent.token}", "origin": self.sim.own}

    def hello(self):
        return wire.Attend(self.after, self.epoch)

    def conversation_of(self, frame):
        return frame.conversation

    def other(self, frame):
        if isinstance(frame, wire.Attending):
            self.opened(frame.epoch)
            for name, view in self.views.items():
                self._follow(name, view.seq)
        elif isinstance(frame, wire.Queue):
            if frame.whole:
                self.rows = {}
            self.rows |= {row.conversation: row for row in frame.rows}
            self.after = frame.upto
        elif isinstance(frame, wire.GoingAway):
            self.ready = False

    def watch(self, name):
        """Open a conversation, for good."""
        if name not in self.views:
            self.views[name] = View()
            if self.ready:
                self._follow(name, 0)

    def _follow(self, name, after):
        self.line.say(encode(wire.Watch(name, after)).decode())

    def act(self, name, event):
        cid = self.sim.cid()
        self.sim.did(name, "agent", self.agent.id, cid, event, self)
        self.command(cid, wire.Act(cid, name, event))
        return cid
