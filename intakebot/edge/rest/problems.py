"""Refusals as problem+json (RFC 9457): a stable code, and words for people."""

from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from intakebot import metrics
from intakebot.edge.models import Problem
from intakebot.edge.rest.guard import address_of
from intakebot.errors import CallerError, NotFound, NotSignedIn, TooMany
from intakebot.store.journal import StorageError, StorageFull

log = structlog.get_logger()

KIND = "application/problem+json"
WORTH_A_LINE = (401, 403, 413, 422, 429)
"""Refusals that an operator may want to count (ASVS 16.3)."""
SHOWN = 5
"""Mistakes of one body that are named."""

CODES = {404: "not_found", 405: "no_such_method", 408: "too_slow", 413: "too_large"}
WORDS = {
    404: NotFound.__doc__,
    408: "The request was not complete in time.",
    413: "That is larger than what we take.",
}

RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {KIND: {"schema": Problem.model_json_schema()}},
    }
    for status in (400, 401, 403, 404, 409, 413, 422, 429, 503)
}
"""What any route may answer, for the API's description."""


def problem(status: int, code: str, detail: str = "", **headers: str) -> Response:
    """A refusal as a response."""
    metrics.REFUSED.labels(code).inc()
    title = HTTPStatus(status).phrase
    body = Problem(title=title, status=status, detail=detail, code=code)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(body.model_dump_json(), status, named, KIND)


def install(app: FastAPI) -> None:
    """Let every refusal leave as a problem."""
    app.add_exception_handler(CallerError, _caller)
    app.add_exception_handler(StorageError, _storage)
    app.add_exception_handler(RequestValidationError, _body)
    app.add_exception_handler(HTTPException, _http)


async def _caller(request: Request, error: Exception) -> Response:
    assert isinstance(error, CallerError)
    note(request, error.status, error.code)
    headers = {}
    if isinstance(error, TooMany):
        headers["retry_after"] = str(error.retry_after)
    if isinstance(error, NotSignedIn):
        headers["www_authenticate"] = "Bearer"
    return problem(error.status, error.code, str(error), **headers)


async def _storage(request: Request, error: Exception) -> Response:
    assert isinstance(error, StorageError)
    status = 507 if isinstance(error, StorageFull) else 503
    log.error("storage_refused", request=request.state.request, code=error.code)
    words = "We can't save anything right now. Please try again in a moment."
    return problem(status, error.code, words, retry_after="5")


async def _body(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    mistakes = error.errors()
    if any(mistake["type"] == "json_invalid" for mistake in mistakes):
        return problem(400, "bad_json", "The body is not JSON.")
    note(request, 422, "invalid")
    return problem(422, "invalid", "; ".join(said(one) for one in mistakes[:SHOWN]))


def said(mistake: dict[str, Any]) -> str:
    """One mistake as ``field: what is wrong``, without the value that was sent."""
    place = ".".join(str(step) for step in mistake["loc"] if step != "body")
    return f"{place[:60]}: {mistake['msg'][:200]}" if place else str(mistake["msg"])[:200]


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    note(request, status, CODES.get(status, "bad_request"))
    given = {name.lower().replace("-", "_"): v for name, v in (error.headers or {}).items()}
    if status in (408, 413):
        given["connection"] = "close"  # the rest of the body is not read
    return problem(status, CODES.get(status, "bad_request"), WORDS.get(status) or "", **given)


def note(request: Request, status: int, code: str) -> None:
    """One line about a refusal; ids and codes, nobody's words."""
    if status in WORTH_A_LINE:
        log.info(
            "refused",
            request=getattr(request.state, "request", ""),
            method=request.method,
            path=request.url.path,
            status=status,
            code=code,
            address=address_of(request),
        )
