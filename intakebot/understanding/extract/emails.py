"""E-mail addresses within a text."""

import re
from functools import lru_cache

from intakebot.understanding.finding import CLAIMED, Finding, Span
from intakebot.understanding.normal import listed

_OUTSIDE = rf"\s@<>()\[\]{{}},;:\"“”„«»|\\،؛{CLAIMED}"
_LEFT = re.compile(rf"[^{_OUTSIDE}]{{1,64}}$")
_RIGHT = re.compile(rf"[^{_OUTSIDE}]{{1,255}}")
_STUCK = re.compile(r"[^\x00-\u024f]([\w.%+-]{2,64})$", re.ASCII)
"""An address written straight after a word of another script, as in Chinese or Arabic."""
_MOST = 20
_OTHERS = re.compile(
    r"(?:^|[\s:])(?:to|from|at|with|contact(?:ed)?|e-?mail(?:ed)?|wrote|write|not|an|von|bei|"
    r"nicht|الى|من)\s*$",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:me|us|mich|uns|mir|reply|answer|confirmation|receipt|invoice|bestätigung|antwort|"
    r"rechnung) "
    r"(?:back )?(?:goes |to go |gern )?(?:at|on|to|an|by e-?mail at|unter|über|auf)\s*$"
    r"|\b(?:please|pls|can you|could you|you can|just|bitte)\b[^.!?\n]{0,30}\b"
    r"(?:send|reply|answer|forward|schicken?|senden?)\b[^.!?\n]{0,30}\b(?:to|an)\s*$",
    re.IGNORECASE,
)
"""Where something is to come to whoever writes: "you can reach me at"."""
_ROLES = listed("""
    admin billing contact help hello hilfe info kontakt mail mailer-daemon no-reply noreply
    orders postmaster sales service shop support team webmaster
""")


def _to_others(text: str, start: int) -> bool:
    """Whether the words before an address say that it is somebody else's."""
    if _OTHERS.search(text, max(0, start - 20), start) is None:
        return False
    return _MINE.search(text, max(0, start - 90), start) is None


def candidates(text: str) -> list[Span]:
    """Where something with an @ in it stands that could be an address."""
    spans: list[Span] = []
    at, tries = text.find("@"), 0
    while at >= 0 and tries < _MOST:
        tries += 1
        left, right = _LEFT.search(text, max(0, at - 64), at), _RIGHT.match(text, at + 1)
        if left and right:
            start, end = _first(text, left.start(), at), right.end()
            while end > at and text[end - 1] in ".!?'’…_-*":
                end -= 1
            if start < at < end - 1:
                spans.append((start, end))
        at = text.find("@", at + 1)
    return spans


def _first(text: str, start: int, at: int) -> int:
    """Where the name before the @ begins; at the @ itself where it can be none."""
    dots = text.rfind("...", start, at)
    if dots >= 0:
        start = dots + 3
    elif text[start] == ".":
        return at
    while start < at and text[start] in "'‘*":
        start += 1
    stuck = None if text[start:at].isascii() else _STUCK.search(text, start, at)
    return stuck.start(1) if stuck else start


def find(text: str) -> list[Finding]:
    """The addresses that are well formed, with a domain part in small letters."""
    if "@" not in text:
        return []
    found: list[Finding] = []
    for start, end in candidates(text):
        good = _well_formed(text[start:end])
        if good is not None and (not found or found[-1].span[1] <= start):
            found.append(Finding(good, (start, end)))
    return found


@lru_cache(256)
def _well_formed(address: str) -> str | None:
    """An address in its one spelling. One turn asks for each several times."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(address, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def own(text: str) -> list[Finding]:
    """The addresses that can be the writer's own: no shop's mailbox, none they wrote to."""
    return [
        each
        for each in find(text)
        if each.value.partition("@")[0].casefold() not in _ROLES
        and not _to_others(text, each.span[0])
    ]
