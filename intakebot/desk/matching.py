"""Cases that look alike: found by index after a turn, scored, and offered to agents."""

import asyncio

from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow
from intakebot.hub import Hub
from intakebot.matching.likeness import SHOWN_FROM, Digest, digest, likeness
from intakebot.store.cases import Candidate
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores

SHOWN = 5
"""How many candidates a case carries at most."""

KINDS = {"error_message": "error", "url": "url", "email": "email", "phone": "phone", "name": "name"}
"""Which kind of question gives which part of what is compared."""


class Matcher:
    """The errands ``match`` and ``index``. Both may run twice."""

    def __init__(self, conversations: Conversations, stores: Stores, hub: Hub) -> None:
        self._conversations = conversations
        self._stores = stores
        self._hub = hub

    async def match(self, job: Claimed) -> None:
        """Make the case findable, find what looks like it, and count that in its queue row."""
        conversation = await self._conversations.get(job.conversation)
        flow = await self._conversations.flow_for(conversation)
        if flow is None or not conversation.handed_over:
            return
        alike = await asyncio.to_thread(self._suggest, conversation, flow)
        await self._conversations.journal.amend(conversation.id, alike)
        self._hub.wake(QUEUE)
        await self.index(job)

    def _suggest(self, conversation: Conversation, flow: Flow) -> int:
        mine = digest_of(flow, conversation)
        at = conversation.last_at or conversation.handed_over
        self._stores.candidates.index(mine, conversation.id, at)
        found = []
        for other in self._stores.candidates.find(mine):
            score = likeness(mine, other)
            if score.score >= SHOWN_FROM:
                reasons, differs = tuple(score.reasons), tuple(score.differs)
                found.append(Candidate(other.number, score.score, reasons, differs))
        found.sort(key=lambda candidate: (-candidate.score, -candidate.case))
        return self._stores.cases.suggest(conversation.id, found[:SHOWN])

    async def index(self, job: Claimed) -> None:
        """Make the conversation findable for people who search."""
        await asyncio.to_thread(self._stores.search.index, job.conversation)


def digest_of(flow: Flow, conversation: Conversation) -> Digest:
    """What is compared of a conversation's case."""
    parts = {"url": conversation.context.url}
    words = [conversation.opening]
    for item in flow.items:
        answer = conversation.answers.get(item.id)
        if answer is None or not answer.known:
            continue
        part = KINDS.get(item.question.kind)
        if part is not None:
            parts[part] = str(answer.value)
        elif item.question.kind in ("text", "code"):
            words.append(answer.text)
    return digest(conversation.number, text="\n".join(words), **parts)
