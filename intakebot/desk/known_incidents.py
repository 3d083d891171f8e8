"""Whether what a customer says is an incident that the team works on: asked within the turn.

The fingerprints of those are few and in memory, so that most turns ask nobody; on a hit the
true numbers are read from the store, by index.
"""

import asyncio

from intakebot.desk.incidents import INCIDENTS
from intakebot.desk.matching import digest_of
from intakebot.engine.conversation import Conversation
from intakebot.engine.flow import Flow
from intakebot.engine.incident_entries import OpenIncident
from intakebot.hub import Hub
from intakebot.matching.incidents import divided, tells, worth_asking
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
        """Read the fingerprints of incidents that are worked on."""
        self._keys = await asyncio.to_thread(self._stores.incidents.worked_on)

    async def meet(self, conversation: Conversation, flow: Flow | None) -> OpenIncident | None:
        """The incident that a customer who just said this is to be told of."""
        c = conversation
        if not self._keys or flow is None or c.phase != "intake" or c.incident or c.joined:
            return None
        digest = digest_of(flow, c)
        number = self._keys.get(digest.fingerprint.key)
        if number is None or number in c.met:
            return None
        who = customer_key(c.identity, digest, c.id)
        return await asyncio.to_thread(self._told, number, who, self._questions(flow))

    def _questions(self, flow: Flow) -> set[str]:
        return {item.id for item in flow.items}

    def _told(self, number: int, who: str, questions: set[str]) -> OpenIncident | None:
        incident = self._stores.incidents.get(number)
        if incident is None:
            return None
        counts = self._stores.incidents.counts(number, besides=who)
        said = (counts.joined, counts.different)
        if not tells(incident.state, incident.fingerprint, incident.confirmed, *said):
            return None
        asks = incident.asks
        if asks is None:
            _, differ = divided(self._stores.incidents.traits(number, "answer:"), counts.cases)
            asks = worth_asking(differ)
        return OpenIncident(
            number,
            counts.customers,
            counts.first or incident.opened_at,
            incident.note,
            incident.note_at,
            [each for each in asks if each in questions],
        )
