"""Performing a command on a conversation: step it, write the turn, wake who listens.

Everybody's commands go through ``perform``: customers', agents', and ours. A conversation
that is being talked in stays in memory; the store remains the truth, since any process may
take the next turn.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from msgspec.structs import replace

from intakebot import metrics
from intakebot.desk.commands import (
    Actor,
    Command,
    Complete,
    Done,
    Meet,
    Outcome,
    Recall,
    digest_of,
)
from intakebot.desk.follow_ups import follow_ups
from intakebot.desk.memory import Held, Memory
from intakebot.desk.world import World
from intakebot.engine.case import brief
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Effect, Refuse, entries, refusal
from intakebot.engine.entries import Entry
from intakebot.engine.events import Act, AnyEvent, Staffing
from intakebot.engine.flow import Flow
from intakebot.engine.reasks import counted
from intakebot.engine.recall import NOBODY
from intakebot.engine.talk import talk
from intakebot.engine.topics import Flows
from intakebot.errors import NotFound
from intakebot.hub import Hub
from intakebot.store.journal import (
    Journal,
    Loaded,
    LostRace,
    Repeated,
    StorageBusy,
    Turn,
)

QUEUE = "queue"
"""The hub's topic for changes of the agents' queue."""
RACES = 11
"""How often a turn is stepped. It pauses, up to 2 s: who remembers outruns who reads in a burst."""


class Conversations:
    """All conversations of this process."""

    def __init__(
        self,
        journal: Journal,
        flows: Flows,
        hub: Hub,
        world: World,
        restore: Callable[[str], Awaitable[Flow | None]],
    ) -> None:
        self.journal = journal
        self.flows = flows
        self.hub = hub
        self.world = world
        self._restore = restore
        self.meet: Meet | None = None
        self.memory = Memory()
        self.shared = False
        """Whether other processes write to this store: then memory is only a guess."""
        self.running = 0
        """Turns between their start and their answer."""
        self._idle = asyncio.Event()

    async def perform(
        self,
        conversation_id: str,
        event: AnyEvent,
        actor: Actor,
        cid: str = "",
        staffing: Callable[[Conversation], Staffing] | None = None,
        complete: Complete | None = None,
        recall: Recall | None = None,
    ) -> Outcome:
        """Do what ``event`` says, once, whatever happens on the way.

        The same command again gives the same answer; the same id with another body is
        refused as ``conflict``. The body is the event as it was sent: what ``complete``
        looks up may be another thing by then, and the answer is still the first one.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged; the caller may send it again.
        """
        digest = digest_of(event) if cid else b""
        command = Command(conversation_id, event, actor, cid, digest, staffing, complete, recall)
        self.running += 1
        began = time.perf_counter()
        try:
            held = self.memory.hold(conversation_id)
            async with held.lock:
                outcome = await self._perform(held, command)
            if isinstance(outcome, Done):
                metrics.TURNS[actor.by].observe(time.perf_counter() - began)
            return outcome
        finally:
            self.running -= 1
            if not self.running:
                self._idle.set()

    async def idle(self) -> None:
        """Wait until no turn runs; whoever waits is called after the last answer was sent."""
        while self.running:
            self._idle.clear()
            await self._idle.wait()

    async def _perform(self, held: Held, command: Command) -> Outcome:
        for lost in range(RACES):
            if lost > 1:
                await asyncio.sleep(self.world.jitter(2**lost // 2, 2**lost) / 1000)
            fresh = held.loaded is None
            loaded = held.loaded or await self._load(held, command.conversation_id)
            repeated = self._repeated(loaded, command)
            if repeated is not None and not held.settled:
                loaded = await self._settled(held, command.conversation_id)
                repeated = self._repeated(loaded, command)
            if repeated is not None:
                return repeated
            stepped = await self._stepped(loaded.conversation, command)
            if isinstance(stepped, Refuse):
                if fresh:
                    return stepped
                held.loaded = None  # a no is said to what the store holds, not to a memory of it
                continue
            try:
                return await self._write(held, loaded, *stepped, command)
            except (LostRace, Repeated):
                held.loaded = None
            except BaseException:
                held.loaded = None
                raise
        raise StorageBusy(f"lost {RACES} races for {command.conversation_id}")

    async def _stepped(
        self, before: Conversation, command: Command
    ) -> tuple[Conversation, list[Effect]] | Refuse:
        event = command.event
        if command.complete is not None:
            found = await command.complete(command.conversation_id, event)
            if isinstance(found, Refuse):
                return found
            event = found
        after, effects = await self._talk(before, command, event)
        refused = refusal(effects)
        if refused is None and after.seq == before.seq:
            return Refuse("not_now")  # nothing came of it, so there is nothing to write
        return refused or (after, effects)

    def _repeated(self, loaded: Loaded, command: Command) -> Outcome | None:
        known = loaded.commands.get(command.key) if command.cid else None
        if known is None:
            return None
        seq, digest = known
        if digest != command.digest:
            return Refuse("conflict")
        return Done(seq, loaded.conversation.seq, loaded.conversation)

    async def _talk(
        self, before: Conversation, command: Command, event: AnyEvent
    ) -> tuple[Conversation, list[Effect]]:
        if before.edition and self.flows.edition(before.edition) is None:
            await self._restore(before.edition)
        actor, staffing = command.actor, command.staffing
        act = Act(
            event,
            self.world.now(),
            actor.by,
            actor.who,
            actor.name,
            command.cid,
            staffing(before) if staffing else Staffing(),
            known=await command.recall(before, event) if command.recall else NOBODY,
        )
        after, effects = talk(self.flows, before, act)
        if self.meet is not None and act.by == "customer":
            incident = await self.meet(after, self.flow_of(after))
            if incident is not None:  # the same turn again, with what is known now
                return talk(self.flows, before, replace(act, incident=incident))
        return after, effects

    async def _write(
        self,
        held: Held,
        loaded: Loaded,
        after: Conversation,
        effects: list[Effect],
        command: Command,
    ) -> Done:
        if held.loaded is not loaded:
            raise LostRace  # the store was found to be elsewhere while this was stepped
        jobs = follow_ups(loaded.conversation, after, effects)
        turn = Turn(
            after,
            loaded.conversation.seq,
            entries(effects),
            command.cid,
            command.digest,
            command.actor.by,
            command.actor.who,
            brief(self.flow_of(after), after),
            jobs,
        )
        committed = await self.journal.commit(turn)
        if command.cid:
            loaded.commands[command.key] = (committed.seq, command.digest)
        held.keep(Loaded(after, loaded.commands), settled=True)
        self._count(loaded.conversation, after, turn.entries)
        self.hub.wake(after.id, committed.upto)
        if committed.changed:
            self.hub.wake(QUEUE, committed.changed)
        if jobs:
            self.hub.wake_here("jobs")  # one process is enough; the others look by themselves
        return Done(committed.seq, committed.upto, after)

    def _count(self, before: Conversation, after: Conversation, log: Sequence[Entry]) -> None:
        flow = self.flow_of(after)
        if flow is not None:
            found = counted(flow, after.language, log, before.answers)
            if found.asked:
                metrics.ASKED.inc(found.asked)
            if found.by_bot:
                metrics.REASKED_BY_BOT.inc(found.by_bot)
            if found.by_agents:
                metrics.REASKED_BY_AGENTS.inc(found.by_agents)

    def flow_of(self, conversation: Conversation) -> Flow | None:
        """The edition that this conversation keeps; None before one is chosen."""
        return self.flows.edition(conversation.edition) if conversation.edition else None

    async def flow_for(self, conversation: Conversation) -> Flow | None:
        """Like ``flow_of``, and fetches an older edition back from the store."""
        flow = self.flow_of(conversation)
        if flow is None and conversation.edition:
            flow = await self._restore(conversation.edition)
        return flow

    async def get(self, conversation_id: str) -> Conversation:
        """Where a conversation stands.

        Raises:
            NotFound: there is none of that id.
        """
        if (here := self.here(conversation_id)) is not None:
            return here
        loaded = await self.journal.load(conversation_id)
        if loaded is None:
            raise NotFound
        self.memory.heard(conversation_id, loaded.conversation.language)
        return loaded.conversation

    def here(self, conversation_id: str) -> Conversation | None:
        """Where a conversation stands, if memory holds it and nobody else can move it."""
        held = self.memory.held.get(conversation_id)
        loaded = None if held is None or self.shared else held.loaded
        return None if loaded is None else loaded.conversation

    async def opened_by(self, token_hash: bytes) -> Conversation | None:
        """Where the conversation stands that a token opens; None where it opens none."""
        loaded = await self.journal.load_by_token(token_hash)
        return None if loaded is None else self.memory.met(loaded)

    def adopt(self, fresh: Conversation) -> None:
        """Keep a conversation in memory that was just stored: its first turn reads nothing."""
        self.memory.hold(fresh.id).keep(Loaded(fresh), settled=True)

    def language_of(self, conversation_id: str) -> str:
        """The language of a conversation that was here lately; English for any other."""
        return self.memory.language_of(conversation_id)

    async def _settled(self, held: Held, conversation_id: str) -> Loaded:
        """What is there for good, told to all: maybe nobody was when it was written."""
        await self.journal.settle()
        loaded = await self._load(held, conversation_id)  # by now another server may answer
        held.settled = True
        self.journal.doubt(conversation_id, loaded.conversation.seq)
        self.hub.wake(conversation_id, loaded.conversation.seq)
        self.hub.wake(QUEUE)
        return loaded

    async def _load(self, held: Held, conversation_id: str) -> Loaded:
        loaded = await self.journal.load(conversation_id)
        if loaded is None:
            self.memory.forget(conversation_id)
            raise NotFound
        held.keep(loaded, settled=False)
        return loaded
