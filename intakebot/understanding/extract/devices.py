"""Devices and what runs on them, within a text."""

import re
from functools import lru_cache

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import VAGUE_DEVICES

_MODEL = re.compile(
    r"\b(?:iphone(?: (?:\d{1,2}[a-z]?|se|x[rs]?)(?: (?:pro max|pro|plus|mini|max))?)?"
    r"|ipad(?: (?:pro|air|mini))?(?: \d{1,2})?|macbook(?: (?:pro|air))?|imac|mac mini"
    r"|(?:samsung )?galaxy (?:[szam]|tab |note |z fold ?|z flip ?)\d{1,2}\w?(?: ultra| plus| fe)?"
    r"|(?:google )?pixel \d{1,2}a?(?: pro| xl)?|thinkpad(?: [a-z]\d{1,3}\w?)?|chromebook|"
    r"surface (?:pro|go|laptop)(?: \d{1,2})?"
    r"|(?:redmi|huawei|xiaomi|oneplus|fairphone|motorola|moto)(?: [a-z]+)? [a-z]?\d{1,3}[a-z]?)\b"
    r"(?:(?:,| with| mit)? (?:ios|ipados|android|macos|windows) ?\d{1,2}(?:\.\d{1,2}){0,2})?",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"\b(?:works|worked|fine|no problem|ok(?:ay)?|tried|tested|not|funktioniert|geht|klappt|"
    r"nicht)\b[^.;!?\n]{0,25}$",
    re.IGNORECASE,
)


def vague(text: str) -> bool:
    """Whether it is only "my phone": worth asking once which one."""
    words = plain(text)
    return words in VAGUE_DEVICES or not any(c.isalpha() for c in words)


def find(text: str) -> list[Finding]:
    """Devices by their names; those on which it works are left out."""
    return [
        Finding(match[0].strip(), match.span(), "B")
        for match in _MODEL.finditer(text)
        if not _WORKS.search(text, max(0, match.start() - 40), match.start())
    ]


@lru_cache(256)
def user_agent(text: str) -> str | None:
    """A browser's own words for itself as people say it: ``Firefox 128 on macOS 14``."""
    if not text.startswith("Mozilla/") or len(text) > 1000:
        return None
    from ua_parser import parse

    parsed = parse(text)
    parts = [
        " ".join(filter(None, (each.family, each.major)))
        for each in (parsed.user_agent, parsed.os)
        if each is not None
    ]
    device = parsed.device
    if device is not None and device.family not in ("Mac", "Other", "Generic Smartphone"):
        parts.append(device.family)
    return " on ".join(parts[:2]) + "".join(f", {each}" for each in parts[2:]) or None
