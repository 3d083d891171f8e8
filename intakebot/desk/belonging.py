"""What follows when a conversation was linked, parted, or said not to be another."""

import asyncio

from intakebot.desk.commands import Actor
from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.engine.belonging import Dismissed, Linked, Unlinked
from intakebot.engine.entries import Entry
from intakebot.engine.events import Tally
from intakebot.hub import Hub
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores


class Belonging:
    """The errand ``belong``. It reads what the log says, so it may run twice, and late."""

    def __init__(self, conversations: Conversations, stores: Stores, hub: Hub) -> None:
        self._conversations = conversations
        self._stores = stores
        self._hub = hub

    async def belong(self, job: Claimed) -> None:
        """Keep agents' answers, tell the other cases' logs, count reports and likes anew."""
        conversation = await self._conversations.get(job.conversation)
        told = await asyncio.to_thread(self._stores.contacts.told, conversation.id)
        await asyncio.to_thread(self._stores.verdicts.learn, conversation.id)
        for entry in told:
            await self._tell(conversation.number, entry)
        cases = {entry.body.case for entry in told if isinstance(entry.body, Linked | Unlinked)}
        for number in (conversation.number, *cases):
            await asyncio.to_thread(self._stores.contacts.regroup, number)
        said = {e.body.case: e.body.on for e in told if isinstance(e.body, Dismissed)}
        for number, on in said.items():
            await self._dismiss(conversation.id, conversation.number, number, on=on)
        self._hub.wake(QUEUE)

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

    async def _dismiss(self, conversation: str, mine: int, number: int, *, on: bool) -> None:
        """Neither is offered to the other any more."""
        other = await asyncio.to_thread(self._stores.cases.find, number)
        for name, against in ((conversation, number), (other and other.conversation, mine)):
            if name:
                alike = await asyncio.to_thread(self._stores.cases.dismiss, name, against, on=on)
                await self._conversations.journal.amend(name, alike)
