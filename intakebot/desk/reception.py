"""The customer's side of the desk: open a conversation, admit its holder, do what they say."""

from hashlib import sha256

from msgspec.structs import replace

from intakebot.authoring.library import Library
from intakebot.desk.commands import Actor, Done, Outcome, Recall
from intakebot.desk.conversations import Conversations
from intakebot.desk.limits import Shared
from intakebot.desk.presence import Presence
from intakebot.desk.proposals import Proposer
from intakebot.desk.proving import Proving
from intakebot.desk.returning import Returning
from intakebot.desk.uploads import Uploads
from intakebot.desk.waiting import Waiting
from intakebot.desk.world import World
from intakebot.engine import words
from intakebot.engine.asking import may_come
from intakebot.engine.cleaning import without
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.events import (
    AnyEvent,
    Begin,
    Change,
    CustomerEvent,
    Identify,
    Proposal,
    Prove,
    Say,
    Staffing,
)
from intakebot.engine.proving import given
from intakebot.engine.topics import chosen
from intakebot.errors import NotFound
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.proofs import Proof

CUSTOMER = Actor("customer")
MOST_FACTS = 50
NEWCOMERS = 10_000
"""New conversations whose tokens are known without asking the store."""


class Reception:
    """Everything a customer can do."""

    def __init__(
        self,
        settings: Settings,
        conversations: Conversations,
        library: Library,
        presence: Presence,
        waiting: Waiting,
        uploads: Uploads,
        hub: Hub,
        world: World,
        proposer: Proposer,
        returning: Returning,
        limits: Shared,
        proving: Proving,
    ) -> None:
        self.returning = returning
        self.proving = proving
        returning.mail = proving.on
        self.proposer = proposer
        self.settings = settings
        self.conversations = conversations
        self.library = library
        self.presence = presence
        self.waiting = waiting
        self.uploads = uploads
        self.hub = hub
        self.world = world
        rate = settings.messages_a_minute
        self._rates = limits.buckets("messages", rate / 60, rate)
        self._tokens: dict[bytes, str] = {}
        """The newest conversations by their tokens' hashes: they come to their socket at once."""
        self.own_origins: tuple[str, ...] = ()
        """Origins that are ourselves; filled once the address is known."""

    # --- coming in ---------------------------------------------------------------------

    def welcomes(self, origin: str) -> bool:
        """Whether a page from this origin may talk to us. Programs that send none may."""
        return not origin or origin in self.own_origins

    async def open(self, site_id: str, language: str) -> tuple[Conversation, str]:
        """A new conversation and the token that opens it; the token is kept only as a hash.

        Raises:
            NotFound: there is no such site.
        """
        site = self.library.site(site_id)
        if site is None:
            raise NotFound
        token = self.world.secret()
        spoken = language if language in site.languages else site.language
        fresh = Conversation(
            self.world.new_id("conv_"), site=site.id, language=spoken, began=self.world.now()
        )
        number = await self.conversations.journal.create(fresh, hashed(token))
        made = replace(fresh, number=number)
        self.conversations.adopt(made)
        self._tokens[hashed(token)] = made.id
        if len(self._tokens) > NEWCOMERS:
            del self._tokens[next(iter(self._tokens))]
        return made, token

    async def admit(self, token: str) -> Conversation | None:
        """What this token opens, as it stands; None for a token that opens nothing."""
        if not 20 <= len(token) <= 128:
            return None
        key = hashed(token)
        newcomer = self.conversations.here(self._tokens.get(key, ""))
        return newcomer or await self.conversations.opened_by(key)

    # --- saying things -------------------------------------------------------------------

    async def perform(
        self, conversation_id: str, event: CustomerEvent, cid: str, network: str = ""
    ) -> Outcome:
        """Do what the customer asks; ``network`` is where they call from, for limits.

        Raises:
            StorageError: nothing was acknowledged.
        """
        refused = self._too_much(conversation_id, event)
        if refused is None and isinstance(event, Prove):
            refused = await self._too_many_codes(conversation_id, network)
        if refused is not None:
            return refused
        shows = isinstance(event, Say | Change) and (event.files or event.uploads)
        tells = isinstance(event, Say) and (event.proposed or self.proposer.on)
        complete = self._complete if shows or tells else None
        proof: Proof | None = None
        recall: Recall = self.returning.recall
        if isinstance(event, Say) and self.proving.on:
            conversation = await self.conversations.get(conversation_id)
            verdict, proof = await self.proving.judge(conversation, event.text)
            recall = self.returning.judged(verdict, proof) if verdict else recall
        outcome = await self.conversations.perform(
            conversation_id, event, CUSTOMER, cid, self.staffing, complete, recall
        )
        if proof is not None and isinstance(outcome, Done):
            await self.proving.use(proof)
        return outcome

    async def prove(self, link: str) -> bool:
        """Somebody who reads what is sent to the address says that the conversation is theirs."""
        proof = await self.proving.by_link(link)
        if proof is None or not await self.proving.use(proof):
            return False
        recall = self.returning.judged("right", proof)
        outcome = await self.conversations.perform(
            proof.conversation, Identify(), CUSTOMER, link[:20], self.staffing, None, recall
        )
        return isinstance(outcome, Done)

    async def _too_many_codes(self, conversation_id: str, network: str) -> Refuse | None:
        conversation = await self.conversations.get(conversation_id)
        flow = await self.conversations.flow_for(conversation)
        address = given(flow, conversation) if flow else ""
        if not address or self.proving.may_send(conversation_id, address, network):
            return None
        return Refuse("rate", self.word(conversation_id, "proof_many"))

    async def _complete(self, conversation_id: str, event: AnyEvent) -> AnyEvent | Refuse:
        """The files that a message names; whatever the client says of them is replaced."""
        assert isinstance(event, Say | Change)
        try:
            files = await self.uploads.of(conversation_id, event.files)
        except NotFound:
            return Refuse("no_file", self.word(conversation_id, "no_file"))
        if isinstance(event, Change):
            return replace(event, uploads=files)
        proposed = await self._proposed(conversation_id, event.text)
        return replace(event, uploads=files, proposed=proposed)

    async def _proposed(self, conversation_id: str, text: str) -> list[Proposal]:
        """What a language model takes from the words, where there is one and the bot asks."""
        conversation = await self.conversations.get(conversation_id)
        clean = without(text)
        flow = self.conversations.flow_of(conversation)
        if flow is None and not conversation.flow:  # the words that choose a flow answer it too
            flow = chosen(self.library, conversation, clean)
        if flow is None or conversation.phase != "intake" or not text.strip():
            return []
        items = list(may_come(flow, conversation))
        return await self.proposer.propose(clean, items, conversation.language)

    def _too_much(self, conversation_id: str, event: CustomerEvent) -> Refuse | None:
        if not self._rates.take(conversation_id, self.world.now()):
            return Refuse("rate", self.word(conversation_id, "rate"))
        limit = self.settings.text_limit
        if isinstance(event, Say | Change) and len(event.text) > limit:
            return Refuse("too_long", self.word(conversation_id, "too_long", limit=str(limit)))
        if isinstance(event, Begin) and len(event.context.facts) > MOST_FACTS:
            return Refuse("too_long", f"a page may set {MOST_FACTS} facts")
        return None

    def word(self, conversation_id: str, key: str, **blanks: str) -> str:
        """One of the product's sentences, in the language of that conversation."""
        return words.say(key, self.conversations.language_of(conversation_id), **blanks)

    def staffing(self, conversation: Conversation) -> Staffing:
        """How the conversation's team stands now."""
        team = conversation.team or self.library.default().team
        return self.staffing_of(team, conversation.language)

    def staffing_of(self, team_id: str, language: str = "en") -> Staffing:
        """How a team stands now: whether somebody is there, and when it opens if not."""
        team = self.library.team(team_id)
        if team is None:
            return Staffing("", self.presence.staffed(""), 0)
        name = team.name_in(language)
        if self.presence.staffed(team.id):
            return Staffing(name, True, 0)
        opening = team.opening(self.world.now())
        return Staffing(name, False, 0 if opening.open else opening.opens)


def hashed(token: str) -> bytes:
    """How a token is kept: 256 random bits need no salt and no slow hash."""
    return sha256(token.encode()).digest()
