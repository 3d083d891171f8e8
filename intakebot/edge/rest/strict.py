"""Bodies that two parsers could read differently are refused: JSON as strict as RFC 8259 wishes."""

import json
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response

DEEPEST = 32


class StrictRequest(Request):
    """A request whose JSON has no duplicate keys, no NaN, no lone surrogates and little depth."""

    async def json(self) -> Any:
        """The body.

        Raises:
            JSONDecodeError: it is not JSON as we take it.
        """
        return parsed(await self.body())


class StrictRoute(APIRoute):
    """A route that reads its body strictly."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler, given a strict request."""
        usual = super().get_route_handler()

        async def handler(request: Request) -> Response:
            return await usual(StrictRequest(request.scope, request.receive))

        return handler


def parsed(body: bytes) -> Any:
    """What the JSON says.

    Raises:
        JSONDecodeError: it is not JSON as we take it.
    """
    try:
        text = body.decode()
        read = json.loads(text, object_pairs_hook=unique, parse_constant=refuse)
        json.dumps(read, ensure_ascii=False).encode()
        if too_deep(read, DEEPEST):
            refuse("depth")
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError):
        refuse("text")
    return read


def refuse(what: str) -> NoReturn:
    """Say that it is not JSON.

    Raises:
        JSONDecodeError: always.
    """
    raise json.JSONDecodeError(f"not taken: {what[:40]}", "", 0)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, unless a key comes twice.

    Raises:
        JSONDecodeError: it does.
    """
    read = dict(pairs)
    if len(read) < len(pairs):
        refuse("a key twice")
    return read


def too_deep(value: Any, left: int) -> bool:
    """Whether lists and objects nest deeper than ``left``."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    return left == 0 or any(too_deep(one, left - 1) for one in value)
