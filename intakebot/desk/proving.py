"""Proving an e-mail address: a code and a link are sent to it, and one of them comes back.

A code is made when it is sent, by an errand that survives a restart; nothing at rest can tell
it. Whether an address has cases changes nothing that anybody could see.
"""

import asyncio
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable
from typing import Literal, Protocol, TypeAlias

import structlog

from intakebot.connectors.mail import Mail
from intakebot.desk.conversations import Conversations
from intakebot.desk.limits import Shared, veiled
from intakebot.desk.world import World
from intakebot.engine import words
from intakebot.engine.conversation import Conversation
from intakebot.engine.recall import MAIL, trust
from intakebot.engine.times import when
from intakebot.store.outbox import Claimed
from intakebot.store.proofs import Proof, Proofs
from intakebot.store.tokens import hashed

GOOD_FOR = 10 * 60_000
"""Milliseconds."""
TRIES_TO_SEND = 5
"""After these a code would come too late to be of use."""
HOUR = 3600
CODES = {"conversation": 5, "address": 5, "network": 20}
"""How many an hour, for each of these."""
TYPED = re.compile(r"\D{0,30}?(\d{3})[ \u00a0\u202f-]?(\d{3})\D{0,15}")
"""A message that is a code and hardly more."""
NUMBERS = frozenset({"code", "number", "phone", "version", "date"})
"""Kinds of questions that six digits may well be the answer to."""

Verdict: TypeAlias = Literal["", "right", "wrong", "over"]

log = structlog.get_logger()


class Post(Protocol):
    """What sends mail."""

    async def send(self, mail: Mail) -> None:
        """Hand one message on."""


class Proving:
    """Codes and links that prove an address; off where there is nothing to send them with."""

    def __init__(
        self,
        post: Post | None,
        proofs: Proofs,
        conversations: Conversations,
        world: World,
        site_name: Callable[[str], str],
        limits: Shared,
    ) -> None:
        self.post = post
        self._proofs = proofs
        self._conversations = conversations
        self._world = world
        self.site_name = site_name
        self._limits = [
            limits.buckets(f"codes-{name}", most / HOUR, most) for name, most in CODES.items()
        ]
        self.here: Callable[[], str] = lambda: ""
        """Our own address, for links."""

    @property
    def on(self) -> bool:
        """Whether codes can be sent."""
        return self.post is not None

    def may_send(self, conversation: str, address: str, network: str) -> bool:
        """Count one more code; False where there were enough of them for this hour."""
        now = self._world.now()
        names = conversation, veiled(address.lower()), veiled(network or conversation)
        return all(limit.take(name, now) for limit, name in zip(self._limits, names, strict=True))

    # --- sending ---------------------------------------------------------------------------

    async def send(self, job: Claimed) -> None:
        """The errand: make a code for the address that the conversation says, and send it."""
        conversation = await self._conversations.get(job.conversation)
        address, post = conversation.proving, self.post
        if post is None or not address or trust(conversation.identity) >= MAIL:
            return None
        if job.tries > TRIES_TO_SEND:
            log.warning("code_not_sent", conversation=conversation.id)
            return
        code, link = f"{self._world.jitter(0, 999_999):06}", self._world.secret()
        now = self._world.now()
        proof = Proof(
            conversation.id,
            address,
            await asyncio.to_thread(digest, code, conversation.id),
            hashed(link),
            now,
            now + GOOD_FOR,
        )
        await asyncio.to_thread(self._proofs.put, proof)
        await post.send(self._mail(conversation, code, link))

    def _mail(self, conversation: Conversation, code: str, link: str) -> Mail:
        language = conversation.language
        site = self.site_name(conversation.site)
        lines = [words.say("mail_code", language, code=code, site=site)]
        if self.here():
            lines += [f"{words.say('mail_link', language)}\n{self.here()}/prove/{link}"]
        lines += [words.say("mail_unasked", language)]
        subject = words.say("mail_subject", language, code=code, site=site)
        return Mail(conversation.proving, subject, "\n\n".join(lines) + "\n")

    # --- coming back -----------------------------------------------------------------------

    async def judge(self, conversation: Conversation, text: str) -> tuple[Verdict, Proof | None]:
        """Whether these words are the code. What may be an answer as well is no wrong code."""
        code = code_in(text)
        if not code or not conversation.proving or trust(conversation.identity) >= MAIL:
            return "", None
        proof = await asyncio.to_thread(self._proofs.attempt, conversation.id, self._world.now())
        if proof is not None:
            tried = await asyncio.to_thread(digest, code, conversation.id)
            if hmac.compare_digest(tried, proof.code_hash):
                return "right", proof
        asked = conversation.open.asked if conversation.open else None
        if asked is not None and asked.kind in NUMBERS:
            return "", None
        return "over" if proof is None else "wrong", None

    async def by_link(self, link: str) -> Proof | None:
        """What a link would prove; looking uses nothing up, as programs look into mail too."""
        if not 20 <= len(link) <= 128:
            return None
        return await asyncio.to_thread(self._proofs.by_link, hashed(link), self._world.now())

    async def asked(self, link: str) -> tuple[str, str] | None:
        """What the page of a link asks, and in which language; None where it is over."""
        proof = await self.by_link(link)
        if proof is None:
            return None
        conversation = await self._conversations.get(proof.conversation)
        language, zone = conversation.language, conversation.context.time_zone
        text = words.say(
            "mail_page_ask",
            language,
            site=self.site_name(conversation.site),
            time=when(proof.sent, zone, language, self._world.now()),
            address=proof.address,
        )
        return language, text

    async def use(self, proof: Proof) -> bool:
        """A code or link was used; False where it was before."""
        return await asyncio.to_thread(self._proofs.use, proof)

    async def sweep(self) -> None:
        """Forget what is over."""
        await asyncio.to_thread(self._proofs.sweep, self._world.now())


def code_in(text: str) -> str:
    """The six digits of a message that is nothing else; empty for any other."""
    found = TYPED.fullmatch(text.strip())
    return "".join(str(unicodedata.digit(each)) for each in found[1] + found[2]) if found else ""


def digest(code: str, conversation: str) -> bytes:
    """How a code is kept. It has few digits, so each guess must cost something."""
    return hashlib.scrypt(code.encode(), salt=conversation.encode(), n=2**14, r=8, p=1)
