"""Error bodies: what a service answers with where something went wrong, mostly JSON."""

import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from intakebot.understanding.extract import body_forms
from intakebot.understanding.finding import Finding, Span, overlaps

MOST_TRIED, MOST_PARTS = 6, 60
"""Braces from which a body may begin; parts of it that are looked at."""
MESSAGES = (
    "message", "error_description", "errormessage", "error_message", "detail", "msg",
    "description", "reason", "title", "error",
)  # fmt: skip
"""Where the words stand, the likeliest first. Keys are compared in small letters."""
CODES = ("code", "error_code", "errorcode", "statuscode", "status_code", "status", "errno", "error")
_TROUBLE = ("err", "fault", "exception", "fail")
_BAD = ("error", "fail", "failed", "failure")
_READ = json.JSONDecoder()
_FAILING = re.compile(
    r"(?:\b[45]\d\d\b|\b(?:errors?|fails?|failed|fehler)\b|خطا|خطأ)[^\n{}]{0,20}$", re.IGNORECASE
)
"""Before a body whose own keys don't say that it tells of an error: 403 {"message": "no"}."""


def find(text: str) -> Iterator[Finding]:
    """Whole bodies that tell of an error."""
    taken: list[Span] = []
    for span, body in _bodies(text):
        failing = _FAILING.search(text, max(0, span[0] - 40), span[0]) is not None
        if not overlaps(span, taken) and told_of(body, failing=failing):
            taken.append(span)
            yield Finding(text[slice(*span)], span, "A", "error_body")


def _bodies(text: str) -> Iterator[body_forms.Body]:
    start, tried = text.find("{"), 0
    while start >= 0 and tried < MOST_TRIED:
        tried += 1
        end = start + 1
        with suppress(ValueError, RecursionError):
            (_, end), body = _object(text, start)
            yield (start, end), body
        start = text.find("{", end)
    yield from body_forms.others(text)


def _object(text: str, start: int) -> body_forms.Body:
    try:
        body, end = _READ.raw_decode(text, start)
    except ValueError:
        return body_forms.printed(text, start)
    return (start, end), body


def error_line(body: str) -> str:
    """What it says, as in "503: Service unavailable"; the body itself where that can't be read."""
    found = (told_of(each) or told_of(each, failing=True) for _, each in _bodies(body))
    return next((line for line in found if line), body)


def told_of(body: Any, *, failing: bool = False) -> str:
    """The code and the words of the error; empty where it tells of none.

    ``failing``: what stands before it says that something went wrong.
    """
    code, trouble = "", failing
    for part in _parts(body):
        keys = {str(key).casefold(): value for key, value in part.items()}
        trouble = trouble or any(sign in key for key in keys for sign in _TROUBLE) or _failed(keys)
        words = next((keys[key] for key in MESSAGES if _says(keys.get(key))), "")
        codes = (_code(keys.get(key)) for key in CODES if keys.get(key) != words)
        code = next((each for each in codes if each), code)
        if words and trouble:
            return words if not code or code in words else f"{code}: {words}"
    return ""


def _parts(body: Any) -> Iterator[dict[Any, Any]]:
    """The objects of a body, the outer ones first."""
    waiting = deque([body])
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.popleft()
        if isinstance(part, dict):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)


def _failed(keys: dict[str, Any]) -> bool:
    """Whether it says so by a flag or a status."""
    if keys.get("success") is False or keys.get("ok") is False:
        return True
    if any(str(keys.get(key)).casefold() in _BAD for key in ("status", "level", "severity")):
        return True
    return any(_code(keys.get(key))[:1] in ("4", "5") for key in ("status", "statuscode", "code"))


def _says(value: Any) -> bool:
    return isinstance(value, str) and any(c.isalpha() for c in value)


def _code(value: Any) -> str:
    """A code as it is shown: a number, or a word in one piece."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return ""
    code = str(value).strip()
    return code if len(code) <= 40 and " " not in code and code not in _BAD else ""
