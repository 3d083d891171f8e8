"""A spike is what a fingerprint's own history does not explain; false alarms are counted."""

import math
import random

import pytest

from intakebot.matching.spikes import DAYS, FEWEST, HOUR, by_hour, spike

QUIET = [0] * (DAYS * 24)


def history(rate, seed=7, hours=DAYS * 24):
    draw = random.Random(seed)
    return [poisson(draw, rate) for _ in range(hours)]


def poisson(draw, rate):
    floor, count, product = math.exp(-rate), 0, draw.random()
    while product > floor:
        count, product = count + 1, product * draw.random()
    return count


def test_five_customers_at_once_with_an_error_nobody_had_is_one():
    found = spike(5, QUIET)

    assert (found.count, found.usual) == (5, 0)


@pytest.mark.parametrize("known", [0, 1, 24, 100])
def test_a_new_shop_needs_no_fortnight_of_silence(known):
    assert spike(6, QUIET[:known])


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1])
def test_a_handful_is_none_however_quiet_it_was(count):
    assert spike(count, QUIET) is None


@pytest.mark.parametrize(
    ("rate", "explained", "not_explained"), [(1, 5, 14), (5, 14, 28), (20, 36, 60)]
)
def test_what_is_usual_explains_about_as_much(rate, explained, not_explained):
    before = history(rate)

    assert spike(explained, before) is None
    assert spike(not_explained, before)


def test_each_mornings_rush_is_explained_by_the_mornings_before():
    draw = random.Random(5)
    day = [0.1] * 8 + [12.0] * 2 + [0.1] * 14
    at_eight = [poisson(draw, rate) for rate in reversed((day * 15)[8 : 8 + DAYS * 24])]

    assert spike(19, at_eight) is None
    assert spike(60, at_eight)


def test_a_slow_rise_is_explained_by_the_day_before():
    before = [10] * 24 + [0] * (DAYS * 24 - 24)

    assert spike(14, before) is None
    assert spike(60, before)


def test_bursts_are_explained_where_cases_always_come_in_bursts():
    before = [6 if hour % 20 == 0 else 0 for hour in range(DAYS * 24)]

    assert spike(7, before) is None


def test_hours_are_counted_back_from_now():
    now = 1_000 * HOUR
    times = [now, now - HOUR + 1, now - HOUR, now - 3 * HOUR, now + 1, now - 10_000 * HOUR]

    assert by_hour(times, now, hours=4) == [2, 1, 0, 1, 0]


@pytest.mark.parametrize("count", [10**4])
def test_a_flood_is_a_spike_and_costs_little(count):
    assert spike(count, QUIET).count == count


@pytest.mark.parametrize(("rate", "days"), [(0.05, 3000), (0.5, 1000), (2, 250)])
def test_false_alarms_are_rarer_than_one_in_two_years_of_a_fingerprint(rate, days):
    """Every case of a steady fingerprint is looked at, as it comes in."""
    draw = random.Random(3)
    times, at = [], 0.0
    while at < days * 24:
        at += draw.expovariate(rate)
        times.append(int(at * HOUR))
    alarms, oldest = 0, 0
    for place, now in enumerate(times):
        while times[oldest] < now - (DAYS * 24 + 1) * HOUR:
            oldest += 1
        if now < DAYS * 24 * HOUR:
            continue
        counts = by_hour(times[oldest : place + 1], now)
        alarms += spike(counts[0], counts[1:]) is not None

    assert alarms <= days / 730
