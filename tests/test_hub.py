"""The hub: hints reach everybody who listens, and nobody else."""

import asyncio
import sys

from intakebot.hub import Hub
from tests.costs import at_most


class Listener:
    def __init__(self):
        self.woken = 0
        self.heard = []

    def wake(self):
        self.woken += 1


def test_a_topic_wakes_its_listeners_and_no_others():
    hub, here, there = Hub(), Listener(), Listener()
    hub.subscribe("conversation 9", here.wake)
    hub.subscribe("conversation 8", there.wake)

    hub.wake("conversation 9")
    hub.wake("a topic that nobody listens to")

    assert (here.woken, there.woken) == (1, 0)


def test_who_left_is_not_woken_and_leaves_nothing_behind():
    hub, listener = Hub(), Listener()
    leave = hub.subscribe("a", listener.wake)
    leave()
    leave()

    hub.wake("a")

    assert listener.woken == 0
    assert hub.topics == 0


def test_leaving_takes_one_of_two_equal_subscriptions():
    hub, listener = Hub(), Listener()
    leave = hub.subscribe("a", listener.wake)
    hub.subscribe("a", listener.wake)
    leave()

    hub.wake("a")

    assert listener.woken == 1
    assert hub.listeners("a") == 1


def test_a_passing_message_reaches_those_who_hear_and_wakes_nobody():
    hub, hearing, deaf = Hub(), Listener(), Listener()
    hub.subscribe("a", hearing.wake, hearing.heard.append)
    hub.subscribe("a", deaf.wake)

    hub.publish("a", "is writing")

    assert hearing.heard == ["is writing"]
    assert (hearing.woken, deaf.woken) == (0, 0)


def test_leaving_while_being_woken_is_allowed():
    hub, last = Hub(), Listener()
    leaves = []

    def leave_all():
        for leave in leaves:
            leave()

    leaves.append(hub.subscribe("a", leave_all))
    leaves.append(hub.subscribe("a", last.wake))

    hub.wake("a")

    assert last.woken == 1  # it was listening when the wake began
    assert hub.topics == 0


async def test_a_listener_that_fails_does_not_silence_the_next():
    hub, next_one, reports = Hub(), Listener(), []
    asyncio.get_running_loop().set_exception_handler(lambda _, report: reports.append(report))

    def fail(*_):
        raise RuntimeError("a bug")

    hub.subscribe("a", fail, fail)
    hub.subscribe("a", next_one.wake, next_one.heard.append)

    hub.wake("a")
    hub.publish("a", 1)

    assert (next_one.woken, next_one.heard) == (1, [1])
    assert [report["message"] for report in reports] == ["a listener of a failed"] * 2


def test_ten_thousand_topics_cost_little():
    hub, listener = Hub(), Listener()
    with at_most(1):
        leaves = [hub.subscribe(f"conversation {n}", listener.wake) for n in range(10_000)]
        for n in range(10_000):
            hub.wake(f"conversation {n}")

    assert listener.woken == 10_000
    assert sys.getsizeof(hub._topics["conversation 1"]) < 64
    for leave in leaves:
        leave()
    assert hub.topics == 0


def test_what_is_woken_here_is_told_beyond_and_what_others_know_is_not():
    hub, listener, told = Hub(), Listener(), []
    hub.beyond = lambda topic, at: told.append((topic, at))
    hub.subscribe("a", listener.wake)

    hub.wake("a", 7)
    hub.wake_here("a")

    assert told == [("a", 7)]
    assert listener.woken == 2


def test_topics_are_found_by_how_they_begin():
    hub = Hub()
    hub.subscribe("conv_1", lambda: None)
    hub.subscribe("room:conv_1", lambda: None)

    assert hub.following("conv_") == ["conv_1"]
