"""The shield: headers on every response, limits on every body, no loose ends."""

import asyncio
import io
import json

import httpx2
import pytest
import structlog
from fastapi import FastAPI, Request
from starlette.requests import ClientDisconnect

from intakebot.edge import headers
from intakebot.edge.headers import LARGEST_BODY, Shield, widget_policy
from intakebot.edge.rest import problems

ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def shielded(**settings):
    app = FastAPI()

    @app.post("/echo")
    async def echo(request: Request) -> int:
        return len(await request.body())

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("the password is hunter2 " + "\n\x1b[31m")

    problems.install(app)
    app.add_middleware(Shield, new_id=lambda prefix: prefix + "1", **settings)
    transport = httpx2.ASGITransport(app, raise_app_exceptions=True)
    return httpx2.AsyncClient(transport=transport, base_url="http://here")


@pytest.fixture
def lines():
    written = io.StringIO()
    structlog.configure(
        processors=[structlog.processors.add_log_level, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(written),
    )
    yield written
    structlog.reset_defaults()


async def test_an_exception_nobody_foresaw_is_one_line_and_a_problem_without_internals(lines):
    answer = await shielded().get("/broken")

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "our_fault"
    assert set(answer.json()) == {"type", "title", "status", "detail", "code"}
    for inside in ("RuntimeError", "hunter2", "Traceback", ".py"):
        assert inside not in answer.text
    (line,) = lines.getvalue().splitlines()
    told = json.loads(line)
    assert told["error"] == "RuntimeError"
    assert told["request"] == answer.headers["x-request-id"] == "req_1"
    assert any("test_headers.py" in place for place in told["places"])
    assert "hunter2" not in line


async def sent_by(raised):
    """What reaches the server when an app raises in the middle of its answer."""
    messages = []

    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"one", "more_body": True})
        raise raised

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        messages.append(message)

    scope = {"type": "http", "method": "GET", "path": "/half", "headers": []}
    await Shield(half, new_id=lambda prefix: prefix + "1")(scope, receive, send)
    return messages


async def test_an_answer_that_breaks_off_is_told_and_not_begun_again(lines):
    messages = await sent_by(RuntimeError("hunter2"))

    assert [one["type"] for one in messages] == ["http.response.start", "http.response.body"]
    assert json.loads(lines.getvalue())["error"] == "RuntimeError"


async def test_a_sender_who_hangs_up_is_no_fault_of_ours(lines):
    await sent_by(ClientDisconnect())

    assert lines.getvalue() == ""


async def test_a_path_cannot_forge_a_line_of_the_log(lines):
    await shielded().get("/broken%0A{}%1b[31m")
    await shielded().get("/broken", headers={"x-request-id": "forged\n"})

    for line in lines.getvalue().splitlines():
        assert json.loads(line)["request"] == "req_1"


@pytest.mark.parametrize("size", [0, 1, LARGEST_BODY])
async def test_a_body_up_to_the_limit_is_read(size):
    answer = await shielded().post("/echo", content=b"x" * size)
    assert answer.json() == size


async def test_a_body_over_the_limit_is_refused_whether_it_says_so_or_not():
    async def pieces():
        for _ in range(20):
            yield b"x" * 8192

    for body in (b"x" * (LARGEST_BODY + 1), pieces()):
        answer = await shielded().post("/echo", content=body)
        assert answer.status_code == 413
        assert answer.json()["code"] == "too_large"
        assert answer.headers["connection"] == "close"


async def test_a_body_that_never_comes_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(headers, "BODY_WITHIN", 0.05)

    async def slow():
        yield b"x"
        await asyncio.sleep(30)

    answer = await asyncio.wait_for(shielded().post("/echo", content=slow()), 5)
    assert answer.status_code == 408


async def test_https_is_insisted_on_where_it_is_used():
    plain = await shielded().get("/nowhere")
    public = await shielded(https=True).get("/nowhere")

    assert "strict-transport-security" not in plain.headers
    assert int(public.headers["strict-transport-security"].split("=")[1].split(";")[0]) >= 31536000


@pytest.mark.parametrize(
    "origin",
    ["https://a.example; script-src *", "https://a.example\r\nx: y", "https://a b", "'self'"],
)
def test_an_origin_that_is_none_never_reaches_the_header(origin):
    assert widget_policy([origin]).endswith(
        b"frame-ancestors 'none'; require-trusted-types-for 'script'"
    )


def test_the_widget_may_be_framed_by_its_sites_origins_only():
    policy = widget_policy(["https://shop.example", "http://localhost:*"])

    assert b"frame-ancestors https://shop.example http://localhost:*;" in policy
    assert b"script-src 'self';" in policy
    assert b"unsafe" not in policy


# --- the whole house ------------------------------------------------------------------------

EVERY = [
    ("GET", "/", 307),
    ("GET", "/console", None),
    ("GET", "/widget?site=shop", None),
    ("GET", "/widget?site=nowhere", 404),
    ("GET", "/widget.js", None),
    ("GET", "/assets/nothing.js", 404),
    ("GET", "/demo", 200),
    ("GET", "/demo/checkout/payment", 200),
    ("GET", "/demo/shop.css", 200),
    ("GET", "/demo/../../settings.py", 404),
    ("GET", "/favicon.ico", 200),
    ("GET", "/livez", 200),
    ("GET", "/version", 200),
    ("GET", "/api/v1/sites/shop", 200),
    ("GET", "/api/v1/me", 401),
    ("POST", "/api/v1/sessions", 422),
    ("POST", "/api/v1/sign-in", 403),
    ("GET", "/api/v1/files/absent", 401),
    ("PUT", "/api/v1/me", 405),
    ("GET", "/nowhere/at/all", 404),
    ("OPTIONS", "/api/v1/me", 405),
]


async def test_every_response_wears_its_headers(house):
    for method, path, status in EVERY:
        answer = await house.http.request(method, path)
        assert status is None or answer.status_code == status, path
        check(path, answer.headers)


def check(path, worn):
    """What every response has to wear, whatever it is."""
    assert {name: worn.get(name) for name in ALWAYS} == ALWAYS, path
    assert worn["x-request-id"].startswith("req_")
    policy = worn["content-security-policy"]
    for part in ("default-src 'none'", "frame-ancestors", "base-uri 'none'"):
        assert part in policy, path
    assert "unsafe" not in policy
    assert "*" not in policy.replace("localhost:*", "")
    assert "server" not in worn
    assert "access-control-allow-origin" not in worn
    if path.startswith("/api"):
        assert worn["cache-control"] == "no-store"
    if path.startswith("/console"):
        assert "frame-ancestors 'none'" in policy
        assert "require-trusted-types-for 'script'" in policy


async def test_the_frame_is_held_by_the_sites_pages_and_by_our_own(house):
    answer = await house.http.get("/widget?site=shop")

    framed = answer.headers["content-security-policy"].split("frame-ancestors ")[1].split(";")[0]
    assert framed.split() == ["http://127.0.0.1:8000", "https://shop.example", "http://localhost:*"]


async def test_an_exception_deep_inside_wears_the_same_headers(house, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(type(house.parts.library), "site", broken)
    answer = await house.http.get("/api/v1/sites/shop")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.json()["detail"] == "What you wrote is safe; please try again."
