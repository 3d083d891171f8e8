"""Health, for whoever keeps the process running."""

import asyncio
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse

from intakebot import __version__
from intakebot.edge.rest.guard import Parts, The, allowed

TRYING = asyncio.Lock()

router = APIRouter(dependencies=[allowed("page.read")], tags=["health"])


@router.get("/livez")
async def alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def ready(parts: The) -> JSONResponse:
    """Whether to send people here; if not, 503 and why."""
    why = await not_ready(parts)
    body: dict[str, Any] = {"status": "not ready", "why": why} if why else {"status": "ok"}
    if parts.nodes is not None:  # only a hint: without it everything works, a little later
        line = parts.nodes.line
        body["bus"] = {"over": line.carrier.name, "up": line.up, "others": line.others}
    return JSONResponse(body, 503 if why else 200)


@router.get("/healthz", include_in_schema=False)
async def healthy(parts: The) -> JSONResponse:
    """The same under the name that some expect."""
    return await ready(parts)


async def not_ready(parts: Parts) -> str:
    """What stands in the way; empty when nothing does."""
    if parts.sockets.draining:
        return "draining"
    trouble = parts.reception.conversations.journal.trouble
    if trouble and not await writes_again(parts):
        return trouble
    return "" if await asyncio.to_thread(parts.stores.database.current) else "migrations_missing"


async def writes_again(parts: Parts) -> bool:
    """Whether the trouble is over: while nobody is sent here, no turn would find out."""
    if TRYING.locked():
        return False  # one at a time: each may wait long for a lock
    async with TRYING:
        return await asyncio.to_thread(parts.stores.database.writable)


@router.get("/version")
async def version() -> dict[str, str]:
    """Which version this is."""
    return {"version": __version__}
