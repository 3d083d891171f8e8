"""A second matter of one conversation becomes a case of its own, in one step.

The step is one entry in the log that the matter was in. What it promises, a conversation that
begins with the words, follows in an errand, so that it happens whatever stops in between.
"""

import asyncio

from msgspec.structs import replace

from intakebot.desk.access import Staff
from intakebot.desk.commands import Actor, Outcome
from intakebot.desk.conversations import Conversations
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.entries import Closed, Noticed, Said
from intakebot.engine.events import AnyEvent, BeginFrom, Split, TellOther
from intakebot.engine.incident_entries import IncidentNews
from intakebot.engine.split_entries import SplitFrom, SplitOff
from intakebot.engine.splitting import of_the_person
from intakebot.store.contacts import Contacts
from intakebot.store.outbox import Claimed
from intakebot.store.tokens import hashed

SAYS = ("said", "noticed")
ENDS = ("closed", "incident_news")


class Splitting:
    """Splits second matters off, and lets their customer hear of them. Errands may run twice."""

    def __init__(self, conversations: Conversations, contacts: Contacts) -> None:
        self._conversations = conversations
        self._contacts = contacts

    async def split(self, staff: Staff, conversation_id: str, event: Split, cid: str) -> Outcome:
        """Make a case of its own of what an entry says; whoever is first makes the one there is.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged.
        """
        made: Conversation | None = None

        async def complete(name: str, _: AnyEvent) -> AnyEvent | Refuse:
            nonlocal made
            origin = await self._conversations.get(name)
            if event.of in origin.split:
                return Refuse("not_now")
            if not (await self._words(origin, event.of)).strip():
                return Refuse("stale", "There is nothing of the customer's in that entry.")
            made = made or await self._made(origin)  # a lost race steps again
            return replace(event, case=made.number, conversation=made.id)

        actor = Actor("agent", staff.id, staff.name)
        return await self._conversations.perform(
            conversation_id, event, actor, cid, complete=complete
        )

    async def follow(self, job: Claimed) -> None:
        """Begin the conversations that were promised, each with the words it is about."""
        origin = await self._conversations.get(job.conversation)
        flow = await self._conversations.flow_for(origin)
        for entry in await asyncio.to_thread(self._contacts.told, origin.id, ("split_off",)):
            assert isinstance(entry.body, SplitOff)
            of, name = entry.body.of, entry.body.conversation
            event = BeginFrom(
                of,
                origin.number,
                origin.id,
                await self._words(origin, of),
                replace(origin.context, url="", title="", referrer=""),
                origin.identity,
                origin.customer,
                of_the_person(flow, origin),
            )
            if not (await self._conversations.get(name)).seq:
                actor = Actor("agent", entry.who, entry.name)
                cid = f"split-{origin.number}-{entry.seq}"
                await self._conversations.perform(name, event, actor, cid)

    async def closed(self, job: Claimed) -> None:
        """A case was closed: let its customer know where they named the matter. May run twice."""
        case = await self._conversations.get(job.conversation)
        told = await asyncio.to_thread(self._contacts.told, case.id, ENDS)
        last = told[-1] if told else None
        if last is None or not isinstance(last.body, Closed) or case.phase != "closed" or case.home:
            return
        if any(isinstance(e.body, IncidentNews) and e.seq == last.seq - 1 for e in told):
            return  # the news closed it, and are told themselves
        actor = Actor("agent", last.who, last.name)
        await self.tell(case, TellOther(case.number, text=last.body.text), actor, f"{last.seq}")

    async def tell(self, case: Conversation, event: TellOther, actor: Actor, name: str) -> None:
        """Tell whoever named a matter that was split off, in the log that they read.

        A part may have been split again: each log on the way up is told of what it named.
        """
        while case.came_from:
            (came,) = await asyncio.to_thread(self._contacts.told, case.id, ("split_from",))
            assert isinstance(came.body, SplitFrom)
            origin = await self._conversations.get(came.body.conversation)
            said = replace(event, of=case.number, about=await self._words(origin, came.body.of))
            cid = f"other-{case.number}-{name}"
            await self._conversations.perform(origin.id, said, actor, cid)
            case = origin

    async def _words(self, origin: Conversation, of: int) -> str:
        """What an entry says of a second matter, in the customer's words; empty if nothing."""
        told = await asyncio.to_thread(self._contacts.told, origin.id, SAYS)
        said = {entry.seq: entry.body for entry in told}
        body = said.get(of)
        if isinstance(body, Noticed) and of in origin.noticed and body.kind == "another":
            words = said.get(body.of)
            return words.text[slice(*body.span)] if isinstance(words, Said) else ""
        return body.text if isinstance(body, Said) else ""

    async def _made(self, origin: Conversation) -> Conversation:
        """A conversation that nobody outside can open: its token is thrown away."""
        world = self._conversations.world
        fresh = Conversation(
            world.new_id("conv_"), site=origin.site, language=origin.language, began=world.now()
        )
        number = await self._conversations.journal.create(fresh, hashed(world.secret()))
        return replace(fresh, number=number)
