"""Whether what a customer says is an incident that is known: asked within the turn.

The fingerprints of those are few and in memory, so that most turns ask nobody; on a hit the
true numbers are read from the store, by index.
"""

import asyncio

from intakebot.desk.incidents import INCIDENTS
from intakebot.desk.matching import digest_of, fingerprint_of
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow
from intakebot.engine.incident_entries import OpenIncident
from intakebot.hub import Hub
from intakebot.matching.incidents import Silence, divided, silence, worth_asking
from intakebot.store.incidents import Counts, Incident
from intakebot.store.sightings import customer_key
from intakebot.store.stores import Stores

LOOK_EVERY = 5.0
"""Seconds between two looks when nobody wakes us: another process may have changed one."""


class KnownIncidents:
    """Finds the incident that a conversation points to."""

    def __init__(self, stores: Stores, hub: Hub) -> None:
        self._stores = stores
        self._hub = hub
        self._keys: dict[str, int] = {}
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Keep the fingerprints fresh until cancelled."""
        leave = self._hub.subscribe(INCIDENTS, self._news.set)
        try:
            while True:
                await self.refresh()
                try:
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._news.wait()
                except TimeoutError:
                    continue
                self._news.clear()
        finally:
            leave()

    async def refresh(self) -> None:
        """Read the fingerprints of incidents that customers may be told of."""
        self._keys = await asyncio.to_thread(self._known)

    def _known(self) -> dict[str, int]:
        incidents, trust = self._stores.incidents, self._stores.verdicts.trust
        proposed = incidents.known("proposed").items()
        return incidents.known() | {key: one for key, one in proposed if trust(key).sure}

    async def meet(self, conversation: Conversation, flow: Flow | None) -> OpenIncident | None:
        """The incident that a customer who just said this is to be told of."""
        c = conversation
        if not self._keys or flow is None or c.phase != "intake" or c.incident or c.joined:
            return None
        number = self._keys.get(fingerprint_of(flow, c).key)
        if number is None or number in c.met:
            return None
        who = customer_key(c.identity, digest_of(flow, c), c.id)
        return await asyncio.to_thread(self._told, number, who, flow)

    def _told(self, number: int, who: str, flow: Flow) -> OpenIncident | None:
        incident = self._stores.incidents.get(number)
        if incident is None:
            return None
        counts = self._stores.incidents.counts(number, besides=who)
        at_it = incident.state == "working"
        if silent(self._stores, incident, counts) or not (at_it or counts.customers):
            return None
        return OpenIncident(
            number,
            counts.customers,
            counts.first or incident.opened_at,
            incident.note,
            incident.note_at,
            still_asked(self._stores, incident, counts, flow),
            at_it,
        )


def still_asked(stores: Stores, incident: Incident, counts: Counts, flow: Flow) -> list[str]:
    """Ids of the flow's questions that it needs answered, with what their conditions ask about.

    An agent's choice goes before the author's, and that before where the cases differ.
    """
    chosen = flow.case.incident_asks if incident.asks is None else incident.asks
    if chosen is None:
        _, differ = divided(stores.incidents.traits(incident.number, "answer:"), counts.cases)
        chosen = worth_asking(differ)
    return flow.with_conditions(chosen)


def silent(stores: Stores, incident: Incident, counts: Counts) -> Silence:
    """Why customers are told nothing of an incident; empty where they are told."""
    key = incident.fingerprint
    said = (counts.joined, counts.different)
    return silence(incident.state, key, incident.confirmed, *said, stores.verdicts.trust(key))
