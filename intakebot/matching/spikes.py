"""Spikes: more cases with one fingerprint within an hour than its own history explains."""

import math
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

HOUR: Final = 3_600_000
"""Milliseconds."""
DAYS: Final = 14
"""How far back the history goes."""
FEWEST: Final = 5
"""Customers within an hour below which nothing is a spike."""
UNLIKELY: Final = 1e-6
"""How seldom an hour as full as this may come of what is usual."""
LOOKED_AT: Final = 2000
"""Cases of a fingerprint that are looked at, the newest."""

_CASES, _HOURS = 0.5, 24.0
"""What is known of a fingerprint before its first case: half a case a day."""


class Spike(Struct, frozen=True):
    """An hour out of the ordinary."""

    count: int
    """Customers within the last hour."""
    usual: float
    """Cases an hour, by its history."""


def by_hour(times: Sequence[int], now: int, hours: int = DAYS * 24) -> list[int]:
    """How many of these times fall into each hour before now, the last 60 minutes first."""
    counts = [0] * (hours + 1)
    for at in times:
        age = (now - at) // HOUR
        if 0 <= age <= hours:
            counts[age] += 1
    return counts


def spike(count: int, before: Sequence[int]) -> Spike | None:
    """Whether ``count`` in the last hour is more than the hours before explain.

    ``before`` are the cases an hour, the newest first, of as many hours as are known. The
    count is held against all of them, the last day, and the same time on earlier days: what one
    of these explains is none, so neither a slow rise nor each day's busy hour is.
    """
    if count < FEWEST:
        return None
    daily = [
        one for day in range(1, len(before) // 24 + 1) for one in _around(before, 24 * day - 1)
    ]
    whole = _spread(before)
    references = [(before, whole), (before[:24], whole), (daily, _ratio(daily))]
    if any(_tail(count, hours, spread) > UNLIKELY for hours, spread in references):
        return None
    return Spike(count, sum(before) / max(len(before), 1))


def _around(before: Sequence[int], hour: int) -> Sequence[int]:
    return before[max(hour - 1, 0) : hour + 2]


def _spread(before: Sequence[int]) -> float:
    """How many cases tend to come at once: 1 where they come by themselves.

    The fullest day is left out, so that one bad day long over makes nobody deaf.
    """
    days = [before[at : at + 24] for at in range(0, len(before) - 23, 24)]
    if len(days) > 2:
        days.remove(max(days, key=sum))
    return _ratio([one for day in days for one in day])


def _ratio(counts: Sequence[int]) -> float:
    """Variance by mean, 1 at least."""
    if not sum(counts):
        return 1.0
    mean = sum(counts) / len(counts)
    return max(1.0, sum((one - mean) ** 2 for one in counts) / len(counts) / mean)


def _tail(count: float, before: Sequence[int], spread: float) -> float:
    """The chance of at least ``count`` in an hour after these.

    The rate is not known but estimated, so this is the gamma-Poisson predictive tail, heavier
    than Poisson's where the history is short.
    """
    count /= spread
    seen = _CASES + sum(before) / spread
    share = 1 / (_HOURS + len(before) + 1)
    below = 0.0
    for n in range(math.ceil(count - 1e-9)):
        log_chance = math.lgamma(seen + n) - math.lgamma(seen) - math.lgamma(n + 1)
        below += math.exp(log_chance + seen * math.log1p(-share) + n * math.log(share))
    return max(0.0, 1.0 - below)
