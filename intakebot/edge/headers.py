"""The outermost layer of HTTP: headers on every response, limits on every body, no loose ends.

An exception that nobody foresaw becomes one log line and a problem without internals.
"""

import json
import traceback
from collections.abc import Callable
from typing import Final

import structlog
from fastapi import HTTPException
from starlette.requests import ClientDisconnect

from intakebot.edge.deadline import peer_within
from intakebot.edge.line import Message, Receive, Send
from intakebot.edge.origins import header

log = structlog.get_logger()

LARGEST_BODY = 64 * 1024
"""Bytes of a JSON body. Uploads are streamed and counted by the desk."""
BODY_WITHIN = 20.0
"""Seconds in which a whole body must be here; uploads have their own time."""
UPLOAD_WITHIN = 300.0

Headers = dict[bytes, bytes]

NOTHING = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
CONSOLE = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
    b" connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    b" require-trusted-types-for 'script'"
)
DEMO = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self';"
    b" base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
UPLOAD = b"sandbox; " + NOTHING

EVERYWHERE: Final[Headers] = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    b"content-security-policy": NOTHING,
    b"cache-control": b"no-store",
}
HSTS = b"max-age=63072000; includeSubDomains"

BY_PATH: tuple[tuple[str, Headers], ...] = (
    ("/console", {b"content-security-policy": CONSOLE}),
    ("/demo", {b"content-security-policy": DEMO}),
    ("/api/v1/files/", {b"content-security-policy": UPLOAD}),
)
"""What differs by the beginning of the path; a route may set any of them itself."""


def widget_policy(ancestors: list[str]) -> bytes:
    """The console's policy, but for a page that these origins may frame."""
    framed = " ".join(one for one in ancestors if fit_for_a_header(one)) or "'none'"
    return CONSOLE.replace(b"frame-ancestors 'none'", b"frame-ancestors " + framed.encode())


def fit_for_a_header(origin: str) -> bool:
    """Whether an origin is made of nothing but what origins are made of."""
    return origin.isascii() and all(c.isalnum() or c in ":/.*-[]" for c in origin)


class Shield:
    """ASGI middleware around the whole HTTP side."""

    def __init__(
        self, app: Callable[..., object], new_id: Callable[[str], str], *, https: bool = False
    ) -> None:
        self._app = app
        self._new_id = new_id
        self._https = https

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request; raises nothing."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)  # type: ignore[misc]
            return
        request = self._new_id("req_")
        scope.setdefault("state", {})["request"] = request
        dressed = Dressed(send, self._wanted(scope, request))
        try:
            await self._app(scope, Bounded(scope, receive).receive, dressed.send)  # type: ignore[misc]
        except ClientDisconnect:
            return  # nobody is left to answer
        except Exception as error:
            tell(scope, request, error)
            await dressed.send_broken()

    def _wanted(self, scope: Message, request: str) -> Headers:
        wanted = dict(EVERYWHERE)
        for beginning, special in BY_PATH:
            if scope["path"].startswith(beginning):
                wanted |= special
        if self._https or scope.get("scheme") == "https":
            wanted[b"strict-transport-security"] = HSTS
        wanted[b"x-request-id"] = request.encode()
        return wanted


class Dressed:
    """A ``send`` that adds the headers which the response does not set itself."""

    def __init__(self, send: Send, wanted: Headers) -> None:
        self._send = send
        self._wanted = wanted
        self._started = False

    async def send(self, message: Message) -> None:
        """Pass on, with headers."""
        if message["type"] == "http.response.start":
            self._started = True
            own = [(name.lower(), value) for name, value in message.get("headers", [])]
            present = {name for name, _ in own}
            added = [(k, v) for k, v in self._wanted.items() if k not in present]
            message = {**message, "headers": own + added}
        await self._send(message)

    async def send_broken(self) -> None:
        """Say that it is our fault; nothing, when the answer was under way already."""
        if self._started:
            return
        problem = {
            "type": "about:blank",
            "title": "Something broke on our side",
            "status": 500,
            "detail": "What you wrote is safe; please try again.",
            "code": "our_fault",
        }
        kind = (b"content-type", b"application/problem+json")
        await self.send({"type": "http.response.start", "status": 500, "headers": [kind]})
        await self.send({"type": "http.response.body", "body": json.dumps(problem).encode()})


class Bounded:
    """A ``receive`` that ends a body which is too large or too slow."""

    def __init__(self, scope: Message, receive: Receive) -> None:
        self._receive = receive
        self._streamed = scope["method"] == "POST" and scope["path"].endswith("/files")
        declared = header(scope["headers"], b"content-length")
        self._left = LARGEST_BODY
        self._declared = int(declared) if declared.isdecimal() else 0
        self._whole = False
        self._seconds = UPLOAD_WITHIN if self._streamed else BODY_WITHIN

    async def receive(self) -> Message:
        """The next piece of the body.

        Raises:
            HTTPException: 413, more than we take; 408, not in time.
        """
        if self._whole:
            return await self._receive()
        if not self._streamed and self._declared > LARGEST_BODY:
            raise HTTPException(413)
        try:
            async with peer_within(self._seconds) as deadline:
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408) from None
        self._seconds = deadline.left
        self._whole = not message.get("more_body", False)
        if not self._streamed:
            self._left -= len(message.get("body", b""))
            if self._left < 0:
                raise HTTPException(413)
        return message


def tell(scope: Message, request: str, error: Exception) -> None:
    """One line about an exception: where it came from, but no words of anybody's."""
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-8:]
    ]
    log.error(
        "request_failed",
        request=request,
        method=scope["method"],
        path=scope["path"],
        error=type(error).__name__,
        places=places,
    )
