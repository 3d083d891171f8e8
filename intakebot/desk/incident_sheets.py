"""What an agent sees of an incident: numbers, hours, what its cases share, what may belong."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from intakebot.desk.known_incidents import silent, still_asked
from intakebot.engine.flow import Flow
from intakebot.errors import NotFound
from intakebot.matching.digests import Digest
from intakebot.matching.incidents import Bar, Silence, Split, bars, divided, usual
from intakebot.matching.likeness import likeness
from intakebot.matching.spikes import DAYS, HOUR
from intakebot.store.incidents import OPEN_STATES, Counts, Incident, Line, Member
from intakebot.store.sightings import Sighting
from intakebot.store.stores import Stores

MOST_SUGGESTED = 20
SHOWN = 100
"""Cases and lines of the history that are shown, the newest."""
CLOSED_FOR = 14 * 24 * HOUR
"""For how long a case that was closed may still be suggested."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A case that may belong to an incident, and why."""

    case: Sighting
    exact: bool
    """Whether it has the very same fingerprint."""
    reasons: Sequence[str]
    differs: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An incident, whole."""

    incident: Incident
    counts: Counts
    hours: Sequence[Bar]
    usual: float
    common: Sequence[Split]
    differ: Sequence[Split]
    suggested: Sequence[Suggested]
    members: Sequence[Member]
    history: Sequence[Line]
    silent: Silence
    """Why customers with exactly its error are told nothing; empty where they are told."""
    flows: Sequence[Flow]
    """What its cases were asked, as it stands today."""
    asked: Collection[str]
    """Ids of the questions that whoever is told is still asked."""
    chosen_by: Literal["agents", "flow", "cases"]
    """Who says so; the flow where one of several does."""


class IncidentSheets:
    """Reads incidents for agents."""

    def __init__(
        self, stores: Stores, flow: Callable[[str], Flow | None], now: Callable[[], int]
    ) -> None:
        self._stores = stores
        self._flow = flow
        self._now = now

    async def sheet(self, number: int) -> Sheet:
        """All of one incident.

        Raises:
            NotFound: there is none.
        """
        return await asyncio.to_thread(self._sheet, number)

    async def listed(self) -> list[tuple[Incident, Counts]]:
        """Open ones first, then the others, what changed last first."""
        return await asyncio.to_thread(self._listed)

    def _listed(self) -> list[tuple[Incident, Counts]]:
        incidents = self._stores.incidents
        return incidents.listed(OPEN_STATES) + incidents.listed(("fixed", "dismissed"), 50)

    def _sheet(self, number: int) -> Sheet:
        stores, now = self._stores, self._now()
        incident = stores.incidents.get(number)
        if incident is None:
            raise NotFound
        counts = stores.incidents.counts(number)
        mine = dict(stores.incidents.times(number, 0))
        times = list(mine.values())
        first = counts.first or now
        since = max(first - DAYS * 24 * HOUR, stores.sightings.began())
        key = incident.fingerprint
        seen = stores.sightings.times(key, since) if key else []
        earlier = [at for case, at in seen if case not in mine]
        common, differ = divided(stores.incidents.traits(number), counts.cases)
        members = stores.incidents.members(number, SHOWN)
        names = dict.fromkeys(member.flow for member in members)
        flows = [flow for name in names if (flow := self._flow(name)) is not None]
        return Sheet(
            incident,
            counts,
            bars(times, earlier, now),
            usual(earlier, first, since),
            common,
            differ,
            self._suggested(incident, members, now) if incident.state != "dismissed" else [],
            members,
            stores.incidents.history(number, SHOWN),
            silent(stores, incident, counts),
            flows,
            {each for flow in flows for each in still_asked(stores, incident, counts, flow)},
            chosen_by(incident, flows),
        )

    def _suggested(
        self, incident: Incident, members: Sequence[Member], now: int
    ) -> list[Suggested]:
        """Cases with its fingerprint, then those that look like one of its cases."""
        sightings = self._stores.sightings
        exact = sightings.newest(incident.fingerprint) if incident.fingerprint else []
        like = sightings.alike([member.conversation for member in members])
        known = {case.number for case in exact}
        others = sightings.cases(number for number in like if number not in known)
        found = [*exact, *others]
        taken = self._stores.incidents.outside(
            (case.conversation for case in found), incident.number
        )
        free = [case for case in found if case.conversation not in taken and recent(case, now)]
        anchor = sightings.cases(member.case for member in members[:1])
        mine = anchor[0].digest if anchor else Digest()
        return [judged(mine, case, incident.fingerprint) for case in free[:MOST_SUGGESTED]]


def chosen_by(incident: Incident, flows: Sequence[Flow]) -> Literal["agents", "flow", "cases"]:
    """Who says which questions its customers are still asked."""
    if incident.asks is not None:
        return "agents"
    by_flow = any(flow.case.incident_asks is not None for flow in flows)
    return "flow" if by_flow else "cases"


def recent(case: Sighting, now: int) -> bool:
    """Whether it still matters: a matter that was closed long ago does not."""
    return case.phase != "closed" or case.at > now - CLOSED_FOR


def judged(mine: Digest, case: Sighting, key: str) -> Suggested:
    """A case beside one of the incident's."""
    alike = likeness(mine, case.digest)
    exact = bool(key) and case.digest.fingerprint.key == key
    return Suggested(case, exact, alike.reasons, alike.differs)
