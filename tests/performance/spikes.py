"""How often a fingerprint that only does what it always did is taken for a spike.

``python tests/performance/spikes.py`` plays years of cases and looks at each as it comes in.
"""

import math
import random
import sys
from collections.abc import Iterator

from intakebot.matching.spikes import DAYS, FEWEST, HOUR, by_hour, spike

SHAPES = ("flat", "daily", "office", "bursty")
PLAYED = ((0.02, 8000), (0.2, 8000), (1.0, 2000), (5.0, 300))
"""Cases an hour, and days."""
WARM = DAYS + 1
APART = 6 * HOUR
"""Alarms nearer than this are one."""


def poisson(draw: random.Random, rate: float) -> int:
    floor, count, product = math.exp(-rate), 0, draw.random()
    while product > floor:
        count, product = count + 1, product * draw.random()
    return count


def share(shape: str, hour: int) -> float:
    """What this hour has of the mean."""
    if shape == "daily":
        return 1 + 0.9 * math.sin(2 * math.pi * hour / 24)
    if shape == "office":
        return 2.8 if 8 <= hour % 24 < 16 and hour // 24 % 7 < 5 else 0.1
    return 1.0


def arrivals(draw: random.Random, shape: str, rate: float, days: int) -> Iterator[int]:
    """Times of cases; ``bursty`` ones come three at once, on the mean."""
    for hour in range(days * 24):
        bursts = shape == "bursty"
        for _ in range(poisson(draw, rate * share(shape, hour) / (3 if bursts else 1))):
            at = (hour + draw.random()) * HOUR
            yield int(at)
            while bursts and draw.random() < 2 / 3:
                at += draw.random() * HOUR / 6
                yield int(at)


def alarms(times: list[int]) -> int:
    found = oldest = 0
    last = -APART
    for place, now in enumerate(times):
        while times[oldest] < now - (DAYS * 24 + 1) * HOUR:
            oldest += 1
        if now < WARM * 24 * HOUR:
            continue
        counts = by_hour(times[oldest : place + 1], now)
        if counts[0] >= FEWEST and spike(counts[0], counts[1:]):
            found += now - last > APART
            last = now
    return found


def main() -> None:
    print(f"{'shape':8}{'an hour':>9}{'days':>7}{'alarms':>8}{'a year':>8}")
    for shape in SHAPES:
        for rate, days in PLAYED:
            found = alarms(sorted(arrivals(random.Random(7), shape, rate, days)))
            yearly = found / (days - WARM) * 365
            print(f"{shape:8}{rate:9}{days:7}{found:8}{yearly:8.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
