"""Addresses of machines within a text: IPv4 and IPv6, no versions, no times of day."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from itertools import islice

from intakebot.understanding.finding import Finding

_MOST = 50
_FOUR = re.compile(r"(?<![\w.,+-])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![\w-]|\.\w)")
_HINT = re.compile(r"[0-9]\.[0-9]{1,3}\.[0-9]")
_SIX = re.compile(r"(?<![\w:.])(?=[0-9a-f:]{0,4}:)[0-9a-f:]{3,39}(?![\w:]|\.\w)", re.IGNORECASE)
_VERSION = re.compile(
    r"(?:\bv|\b(?:version|ver|release|build|firmware|driver|treiber|update|patch|chrome|chromium|"
    r"firefox|edge|opera|opr|safari|seamonkey|thunderbird|app|software|sdk|plug-?in|extension)"
    r"(?: (?:version|is|to|from|auf|von|ist|number))?)[\s:=(./]*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?<![a-z])(?:ip(?:v4)?|address|adresse|host|server|ping|pinging|gateway|dns|proxy|router|"
    r"subnet|network|netzwerk|firewall|connect\w*|blocked|port|remote|عنوان)(?![a-z])",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s?(?:release|version|build|update)", re.IGNORECASE)
_LARGE = 64
"""Versions seldom have two parts as large as this; addresses mostly do."""


def find(text: str) -> list[Finding]:
    """The addresses in a text, in their one spelling. A network's size or a port is not part."""
    found = []
    if _HINT.search(text) is not None:
        found += [
            Finding(match[0], match.span())
            for match in islice(_FOUR.finditer(text), _MOST)
            if _is_four(text, match)
        ]
    if text.count(":") > 1:
        for match in islice(_SIX.finditer(text), _MOST):
            value = _six(match[0])
            if value is not None:
                found.append(Finding(value, match.span()))
    return sorted(found, key=lambda each: each.span)


def _is_four(text: str, match: re.Match[str]) -> bool:
    """An address by its numbers, its port or the words beside it, and not called a version."""
    try:
        address = IPv4Address(match[0])
    except AddressValueError:
        return False
    start, end = match.span()
    if match[0].endswith(".0.0.0") or _VERSION.search(text, max(0, start - 24), start):
        return False
    if _AFTER.match(text, end):
        return False
    if not address.is_global or sum(each >= _LARGE for each in address.packed) > 1:
        return True
    port = text[end : end + 1] == ":" and text[end + 1 : end + 2].isdecimal()
    return port or bool(_CUE.search(text, max(0, start - 40), end + 20))


def _six(raw: str) -> str | None:
    """The address, if it is one; ``ab::cd`` without a single figure is a name in a program."""
    if raw.count(":") < 2 or not any(each.isdigit() for each in raw):
        return None
    try:
        return str(IPv6Address(raw))
    except AddressValueError:
        return None
