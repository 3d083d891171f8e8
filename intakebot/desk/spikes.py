"""Watching for spikes: many customers with one error at once open an incident by themselves."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from intakebot.desk.couriers import JOBS
from intakebot.desk.incidents import INCIDENTS
from intakebot.hub import Hub
from intakebot.matching.spikes import DAYS, HOUR, Spike, by_hour, spike
from intakebot.store.incident_changes import Change, Deed, Done, Gone, Known, NewCase, Stale
from intakebot.store.incidents import Incident
from intakebot.store.outbox import Claimed
from intakebot.store.sightings import MOST, Sighting
from intakebot.store.stores import Stores

log = structlog.get_logger()


class Spikes:
    """Looks at a fingerprint whenever a case with it was indexed. Never inside a turn."""

    def __init__(self, stores: Stores, hub: Hub, now: Callable[[], int]) -> None:
        self._stores = stores
        self._hub = hub
        self._now = now

    async def look(self, job: Claimed) -> None:
        """Open an incident, or propose a fixed one again, where its fingerprint spikes."""
        opened = await asyncio.to_thread(self._looked, job.conversation)
        if opened:
            log.info("incident_proposed", incident=opened)
            self._hub.wake(INCIDENTS)
            self._hub.wake(JOBS)

    def _looked(self, conversation: str) -> int:
        """The number of the incident that was opened; 0 where none was."""
        key = self._stores.sightings.key_of(conversation)
        if not key:
            return 0
        incident = self._stores.incidents.by_fingerprint(key)
        if incident is not None and incident.state != "fixed":
            return 0  # once a fingerprint: it is known, or somebody said that it is none
        now = self._now()
        found = self._spike(key, now, incident)
        if found is None:
            return 0
        size, cases = found
        if incident is None:
            return self._open(key, size, cases, now)
        return self._again(incident, size, cases, now)

    def _spike(
        self, key: str, now: int, incident: Incident | None
    ) -> tuple[Spike, list[Sighting]] | None:
        since = now - (DAYS * 24 + 1) * HOUR
        times = [at for _, at in self._stores.sightings.times(key, since)]
        if incident is not None:  # what was an incident then does not explain another now
            first = self._stores.incidents.counts(incident.number).first
            times = [at for at in times if not first <= at <= incident.fixed_at]
        counts = by_hour(times, now)
        began = self._stores.sightings.began()
        oldest = times[-1] if len(times) >= MOST else max(since, began)
        hours = min(len(counts) - 1, max(0, (now - oldest) // HOUR))
        if counts[0] < 1:
            return None
        after = max(now - HOUR, incident.fixed_at if incident else 0)
        fresh = [each for each in self._stores.sightings.newest(key, 200) if each.at > after]
        customers = len({each.who for each in fresh})
        found = spike(customers, counts[1 : hours + 1])
        return (found, fresh) if found else None

    def _open(self, key: str, size: Spike, cases: Sequence[Sighting], now: int) -> int:
        first = cases[-1]
        fields = {
            "state": "proposed",
            "title": (first.digest.fingerprint.line or first.title)[:200],
            "fingerprint": key,
            "line": first.digest.fingerprint.line,
            "site": first.digest.product,
        }
        free = self._free(cases, 0)
        try:
            return self._stores.incident_writes.open(fields, self._deed(size, now), free)
        except (Known, Done):
            return 0  # another process saw it too

    def _again(self, incident: Incident, size: Spike, cases: Sequence[Sighting], now: int) -> int:
        change = Change({"state": "proposed"}, join=self._free(cases, incident.number))
        deed = self._deed(size, now)
        try:
            self._stores.incident_writes.change(
                incident.number, deed, change, expected=incident.version
            )
        except (Known, Done, Stale, Gone):
            return 0
        return incident.number

    def _deed(self, size: Spike, now: int) -> Deed:
        return Deed(now, "spike", data={"customers": size.count, "usual": round(size.usual, 3)})

    def _free(self, cases: Sequence[Sighting], number: int) -> list[NewCase]:
        taken = self._stores.incidents.outside([each.conversation for each in cases], number)
        return [
            NewCase(
                each.conversation, each.number, each.at, each.who, 1.0, ("same error line",)
            )
            for each in cases
            if each.conversation not in taken
        ]  # fmt: skip
