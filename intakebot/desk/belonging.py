"""What follows when a conversation was linked, parted, or said not to be another."""

import asyncio
from typing import Any

from intakebot.desk.commands import Actor
from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.desk.parting import before_link
from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.engine.entries import Answered, Closed, Entry
from intakebot.engine.events import Close, Link, PutBack, Tally
from intakebot.hub import Hub
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores


class Belonging:
    """The errands ``belong`` and ``closed``. They read what logs say, so they may run twice."""

    def __init__(self, conversations: Conversations, stores: Stores, hub: Hub) -> None:
        self._conversations = conversations
        self._stores = stores
        self._hub = hub

    async def belong(self, job: Claimed) -> None:
        """Keep agents' answers, tell the other cases' logs, count reports and likes anew."""
        conversation = await self._conversations.get(job.conversation)
        told = await asyncio.to_thread(self._stores.contacts.told, conversation.id)
        await asyncio.to_thread(self._stores.verdicts.learn, conversation.id)
        since: dict[int, int] = {}
        for entry in told:
            await self._tell(conversation.number, entry)
            if isinstance(entry.body, Linked):
                since[entry.body.case] = entry.at
            if isinstance(entry.body, Unlinked):
                await self._place(conversation.number, entry, since.get(entry.body.case, 0))
        cases = {entry.body.case for entry in told if isinstance(entry.body, Linked | Unlinked)}
        for number in (conversation.number, *cases):
            await asyncio.to_thread(self._stores.contacts.regroup, number)
        said = {e.body.case: e.body.on for e in told if isinstance(e.body, Dismissed)}
        for number, on in said.items():
            await self._dismiss(conversation.id, conversation.number, number, on=on)
        self._hub.wake(QUEUE)

    async def close(self, job: Claimed) -> None:
        """A case was closed: so are its contacts, each in its own log, but where somebody talks."""
        case = await self._conversations.get(job.conversation)
        told = await asyncio.to_thread(self._stores.contacts.told, case.id, ("closed",))
        last = told[-1] if told else None
        if last is None or not isinstance(last.body, Closed):
            return
        if case.phase != "closed" or case.home or last.by != "agent":
            return
        actor = Actor("agent", last.who, last.name)
        cid = f"closed-{case.number}-{last.seq}"
        reason: Any = last.body.reason  # it was one when the case was closed
        for member in (await asyncio.to_thread(self._stores.contacts.of, case.number))[1:]:
            contact = await self._conversations.get(member.conversation)
            if contact.phase != "closed" and contact.owner in ("", last.who):
                event = Close(contact.fence, reason, last.body.text)
                await self._conversations.perform(contact.id, event, actor, cid)

    async def _tell(self, number: int, entry: Entry) -> None:
        """Write into the other case's log what came and went, in the name of who did it."""
        body = entry.body
        if entry.by != "agent" or not isinstance(body, Linked | Unlinked):
            return
        other = await asyncio.to_thread(self._stores.cases.find, body.case)
        if other is not None:
            event = Tally(number, gained=isinstance(body, Linked))
            actor = Actor("agent", entry.who, entry.name)
            cid = f"belongs-{number}-{entry.seq}"
            await self._conversations.perform(other.conversation, event, actor, cid)

    async def _place(self, number: int, entry: Entry, since: int) -> None:
        """Move what joined the whole and is the leaving case's; put back what it had answered."""
        body = entry.body
        assert isinstance(body, Unlinked)
        actor = Actor("agent", entry.who, entry.name)
        for placed in body.placed:
            cid = f"placed-{number}-{entry.seq}-{placed.of}"
            if placed.kind == "contact" and placed.to == "goes":
                member = await asyncio.to_thread(self._stores.cases.find, placed.of)
                if member is not None:
                    event = Link(number, moves=True)
                    await self._conversations.perform(member.conversation, event, actor, cid)
            elif placed.kind == "answer" and placed.to == "goes":
                await self._put_back(body.case, placed.of, since, actor, cid)

    async def _put_back(self, case: int, seq: int, since: int, actor: Actor, cid: str) -> None:
        host = await asyncio.to_thread(self._stores.cases.find, case)
        if host is None:
            return
        told = self._stores.contacts.told
        log = await asyncio.to_thread(told, host.conversation, ("answered",))
        questions = {e.body.question: e.seq for e in log if isinstance(e.body, Answered)}
        for question, last in questions.items():
            if last == seq:  # nobody has answered anew since
                event = PutBack(question, before_link(log, question, since))
                await self._conversations.perform(host.conversation, event, actor, cid)

    async def _dismiss(self, conversation: str, mine: int, number: int, *, on: bool) -> None:
        """Neither is offered to the other any more."""
        other = await asyncio.to_thread(self._stores.cases.find, number)
        for name, against in ((conversation, number), (other and other.conversation, mine)):
            if name:
                alike = await asyncio.to_thread(self._stores.cases.dismiss, name, against, on=on)
                await self._conversations.journal.amend(name, alike, anew=True)
