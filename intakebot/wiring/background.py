"""What goes on beside the turns, and how it is kept going."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

import structlog

from intakebot.authoring.watch import watch
from intakebot.desk.belonging import Belonging
from intakebot.desk.couriers import Couriers, Errand
from intakebot.desk.editions import Editions
from intakebot.desk.incident_errands import IncidentErrands
from intakebot.desk.incident_mail import IncidentMail
from intakebot.desk.lookout import Lookout
from intakebot.desk.matching import Matcher
from intakebot.desk.spikes import Spikes
from intakebot.desk.takeover import FLOWS
from intakebot.edge.api import Parts
from intakebot.store.outbox import Claimed

log = structlog.get_logger()

Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]

SWEEP_EVERY = 3600.0
JOBS_KEPT = 7 * 24 * 3600 * 1000
"""Milliseconds for which finished jobs can be looked at."""
TOGETHER = frozenset({"index"})
"""Errands of which many cost little more than one."""
ABREAST = {"prove": 4, "fixed": 4}
"""Errands that wait for the mail server, and how many of them run at once."""
AGAIN_AFTER = 5.0
"""Seconds after which background work that failed is taken up again."""


async def kept_going(name: str, work: Work) -> None:
    """Do background work until cancelled; a full disk or a bug must not end it for good."""
    while True:
        try:
            await work()
        except Exception:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise  # a connection that fails because we go must not keep the process
            log.exception("background_work_failed", work=name)
        await asyncio.sleep(AGAIN_AFTER)


def errands(parts: Parts) -> Mapping[str, Errand]:
    """Who runs which kind of job."""
    hub, stores, now = parts.hub, parts.stores, parts.world.now
    conversations = parts.reception.conversations
    matcher = Matcher(conversations, stores, hub)
    known = parts.reception.returning
    belonging = Belonging(conversations, stores, hub)
    incidents = IncidentErrands(conversations, stores, hub, now)
    spikes = Spikes(stores, hub, now)

    async def matched(job: Claimed) -> None:
        await matcher.match(job)
        await incidents.describe(job.conversation)
        await spikes.look(job)

    async def closed(job: Claimed) -> None:
        await belonging.close(job)
        await parts.takeover.splitting.closed(job)

    return {
        "match": matched,
        "index": matcher.index,
        "joined": known.tell_the_case,
        "belong": belonging.belong,
        "closed": closed,
        "split": parts.takeover.splitting.follow,
        "prove": parts.reception.proving.send,
        "proved": known.spread,
        "incident": incidents.follow,
        "met": incidents.met,
        "fixed": IncidentMail(conversations, parts.reception.proving).send,
    }


def background(parts: Parts, editions: Editions) -> Mapping[str, Work]:
    """What goes on beside the turns, by name."""
    hub, stores, now = parts.hub, parts.stores, parts.world.now
    couriers = Couriers(stores.outbox, hub, now, errands(parts), TOGETHER, ABREAST)

    async def reloaded(_: object) -> None:
        await editions.keep()  # first: another process may be asked to go on with one
        hub.wake_here(FLOWS)

    async def sweep() -> None:
        while True:
            await parts.uploads.sweep()
            await parts.staff.sweep()
            await parts.reception.proving.sweep()
            await asyncio.to_thread(stores.outbox.sweep, now() - JOBS_KEPT)
            await editions.keep()
            await asyncio.sleep(SWEEP_EVERY)

    works: dict[str, Work] = {
        "waiting": parts.reception.waiting.run,
        "couriers": couriers.run,
        "incidents": parts.known_incidents.run,
        "sweep": sweep,
        "flows": lambda: watch(parts.library, reloaded),
    }
    if parts.nodes is not None:
        works["bus"] = parts.nodes.line.run
        works["lookout"] = Lookout(parts.reception.conversations, hub).run
    return works
