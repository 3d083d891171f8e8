"""Cases that look alike: found by index after a turn, ranked, and offered to agents."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace

from intakebot.desk.conversations import QUEUE, Conversations
from intakebot.engine.answers import Answer
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow, Item
from intakebot.hub import Hub
from intakebot.matching.digests import About, Digest, digest
from intakebot.matching.fingerprint import Fingerprint, fingerprint
from intakebot.matching.likeness import thresholds
from intakebot.matching.normalise import folded, place
from intakebot.matching.ranking import both_ways, rank
from intakebot.matching.shapes import shape
from intakebot.store.cases import Alike, Candidate
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores
from intakebot.understanding.static import meaning

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
        """Make the case findable, find what looks like it, and count that in the queue rows.

        Those that it looks like are offered it in turn: theirs is the older case, and somebody
        may be at work on it.
        """
        conversation = await self._conversations.get(job.conversation)
        flow = await self._conversations.flow_for(conversation)
        if flow is None or not conversation.handed_over:
            return
        counts = await asyncio.to_thread(self._suggest, conversation, flow)
        for name, (alike, anew) in counts.items():
            changed = await self._conversations.journal.amend(name, alike, anew=anew)
            self._hub.wake(QUEUE, changed)

    def _suggest(self, conversation: Conversation, flow: Flow) -> dict[str, Alike]:
        """Write down what looks like what; what became of each list."""
        mine = digest_of(flow, conversation, meaning)
        at = conversation.last_at or conversation.handed_over
        self._stores.candidates.index(mine, conversation.id, at)
        candidates = self._stores.candidates.find(mine, at)
        trust = self._stores.verdicts.trust(mine.fingerprint.key)
        ranked = rank(mine, candidates.found, candidates.known, at, trust=trust)
        limits = thresholds(self._stores.verdicts.outcomes())
        found = [
            Candidate(
                one.digest.number,
                one.alike.score,
                tuple(one.alike.reasons),
                tuple(one.alike.differs),
            )
            for one in ranked
            if one.alike.score >= limits.shown and one.digest.number not in conversation.dismissed
        ][:SHOWN]
        self._stores.verdicts.made(conversation.id, found, at)
        cases = self._stores.cases
        gone = cases.offered(conversation.id) - {each.case for each in found}
        counts = {conversation.id: cases.suggest(conversation.id, found, limits.alike)}
        back = [replace(each, reasons=tuple(both_ways(each.reasons))) for each in found]
        return counts | cases.offer_back(conversation.number, back, gone, SHOWN, limits.alike)

    async def index(self, *jobs: Claimed) -> None:
        """Make conversations findable for people who search."""
        once = {job.conversation: None for job in jobs}
        await asyncio.to_thread(self._stores.search.index, *once)


def digest_of(
    flow: Flow, conversation: Conversation, meant: Callable[[str], bytes] | None = None
) -> Digest:
    """What is compared of a conversation's case; ``meant`` is not for turns: it may load much."""
    parts, text = _told(flow, conversation)
    wanted = flow.case.same_when
    same = {item.id: _key(item.question.kind, answer) for item, answer in _known(flow, conversation)
            if item.id in wanted}  # fmt: skip
    return digest(
        conversation.number,
        title=conversation.opening,
        text=text,
        about=About(
            product=conversation.site,
            component=flow.id,
            system=conversation.context.browser.split(",")[0],
        ),
        flow=flow.id,
        same=same if len(same) == len(wanted) else {},
        meant=meant,
        **parts,
    )


def fingerprint_of(flow: Flow, conversation: Conversation) -> Fingerprint:
    """The part of the digest that known incidents go by: all that a turn needs of it, mostly."""
    parts, text = _told(flow, conversation)
    trace = f"{conversation.opening}\n{text}"
    return fingerprint(parts.get("error", ""), conversation.site, trace)


def _told(flow: Flow, conversation: Conversation) -> tuple[dict[str, str], str]:
    """The facts by what ``digest`` calls them, and the words."""
    parts = {"url": conversation.context.url}
    words = [conversation.opening]
    for item, answer in _known(flow, conversation):
        kind = item.question.kind
        if kind in KINDS:
            parts[KINDS[kind]] = str(answer.value)
        elif kind in ("text", "code"):
            words.append(answer.text)
    told = next((each for each in conversation.heard if each.label == "error"), None)
    if told is not None:
        parts.setdefault("error", told.value)  # said, though nothing has asked for it yet
    return parts, "\n".join(words)


def _known(flow: Flow, conversation: Conversation) -> Iterator[tuple[Item, Answer]]:
    for item in flow.items:
        answer = conversation.answers.get(item.id)
        if answer is not None and answer.known:
            yield item, answer


def _key(kind: str, answer: Answer) -> str:
    """An answer as what makes cases the same compares it: without what changes each time."""
    if kind == "error_message":
        return shape(str(answer.value))
    if kind == "url":
        return "".join(place(str(answer.value)))
    return " ".join(folded(str(answer.value)).split())
