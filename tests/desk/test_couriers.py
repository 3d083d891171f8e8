"""Follow-up work: done once, tried again later and later when it fails, parked in the end."""

import asyncio

import pytest

from intakebot.desk import couriers as module
from intakebot.desk.couriers import AT_ONCE, JOBS, Couriers
from intakebot.store.journal import Job
from intakebot.store.outbox import LEASE, MOST_TRIES, back_off
from tests.store.turns import begun, spoken


class Errands:
    """What was run, in order; kinds in ``broken`` fail."""

    def __init__(self):
        self.ran = []
        self.broken = set()
        self.done = asyncio.Event()

    async def __call__(self, job):
        self.ran.append(job.payload)
        if job.kind in self.broken:
            raise OSError("the other side said no")
        self.done.set()


@pytest.fixture
def errands():
    return Errands()


@pytest.fixture
def start(house, errands):
    """A courier on the house's store, who knows the errands ``a`` and ``b``."""
    parts = house.parts

    def make():
        known = {"a": errands, "b": errands}
        return Couriers(parts.stores.outbox, parts.hub, house.clock.now, known)

    return make


@pytest.fixture
async def promise(house):
    """Write jobs the way they always are: with a turn."""
    journal = house.parts.reception.conversations.journal
    conversation = await begun(journal)

    async def promised(*jobs):
        nonlocal conversation
        conversation = await spoken(journal, conversation, "hello", jobs=jobs)
        house.parts.hub.wake(JOBS)

    return promised


def many(count, kind="a"):
    return [Job(kind, str(number)) for number in range(count)]


def open_jobs(house):
    return house.parts.stores.outbox.waiting()


async def test_every_job_is_done_once_each_kind_in_the_order_it_was_promised(
    house, errands, start, promise
):
    await promise(*many(3), Job("b", "another"))
    courier = start()

    assert await courier.work() == 4
    house.clock.forward(24 * 3600)

    assert await courier.work() == 0
    assert [each for each in errands.ran if each != "another"] == ["0", "1", "2"]
    assert errands.ran.count("another") == 1
    assert open_jobs(house) == 0


async def test_couriers_who_work_at_once_run_nothing_twice(house, errands, start, promise):
    await promise(*many(3 * AT_ONCE))

    async def all_of_it(courier):
        while await courier.work():
            await asyncio.sleep(0)

    await asyncio.gather(*(all_of_it(start()) for _ in range(3)))

    assert sorted(map(int, errands.ran)) == list(range(3 * AT_ONCE))
    assert open_jobs(house) == 0


async def test_who_is_slow_gives_the_rest_back_before_others_take_it_for_dead(
    house, errands, start, promise
):
    await promise(*many(6))
    slow, errand = start(), errands.__call__

    async def slowly(job):
        house.clock.at += module.BEGUN_WITHIN // 2
        await errand(job)

    slow._errands = {"a": slowly}
    assert await slow.work() == 6
    begun = list(errands.ran)
    await start().work()

    assert begun == ["0", "1"]
    assert errands.ran == [str(n) for n in range(6)]
    assert open_jobs(house) == 0


async def test_kinds_that_are_done_together_are_done_in_one_go(house, start, promise):
    courier, ran = start(), []

    async def all_of_them(*jobs):
        ran.append([job.payload for job in jobs])

    courier._errands, courier._together = {"c": all_of_them}, {"c"}
    await promise(*many(3, "c"))

    assert await courier.work() == 3
    assert ran == [["0", "1", "2"]]
    assert open_jobs(house) == 0


async def test_one_of_them_that_fails_holds_up_no_other(house, start, promise):
    courier, ran = start(), []

    async def all_of_them(*jobs):
        if any(job.payload == "1" for job in jobs):
            raise OSError("that one can't be read")
        ran.extend(job.payload for job in jobs)

    courier._errands, courier._together = {"c": all_of_them}, {"c"}
    await promise(*many(3, "c"))
    await courier.work()

    assert ran == ["0", "2"]
    assert open_jobs(house) == 1


async def test_a_failed_job_is_tried_again_after_its_time_and_not_before(
    house, errands, start, promise
):
    await promise(Job("a", "frail"))
    errands.broken = {"a"}
    courier = start()
    for tries in (1, 2, 3):
        assert await courier.work() == 1
        house.clock.at += back_off(tries, 1) - 1
        assert await courier.work() == 0, tries
        house.clock.at += 1
    errands.broken = set()

    assert await courier.work() == 1
    assert errands.ran == ["frail"] * 4
    assert open_jobs(house) == 0


async def test_a_job_that_keeps_failing_is_parked_and_the_others_are_done(
    house, errands, start, promise
):
    await promise(Job("a", "hopeless"), Job("b", "fine"))
    errands.broken = {"a"}
    courier = start()
    for _ in range(MOST_TRIES + 3):
        await courier.work()
        house.clock.forward(2 * 3600)

    assert errands.ran.count("hopeless") == MOST_TRIES
    assert errands.ran.count("fine") == 1
    assert [job.payload for job in house.parts.stores.outbox.given_up()] == ["hopeless"]
    assert open_jobs(house) == 0


async def test_an_errand_that_nobody_knows_is_parked_and_not_lost(house, errands, start, promise):
    await promise(Job("from-the-future", "{}"), Job("", "nameless"), Job("a", "fine"))
    courier = start()
    for _ in range(MOST_TRIES):
        await courier.work()
        house.clock.forward(2 * 3600)

    assert errands.ran == ["fine"]
    assert [job.kind for job in house.parts.stores.outbox.given_up()] == ["", "from-the-future"]


@pytest.mark.parametrize("words", ["", "x" * 1_000_000, "a\0b\ud800", "انتهت المهلة"])
async def test_whatever_a_failure_says_the_courier_goes_on(house, start, promise, words):
    await promise(Job("c", "frail"), Job("a", "fine"))
    courier = start()

    async def fails(job):
        raise RuntimeError(words)

    courier._errands = courier._errands | {"c": fails}

    assert await courier.work() == 2
    assert open_jobs(house) == 1


async def test_a_job_whose_courier_was_stopped_half_way_comes_again_after_its_lease(
    house, errands, start, promise
):
    await promise(Job("c", "slow"), Job("c", "behind it"))
    courier, began = start(), asyncio.Event()

    async def slow(job):
        began.set()
        await asyncio.Event().wait()

    courier._errands = courier._errands | {"c": slow}
    working = asyncio.create_task(courier.work())
    await began.wait()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)

    another = start()
    another._errands = another._errands | {"c": errands}
    house.clock.at += LEASE - 1
    assert await another.work() == 0
    house.clock.at += 1
    assert await another.work() == 2
    assert errands.ran == ["slow", "behind it"]
    assert open_jobs(house) == 0


@pytest.fixture
async def running(start):
    task = asyncio.create_task(start().run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(done):
    async with asyncio.timeout(10):
        while not done():
            await asyncio.sleep(0.005)


async def test_a_courier_at_work_is_woken_by_new_jobs(
    house, errands, promise, running, monkeypatch
):
    monkeypatch.setattr(module, "LOOK_EVERY", 3600)
    for number in range(3):
        errands.done.clear()
        await promise(Job("a", str(number)))
        await asyncio.wait_for(errands.done.wait(), 10)

    assert errands.ran == ["0", "1", "2"]


async def test_what_was_left_before_the_start_and_more_than_one_look_takes_is_all_done(
    house, errands, promise, start, monkeypatch
):
    monkeypatch.setattr(module, "LOOK_EVERY", 3600)
    await promise(*many(2 * AT_ONCE + 1))

    task = asyncio.create_task(start().run())
    await until(lambda: len(errands.ran) == 2 * AT_ONCE + 1)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert house.parts.hub.listeners(JOBS) == 0


async def test_a_retry_falls_due_without_anybody_waking_the_courier(
    house, errands, promise, start, monkeypatch
):
    monkeypatch.setattr(module, "LOOK_EVERY", 0.01)
    await promise(Job("a", "frail"))
    errands.broken = {"a"}
    outbox, looks = house.parts.stores.outbox, []
    claim = outbox.claim
    monkeypatch.setattr(outbox, "claim", lambda *asked: looks.append(claim(*asked)) or looks[-1])
    task = asyncio.create_task(start().run())
    await until(lambda: looks[-1:] == [[]])
    assert errands.ran == ["frail"]
    errands.broken = set()

    house.clock.forward(3)

    await until(lambda: open_jobs(house) == 0)
    assert errands.ran == ["frail", "frail"]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_kind_that_hangs_holds_up_its_own_and_nobody_else(
    house, errands, start, promise, monkeypatch
):
    monkeypatch.setattr(module, "LOOK_EVERY", 3600)
    courier, began, over = start(), [], asyncio.Event()

    async def hangs(job):
        began.append(job.payload)
        await over.wait()

    courier._errands = {"a": errands, "mail": hangs}
    courier._abreast = {"mail": 2}
    # More of it than one look takes: it must not fill the looks of others either.
    await promise(*many(2 * AT_ONCE, "mail"))
    task = asyncio.create_task(courier.run())
    await until(lambda: len(began) == 2)
    for number in range(3):
        await promise(Job("a", str(number)))
        await until(lambda: len(errands.ran) > number)  # noqa: B023

    assert began == ["0", "1"], "so many at once and no more"
    assert errands.ran == ["0", "1", "2"]
    over.set()
    await until(lambda: not open_jobs(house))
    assert sorted(map(int, began)) == list(range(2 * AT_ONCE)), "each once"
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_store_that_fails_ends_the_courier_and_nothing_is_lost(
    house, errands, start, promise, monkeypatch
):
    await promise(Job("a", "0"))
    courier = start()

    def full(*_):
        raise OSError("no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(house.parts.stores.outbox, "done", full)
        with pytest.raises(OSError, match="no space"):
            await courier.run()

    house.clock.at += LEASE
    assert await courier.work() == 1
    assert errands.ran == ["0", "0"], "twice, as every job may"
    assert house.parts.hub.listeners(JOBS) == 0
