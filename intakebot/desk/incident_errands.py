"""Errands of incidents: each conversation is brought in line with what was decided.

They may run twice, late, or after a restart: every entry has a name that the log keeps, so it
stands there once.
"""

import asyncio
from collections.abc import Callable

import msgspec
from msgspec import Struct

from intakebot.desk.commands import Actor
from intakebot.desk.conversations import Conversations
from intakebot.desk.incident_cases import new_case
from intakebot.desk.incidents import INCIDENTS
from intakebot.desk.matching import digest_of
from intakebot.desk.splitting import Splitting
from intakebot.engine import desk_words
from intakebot.engine.conversation import Conversation
from intakebot.engine.events import (
    IncidentEvent,
    JoinIncident,
    LeaveIncident,
    TellIncident,
    TellOther,
)
from intakebot.engine.flow import Flow
from intakebot.hub import Hub
from intakebot.matching.digests import Digest
from intakebot.matching.incidents import traits
from intakebot.store.incident_changes import Change, Deed, Known, NewCase
from intakebot.store.incidents import Incident, Line
from intakebot.store.outbox import Claimed
from intakebot.store.stores import Stores

LEAVES = ("removed", "dismissed")
CHOICES = ("choice", "yes_no")
"""Kinds of questions whose answers are compared."""


class Order(Struct, frozen=True):
    """The line of an incident's history that a conversation is to follow."""

    incident: int
    seq: int


order_of = msgspec.json.Decoder(Order).decode


class IncidentErrands:
    """The errands ``incident`` and ``met``, and what follows a match."""

    def __init__(
        self, conversations: Conversations, stores: Stores, hub: Hub, now: Callable[[], int]
    ) -> None:
        self._conversations = conversations
        self._stores = stores
        self._hub = hub
        self._now = now
        self._splitting = Splitting(conversations, stores.contacts)

    # --- what was decided, told -----------------------------------------------------------------

    async def follow(self, job: Claimed) -> None:
        """Let a conversation follow one line of an incident's history."""
        order = order_of(job.payload)
        line = await asyncio.to_thread(self._stores.incidents.line, order.incident, order.seq)
        if line is None:
            return None
        actor = Actor("agent", line.who, line.name or "Intakebot")
        if line.kind in LEAVES:
            event = LeaveIncident(line.incident)
            return await self._do(job.conversation, event, actor, named(line))
        joined = await self._join(job.conversation, line, actor)
        if not joined:
            return None  # taken out again meanwhile
        if line.kind in ("update", "fixed", "reopened"):
            await self._tell(job.conversation, line, actor)
        self._hub.wake(INCIDENTS)

    async def _join(self, name: str, line: Line, actor: Actor) -> bool:
        """See to it that the conversation knows where it belongs."""
        member = await asyncio.to_thread(self._stores.incidents.belongs, name)
        if member is None or member.incident != line.incident:
            return False
        conversation = await self._conversations.get(name)
        if conversation.incident != line.incident:
            incident = await asyncio.to_thread(self._stores.incidents.get, line.incident)
            title = incident.title if incident else ""
            reasons = list(member.reasons)
            event = JoinIncident(line.incident, title, member.score, reasons)
            await self._do(name, event, actor, f"incident-member-{member.id}")
        await self.describe(name)
        return True

    async def _tell(self, name: str, line: Line, actor: Actor) -> None:
        kind = line.kind
        text = line.data.get("text", {}) if kind == "update" else {}
        event = TellIncident(line.incident, kind, text, line.at)  # type: ignore[arg-type]  # the caller looked
        await self._do(name, event, actor, named(line))
        case = await self._conversations.get(name)
        await self._splitting.tell(case, TellOther(0, news=event), actor, named(line))

    async def _do(self, name: str, event: IncidentEvent, actor: Actor, cid: str) -> None:
        """Once, whoever runs it; a refusal says that it no longer fits."""
        await self._conversations.perform(name, event, actor, cid)

    # --- what the customer chose ------------------------------------------------------------------

    async def met(self, job: Claimed) -> None:
        """Write down what a customer said of an incident: it is theirs, or it is not."""
        conversation = await self._conversations.get(job.conversation)
        flow = await self._conversations.flow_for(conversation)
        if flow is None:
            return
        digest = digest_of(flow, conversation)
        if conversation.follows and conversation.incident:
            await self._follows(conversation, digest)
        for number in conversation.different:
            known = await asyncio.to_thread(self._stores.incidents.said_no, conversation.id, number)
            if not known:
                case = self._chosen(conversation, digest, kind="different")
                await self._said(number, conversation, "different", case)
        await self.describe(conversation.id)
        self._hub.wake(INCIDENTS)

    async def _follows(self, conversation: Conversation, digest: Digest) -> None:
        number = conversation.incident
        there = await asyncio.to_thread(self._stores.incidents.belongs, conversation.id)
        if there is None:
            case = self._chosen(conversation, digest, wants=True)
            await self._said(number, conversation, "joined", case)
        elif not there.wants:
            await asyncio.to_thread(self._stores.incident_writes.want, conversation.id)
        incident = await asyncio.to_thread(self._stores.incidents.get, number)
        if incident is not None and incident.state == "fixed":
            await self._too_late(conversation, incident)

    async def _too_late(self, conversation: Conversation, incident: Incident) -> None:
        """It was fixed while they made up their mind."""
        line = await asyncio.to_thread(self._stores.incidents.last, incident.number, "fixed")
        if line is not None:
            actor = Actor("agent", line.who, line.name)
            await self._tell(conversation.id, line, actor)

    async def _said(
        self, number: int, conversation: Conversation, kind: str, case: NewCase
    ) -> None:
        deed = Deed(self._now(), kind, data={"case": conversation.number})
        change = Change(join=[case])
        try:
            await asyncio.to_thread(self._stores.incident_writes.change, number, deed, change)
        except Known:
            return  # an agent was quicker

    def _chosen(
        self, conversation: Conversation, digest: Digest, *, kind: str = "belongs",
        wants: bool = False,
    ) -> NewCase:  # fmt: skip
        case = new_case(conversation, digest, ["the customer says so"])
        return NewCase(
            case.conversation, case.number, case.reported_at, case.customer, case.score,
            case.reasons, wants, kind, "customer",
        )  # fmt: skip

    # --- what its cases are like ---

    async def describe(self, name: str) -> None:
        """Say anew what a case of an incident is like, so that it can be counted."""
        conversation = await self._conversations.get(name)
        flow = await self._conversations.flow_for(conversation)
        member = await asyncio.to_thread(self._stores.incidents.belongs, name)
        if flow is None or member is None:
            return
        found = [*traits(digest_of(flow, conversation)), *answers(flow, conversation)]
        describe = self._stores.incident_writes.describe
        await asyncio.to_thread(describe, name, member.incident, found)


def answers(flow: Flow, conversation: Conversation) -> list[tuple[str, str]]:
    """The answers to questions with a few answers, as sorts of facts: no words of anybody."""
    found = []
    for item in flow.items:
        answer = conversation.answers.get(item.id)
        if item.question.kind in CHOICES and answer is not None and answer.known:
            chosen = desk_words.answered(item, answer).text
            found.append((f"answer:{item.id}:{desk_words.label(item)}", chosen[:200]))
    return found


def named(line: Line) -> str:
    """What the entry of a line is called in each log."""
    return f"incident-{line.incident}-{line.seq}"
