"""The figures of this process and of the store, as Prometheus reads them."""

import asyncio
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hmac import compare_digest

from fastapi import APIRouter, Depends, Request
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response

from intakebot import __version__
from intakebot.desk.access import Monitor, Principal
from intakebot.edge.origins import LOOPBACK, header, is_loopback
from intakebot.edge.rest.guard import May, Parts, The
from intakebot.metrics import counted
from intakebot.store.journal import StorageError

PORT = re.compile(r":\d+$")
FORWARDED = (b"forwarded", b"x-forwarded-for", b"x-forwarded-host", b"x-real-ip", b"via")
"""What a proxy adds: the caller is not on this machine, although the proxy may be."""


class Watching(May):
    """The dependency of a route that is for programs which watch us."""

    async def who(self, request: Request, parts: Parts) -> Principal:
        """A monitor, or whoever else calls."""
        if watches(request, parts.settings.metrics_token):
            return Monitor()
        return await super().who(request, parts)


def watches(request: Request, token: str) -> bool:
    """Whether a request brings the token; without one, whether it comes from this machine.

    A page that had its own name point to this machine would come from here too, and so would
    everybody behind a proxy on it: neither calls us by a name of this machine alone.
    """
    headers = request.scope["headers"]
    if token:
        scheme, _, sent = header(headers, b"authorization").partition(" ")
        return scheme.lower() == "bearer" and compare_digest(sent.encode(), token.encode())
    address = request.client.host if request.client else ""
    called = PORT.sub("", header(headers, b"host")).strip("[]")
    local = is_loopback(address) and called in LOOPBACK
    return local and not any(header(headers, name) for name in FORWARDED)


router = APIRouter(dependencies=[Depends(Watching("metrics.read"))], include_in_schema=False)


@router.get("/metrics")
async def metrics(parts: The) -> Response:
    """Everything that is counted, in Prometheus' text format."""
    trouble = parts.reception.conversations.journal.trouble
    now = Standing(parts, not trouble, parts.reception.waiting.depths())
    text = await asyncio.to_thread(generate_latest, now)
    return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4)


@dataclass(frozen=True, slots=True)
class Standing(Collector):
    """What was counted, and what stands in the store at this moment."""

    parts: Parts
    writable: bool
    waiting: Mapping[str, int]

    def collect(self) -> Iterator[Metric]:
        """Every figure; those of a store that can't be read are left out."""
        yield from counted().collect()
        yield gauge("build_info", "Which version this is.", "version", {__version__: 1})
        up = GaugeMetricFamily("intakebot_storage_up", "Whether the last write succeeded.")
        up.add_metric([], float(self.writable))
        yield up
        yield gauge("queue_depth", "Who waits for a person.", "team", self.waiting)
        with suppress(StorageError):
            yield from self._stored()

    def _stored(self) -> Iterator[Metric]:
        stores, now = self.parts.stores, self.parts.world.now()
        phases, jobs = stores.queue.phases(), stores.outbox.standing(now)
        yield gauge("conversations", "Conversations with the team.", "phase", phases)
        yield gauge("jobs", "Work to do after a turn.", "state", jobs)


def gauge(name: str, help_: str, label: str, values: Mapping[str, float]) -> Metric:
    """One gauge with one label."""
    family = GaugeMetricFamily(f"intakebot_{name}", help_, labels=[label])
    for value, figure in sorted(values.items()):
        family.add_metric([value], figure)
    return family
