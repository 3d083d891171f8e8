"""Token buckets for the hot path: so many at once, then so many a second.

Each process counts by itself and at once. Of who takes much, the others are told; so a limit
holds across processes within the blink that telling takes, and in each one alone when
nobody can be told.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from itertools import islice

from intakebot.bus.messages import Message, Took

REMEMBERED = 50_000
QUIET = 0.75
"""While so much of a bucket is left, nobody else needs to know of it."""


def veiled(name: str) -> str:
    """Stands for a name where the name itself should not be: what is counted leaves the process."""
    return hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=16).hexdigest()


class Shared:
    """The buckets that processes tell each other of, by name."""

    def __init__(self, now: Callable[[], int]) -> None:
        """``now`` is in milliseconds."""
        self._now = now
        self._buckets: dict[str, Buckets] = {}
        self.tell: Callable[[Message, Hashable], None] = lambda message, key: None

    def buckets(self, name: str, rate: float, burst: float) -> "Buckets":
        """New buckets under this name."""
        made = self._buckets[name] = Buckets(rate, burst)
        made.tell = lambda key, much: self.tell(Took(name, key, much), None)
        return made

    def took(self, message: Took) -> None:
        """Another process let somebody take from a bucket."""
        buckets = self._buckets.get(message.bucket)
        if buckets is not None:
            buckets.took(message.key, message.much, self._now())


class Buckets:
    """One bucket a key. Full ones are forgotten, as new ones are full, and the longest unused."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate / 1000
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, int, float]] = OrderedDict()
        """What is left, when that was counted, and what was taken that nobody was told of."""
        self.tell: Callable[[str, float], None] | None = None

    def take(self, key: str, now: int) -> bool:
        """Take one token; False when there is none left. ``now`` is in milliseconds."""
        left, untold = self._counted(key, now)
        granted = left >= 1
        if granted:
            left, untold = left - 1, untold + 1
            if self.tell is not None and left < QUIET * self._burst:
                self.tell(key, untold)
                untold = 0
        self._keep(key, left, now, untold)
        return granted

    def took(self, key: str, much: float, now: int) -> None:
        """So much was taken elsewhere."""
        left, untold = self._counted(key, now)
        self._keep(key, max(0.0, left - much), now, untold)

    def _counted(self, key: str, now: int) -> tuple[float, float]:
        left, counted, untold = self._buckets.get(key, (self._burst, now, 0.0))
        left = min(self._burst, left + max(0, now - counted) * self._rate)
        return left, min(untold, self._burst - left)  # what has flowed back is nobody's business

    def _keep(self, key: str, left: float, now: int, untold: float) -> None:
        came = key not in self._buckets
        self._buckets[key] = (left, now, untold)
        self._buckets.move_to_end(key)
        for oldest in tuple(islice(self._buckets, 2)) if came else ():  # faster than they come
            full = self._counted(oldest, now)[0] >= self._burst
            if full or len(self._buckets) > REMEMBERED:
                del self._buckets[oldest]
