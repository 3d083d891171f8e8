"""E-mail addresses within a text."""

import re

from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import listed

_OUTSIDE = r"\s@<>()\[\]{},;:\"“”„«»|\\،؛"
_LEFT = re.compile(rf"[^{_OUTSIDE}]{{1,64}}$")
_RIGHT = re.compile(rf"[^{_OUTSIDE}]{{1,255}}")
_MOST = 20
_OTHERS = re.compile(
    r"(?:^|[\s:])(?:to|from|at|with|contact(?:ed)?|e-?mail(?:ed)?|wrote|write|not|an|von|bei|"
    r"nicht|الى|من)\s*$",
    re.IGNORECASE,
)
_ROLES = listed("""
    admin billing contact help hello hilfe info kontakt mail mailer-daemon no-reply noreply
    orders postmaster sales service shop support team webmaster
""")


def candidates(text: str) -> list[Span]:
    """Where something with an @ in it stands that could be an address."""
    spans: list[Span] = []
    at, tries = text.find("@"), 0
    while at >= 0 and tries < _MOST:
        tries += 1
        left, right = _LEFT.search(text, max(0, at - 64), at), _RIGHT.match(text, at + 1)
        if left and right:
            start, end = left.start(), right.end()
            while end > at and text[end - 1] in ".!?'’…_-*":
                end -= 1
            while start < at and text[start] in "'‘*.":
                start += 1
            if start < at < end - 1:
                spans.append((start, end))
        at = text.find("@", at + 1)
    return spans


def find(text: str) -> list[Finding]:
    """The addresses that are well formed, with a domain part in small letters."""
    if "@" not in text:
        return []
    from email_validator import EmailNotValidError, validate_email

    found = []
    for start, end in candidates(text):
        try:
            good = validate_email(text[start:end], check_deliverability=False)
        except EmailNotValidError:
            continue
        found.append(Finding(good.normalized, (start, end)))
    return found


def own(text: str) -> list[Finding]:
    """The addresses that can be the writer's own: no shop's mailbox, none they wrote to."""
    return [
        each
        for each in find(text)
        if each.value.partition("@")[0].casefold() not in _ROLES
        and not _OTHERS.search(text, max(0, each.span[0] - 20), each.span[0])
    ]
