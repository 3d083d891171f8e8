"""Plays one history from its seed, and holds it against what must be so.

    python -m tests.simulation.play SEED [--plant NAME] [--trace]

The same seed gives the same events, bit for bit; ``--trace`` prints them.
"""

import argparse
import asyncio
import gc
import sys
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from intakebot.store.journal import StorageError
from tests.simulation.chaos import befall
from tests.simulation.checks import violations
from tests.simulation.people import PATIENCE
from tests.simulation.plants import PLANTS
from tests.simulation.world import Simulation

FOR = 6.0
"""Seconds, simulated, in which things happen."""
OFTEN = 10
"""Things that people do in a second."""
WITHIN = 60.0
"""Seconds, simulated, after which everything is answered and on every screen."""
SOON = 2.5
"""Seconds from an acknowledgement to every screen, whatever the bus does."""


@dataclass(frozen=True)
class Played:
    """What became of a history."""

    seed: int
    digest: str
    events: int
    commands: int
    wrong: list
    trace: list


async def history(sim):
    """From the first process to the last."""
    for n in range(2 if sim.among else 1):
        await sim.start(f"node{n}")
    sim.come_agents()
    for n in range(sim.dice.randint(2, 4)):
        await sim.arrive(n)
    chaos = asyncio.ensure_future(befall(sim, FOR))
    while not chaos.done():
        await asyncio.sleep(sim.dice.expovariate(OFTEN))
        sim.dice.choice((sim.customer_does, sim.customer_does, sim.agent_does))()
    chaos.result()
    await settled(sim, WITHIN)
    if sim.wrong:
        return
    sim.net.bus_loses = sim.dice.choice((0.0, 1.0))
    await asyncio.sleep(PATIENCE + 2)  # until nobody hangs on a line that is dead
    for person in sim.customers:
        sim.customer_says_on(person)
    until = sim.loop.now + WITHIN
    while any(page.outbox for page in sim.pages) and sim.loop.now < until:
        await asyncio.sleep(0.05)
    await settled(sim, SOON)


async def settled(sim, within):
    """Wait until all is answered and everybody sees everything."""
    until = sim.loop.now + within
    while lacks := sim.lacks():
        if sim.loop.now > until:
            sim.wrong += [f"after {within} seconds: {lack}" for lack in lacks]
            return
        await asyncio.sleep(0.25)


async def end(sim):
    """People go, then processes."""
    for task in sim.tasks:
        task.cancel()
    for page in sim.pages:
        if page.line is not None:
            page.line.cut()
    await asyncio.sleep(10)
    for node in list(sim.nodes):
        await sim.leave(node)


async def unwind(sim):
    """What killed processes left in memory ends, so that nothing is collected half done."""
    sim.loop.let_the_dead_end()
    left = [task for task in sim.loop.tasks if task is not asyncio.current_task()]
    for task in left:
        task.cancel()
    await asyncio.wait(left, timeout=600)


@contextmanager
def noting(sim):
    """What goes to the log as an exception is a bug of ours, unless the disk was at fault."""

    def note(_, method, event):
        sim.trace.add("log", method, event["event"])
        error = sys.exc_info()[1] if event.get("exc_info") else None
        if error is not None and not isinstance(error, StorageError) and not sim.loop.ended:
            sim.wrong.append(f"{event['event']}: {error!r}")
        raise structlog.DropEvent

    processors = structlog.get_config()["processors"]
    before = list(processors)
    processors[:] = [note]
    try:
        yield
    finally:
        processors[:] = before


def play(seed, plant="", keep=0):
    """One history; the same each time."""
    sim = Simulation(seed, keep)
    gc.disable()
    try:
        with PLANTS[plant](), sim.disk.installed(), noting(sim):
            run = sim.loop.run_until_complete
            run(history(sim))
            run(end(sim))
            sim.wrong += violations(sim)
            played = Played(
                seed,
                sim.trace.digest,
                sim.trace.count,
                len(sim.commands),
                sim.wrong + sim.loop.failures,
                sim.trace.lines,
            )
            run(unwind(sim))
    finally:
        gc.enable()
        sim.loop.close()
        sim.clean()
    return played


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("seeds", type=int, nargs="+", metavar="SEED")
    asked.add_argument("--plant", choices=PLANTS, default="")
    asked.add_argument("--trace", action="store_true")
    options = asked.parse_args()
    broken = False
    for seed in options.seeds:
        played = play(seed, options.plant, options.trace)
        told = f"seed {played.seed}: {played.commands} commands, {played.events} events"
        sys.stdout.write("\n".join([*played.trace, *played.wrong, f"{told} {played.digest}\n"]))
        broken |= bool(played.wrong)
    return broken


if __name__ == "__main__":
    sys.exit(main())
