"""People's own names: introduced, signed, or given when asked.

The name of somebody else who is only mentioned is left alone. After words that can introduce
anything ("I'm", "this is") a name must look like one: a common given name, or capitals.
"""

import re
from collections.abc import Iterator

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract.introductions import (
    AFTER,
    AT_END,
    LEAD,
    PARTICLES,
    PROOF,
    SURELY,
    TAIL,
    TITLES,
    WITH_PROOF,
)
from intakebot.understanding.finding import Band, Finding, Span, overlaps
from intakebot.understanding.given_names import GIVEN, WORDS_TOO
from intakebot.understanding.normal import plain
from intakebot.understanding.vocabulary import NO_NAMES

MOST = 4
"""Words of a name, titles apart."""
_PART = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,40}\.?"
_NAME = re.compile(rf"{_PART}(?:,? {_PART}){{0,5}}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){0,40}")
_NEXT = re.compile(r"\.?[ \t]+|-")
_SPELLED = re.compile(r"(?:\b[^\W\d_](?:[ .,-]{1,2}|$)){3,30}")


def given(text: str) -> Span:
    """Where the name stands in an answer, without "my name is" and "here"."""
    text = text.replace("’", "'")
    stripped = text.rstrip()
    start = len(text) - len(text.lstrip())
    start += LEAD.match(text[start : start + 160]).end()  # type: ignore[union-attr]  # may be empty
    spelled = _SPELLED.search(stripped, start)
    if spelled and spelled.start() > start:  # "Smith, S M I T H" says it once more
        stripped = stripped[: spelled.start()].rstrip(" ,.:;-")
        stripped = re.sub(r"[\s,]+(?:that's|spelled|spelt|it's)$", "", stripped)
    tail = TAIL.search(stripped, max(start, len(stripped) - 60))
    end = tail.start() if tail else len(stripped)
    return start, max(start, end)


def is_name(words: str) -> bool:
    """Whether these words can be what a person is called; up to six of them."""
    return len(words) <= 100 and bool(_NAME.fullmatch(words)) and plain(words) not in NO_NAMES


def find(text: str, asked: bool = False) -> list[Finding]:
    """Names that people say of themselves; with ``asked`` a bare name counts too."""
    found: list[Finding] = []
    for one in _all(text, asked):
        if not overlaps(one.span, (each.span for each in found)):
            found.append(one)
    return sorted(found, key=lambda each: each.span)


def _all(text: str, asked: bool) -> Iterator[Finding]:
    for cue in SURELY.finditer(text):
        span = _name(text, cue.end(), trusted=True)
        if span:
            yield _finding(text, span, "B")
    for cue in WITH_PROOF.finditer(text):
        span = _name(text, cue.end(), trusted=False)
        if span and _proven(text, span):
            yield _finding(text, span, "B" if _likely(text[slice(*span)]) else "C")
    for cue in AFTER.finditer(text):
        if _proven(text, cue.span(1)) and _likely(cue[1]):
            yield _finding(text, cue.span(1), "B")
    signed = AT_END.search(text, max(0, len(text) - 120))
    span = _name(text, signed.end(1), trusted=True) if signed else None
    if span and not text[span[1] :].strip(" \t\n\r.!\x1a-") and _signature(text, span):
        yield _finding(text, span, "B")
    if asked:
        start, end = given(text[:500])
        if is_name(" ".join(text[start:end].split())) and text[start:end].count(" ") < MOST:
            yield _finding(text, (start, end), "B")


def _name(text: str, start: int, *, trusted: bool) -> Span | None:
    """The words from here that can be a name. Trusted: after a cue that only a name follows."""
    first, place, count = None, start, 0
    capital = False
    while count < MOST and (word := _WORD.match(text, place)):
        low = word[0].casefold()
        if low not in TITLES:
            small = word[0][0].islower()
            if (low in COMMON and (small or not count)) or (capital and small and low not in PARTICLES):
                break
            if small and not trusted and low not in GIVEN and low not in PARTICLES and not first:
                break
            capital = capital or (not small)
            first = word.start() if first is None else first
            count += 1
            start = word.end()
        gap = _NEXT.match(text, word.end())
        if not gap:
            break
        place = gap.end()
    if first is None or (count == 1 and text[first:start].casefold() in PARTICLES):
        return None
    while " " in text[first:start] and text[first:start].rpartition(" ")[2].casefold() in PARTICLES:
        start = first + text[first:start].rindex(" ")
    return first, start


def _proven(text: str, span: Span) -> bool:
    """Whether words after "I'm" or "this is" are a name: known, in capitals, or told by what follows."""
    words = text[slice(*span)].split()
    low = words[0].casefold()
    if low in COMMON or plain(text[slice(*span)]) in NO_NAMES:
        return False
    if low in GIVEN:
        return words[0][0].isupper() or len(words) > 1 or bool(PROOF.match(text, span[1]))
    if not words[0][0].isupper() or (len(words[0]) > 1 and words[0].isupper()):
        return False
    return len(words) > 1 or bool(PROOF.match(text, span[1]))


def _likely(words: str) -> bool:
    low = words.split()[0].casefold()
    return low in GIVEN or low in WORDS_TOO or (words[0].isupper() and " " in words)


def _signature(text: str, span: Span) -> bool:
    """At the end of a line of thanks only what looks like a name; in a line of its own any."""
    said = text[slice(*span)]
    own_line = "\n" in text[max(0, span[0] - 3) : span[0]]
    return said[0].isupper() and (own_line or _likely(said)) or said.split()[0] in GIVEN


def _finding(text: str, span: Span, band: Band) -> Finding:
    return Finding(" ".join(text[slice(*span)].split()), span, band)
