"""The HTTP side as one: what is mounted, what is refused, and nothing unclassified."""

from inspect import iscoroutinefunction

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import iter_route_contexts

from intakebot.edge import api
from intakebot.edge.api import Unclassified, build


def test_a_route_that_nobody_classified_keeps_the_app_from_starting():
    loose = APIRouter()

    @loose.get("/loose")
    async def loose_end() -> str:
        return "open to all"

    with pytest.raises(Unclassified, match="GET /api/v1/loose"):
        api.routes((*api.ROUTERS, loose))


async def test_a_mounted_app_counts_as_unclassified_too(house):
    app = build(house.parts)
    app.mount("/other", FastAPI(openapi_url=None, docs_url=None, redoc_url=None))

    assert any("/other" in one for one in api.unclassified(app))


async def test_the_description_is_for_admins_only(house):
    admin, agent = await house.agent("admin"), await house.agent("agent")

    assert (await house.http.get("/api/v1/openapi.json")).status_code == 401
    assert (await agent.get("/api/v1/openapi.json")).status_code == 403
    described = (await admin.get("/api/v1/openapi.json")).json()
    assert "/api/v1/sessions" in described["paths"]
    assert {"400", "429"} <= set(described["paths"]["/api/v1/sessions"]["post"]["responses"])


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/api/v1/"])
async def test_what_is_not_there_is_a_problem_and_says_nothing_of_the_inside(house, path):
    answer = await house.http.get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "not_found"


async def test_a_slash_too_many_is_not_redirected_to_whatever_host_was_claimed(house):
    answer = await house.http.get("/api/v1/me/", headers={"host": "evil.example"})

    assert answer.status_code == 404
    assert "location" not in answer.headers


async def test_another_method_is_a_problem_that_names_the_right_ones(house):
    answer = await house.http.delete("/api/v1/me")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.json()["code"] == "no_such_method"


async def test_no_request_goes_through_a_thread(house):
    """FastAPI gives whatever is no coroutine to one, which costs more than most answers do."""
    for route in iter_route_contexts(build(house.parts).routes):
        dependant = getattr(route, "dependant", None)
        for each in (dependant, *dependant.dependencies) if dependant else ():
            called = iscoroutinefunction(each.call) or iscoroutinefunction(each.call.__call__)
            assert called, (route.path, each.call)
