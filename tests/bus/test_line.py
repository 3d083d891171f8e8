"""A process's line: it says in batches, knows when the bus is away, and is in nobody's way."""

import asyncio

import pytest
from structlog.testing import capture_logs

from intakebot import metrics
from intakebot.bus import line as module
from intakebot.bus.line import Line
from intakebot.bus.messages import AgentAt, Hello, Took, Wakes, frames, opened
from tests.bus.air import Air, until


class Clock:
    at = 0.0

    def now(self):
        return self.at


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    monkeypatch.setattr(module, "BEAT_EVERY", 0.02)
    monkeypatch.setattr(module, "AGAIN_AFTER", (1, 5))


@pytest.fixture
def air():
    return Air()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def lines(air, clock):
    """Make lines that run until the test ends; each keeps what it heard."""
    running = []

    def made(node, largest=32_000):
        line = Line(air.carrier(largest), node, clock.now, lambda low, high: low)
        line.heard = []
        line.hear = lambda node, message: line.heard.append((node, message))
        running.append(asyncio.ensure_future(line.run()))
        return line

    yield made
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


def trouble(code):
    return metrics.BUS_TROUBLE[code]._value.get()


async def test_what_one_says_the_others_hear_and_nobody_hears_themselves(lines):
    one, other = lines("one"), lines("other")
    await until(lambda: one.up and other.up and one.others == other.others == 1)

    one.say(AgentAt("agent_1", ["web"]))
    one.wake("conv_1", 7)

    await until(lambda: len(other.heard) == 2)
    assert other.heard == [("one", Wakes({"conv_1": 7})), ("one", AgentAt("agent_1", ["web"]))]
    assert one.heard == []


async def test_what_comes_up_together_travels_together_and_only_the_newest_of_each(lines, air):
    one, other = lines("one"), lines("other")
    await until(lambda: one.up and other.up)
    before = len(air.sent)

    for seq in range(1, 500):
        one.wake("conv_1", seq)
        one.wake(f"conv_{seq % 10}", 1)
        one.say(AgentAt("agent_1", [f"team_{seq}"]), "agent_1")

    await until(lambda: len(other.heard) == 2)
    (_, wakes), (_, agent) = other.heard
    assert wakes.at["conv_1"] == 499
    assert len(wakes.at) == 10
    assert agent == AgentAt("agent_1", ["team_499"])
    assert len([f for f in air.sent[before:] if opened(f)[1][0].__class__ is Wakes]) == 1


async def test_a_silent_bus_is_noticed_and_nothing_is_raised_into_whoever_speaks(lines, air, clock):
    one = lines("one")
    went = []
    one.went = lambda: went.append(1)
    await until(lambda: one.up)

    one.carrier.deaf = True  # connected as far as anybody can tell, but nothing comes
    clock.at += module.SILENT_FOR + 0.1
    await until(lambda: not one.up)

    one.wake("conv_1", 1)
    one.say(Hello())
    assert went == [1]


async def test_it_comes_back_by_itself_and_says_so(lines, air, clock):
    one = lines("one")
    came = []
    one.came = lambda: came.append(1)
    air.cut = True
    await asyncio.sleep(0.05)
    failed = trouble("connection")
    assert not one.up
    assert failed > 1

    air.cut = False

    await until(lambda: one.up)
    assert came == [1]


async def test_what_keeps_it_away_is_told_once_each_time(lines, air, clock):
    one = lines("one")

    with capture_logs() as log:
        for _ in range(2):
            await until(lambda: one.up)
            enough = trouble("connection") + 4
            air.break_off()
            clock.at += module.SILENT_FOR + 0.1
            await until(lambda: not one.up)
            while trouble("connection") < enough:
                await asyncio.sleep(0.01)
            air.cut = False

    told = [line["code"] for line in log if line["event"] == "bus_trouble"]
    assert told.count("connection") == 2


async def test_what_gathers_while_the_bus_is_away_is_bounded(lines, air, monkeypatch):
    monkeypatch.setattr(module, "MOST", 100)
    one = lines("one")
    air.cut = True
    before = trouble("overflow")

    for n in range(1000):
        one.wake(f"conv_{n}", 1)
        one.say(Took("messages", f"conv_{n}"))

    assert len(one._wakes) + len(one._messages) <= 100
    assert trouble("overflow") - before >= 1800


async def test_who_is_silent_is_gone_and_who_says_goodbye_is_gone_at_once(lines, clock):
    one, other, third = lines("one"), lines("other"), lines("third")
    lost = []
    one.lost = lost.append
    await until(lambda: one.up and one.others == 2)

    await third.leave()
    await until(lambda: "third" in lost)
    other.carrier.send = silent
    await asyncio.sleep(0.05)
    assert "other" not in lost
    for _ in range(12):
        clock.at += module.GONE_AFTER / 10
        await asyncio.sleep(0.03)

    assert "other" in lost


async def silent(frame):
    """A peer whose words don't arrive."""


async def test_who_was_not_heard_because_the_bus_was_away_is_not_gone_for_that(lines, air, clock):
    one, other = lines("one"), lines("other")
    lost = []
    one.lost = lost.append
    await until(lambda: one.up and other.up and one.others == 1)

    for carrier in (one.carrier, other.carrier):
        carrier.deaf = True
    for _ in range(4):
        clock.at += 5
        await asyncio.sleep(0.03)
    for carrier in (one.carrier, other.carrier):
        carrier.deaf = False
    await until(lambda: one.up)
    await asyncio.sleep(0.1)

    assert lost == []


async def test_strange_frames_and_a_failing_ear_are_counted_and_the_next_is_heard(lines, air):
    one = lines("one")
    await until(lambda: one.up)
    keep, fails = one.hear, []

    def hear(node, message):
        if message == Hello():
            fails.append(1)
            raise ValueError("a bug")
        keep(node, message)

    one.hear = hear
    before = trouble("strange")
    deliver = air.listening[0][1]
    deliver(b"\0")
    deliver(b'{"v":1,"node":"x","m":[{"t":"tomorrow"}]}')
    for frame in frames("x", [Hello(), AgentAt("a", [])], 1000):
        deliver(frame)

    assert fails == [1]
    assert one.heard == [("x", AgentAt("a", []))]
    assert trouble("strange") - before == 3
