"""The agents' side of the desk: follow the queue, take a conversation, answer, hand it on."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from intakebot.authoring.library import Library
from intakebot.desk.access import Staff
from intakebot.desk.commands import Actor, Outcome
from intakebot.desk.conversations import Conversations
from intakebot.desk.families import Families
from intakebot.desk.merging import Merging
from intakebot.desk.parting import Parting
from intakebot.desk.presence import Presence
from intakebot.desk.splitting import Splitting
from intakebot.desk.uploads import Uploads
from intakebot.engine import words
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.events import (
    AgentEvent,
    AnyEvent,
    Link,
    Respond,
    Split,
    Staffing,
    Transfer,
    Unlink,
)
from intakebot.errors import NotFound
from intakebot.hub import Hub
from intakebot.settings import Settings
from intakebot.store.queue import Rows
from intakebot.store.stores import Stores

FLOWS = "flows"
"""The hub's topic for flow files that were read again."""
OPEN_AT_MOST = 5000
LATEST = 300
"""Rows of the queue that an agent begins with, whatever their phase."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """An agent as others may address them."""

    id: str
    name: str
    active: bool


class Takeover:
    """Everything an agent can do with conversations."""

    def __init__(
        self,
        settings: Settings,
        conversations: Conversations,
        library: Library,
        presence: Presence,
        uploads: Uploads,
        hub: Hub,
        colleague: Callable[[str], Awaitable[Colleague | None]],
        stores: Stores,
    ) -> None:
        self.settings = settings
        self.conversations = conversations
        self.library = library
        self.presence = presence
        self.hub = hub
        self._uploads = uploads
        self._colleague = colleague
        self._stores = stores
        self.families = Families(conversations, stores.contacts)
        self.merging = Merging(self.families)
        self.parting = Parting(self.families)
        self.splitting = Splitting(conversations, stores.contacts)

    async def perform(
        self, staff: Staff, conversation_id: str, event: AgentEvent, cid: str
    ) -> Outcome:
        """Do what the agent asks.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged.
        """
        limit = self.settings.text_limit
        if any(len(getattr(event, part, "")) > limit for part in ("text", "note")):
            return Refuse("too_long", words.say("too_long", "en", limit=str(limit)))
        actor = Actor("agent", staff.id, staff.name)
        if isinstance(event, Link):
            return await self.merging.link(staff, conversation_id, event, cid)
        if isinstance(event, Unlink):
            return await self.parting.unlink(staff, conversation_id, event, cid)
        if isinstance(event, Split):
            return await self.splitting.split(staff, conversation_id, event, cid)
        complete = self._complete if isinstance(event, Respond | Transfer) else None
        return await self.conversations.perform(
            conversation_id, event, actor, cid, self.staffing, complete
        )

    async def queue(self) -> Rows:
        """What an agent wants to see first: everything open, and what changed last."""
        return await asyncio.to_thread(self._first_rows)

    async def incidents(self) -> Mapping[str, int]:
        """How many incidents are open, by state."""
        return await asyncio.to_thread(self._stores.incidents.standing)

    def _first_rows(self) -> Rows:
        rows = self._stores.queue.open_rows(OPEN_AT_MOST)
        shown = {row.conversation for row in rows.rows}
        latest = self._stores.queue.latest(limit=LATEST)
        also = [row for row in latest.rows if row.conversation not in shown]
        # The older of both places: a row that changed in between comes once more.
        return Rows(min(rows.upto, latest.upto), [*rows.rows, *also])

    def staffing(self, conversation: Conversation) -> Staffing:
        """An agent is here by definition."""
        team = self.library.team(conversation.team)
        return Staffing(team.name_in(conversation.language) if team else "", True, 0)

    async def _complete(self, conversation_id: str, event: AnyEvent) -> AnyEvent | Refuse:
        """Look up what the event only names; refused when it is not there."""
        try:
            if isinstance(event, Respond):
                files = await self._uploads.of(conversation_id, event.files)
                return replace(event, uploads=files)
            if isinstance(event, Transfer):
                return await self._transfer(event)
        except NotFound as absent:
            return Refuse("not_found", str(absent))
        return event

    async def _transfer(self, event: Transfer) -> Transfer:
        if event.agent:
            colleague = await self._colleague(event.agent)
            if colleague is None or not colleague.active:
                raise NotFound("that colleague can't take it")
            return replace(event, agent_name=colleague.name, team_name="")
        team = self.library.team(event.team)
        if team is None:
            raise NotFound("there is no such team")
        return replace(event, agent_name="", team_name=team.name_in("en"))
