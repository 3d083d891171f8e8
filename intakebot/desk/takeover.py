"""The agents' side of the desk: follow the queue, take a conversation, answer, hand it on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from msgspec.structs import replace

from intakebot.authoring.library import Library
from intakebot.desk.access import Staff
from intakebot.desk.conversations import Actor, Conversations, Outcome
from intakebot.desk.presence import Presence
from intakebot.desk.uploads import Uploads
from intakebot.engine import words
from intakebot.engine.conversation import Conversation
from intakebot.engine.effects import Refuse
from intakebot.engine.events import AgentEvent, Link, Respond, Staffing, Transfer, WriteNote
from intakebot.errors import NotFound
from intakebot.hub import Hub
from intakebot.settings import Settings


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
        case_exists: Callable[[int], Awaitable[bool]],
    ) -> None:
        self.settings = settings
        self.conversations = conversations
        self.library = library
        self.presence = presence
        self.hub = hub
        self._uploads = uploads
        self._colleague = colleague
        self._case_exists = case_exists

    async def perform(
        self, staff: Staff, conversation_id: str, event: AgentEvent, cid: str
    ) -> Outcome:
        """Do what the agent asks.

        Raises:
            NotFound: there is no such conversation.
            StorageError: nothing was acknowledged.
        """
        if isinstance(event, Respond | WriteNote) and len(event.text) > self.settings.text_limit:
            limit = str(self.settings.text_limit)
            return Refuse("too_long", words.say("too_long", "en", limit=limit))
        try:
            event = await self._complete(conversation_id, event)
        except NotFound as absent:
            return Refuse("not_found", str(absent))
        actor = Actor("agent", staff.id, staff.name)
        return await self.conversations.perform(
            conversation_id, event, actor, cid, self.staffing
        )

    def staffing(self, conversation: Conversation) -> Staffing:
        """An agent is here by definition."""
        team = self.library.team(conversation.team)
        return Staffing(team.name_in(conversation.language) if team else "", True, 0)

    async def _complete(self, conversation_id: str, event: AgentEvent) -> AgentEvent:
        """Look up what the event only names.

        Raises:
            NotFound: a file, colleague, team or case that is not there.
        """
        if isinstance(event, Respond):
            files = await self._uploads.of(conversation_id, event.files)
            return replace(event, uploads=files)
        if isinstance(event, Transfer):
            return await self._transfer(event)
        if isinstance(event, Link) and not await self._case_exists(event.case):
            raise NotFound(f"there is no case {event.case}")
        return event

    async def _transfer(self, event: Transfer) -> Transfer:
        if event.agent:
            colleague = await self._colleague(event.agent)
            if colleague is None or not colleague.active:
                raise NotFound("that colleague is not here any more")
            return replace(event, agent_name=colleague.name, team_name="")
        team = self.library.team(event.team)
        if team is None:
            raise NotFound("there is no such team")
        return replace(event, agent_name="", team_name=team.name_in("en"))
