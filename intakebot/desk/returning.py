"""Customers who come back: proved who they are, their facts recalled, their open cases found."""

import asyncio
from collections.abc import Callable, Sequence

import msgspec
import structlog

from intakebot.desk import identity
from intakebot.desk.commands import Actor, Recall
from intakebot.desk.conversations import Conversations
from intakebot.desk.identity import NotProved, prove
from intakebot.desk.presence import Presence
from intakebot.desk.proving import Verdict
from intakebot.engine.conversation import Conversation
from intakebot.engine.entries import Entry, Said
from intakebot.engine.events import AnyEvent, Identify, Say, Staffing, WriteNote
from intakebot.engine.proving import given
from intakebot.engine.recall import (
    BROWSER,
    MAIL,
    NOBODY,
    Known,
    OpenCase,
    Recalled,
    by_mail,
    proved_address,
    signed,
    trust,
)
from intakebot.matching import returning, terms
from intakebot.matching.digests import TermStatistics
from intakebot.matching.returning import Attached, attach
from intakebot.settings import Settings
from intakebot.store.outbox import Claimed
from intakebot.store.proofs import Proof
from intakebot.store.stores import Stores
from intakebot.store.tokens import hashed

RARELY = ("person_name", "email", "phone")
"""Sorts of facts that are the same next time, nearly always."""
COMPARED = 8
"""Open cases, the newest, that a customer's first words are compared with."""
SOON = 24 * 3600 * 1000
"""Milliseconds of silence below which it makes no difference how many they are."""
TALKING = ("intake", "confirming", "waiting")
"""Phases in which the bot may speak of a case."""
US = Actor("agent", "", "Intakebot")

log = structlog.get_logger()
decode = msgspec.json.Decoder(Entry).decode


class Returning:
    """Knows customers again. Nothing here believes a name or an address that was only typed."""

    def __init__(
        self,
        settings: Settings,
        conversations: Conversations,
        presence: Presence,
        stores: Stores,
        now: Callable[[], int],
    ) -> None:
        self._settings = settings
        if settings.identity_keys:
            identity.load()
        self._conversations = conversations
        self._presence = presence
        self._stores = stores
        self._now = now
        self.mail = False
        """Whether codes can be sent to prove an address."""
        self.staffing: Callable[[str, str], Staffing] = lambda team, language: Staffing()
        """How a team stands, named in a language."""

    async def recall(self, conversation: Conversation, event: AnyEvent) -> Known:
        """What is known of the customer for this event."""
        known = await self._known(conversation, event)
        return msgspec.structs.replace(known, mail=True) if self.mail else known

    def judged(self, verdict: Verdict, proof: Proof | None) -> Recall:
        """The same for words that are a code, or for its link."""

        async def recall(conversation: Conversation, event: AnyEvent) -> Known:
            known = Known(code=verdict)
            if proof is not None:
                identity = by_mail(conversation.site, proof.address.lower())
                known = await self._whole(conversation, identity)
            return msgspec.structs.replace(known, mail=self.mail, code=verdict)

        return recall

    async def _known(self, conversation: Conversation, event: AnyEvent) -> Known:
        if isinstance(event, Identify):
            return await self._proved(conversation, event)
        if not isinstance(event, Say) or conversation.phase == "live":
            return NOBODY
        cases = await self._split_off(conversation) if conversation.split else []
        if conversation.identity and conversation.phase in TALKING:
            first = "" if conversation.opening else event.text
            theirs = await self._cases(conversation, conversation.identity, first)
            known = {case.number for case in theirs}
            cases = [*theirs, *(case for case in cases if case.number not in known)]
        return Known(cases=cases) if cases else NOBODY

    # --- who it is -------------------------------------------------------------------------

    async def _proved(self, conversation: Conversation, event: Identify) -> Known:
        if not event.token:
            return await self._same_browser(conversation, event.earlier)
        try:
            customer = prove(
                event.token, conversation.site, self._settings.identity_keys, self._now()
            )
        except NotProved as why:
            log.info("identity_refused", site=conversation.site, why=str(why))
            return NOBODY
        return await self._whole(conversation, customer.identity, customer.name, customer.facts)

    async def _whole(
        self,
        conversation: Conversation,
        identity: str,
        name: str = "",
        told: Sequence[Recalled] = (),
    ) -> Known:
        """Who it is, the facts they told before, and their open cases."""
        facts = await self._facts(conversation, identity, told)
        cases = await self._cases(conversation, identity, conversation.opening)
        return Known(identity, name, facts, cases)

    async def _same_browser(self, conversation: Conversation, token: str) -> Known:
        """The browser held the token of an earlier conversation; a signed one needs signing in."""
        loaded = await self._conversations.journal.load_by_token(hashed(token)) if token else None
        before = loaded.conversation if loaded else None
        if before is None or before.site != conversation.site or signed(before.identity):
            return NOBODY
        identity = before.identity or f"@{before.id}"
        if identity == f"@{conversation.id}":
            return NOBODY
        return await self._whole(conversation, identity)

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
        find = self._stores.customers.conversations
        found = await asyncio.to_thread(find, identity)
        if trust(identity) == MAIL and trust(conversation.identity) == BROWSER:
            address = proved_address(identity)
            found += await self._of_browser(conversation.identity, address)
        return [each for each in found if each.id != conversation.id]

    async def _of_browser(self, identity: str, address: str) -> list[Conversation]:
        """What this browser was used for before, where the same address was given."""
        found = await asyncio.to_thread(self._stores.customers.conversations, identity)
        return [
            each
            for each in found
            if trust(each.identity) <= BROWSER
            and (flow := await self._conversations.flow_for(each)) is not None
            and given(flow, each, said=True).lower() == address
        ]

    async def spread(self, job: Claimed) -> None:
        """An address was proved: it also says whose this browser's conversations before were.

        Only those in which the same address was given; somebody else may have sat here.
        """
        now = await self._conversations.get(job.conversation)
        address = proved_address(now.identity)
        known = Known(now.identity)

        async def recall(conversation: Conversation, event: AnyEvent) -> Known:
            return known

        for each in await self._of_browser(msgspec.json.decode(job.payload), address):
            cid = f"proved-{now.number}"
            who = Actor("customer")
            await self._conversations.perform(each.id, Identify(), who, cid, recall=recall)

    # --- what is open ----------------------------------------------------------------------

    async def _cases(self, conversation: Conversation, identity: str, first: str) -> list[OpenCase]:
        """Their open cases; the likeliest one first where their first words are given."""
        theirs = await self._theirs(conversation, identity)
        numbers = {case.number for case in theirs}
        found = [
            case
            for case in theirs
            if case.handed_over
            and case.phase != "closed"
            and not case.joined
            and case.home not in numbers  # else it is part of another one of them
        ]
        close = await self._compared(first, found[:COMPARED]) if first else {}
        cases = [self._open_case(conversation, case, close.get(case.id)) for case in found]
        return sorted(cases, key=lambda each: (-each.sure, -each.number))

    async def _split_off(self, conversation: Conversation) -> list[OpenCase]:
        """What was named here and is an open case of its own now."""
        cases = [
            await self._conversations.get(case.conversation)
            for number in conversation.split.values()
            if (case := await asyncio.to_thread(self._stores.cases.find, number)) is not None
        ]
        open_ones = (case for case in cases if case.phase != "closed" and not case.home)
        return [self._open_case(conversation, case, None) for case in open_ones]

    async def _compared(self, words: str, cases: Sequence[Conversation]) -> dict[str, Attached]:
        """How sure it is that these words are about each of the cases."""
        told = [await self._told(case) for case in cases]
        asked = terms.counted(words, *(f"{case.title}\n{case.text}" for case in told))
        known = await asyncio.to_thread(self._stores.candidates.standing, asked)
        theirs = dict.fromkeys(terms.counted(*(case.text for case in told)), 1)
        # A case that was made just now is not in the index yet.
        known = TermStatistics(max(known.cases, len(told)), theirs | known.standing)
        return {each.id: each for each in attach(words, told, known, self._now())}

    async def _told(self, case: Conversation) -> returning.OpenCase:
        """A case by what its customer wrote in it."""
        entries = await self._conversations.journal.read(case.id, 0, private=False)
        said = [e for e in map(decode, entries.entries) if isinstance(e.body, Said)]
        words = [e.body.text for e in said if isinstance(e.body, Said)]
        last = max((e.at for e in said), default=case.began)
        later = sum(e.at > case.handed_over for e in said)
        text = "\n".join(words)
        latest = words[-1] if later else ""
        # The scores were learnt where people file one report after the other within minutes.
        # Who comes back to a chat so soon comes back to something.
        before = self._now() - SOON
        last, began = min(last, before), min(case.began, before)
        return returning.OpenCase(case.id, case.opening, text, began, last, later, latest)

    def _open_case(
        self, conversation: Conversation, case: Conversation, close: Attached | None
    ) -> OpenCase:
        team = self.staffing(case.team, conversation.language)
        limits = self._settings.join_from, self._settings.ask_from
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
            close.sure if close else 0.0,
            close.fit(*limits) if close else "new",
            list(close.reasons) if close else [],
        )

    async def tell_the_case(self, job: Claimed) -> None:
        """Let those who work on a case know that its customer wrote again. May run twice."""
        conversation = await self._conversations.get(job.conversation)
        case = await asyncio.to_thread(self._stores.cases.find, conversation.joined)
        if case is not None:
            words = f"Wrote again about this ({conversation.number}): “{conversation.opening}”"
            cid = f"joined-{conversation.number}"
            await self._conversations.perform(case.conversation, WriteNote(words), US, cid)
