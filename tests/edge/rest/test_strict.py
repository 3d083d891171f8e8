"""Bodies that two parsers could read differently are refused."""

import json

import pytest

from intakebot.edge.rest.strict import DEEPEST, parsed

GOOD = '{"site": "shop", "language": "en"}'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b'{"a": "\\ud800"}',
        b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2),
        b"[" * 50_000,
        b'{"a":' * 30_000,
        b"1" * 5000,
        b"\x00",
        b"{'a': 1}",
        "{}".encode("utf-16"),
    ],
)
def test_what_is_not_json_as_we_take_it(body):
    with pytest.raises(json.JSONDecodeError):
        parsed(body)


@pytest.mark.parametrize(
    "body", [b"{}", b"[[[1]]]", '{"a": "مرحبا 😀"}'.encode(), b'{"a": 1e5}', b"null"]
)
def test_what_is(body):
    assert parsed(body) == json.loads(body)


async def test_an_undecodable_body_is_the_callers_fault_and_says_nothing_of_ours(house):
    named = {"content-type": "application/json", "origin": "http://127.0.0.1:8000"}
    for path in ("sessions", "sign-in", "join", "invite"):
        for body in (b"{", b"\xff", b'{"a":NaN}', b"[" * 20_000, b'{"a":1,"a":2}'):
            answer = await house.http.post(f"/api/v1/{path}", content=body, headers=named)
            assert answer.status_code == 400
            assert answer.json() == {
                "type": "about:blank",
                "title": "Bad Request",
                "status": 400,
                "detail": "The body is not JSON.",
                "code": "bad_json",
            }
