"""Customers who come back: proved who they are, their facts recalled, their open cases found."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import structlog
from msgspec.structs import replace

from intakebot.desk.commands import Actor
from intakebot.desk.conversations import Conversations
from intakebot.desk.identity import NotProved, prove
from intakebot.desk.matching import digest_of
from intakebot.desk.presence import Presence
from intakebot.engine.conversation import Conversation
from intakebot.engine.events import AnyEvent, Identify, Say, Staffing, WriteNote
from intakebot.engine.flow import Flow
from intakebot.engine.recall import NOBODY, Known, OpenCase, Recalled, signed
from intakebot.matching.likeness import likeness
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores
from intakebot.store.tokens import hashed

RARELY = ("person_name", "email", "phone")
"""Sorts of facts that are the same next time, nearly always."""
SHARED = 0.5
"""What a message weighs all of whose words stand in a case: short ones have few words."""
TALKING = ("intake", "confirming", "waiting")
"""Phases in which the bot may speak of a case."""
US = Actor("agent", "", "Intakebot")

log = structlog.get_logger()


class Returning:
    """Knows customers again. Nothing here believes a name or an address that was only typed."""

    def __init__(
        self,
        keys: Mapping[str, str],
        conversations: Conversations,
        presence: Presence,
        stores: Stores,
        now: Callable[[], int],
    ) -> None:
        self._keys = keys
        self._conversations = conversations
        self._presence = presence
        self._stores = stores
        self._now = now
        self.staffing: Callable[[str, str], Staffing] = lambda team, language: Staffing()
        """How a team stands, named in a language."""

    async def recall(self, conversation: Conversation, event: AnyEvent) -> Known:
        """What is known of the customer for this event."""
        if isinstance(event, Identify):
            return await self._proved(conversation, event)
        if isinstance(event, Say) and conversation.identity and conversation.phase in TALKING:
            return Known(cases=await self._cases(conversation, event.text))
        return NOBODY

    # --- who it is -------------------------------------------------------------------------

    async def _proved(self, conversation: Conversation, event: Identify) -> Known:
        if not event.token:
            return await self._same_browser(conversation, event.earlier)
        try:
            customer = prove(event.token, conversation.site, self._keys, self._now())
        except NotProved as why:
            log.info("identity_refused", site=conversation.site, why=str(why))
            return NOBODY
        facts = await self._facts(conversation, customer.identity, customer.facts)
        return Known(customer.identity, customer.name, facts)

    async def _same_browser(self, conversation: Conversation, token: str) -> Known:
        """The browser held the token of an earlier conversation; a signed one needs signing in."""
        loaded = await self._conversations.journal.load_by_token(hashed(token)) if token else None
        before = loaded.conversation if loaded else None
        if before is None or before.site != conversation.site or signed(before.identity):
            return NOBODY
        identity = before.identity or f"@{before.id}"
        if identity == f"@{conversation.id}":
            return NOBODY
        return Known(identity, facts=await self._facts(conversation, identity))

    async def _facts(
        self, conversation: Conversation, identity: str, told: Sequence[Recalled] = ()
    ) -> list[Recalled]:
        """What the site told, then the newest that earlier conversations did."""
        found = {fact.label: fact for fact in told}
        for before in await self._theirs(conversation, identity):
            flow = await self._conversations.flow_for(before)
            for item in flow.items if flow else ():
                answer, label = before.answers.get(item.id), item.question.finds
                if answer is not None and answer.state == "given" and label in RARELY:
                    found.setdefault(label, Recalled(label, answer.text, "remembered"))
        return list(found.values())

    async def _theirs(self, conversation: Conversation, identity: str) -> list[Conversation]:
        found = await asyncio.to_thread(self._stores.customers.conversations, identity)
        return [each for each in found if each.id != conversation.id]

    # --- what is open ----------------------------------------------------------------------

    async def _cases(self, conversation: Conversation, text: str) -> list[OpenCase]:
        found = []
        for case in await self._theirs(conversation, conversation.identity):
            flow = await self._conversations.flow_for(case)
            if flow is not None and case.handed_over and case.phase != "closed" and not case.joined:
                found.append(self._open_case(conversation, text, case, flow))
        return sorted(found, key=lambda each: (-each.like, -each.number))

    def _open_case(
        self, conversation: Conversation, text: str, case: Conversation, flow: Flow
    ) -> OpenCase:
        team = self.staffing(case.team, conversation.language)
        return OpenCase(
            case.number,
            case.opening,
            case.began,
            case.flow,
            case.edition,
            case.answers,
            case.team,
            team.team_name,
            case.owner,
            case.owner_name,
            case.phase == "live" and self._presence.here(case.owner),
            case.last,
            case.last_by,
            case.last_at,
            team.online,
            team.opens,
            0.0 if conversation.opening else like(flow, conversation, text, case),
        )

    async def tell_the_case(self, job: Claimed) -> None:
        """Let those who work on a case know that its customer wrote again. May run twice."""
        conversation = await self._conversations.get(job.conversation)
        case = await asyncio.to_thread(self._stores.cases.find, conversation.joined)
        if case is not None:
            words = f"Wrote again about this ({conversation.number}): “{conversation.opening}”"
            cid = f"joined-{conversation.number}"
            await self._conversations.perform(case.conversation, WriteNote(words), US, cid)


def like(flow: Flow, conversation: Conversation, text: str, case: Conversation) -> float:
    """How much a customer's words, on this page, are like a case of theirs."""
    mine = digest_of(flow, replace(conversation, answers={}, opening=text))
    other = digest_of(flow, case)
    own = mine.terms.keys()
    shared = len(own & other.terms.keys()) / len(own) if own else 0.0
    return max(likeness(mine, other).score, SHARED * shared)
