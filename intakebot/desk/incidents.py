"""What agents do with incidents. Each command happens once and is a line of its history.

What it means to customers is told by errands, one for each conversation, after the commit.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Literal, TypeAlias

import msgspec

from intakebot.desk.access import Staff
from intakebot.desk.conversations import Conversations
from intakebot.desk.couriers import JOBS
from intakebot.desk.incident_cases import new_case
from intakebot.desk.matching import digest_of
from intakebot.engine.case import title_of
from intakebot.engine.conversation import Conversation
from intakebot.errors import CallerError, Conflict, NotFound
from intakebot.hub import Hub
from intakebot.matching.digests import Digest
from intakebot.matching.likeness import likeness
from intakebot.store.incident_changes import (
    Change,
    Deed,
    Done,
    Gone,
    Known,
    NewCase,
    NotWritten,
    Stale,
)
from intakebot.store.incident_writes import IncidentWrites
from intakebot.store.incidents import Incident
from intakebot.store.stores import Stores

INCIDENTS = "incidents"
"""The hub's topic for a change to any incident."""

State: TypeAlias = Literal["proposed", "working", "fixed", "dismissed"]
MOVES: Mapping[str, Mapping[str, str]] = {
    "proposed": {"working": "confirmed", "dismissed": "dismissed"},
    "working": {"fixed": "fixed", "dismissed": "dismissed"},
    "fixed": {"working": "reopened"},
    "dismissed": {"working": "confirmed"},
}
"""From which state an incident may go to which, and how its history calls that."""

encode = msgspec.json.Encoder(order="deterministic").encode


class IncidentDesk:
    """Everything an agent can do with incidents."""

    def __init__(
        self, conversations: Conversations, stores: Stores, hub: Hub, now: Callable[[], int]
    ) -> None:
        self._conversations = conversations
        self._stores = stores
        self._hub = hub
        self._now = now

    async def open(self, staff: Staff, conversation_id: str, title: str, cid: str) -> int:
        """Open an incident from a case; where its fingerprint has one, the case joins that.

        Raises:
            NotFound: there is no such case.
            Conflict: the case is in another incident, or the command was another one before.
        """
        conversation = await self._case(conversation_id)
        flow = await self._conversations.flow_for(conversation)
        assert flow is not None
        digest = digest_of(flow, conversation)
        data = {"conversation": conversation_id, "title": title}
        deed = self._deed(staff, "opened", cid, data)
        fields = {
            "state": "working",
            "confirmed": True,
            "title": title.strip() or title_of(flow, conversation),
            "fingerprint": digest.fingerprint.key,
            "line": digest.fingerprint.line,
            "site": conversation.site,
            "owner": staff.id,
            "owner_name": staff.name,
            "opened_by": staff.name,
        }
        case = new_case(conversation, digest, ["it was opened from this case"])
        try:
            number = await self._run(deed, lambda w: w.open(fields, deed, [case]))
        except Known as known:
            number = await self._into(known.number, deed, case)
        self._changed()
        return number

    async def _into(self, number: int, deed: Deed, case: NewCase) -> int:
        """The fingerprint has an incident: the case joins it, unless it is in one already."""
        there = await asyncio.to_thread(self._stores.incidents.belongs, case.conversation)
        if there is not None:
            raise taken(Known(there.incident))
        joins = Change(join=[case])
        try:
            return await self._run(deed, lambda w: w.change(number, deed, joins) and number)
        except Known as known:
            raise taken(known) from None

    async def add(
        self, staff: Staff, number: int, version: int, conversations: Sequence[str], cid: str
    ) -> int:
        """Add cases, all or none.

        Raises:
            NotFound: there is no such incident, or no such case.
            Conflict: it moved on, or a case is in another one.
        """
        anchor = await self._anchor(number)
        cases = []
        for name in dict.fromkeys(conversations):
            conversation = await self._case(name)
            flow = await self._conversations.flow_for(conversation)
            assert flow is not None
            digest = digest_of(flow, conversation)
            alike = likeness(anchor, digest)
            cases.append(new_case(conversation, digest, alike.reasons, alike.score))
        data = {"cases": [case.number for case in cases]}
        return await self._change(staff, number, version, "added", cid, data, Change(join=cases))

    async def remove(
        self, staff: Staff, number: int, version: int, conversation_id: str, cid: str
    ) -> int:
        """Take a case out.

        Raises:
            NotFound: it is not in this incident, or there is none.
            Conflict: it moved on.
        """
        there = await asyncio.to_thread(self._stores.incidents.belongs, conversation_id)
        if there is None or there.incident != number:
            known = await self._done(staff, cid, "removed", {"conversation": conversation_id})
            if known is not None:
                return known
            raise NotFound
        data = {"conversation": conversation_id}
        leaves = Change(leave=[conversation_id])
        return await self._change(staff, number, version, "removed", cid, data, leaves)

    async def edit(
        self, staff: Staff, number: int, version: int, fields: Mapping[str, Any], cid: str
    ) -> int:
        """Change its title, public note, owner, or what it asks for.

        Raises:
            NotFound: there is no such incident.
            Conflict: it moved on.
        """
        changed = dict(fields)
        if "note" in changed:
            changed["note_at"] = self._now()
        data = dict(fields)
        return await self._change(staff, number, version, "edited", cid, data, Change(changed))

    async def move(self, staff: Staff, number: int, version: int, state: State, cid: str) -> int:
        """Confirm, mark as fixed, reopen or dismiss it; its customers hear of the last three.

        Raises:
            NotFound: there is no such incident.
            Conflict: it moved on, or can't go there from where it stands.
        """
        incident = await self.get(number)
        kind = MOVES[incident.state].get(state)
        if kind is None:
            done = await self._done(staff, cid, "", {"state": state})
            if done is not None:
                return done
            raise Conflict(f"It is {incident.state}.", code="not_now")
        now = self._now()
        fields: dict[str, Any] = {"state": state, "fixed_at": now if state == "fixed" else 0}
        if state == "working":
            fields["confirmed"] = True
            if not incident.owner:
                fields |= {"owner": staff.id, "owner_name": staff.name}
        change = Change(
            fields,
            tell_all=kind in ("fixed", "reopened", "dismissed"),
            release=kind == "dismissed",
        )
        return await self._change(staff, number, version, kind, cid, {"state": state}, change)

    async def post(
        self, staff: Staff, number: int, version: int, text: Mapping[str, str], cid: str
    ) -> int:
        """Tell all of its customers, each in their own conversation.

        Raises:
            NotFound: there is no such incident.
            Conflict: it moved on, or nobody works on it.
        """
        incident = await self.get(number)
        if incident.state not in ("working", "fixed"):
            raise Conflict(f"It is {incident.state}.", code="not_now")
        data = {"text": dict(text)}
        told = Change(tell_all=True)
        return await self._change(staff, number, version, "update", cid, data, told)

    async def get(self, number: int) -> Incident:
        """The incident as it stands.

        Raises:
            NotFound: there is none.
        """
        found = await asyncio.to_thread(self._stores.incidents.get, number)
        if found is None:
            raise NotFound
        return found

    # --- the common part ---------------------------------------------------------------------

    def _deed(self, staff: Staff, kind: str, cid: str, data: Mapping[str, Any]) -> Deed:
        # The name of a line may depend on the state; what was asked for does not.
        digest = blake2b(encode(data), digest_size=16).digest()
        return Deed(self._now(), kind, staff.id, staff.name, data, cid, digest)

    async def _change(
        self,
        staff: Staff,
        number: int,
        version: int,
        kind: str,
        cid: str,
        data: Mapping[str, Any],
        change: Change,
    ) -> int:
        deed = self._deed(staff, kind, cid, data)

        def written(writes: IncidentWrites) -> int:
            writes.change(number, deed, change, version)
            return number

        try:
            done = await self._run(deed, written)
        except Known as known:
            raise taken(known) from None
        self._changed()
        return done

    async def _run(self, deed: Deed, write: Callable[[IncidentWrites], int]) -> int:
        try:
            return await asyncio.to_thread(write, self._stores.incident_writes)
        except Known:
            raise
        except NotWritten as why:
            return answered(why, deed)

    async def _done(self, staff: Staff, cid: str, kind: str, data: Mapping[str, Any]) -> int | None:
        """The incident that this very command changed before; None where it did not."""
        deed = self._deed(staff, kind, cid, data)
        found = await asyncio.to_thread(self._stores.incident_writes.known, staff.id, cid)
        return answered(found, deed) if found is not None else None

    async def _case(self, conversation_id: str) -> Conversation:
        conversation = await self._conversations.get(conversation_id)
        if not conversation.handed_over:
            raise NotFound("That is no case yet.")
        return conversation

    async def _anchor(self, number: int) -> Digest:
        """A case to hold others against."""
        await self.get(number)
        members = await asyncio.to_thread(self._stores.incidents.members, number, 1)
        cases = [member.case for member in members]
        found = await asyncio.to_thread(self._stores.sightings.cases, cases)
        return found[0].digest if found else Digest()

    def _changed(self) -> None:
        self._hub.wake(INCIDENTS)
        self._hub.wake(JOBS)


def taken(known: Known) -> Conflict:
    """A case is in an incident already."""
    return Conflict(f"That case is in incident {known.number}.", code="in_incident")


def answered(why: NotWritten, deed: Deed) -> int:
    """What a command is answered with that wrote nothing: the first answer, or a refusal.

    Raises:
        CallerError: it was refused.
    """
    if isinstance(why, Done) and why.digest == deed.digest:
        return why.number
    refusals: dict[type[NotWritten], CallerError] = {
        Gone: NotFound(),
        Stale: Conflict("Somebody changed it a moment before you.", code="stale"),
    }
    raise refusals.get(type(why), Conflict("Another command had this id."))
