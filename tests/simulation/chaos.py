"""What befalls a history, as the dice says: the disk, the network, the bus, a clock, a process."""

import asyncio

from tests.simulation.disk import ILLNESSES

MINUTE = 60_000
JUMPS = (-5 * MINUTE, -1000, 1000, 5 * MINUTE, 60 * MINUTE)


async def befall(sim, seconds):
    """One thing after another, or at the same time."""
    dice = sim.dice
    names = iter(range(100, 1000))
    going = []
    happens = dice.sample(
        (weather, illness, cuts, killed, replaced, hints, clock), dice.randint(2, 6)
    )
    until = sim.loop.now + seconds
    while sim.loop.now < until:
        await asyncio.sleep(dice.expovariate(1.0))
        what = dice.choice(happens)
        sim.trace.add("befalls", what.__name__)
        going.append(asyncio.ensure_future(what(sim, names)))
    await asyncio.wait(going)
    sim.net.weather = 0
    sim.disk.falls("well")
    if sim.among and len(sim.nodes) < 2:
        await sim.start("last")


async def weather(sim, names):
    sim.net.weather = sim.dice.choice((0, 1, 2))


async def illness(sim, names):
    sim.disk.falls(sim.dice.choice(ILLNESSES))
    await asyncio.sleep(sim.dice.uniform(0.1, 3))
    sim.disk.falls("well")


async def cuts(sim, names):
    """Some lines break."""
    for page in sim.pages:
        if page.line is not None and sim.dice.random() < 0.4:
            page.line.cut()


async def killed(sim, names):
    """A process ends in the middle of whatever it does; another one takes its place."""
    if not sim.nodes:
        return
    node = sim.dice.choice(sim.nodes)
    sim.trace.add("kill", node)
    sim.nodes.remove(node)
    sim.dead.append(node)
    node.kill()
    await asyncio.sleep(sim.dice.uniform(0.0, 1.5))
    await sim.start(f"node{next(names)}")


async def replaced(sim, names):
    """As in a rolling restart: the new one comes before the old one has gone, if there is a bus."""
    up = [node for node in sim.nodes if node.up]
    if not up:
        return
    node = sim.dice.choice(up)
    if not sim.among:
        await sim.leave(node)
        await sim.start(f"node{next(names)}")
    else:
        await sim.start(f"node{next(names)}")
        if node in sim.nodes:  # nobody else ended it meanwhile
            await sim.leave(node)


async def hints(sim, names):
    """The bus loses much, all or nothing."""
    sim.net.bus_loses = sim.dice.choice((0.0, 0.5, 1.0))


async def clock(sim, names):
    for node in sim.dice.sample(sim.nodes, min(1, len(sim.nodes))):
        node.skew += sim.dice.choice(JUMPS)
