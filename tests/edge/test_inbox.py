"""An inbox keeps order and loses nothing; a gate lets through whoever still waits."""

import asyncio

from intakebot.edge.inbox import Gate, Inbox


async def test_messages_are_taken_in_the_order_they_came():
    inbox = Inbox(asyncio.get_running_loop())
    for message in "abc":
        inbox.put_nowait(message)

    assert [inbox.take() for _ in range(3)] == ["a", "b", "c"]
    assert inbox.empty()


async def test_who_waits_hears_that_something_came():
    inbox = Inbox(asyncio.get_running_loop())
    more = inbox.more()
    assert not more.done()

    inbox.put_nowait("a")
    inbox.put_nowait("b")

    await more
    assert [inbox.take(), inbox.take()] == ["a", "b"]


async def test_who_gives_up_takes_nothing():
    inbox = Inbox(asyncio.get_running_loop())
    inbox.more().cancel()

    inbox.put_nowait("a")

    assert inbox.take() == "a"


async def test_a_gate_is_open_until_it_is_shut_and_opens_for_all():
    gate = Gate()
    await gate.wait()
    gate.clear()
    gate.clear()
    waiting = [asyncio.ensure_future(gate.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    assert not gate.is_set()
    assert not any(each.done() for each in waiting)

    gate.set()
    gate.set()

    await asyncio.gather(*waiting)
    assert gate.is_set()


async def test_one_who_gives_up_at_a_gate_leaves_it_shut_for_the_others():
    gate = Gate()
    gate.clear()
    first, second = (asyncio.ensure_future(gate.wait()) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    assert not second.done()

    gate.set()

    await second


async def test_who_comes_through_late_waits_again_if_it_was_shut_meanwhile():
    gate = Gate()
    gate.clear()
    waiting = asyncio.ensure_future(gate.wait())
    await asyncio.sleep(0)
    gate.set()
    gate.clear()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not waiting.done()

    gate.set()
    await waiting
