"""Promised work: claimed by one, never lost, tried again later and later, given up in the end."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from intakebot.store.journal import Job
from intakebot.store.outbox import CLAIM, LATEST, LEASE, MOST_TRIES, back_off
from tests.store.plans import scans
from tests.store.turns import NOW, begun, spoken


@pytest.fixture
async def promised(journal):
    """Jobs written the way they always are: with a turn."""

    async def promise(*jobs):
        conversation = await begun(journal)
        await spoken(journal, conversation, "hello", jobs=jobs)

    return promise


async def test_jobs_are_counted_by_how_they_stand(promised, stores):
    await promised(Job("match"), Job("index"), Job("index", due=NOW + 1), Job("match"))
    first, last, *_ = stores.outbox.claim(NOW)
    stores.outbox.done([first], NOW)
    for _ in range(MOST_TRIES):
        stores.outbox.failed(replace(last, tries=MOST_TRIES), "no way", NOW)

    assert stores.outbox.standing(NOW) == {"due": 0, "later": 2, "given_up": 1}
    assert stores.outbox.standing(NOW + LEASE) == {"due": 2, "later": 0, "given_up": 1}


async def test_a_job_is_claimed_once_and_done(promised, stores):
    await promised(Job("match", '{"a": 1}'), Job("index"))

    jobs = stores.outbox.claim(NOW)

    assert [(job.kind, job.conversation, job.payload, job.tries) for job in jobs] == [
        ("match", "conv-1", '{"a": 1}', 1),
        ("index", "conv-1", "{}", 1),
    ]
    assert stores.outbox.claim(NOW) == []
    for job in jobs:
        stores.outbox.done([job], NOW)
    assert stores.outbox.claim(NOW + 10 * LEASE) == []
    assert stores.outbox.waiting() == 0


async def test_kinds_that_are_busy_are_left_where_they_are(promised, stores):
    await promised(*[Job("prove") for _ in range(5)], Job("match"), Job("' OR 1=1 --"))

    found = stores.outbox.claim(NOW, 2, ["prove", "' OR 1=1 --"])

    assert [job.kind for job in found] == ["match"]
    assert stores.outbox.claim(NOW, 9, ["prove", "' OR 1=1 --"]) == []
    assert len(stores.outbox.claim(NOW)) == 6


async def test_a_job_is_not_due_before_its_time(promised, stores):
    await promised(Job("later", due=NOW + 5))

    assert stores.outbox.claim(NOW + 4) == []
    assert len(stores.outbox.claim(NOW + 5)) == 1


async def test_a_job_put_off_by_a_clock_that_was_a_day_ahead_does_not_wait_for_a_day(
    promised, stores
):
    await promised(Job("index"), Job("match", due=NOW + LATEST))
    tomorrow = NOW + 24 * 3_600_000
    job, other = stores.outbox.claim(tomorrow)
    stores.outbox.failed(job, "not now", tomorrow)
    stores.outbox.done([other], tomorrow)

    assert [again.id for again in stores.outbox.claim(NOW)] == [job.id]
    assert stores.outbox.claim(NOW) == []


async def test_nothing_is_put_off_so_long_that_it_would_pass_for_that(promised, stores):
    assert max(back_off(tries, n) for tries in range(1, MOST_TRIES + 1) for n in range(11)) < LATEST
    await promised(Job("later", due=NOW + LATEST))

    assert stores.outbox.claim(NOW) == []


async def test_a_job_whose_worker_died_comes_again(promised, stores):
    await promised(Job("index"))
    stores.outbox.claim(NOW)

    assert stores.outbox.claim(NOW + LEASE - 1) == []
    assert [job.tries for job in stores.outbox.claim(NOW + LEASE)] == [2]


async def test_a_failed_job_waits_longer_each_time_and_is_given_up_in_the_end(promised, stores):
    await promised(Job("index"))
    now, waits = NOW, []
    for _ in range(MOST_TRIES):
        (job,) = stores.outbox.claim(now)
        stores.outbox.failed(job, "it broke " * 1000, now)
        wait = back_off(job.tries, job.id)
        assert stores.outbox.claim(now + wait - 1) == []
        now += wait
        waits.append(wait)

    assert waits == sorted(waits)
    assert waits[0] < 3000
    assert max(waits) <= 2 * 3_600_000
    assert stores.outbox.claim(now * 2) == []
    assert [job.kind for job in stores.outbox.given_up()] == ["index"]


async def test_a_worker_that_comes_too_late_does_not_reopen_what_another_finished(promised, stores):
    await promised(Job("index"))
    (slow,) = stores.outbox.claim(NOW)
    (fast,) = stores.outbox.claim(NOW + LEASE)
    stores.outbox.done([fast], NOW + LEASE)

    stores.outbox.failed(slow, "too late", NOW + LEASE)

    assert stores.outbox.claim(NOW + 100 * LEASE) == []


async def test_a_worker_whose_lease_ran_out_does_not_take_the_job_from_who_has_it_now(
    promised, stores
):
    await promised(Job("match"))
    (late,) = stores.outbox.claim(NOW)
    (now_theirs,) = stores.outbox.claim(NOW + LEASE)

    stores.outbox.failed(late, "too late", NOW + LEASE)
    stores.outbox.give_back(late, NOW + LEASE)

    assert stores.outbox.claim(NOW + LEASE + 60_000 - 1) == []
    stores.outbox.done([now_theirs], NOW + LEASE)
    assert stores.outbox.waiting() == 0


async def test_a_job_that_is_given_back_is_anybodys_at_once_and_was_no_try(promised, stores):
    await promised(Job("match"))
    (job,) = stores.outbox.claim(NOW)

    stores.outbox.give_back(job, NOW + 1)

    assert stores.outbox.claim(NOW) == []
    assert stores.outbox.claim(NOW + 1) == [job]


async def test_workers_that_claim_at_once_get_different_jobs(promised, stores):
    await promised(*(Job(f"job-{n}") for n in range(60)))
    start = threading.Barrier(4)

    def claim():
        start.wait()
        return [job.kind for _ in range(5) for job in stores.outbox.claim(NOW, 5)]

    with ThreadPoolExecutor(4) as pool:
        got = [kind for each in [pool.submit(claim) for _ in range(4)] for kind in each.result()]

    assert sorted(got) == sorted(f"job-{n}" for n in range(60))


async def test_done_jobs_are_swept_and_open_ones_stay(promised, stores):
    await promised(Job("a"), Job("b"), Job("c", due=NOW + 1))
    first, _ = stores.outbox.claim(NOW)
    stores.outbox.done([first], NOW)

    assert stores.outbox.sweep(NOW) == 0
    assert stores.outbox.sweep(NOW + 1) == 1
    assert stores.outbox.waiting() == 2


def test_claiming_never_reads_the_whole_outbox(url):
    claim = CLAIM.replace(":besides", "('prove')")
    assert scans(url, claim, {"now": 1, "lease": 1, "limit": 1}) == []
