"""Names that stand by themselves: beside an address, on a line of their own, after a dash.

Nothing introduces them, so they must look like a name: two or three words in capitals of which
the first is a common given name, or a line of its own below a greeting.
"""

import re
from collections.abc import Iterator

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract.introductions import PARTICLES, TITLES
from intakebot.understanding.finding import CLAIMED, Span
from intakebot.understanding.given_names import GIVEN

_LAST_LINES = 6
"""Lines at the end of a text that can be a signature."""
_LINES = 200
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){0,30}\.?"
_LINE = re.compile(rf"[ \t]*({_WORD}(?:[ \t]{_WORD}){{0,3}})[ \t]*,?[ \t]*$")
_BESIDE = re.compile(
    r"(?:^|[.!?,;:\n(–-][ \t]*)(?:(?i:thanks|thank you|thx|regards|cheers|danke|grüße|gruß|mfg|lg)"
    rf"[ \t]+)?({_WORD}(?: {_WORD}){{1,3}})[ \t]*(?:[,;(<|:–-]{{1,2}} ?|(?<=[ \t]))"
    rf"(?={CLAIMED}{{6}})"
)
"""Before an address or a number, from the beginning of a clause on."""
_BEHIND = re.compile(
    rf"{CLAIMED}{{6}}[ \t]*[ \t,;|/–-][ \t]*({_WORD}(?: {_WORD}){{1,2}})(?=\s*$|[.\n])"
)
_DASH = re.compile(rf"[.!?)][ \t]+[-–—]{{1,2}}[ \t]?({_WORD}(?: {_WORD}){{0,2}})\.?\s*$")
_CLOSING = re.compile(
    r"[ \t]*(?:(?:kind|best|warm|many|with kind|with best)?[ \t]*(?:regards|wishes)|"
    r"(?:many )?thanks|thank you|cheers|sincerely|yours(?: \w+)?|best|br|kr|"
    r"(?:viele|liebe|beste|freundliche|mit freundlichen|schöne|herzliche) gr(?:ü|ue)(?:ß|ss)en?|"
    r"gru(?:ß|ss)|mfg|lg|vg|danke|vielen dank)(?: \w+){0,2}[ \t]*[,.!]*[ \t]*$",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Span]:
    """Where such names stand."""
    if CLAIMED in text:
        yield from (each.span(1) for each in _BEHIND.finditer(text) if _person(each[1]))
        for each in _BESIDE.finditer(text):
            start = each.start(1) + _sentence_end(each[1])
            words = text[start : each.end(1)]
            if _person(words) or (" " in words and _titled(words)):
                yield start, each.end(1)
    dash = _DASH.search(text, max(0, len(text) - 60))
    if dash and dash[1].split()[0].casefold() in GIVEN:
        yield dash.span(1)
    if "\n" in text:
        yield from _lines(text)


def _lines(text: str) -> Iterator[Span]:
    """Lines that are nothing but a name, near the end or above an address."""
    lines, at = [], 0
    for line in text.split("\n")[:_LINES]:
        lines.append((line, at))
        at += len(line) + 1
    full = [each for each in lines if each[0].strip(" \t\r-–—_")]
    for number, (line, start) in enumerate(full):
        name = _LINE.match(line.rstrip("\r"))
        if name is None or len(full) == 1:
            continue
        closed = number > 0 and bool(_CLOSING.match(full[number - 1][0]))
        near = len(full) - number <= _LAST_LINES and number > 0
        above = any(CLAIMED in following for following, _ in full[number + 1 : number + 4])
        if (_person(name[1]) and (near or above)) or (closed and near and _titled(name[1])):
            yield start + name.start(1), start + name.end(1)


def _sentence_end(words: str) -> int:
    """Where a sentence ends among these words, of which the last may be a name."""
    dot = words.rfind(". ")
    return dot + 2 if dot >= 0 and words[:dot].rsplit(maxsplit=1)[-1][0].islower() else 0


def _person(words: str) -> bool:
    """Two words or three in capitals, the first a common given name."""
    parts = [each for each in words.split() if each.casefold().rstrip(".") not in TITLES]
    named = [each for each in parts if each not in PARTICLES]
    return (
        2 <= len(named) <= 3
        and parts[0].casefold() in GIVEN
        and all(each[0].isupper() for each in named)
        and not any(each.casefold() in COMMON for each in named[1:])
    )


def _titled(words: str) -> bool:
    """Up to three words in capitals, none of them an everyday one."""
    parts = words.split()
    return len(parts) <= 3 and all(
        each[0].isupper() and each.casefold().rstrip(".") not in COMMON for each in parts
    )
