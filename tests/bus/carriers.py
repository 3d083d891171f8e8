"""What every carrier must do, held against real servers."""

import asyncio
import time

from intakebot.bus.line import Line
from intakebot.bus.messages import AgentAt, Wakes
from tests.bus.air import until


def line_over(carrier, node):
    """A line that runs, and what it heard."""
    line = Line(carrier, node, time.monotonic, lambda low, high: low)
    line.heard = []
    line.hear = lambda node, message: line.heard.append(message)
    return line, asyncio.ensure_future(line.run())


async def carries(make):
    """Two processes hear each other, also what is as large as it may be."""
    (one, first), (other, second) = line_over(make(), "one"), line_over(make(), "other")
    try:
        await until(lambda: one.up and other.up)
        one.wake("conv_1", 7)
        await until(lambda: other.heard)
        assert other.heard == [Wakes({"conv_1": 7})]
        for n in range(600):
            one.say(AgentAt(f"agent_{n}", ["محادثة 🦉", 'it\'s "quoted" \\ here'] * 4))
        await until(lambda: len(other.heard) == 601)
        await one.leave()
        await until(lambda: other.others == 0)
    finally:
        for task in (first, second):
            task.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        await other.leave()


async def nowhere(make):
    """Without a server it is down, tries again, and hurts nobody."""
    line, task = line_over(make(), "one")
    line.wake("conv_1", 1)
    await asyncio.sleep(0.5)
    assert not line.up
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await line.leave()
