"""A case with all its contacts, as the desk looks at it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from intakebot.desk.conversations import Conversations
from intakebot.engine.conversation import Conversation
from intakebot.engine.gather import Joint, Part, gather
from intakebot.store.contacts import Contacts, Member


@dataclass(frozen=True, slots=True)
class Family:
    """A case: its own conversation first, then its other contacts."""

    members: Sequence[Member]
    parts: Sequence[Part]

    @property
    def own(self) -> Conversation:
        """The case's own conversation."""
        return self.parts[0].conversation

    @property
    def joints(self) -> list[Joint]:
        """What the contacts say together."""
        return gather(self.parts)

    @property
    def customer(self) -> str:
        """Whose all of it is, where that was proved of every contact; else empty."""
        found = {identity_of(part.conversation) for part in self.parts}
        return found.pop() if len(found) == 1 else ""


class Families:
    """Finds cases with their contacts."""

    def __init__(self, conversations: Conversations, contacts: Contacts) -> None:
        self.conversations = conversations
        self.contacts = contacts

    async def of(self, number: int) -> Family | None:
        """The conversation of that number with all that is linked to it."""
        members = await asyncio.to_thread(self.contacts.of, number)
        parts: list[Part] = []
        depths = {0: -1}
        for member in members:
            conversation = await self.conversations.get(member.conversation)
            flow = await self.conversations.flow_for(conversation)
            depths[member.number] = depths[member.via] + 1
            parts.append(Part(conversation, flow, depths[member.number]))
        return Family(members, parts) if parts else None

    async def case_of(self, number: int) -> int:
        """The case that a conversation of that number belongs to."""
        return await asyncio.to_thread(self.contacts.case_of, number)


def identity_of(conversation: Conversation) -> str:
    """Whose a conversation is; one that nobody was proved of is its own browser's."""
    return conversation.identity or f"@{conversation.id}"


def fingerprint(*families: Family) -> str:
    """What somebody saw who looked at these: another one if any contact says anything else."""
    seen = blake2b(digest_size=12)
    for family in families:
        for part in family.parts:
            now = part.conversation
            answers = sorted((name, each.text, each.state) for name, each in now.answers.items())
            seen.update(repr((now.number, now.linked, now.phase, answers)).encode())
        seen.update(b"|")
    return seen.hexdigest()
