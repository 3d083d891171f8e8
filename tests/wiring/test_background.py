"""What goes on beside the turns, and goes on after a failure."""

import asyncio

from structlog.testing import capture_logs

from intakebot.wiring import background

WITHIN = 10.0
"""Seconds to wait for what must happen: a busy machine must not fail a test."""


async def test_background_work_that_fails_is_taken_up_again(monkeypatch):
    monkeypatch.setattr(background, "AGAIN_AFTER", 0)
    tries, third = [], asyncio.Event()

    async def work():
        tries.append("tried")
        if len(tries) == 3:
            third.set()
            await asyncio.Event().wait()
        raise OSError("no space left")

    with capture_logs() as logs:
        going = asyncio.create_task(background.kept_going("sweep", work))
        await asyncio.wait_for(third.wait(), WITHIN)
    going.cancel()
    await asyncio.wait([going])

    assert going.cancelled()
    assert [(each["event"], each["work"]) for each in logs] == [
        ("background_work_failed", "sweep")
    ] * 2


async def test_a_save_goes_live_by_itself(house, flows):
    await house.app.start()
    before = house.parts.library.flow("broken-page").edition
    text = (flows / "broken-page.yaml").read_text()

    async with asyncio.timeout(WITHIN):
        while house.parts.library.flow("broken-page").edition == before:
            # Written until it is seen: the watch may not have begun yet.
            (flows / "broken-page.yaml").write_text(text.replace("What do", "What exactly do"))
            await asyncio.sleep(0.05)

    assert {task.get_name() for task in house.app.tasks} == {
        "waiting",
        "couriers",
        "incidents",
        "sweep",
        "flows",
    }
    assert not any(task.done() for task in house.app.tasks)


async def test_work_that_fails_because_it_is_cancelled_is_not_taken_up_again():
    began = asyncio.Event()

    async def work():
        began.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            raise ConnectionError("closed") from None

    going = asyncio.create_task(background.kept_going("bus", work))
    await began.wait()
    going.cancel()

    done, _ = await asyncio.wait([going], timeout=WITHIN)
    assert going in done
