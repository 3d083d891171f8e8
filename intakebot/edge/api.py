"""The HTTP side put together: every router, refusals as problems, the shield around it all."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from intakebot import __version__
from intakebot.edge import pages
from intakebot.edge.headers import Shield
from intakebot.edge.pages import Pages
from intakebot.edge.rest import (
    cases,
    files,
    flows,
    health,
    incidents,
    joining,
    metrics,
    problems,
    proofs,
    replies,
    search,
    sessions,
    sites,
    staff,
    teams,
    transcript,
)
from intakebot.edge.rest.guard import Parts, allowed, unclassified

API = "/api/v1"
ROUTERS = (
    sites.router,
    sessions.router,
    files.router,
    transcript.router,
    staff.router,
    cases.router,
    incidents.router,
    joining.router,
    replies.router,
    search.router,
    teams.router,
    flows.router,
)
"""The table of contents of the REST API."""

about = APIRouter(include_in_schema=False)


@about.get("/openapi.json", dependencies=[allowed("docs.read")])
async def description(request: Request) -> dict[str, Any]:
    """The API's description, for admins."""
    described: dict[str, Any] = request.app.openapi()
    return described


class Unclassified(Exception):
    """A route names no action of the policy, so nobody has decided who may use it."""


def name_of(route: APIRoute) -> str:
    """What a route is called in the description: its function's name."""
    return route.name


def bare() -> FastAPI:
    """The app without a route."""
    return FastAPI(
        title="Intakebot",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        responses=problems.RESPONSES,
        generate_unique_id_function=name_of,
    )


@lru_cache(1)
def ours() -> list[BaseRoute]:
    """Our routes, made once: they belong to no app, and FastAPI takes its time over them."""
    return routes(ROUTERS)


def routes(routers: Sequence[APIRouter]) -> list[BaseRoute]:
    """All routes, those of ``routers`` under the API's path.

    Raises:
        Unclassified: a route is not in the policy.
    """
    app = bare()
    for router in (*routers, about):
        app.include_router(router, prefix=API)
    for router in (health.router, metrics.router, proofs.router, pages.router):
        app.include_router(router)
    missing = unclassified(app)
    if missing:
        raise Unclassified(", ".join(missing))
    return app.router.routes


def build(parts: Parts, built: Pages | None = None) -> FastAPI:
    """The app over these parts; ``built`` are the pages, read from their folder if not given."""
    app = bare()
    app.router.routes.extend(ours())
    app.state.parts = parts
    app.state.pages = built or Pages()
    app.state.session_rates = sessions.rates(parts.limits, parts.settings.sessions_an_hour)
    problems.install(app)
    https = parts.settings.public_url.startswith("https://")
    app.add_middleware(Shield, new_id=parts.world.new_id, https=https)
    return app


__all__ = ["API", "Parts", "Unclassified", "build"]
