"""Token buckets: so many at once, then so many a second, each key by itself."""

import pytest

from intakebot.desk import limits
from intakebot.desk.limits import Buckets

NOW = 1_790_000_000_000


def granted(buckets, key, now, times=100):
    return sum(buckets.take(key, now) for _ in range(times))


def test_a_burst_is_granted_and_not_one_more():
    assert granted(Buckets(1, 5), "a", NOW) == 5


def test_it_fills_up_as_time_passes_and_never_beyond_the_burst():
    buckets = Buckets(rate=2, burst=5)
    granted(buckets, "a", NOW)

    assert granted(buckets, "a", NOW + 499) == 0
    assert granted(buckets, "a", NOW + 500) == 1
    assert granted(buckets, "a", NOW + 2000) == 3
    assert granted(buckets, "a", NOW + 10**12) == 5


def test_asking_in_vain_does_not_put_off_the_next_token():
    buckets = Buckets(rate=1, burst=1)
    buckets.take("a", NOW)

    answers = [buckets.take("a", NOW + ms) for ms in range(250, 1001, 250)]

    assert answers == [False, False, False, True]


def test_over_an_hour_no_more_than_the_rate_is_granted():
    buckets = Buckets(rate=0.5, burst=10)

    total = sum(granted(buckets, "a", NOW + second * 1000, 3) for second in range(3600))

    assert total == 1800 + 10 - 1


def test_keys_do_not_share_a_bucket():
    buckets = Buckets(1, 2)
    granted(buckets, "a", NOW)

    for key in ("", "A", "a ", "أ", "x" * 100_000):
        assert granted(buckets, key, NOW) == 2
    assert granted(buckets, "a", NOW) == 0


@pytest.mark.parametrize("back", [1, 1000, NOW])
def test_a_clock_that_goes_back_grants_nothing_and_takes_nothing(back):
    buckets = Buckets(1, 3)
    buckets.take("a", NOW)

    assert granted(buckets, "a", NOW - back) == 2


def test_the_longest_unused_are_forgotten_and_only_begin_afresh(monkeypatch):
    monkeypatch.setattr(limits, "REMEMBERED", 3)
    buckets = Buckets(1, 1)
    for key in ("a", "b", "c", "a", "d"):
        buckets.take(key, NOW)

    assert not buckets.take("a", NOW), "used again, so still known"
    assert not buckets.take("d", NOW)
    assert buckets.take("b", NOW), "made room, so it is full again"


def test_more_strangers_than_are_remembered_do_not_fill_the_memory():
    buckets = Buckets(1, 1)

    for number in range(limits.REMEMBERED + 500):
        buckets.take(f"{number}", NOW)

    assert len(buckets._buckets) == limits.REMEMBERED


# --- several processes ------------------------------------------------------------------------


def test_others_are_told_only_of_who_takes_much_and_then_of_all_of_it():
    buckets, told = Buckets(rate=1, burst=8), []
    buckets.tell = lambda key, much: told.append((key, much))

    granted(buckets, "quiet", NOW, times=2)
    assert told == []
    granted(buckets, "loud", NOW, times=5)

    assert told == [("loud", 3), ("loud", 1), ("loud", 1)]


def test_what_was_taken_elsewhere_is_missing_here_and_flows_back():
    buckets = Buckets(rate=1, burst=5)

    buckets.took("a", 3, NOW)
    buckets.took("b", 1e6, NOW)

    assert granted(buckets, "a", NOW) == 2
    assert granted(buckets, "b", NOW) == 0
    assert granted(buckets, "b", NOW + 2000) == 2


def test_buckets_of_one_name_hear_of_each_other_through_whatever_carries():
    here, there = limits.Shared(lambda: NOW), limits.Shared(lambda: NOW)
    mine, theirs = (each.buckets("messages", 1, 10) for each in (here, there))
    here.tell = lambda message, key: there.took(message)

    granted(mine, "a", NOW)

    assert granted(theirs, "a", NOW) == 0
    assert granted(theirs, "b", NOW) == 10


def test_who_has_gone_quiet_is_forgotten():
    buckets = Buckets(rate=1, burst=2)

    for second in range(1000):
        buckets.take(f"{second}", NOW + second * 1000)

    assert len(buckets._buckets) <= 3
    assert granted(buckets, "999", NOW + 999_000) == 1
