"""Token buckets for the hot path: so many at once, then so many a second."""

from collections import OrderedDict

REMEMBERED = 50_000


class Buckets:
    """One bucket a key. The longest unused are forgotten, which only ever refills them."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate / 1000
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def take(self, key: str, now: int) -> bool:
        """Take one token; False when there is none left. ``now`` is in milliseconds."""
        left, counted = self._buckets.get(key, (self._burst, now))
        left = min(self._burst, left + max(0, now - counted) * self._rate)
        granted = left >= 1
        self._buckets[key] = (left - 1 if granted else left, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return granted
