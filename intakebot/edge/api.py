"""The HTTP side put together: every router, refusals as problems, the shield around it all."""

from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute

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


def build(parts: Parts, built: Pages | None = None) -> FastAPI:
    """The app over these parts; ``built`` are the pages, read from their folder if not given.

    Raises:
        Unclassified: a route is not in the policy.
    """
    app = FastAPI(
        title="Intakebot",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        responses=problems.RESPONSES,
        generate_unique_id_function=name_of,
    )
    app.state.parts = parts
    app.state.pages = built or Pages()
    app.state.session_rates = sessions.rates(parts.limits, parts.settings.sessions_an_hour)
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    app.include_router(about, prefix=API)
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.include_router(proofs.router)
    app.include_router(pages.router)
    problems.install(app)
    https = parts.settings.public_url.startswith("https://")
    app.add_middleware(Shield, new_id=parts.world.new_id, https=https)
    missing = unclassified(app)
    if missing:
        raise Unclassified(", ".join(missing))
    return app


__all__ = ["API", "Parts", "Unclassified", "build"]
