"""The words of an error message within what a customer tells or pastes."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding import error_idioms as idioms
from intakebot.understanding.finding import CLAIMED, Band, Finding, Span, overlaps
from intakebot.understanding.normal import plain, words
from intakebot.understanding.vocabulary import NO_MESSAGE, VAGUE_ERRORS

_MOST, _SHORT = 12, 200
_CLAUSES = re.compile(r"[.,;:!،؛–—]\s+| - | but | aber | لكن | بس ")
_FORMS: tuple[tuple[Band, str], ...] = (
    ("A", idioms.CODE),
    ("B", idioms.LINE),
    ("B", idioms.COLON),
    ("B", idioms.SPOKEN),
    ("C", idioms.SORT),
)
"""The surest first: what one has claimed is closed to the others."""


def vague(text: str) -> bool:
    """Whether it only says that there was an error, not which."""
    return plain(text) in VAGUE_ERRORS


def none(text: str) -> bool:
    """Whether it says that there was no message at all, and at most what happened instead."""
    if plain(text) in NO_MESSAGE:
        return True
    first, *rest = _CLAUSES.split(text[:_SHORT], maxsplit=1)
    return bool(rest) and " " in first and plain(first) in NO_MESSAGE and not find(rest[0])


def find(text: str) -> list[Finding]:
    """Error messages: A where a machine wrote them or they are quoted as one, B after a cue.

    C where only the sort of error is named ("a time-out error"); the word alone is nothing.
    """
    if _pattern(idioms.ANY).search(text) is None:
        return []
    found = in_quotes(text)
    for band, form in _FORMS:
        spans = _of(text, form)
        if form == idioms.CODE:
            spans = (_with_words(text, span) for span in spans)
        found.extend(_told(text, spans, band, [each.span for each in found]))
    return sorted(found, key=lambda each: each.span)


def in_quotes(text: str) -> list[Finding]:
    """Only what is quoted as a message: nothing within it is a fact of its own."""
    if not any(map(text.__contains__, idioms.OPENED)):
        return []
    return [
        Finding(message, (start, end), band, "error")
        for span, band in _quoted(text)
        for start, end in [_trimmed(text, span)]
        for message in [text[start:end]]
        if end - start > 2 and _says_which(message)
    ]


def _told(text: str, spans: Iterable[Span], band: Band, taken: list[Span]) -> Iterator[Finding]:
    """Those that say which error it is, and don't deny that there was one."""
    for span in spans:
        start, end = _trimmed(text, span)
        while text[end - 1 : end + 1] == CLAIMED * 2:  # what is claimed is in it whole
            end += 1
        whole = _numbered(text, (start, end)) if band == "C" else (start, end)
        sure: Band = band if whole == (start, end) else "B"
        start, end = whole
        message = text[start:end]
        if end - start < 3 or overlaps((start, end), taken) or not _says_which(message):
            continue
        if idioms.DENIED.search(text[max(0, start - 24) : start]):
            continue
        if start and message[0] == CLAIMED and text[start - 1] in idioms.OPENED:
            continue  # what is quoted here was claimed before
        if sure == "C" and (idioms.PROSE.search(message) or idioms.ABOUT.match(text, end)):
            continue
        taken.append((start, end))
        yield Finding(message, (start, end), sure, "error")


def said(text: str) -> Span:
    """Where the message itself stands, without "it says" and the quotation marks around it."""
    cued = [span for span, _ in _quoted(text)]
    if len(cued) == 1:
        return cued[0]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    opening = idioms.OPENING.match(text[start:end])
    start += opening.end() if opening else 0
    story = idioms.TOLD.search(text, start, end)
    if story and _pattern(idioms.CODE).match(text[start : story.start()]):
        end = story.start()
    if end - start > 2 and text[start] + text[end - 1] in ('""', "“”", "„“", "«»"):
        start, end = start + 1, end - 1
    return start, end


def _quoted(text: str) -> Iterator[tuple[Span, Band]]:
    """Quotations that are introduced as a message, or followed by that word."""
    for match in islice(idioms.QUOTED.finditer(text), _MOST):
        span = match.span(1) if match[1] else match.span(2)
        before = text[max(0, match.start() - 70) : match.start()]
        after = text[match.end() : match.end() + 30]
        if idioms.PERSON.search(before) or idioms.WITHIN.search(before):
            continue
        quoted = text[slice(*span)].strip()
        if (
            idioms.NAMED.match(after)
            or idioms.CALLED.search(before)
            or idioms.COMMAND.match(quoted)
        ):
            continue
        if _pattern(idioms.STRONG_BEFORE).search(before) or _pattern(idioms.CUE_AFTER).search(
            after
        ):
            yield span, "A" if " " in quoted else "B"
        elif _pattern(idioms.CUE_BEFORE).search(before):
            yield span, "A" if _pattern(idioms.CODE).search(quoted) else "B"


def _with_words(text: str, span: Span) -> Span:
    """A code with the words of its message, which nothing parts from it: "error 503 not found"."""
    start, end = span
    goes_on = idioms.GOES_ON.match(text, end) if text[end - 1].isalnum() else None
    return (start, goes_on.end()) if goes_on else span


def _numbered(text: str, span: Span) -> Span:
    """The words of a message with the short code behind or before them: "failed (E-51)"."""
    start, end = span
    before = idioms.NUMBER_FIRST.search(text, max(0, start - 20), start)
    behind = idioms.NUMBERED.match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def _says_which(message: str) -> bool:
    """Whether it is more than "an error", and no good news."""
    if vague(message) or idioms.FINE.match(message):
        return False
    return not idioms.EMPTY.issuperset(words(message.casefold()))


def _of(text: str, pattern: str) -> Iterator[Span]:
    for match in islice(_pattern(pattern).finditer(text), _MOST):
        groups = [n for n in range(1, len(match.groups()) + 1) if match[n] is not None]
        start = match.start(groups[0])
        yield start, match.end(groups[-1])


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    place = idioms.PLACE.search(text, start, end) if CLAIMED in text[start:end] else None
    end = place.start() if place else end
    story = idioms.TOLD.search(text, start, end)
    words = text[start : story.start()] if story else text[start:end]
    end = start + len(words)
    return (
        start + len(words) - len(words.lstrip(" \t\n:;,-'`\"")),
        end - len(words) + len(words.rstrip(" \t\n.,;:!'`\"")),
    )


@lru_cache(16)
def _pattern(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = 64 << 20
    return re2.compile(pattern, options)
