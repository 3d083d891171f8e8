"""What counts about an incident: what its cases have in common, and when customers may be told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from intakebot.matching.digests import Digest
from intakebot.matching.spikes import HOUR
from intakebot.matching.trust import NO_TRUST, Trust

COMMON_FROM: Final = 0.8
"""The share of an incident's cases that must agree for something to be common to it."""
DOUBT_FROM: Final = 3
"""Customers who must have said that theirs is different before that counts."""
SHOWN: Final = 6
"""Values of one sort that are shown."""
LONGEST: Final = 200

Silence: TypeAlias = Literal["", "nobody", "customers", "agents"]
"""Who keeps customers from being told: nobody confirmed it, or who doubts it."""


class Bar(Struct, frozen=True):
    """An hour of an incident's chart."""

    at: int
    """When the hour begins, UTC milliseconds."""
    count: int
    before: bool = False
    """Whether these are cases with its error from before it began."""


class Split(Struct, frozen=True):
    """One sort of fact, and how often each value of it stands in an incident's cases."""

    what: str
    values: list[tuple[str, int]]
    """The most frequent first."""


def traits(digest: Digest) -> Iterator[tuple[str, str]]:
    """What may be common to cases of one cause, each sort once; nothing about the person."""
    fingerprint = digest.fingerprint
    found = {
        "error": fingerprint.cause or digest.error or fingerprint.line,
        "page": digest.host + digest.path if digest.host else "",
        "browser": digest.system.partition(" ")[0],
        "browser_version": digest.system,
        "version": digest.version,
    }
    return ((what, value[:LONGEST]) for what, value in found.items() if value.strip())


def bars(members: Sequence[int], earlier: Sequence[int], now: int) -> list[Bar]:
    """The hours of an incident, from a little before its first case on, 24 at most.

    ``members`` are the times of its cases, ``earlier`` those of cases with the same error.
    """
    if not members:
        return []
    first, last = min(members), max(members)
    end = min(now, last + 12 * HOUR) // HOUR
    start = min(end - 11, max(first // HOUR - 3, end - 23))
    mine = Counter(at // HOUR for at in members)
    others = Counter(at // HOUR for at in earlier if at < first)
    return [
        Bar(hour * HOUR, others[hour], before=True)
        if hour < first // HOUR
        else Bar(hour * HOUR, mine[hour])
        for hour in range(start, end + 1)
    ]


def usual(earlier: Sequence[int], first: int, since: int) -> float:
    """Cases an hour before the first one, as far back as is known."""
    hours = max((first - since) / HOUR, 1.0)
    return sum(1 for at in earlier if since <= at < first) / hours


def divided(counts: Mapping[str, Mapping[str, int]], cases: int) -> tuple[list[Split], list[Split]]:
    """What nearly all of the cases have in common, and where they differ."""
    common: list[Split] = []
    differ: list[Split] = []
    for what, values in counts.items():
        ordered = sorted(values.items(), key=lambda one: (-one[1], one[0]))
        if not ordered:
            continue
        split = Split(what, ordered[:SHOWN])
        (common if ordered[0][1] >= COMMON_FROM * cases else differ).append(split)
    return common, differ


def silence(
    state: str,
    fingerprint: str,
    confirmed: bool,
    same: int,
    different: int,
    trust: Trust = NO_TRUST,
) -> Silence:
    """Why a customer with exactly this fingerprint hears nothing of the incident during intake.

    Somebody of the team must have confirmed it and be at it, or have joined cases with this
    fingerprint often enough for it to be proof by itself. As many customers who say that theirs
    is different as say it is theirs end that, and so do agents who mostly refused to join such
    cases. Empty: the customer is told.
    """
    at_it = state == "working" and confirmed
    if not fingerprint or not (at_it or (state == "proposed" and trust.sure)):
        return "nobody"
    if different >= max(DOUBT_FROM, same):
        return "customers"
    return "agents" if trust.doubted else ""


def worth_asking(differ: Iterable[Split], most: int = 2) -> list[str]:
    """The questions whose answers differ among the cases: those may tell more of the cause."""
    asked = [split.what.split(":", 2)[1] for split in differ if split.what.startswith("answer:")]
    return asked[:most]
