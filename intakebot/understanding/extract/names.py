"""People's names: introduced by "my name is", or given when asked."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import NO_NAMES

_LEAD = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|guten tag|sure|yes|ja|ok(?:ay)?|well|oh)[,.! ]+)?"
    r"(?:(?:my (?:full )?name(?:'s| is|:)|i(?:'m| am)|this is|it(?:'s| is)|call me|"
    r"you can call me|name:|"
    r"(?:mein )?name ist|mein name:|ich hei(?:ß|ss)e|ich bin(?: der| die)?|hier (?:ist|spricht)|"
    r"اسمي(?: هو)?|انا|أنا|معك)\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,.!-]*\b(?:here|thanks|thank you|please|speaking|hier|danke|bitte|شكرا)\b)*[\s,.!]*$",
    re.IGNORECASE,
)
_PART = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,40}\.?"
_CAPITAL = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ſ](?:[^\W\d_]|['’-](?=[^\W\d_])){0,30}"
    r"|(?:von|van|de|der|den|zu|la|al|bin|el)(?= ))"
)
_NAME = re.compile(rf"{_PART}(?:,? {_PART}){{0,5}}")
_CUED = re.compile(
    rf"(?:(?i:\bmy (?:full )?name(?:'s|’s| is)|\bich hei(?:ß|ss)e|"
    rf"\bmein name ist) )({_CAPITAL}(?: {_CAPITAL}){{0,3}})"
    r"|اسمي(?: هو)? ([\u0621-\u064A]{2,20}(?: [\u0621-\u064A]{2,20})?)(?=$|[\s]*[.,،!])"
)


def given(text: str) -> tuple[int, int]:
    """Where the name stands in an answer, without "my name is" and "here"."""
    text = text.replace("’", "'")
    stripped = text.rstrip()
    start = len(text) - len(text.lstrip())
    start += _LEAD.match(text[start : start + 120]).end()  # type: ignore[union-attr]  # may be empty
    tail = _TAIL.search(stripped, max(start, len(stripped) - 40))
    end = tail.start() if tail else len(stripped)
    return start, max(start, end)


def is_name(words: str) -> bool:
    """Whether these words can be what a person is called; up to six of them."""
    return len(words) <= 100 and bool(_NAME.fullmatch(words)) and plain(words) not in NO_NAMES


def introduced(text: str) -> Finding | None:
    """The name somebody introduced themselves with, in capitals or in Arabic letters."""
    found = list(_CUED.finditer(text))
    if len(found) != 1:
        return None
    group = 1 if found[0][1] else 2
    if not is_name(found[0][group]):
        return None
    return Finding(found[0][group], found[0].span(group), "B")
