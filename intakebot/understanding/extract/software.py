"""Operating systems, browsers and version numbers within a text, with what they are called.

A version that belongs to a browser or system stands within its words and is told as well. What
is named only because it works there ("fine in Chrome") never fills a browser or a system.
RE2 reads the lists in one pass: as fast as an Aho-Corasick automaton, word ends included.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from intakebot.understanding import products
from intakebot.understanding.comparison import elsewhere
from intakebot.understanding.extract.versions import numbered
from intakebot.understanding.finding import Band, Finding, Span, overlaps

_EXACT = 2
"""Dots in a version that is told to the last: 2.53.5 is another than 2.53.5.1."""
_MOST = 24
"""Names that are looked at; a text with more is no message."""

_SYSTEM = (
    rf"\b(?:{products.WINDOWS}|{products.MAC}|{products.MOBILE}|{products.LINUX}|macs?)\b"
    rf"|(?:{products.SYSTEMS_ARABIC})"
)
_SEPARATED = r"(?:[ ,/(:-]{0,2}(?:\(?(?:version|ver\.?|v\.?|build|الاصدار)[ :=]{0,3})?v?"
_BROWSER = (
    rf"\b(?:{products.BROWSER})(?:{_SEPARATED}\d{{1,4}}(?:\.[\dx]{{1,8}}){{0,4}}"
    r"(?:[ -]?(?:alpha|beta|rc|esr)[ .]?\d{0,3}\b|[ab]\d{1,3}\b)?\+?)|\b)"
    rf"|(?:{products.BROWSER_ARABIC})(?: ?\d{{1,4}}(?:\.\d{{1,8}}){{0,4}})?"
)
_EITHER = f"{_SYSTEM}|{_BROWSER}"
_NUMBER = re.compile(
    r"\d{1,5}(?:[._][\dx]{1,8}){0,4}(?:[ -]?(?:alpha|beta|rc|esr|r2)[ .]?\d{0,3}\b|"
    r"[ab]\d{1,3}\b)?\+?",
    re.IGNORECASE,
)
_LIST = re.compile(r"[ \t,/&+]*(?:(?:and|or|und|oder|nor|و|in|on|im|with|both|the)\b[\s,]*){0,2}")
_COUNTED = re.compile(
    r"[ -]?(?:times?|days?|hours?|hrs?|minutes?|mins?|seconds?|weeks?|months?|years?|tabs?|"
    r"windows?|"
    r"mal|tage|wochen|stunden|minuten|monate|am|pm|uhr|%|€|people|users|pages|accounts|errors|"
    r"problems|more|other|different)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"[ -]?(?:extensions?|add-?ons?|plug-?ins?|dev ?tools|developer tools|web ?store|app store|"
    r"sync\b|forums?|studio|media player|(?:rc |beta )?sdk\b|forms\b|explorer\b|"
    r"defender|store\b|addres|mini\b|pro\b|"
    r"consoles?\b|logo|icon\b|project\b|chan(?:nel)?\b|team\b|community|bugs?\b|"
    r"(?:default |modern )?themes?\b|cases?\b|house|parks?\b|tours?\b|"
    r"trips?\b|finish|shop\b|auto\b|pay\b|tv\b|wear\b)",
    re.IGNORECASE,
)
_AS_PLACE = re.compile(
    r"\b(?:on|in|under|my|with|using|use|used|running|run|via|for|from|to|and|or|both|a|our|ms|"
    r"native|(?:re)?install(?:ed|ing)?|boot(?:ed)?|latest|old|"
    r"unter|auf|mit|im|mein\w*|und|oder|einem)[ ,:]{1,2}$|[,:/+&(]\s?$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:all|these|those|multiple|several|many|other|two|three|pop-?up|browser|open|close|new|"
    r"few|more|separate|app|big|the|an)\s$",
    re.IGNORECASE,
)

_PANES = re.compile(r" (?:are|were|aren't|weren't|of|face|let)\b", re.IGNORECASE)
"""Behind "windows" these speak of glass or of several."""


def find(text: str) -> list[Finding]:
    """Systems (``os``), browsers, and versions; what only works there is ``works_in``."""
    found: list[Finding] = []
    if _pattern(_EITHER).search(text) is not None:
        systems = [span for span in _spots(text, _SYSTEM) if _a_system(text, span)]
        browsers = [
            span
            for span in _spots(text, _BROWSER)
            if _a_browser(text, span) and not overlaps(span, systems)
        ]
        found.extend(_told(text, systems, "os"))
        found.extend(_told(text, browsers, "browser"))
    found = _alike(found)
    ours = any(each.label == "version" and each.band == "B" for each in found)
    found.extend(numbered(text, [each.span for each in found], others="C" if ours else "B"))
    return sorted(found, key=lambda each: each.span)


def _alike(found: list[Finding]) -> list[Finding]:
    """The same with each bare name worth the fuller one, if there is just one: "Firefox 128"."""
    told = []
    for each in found:
        fuller = {
            other.value
            for other in found
            if other.label == each.label
            and each.value.count(".") < _EXACT
            and other.value[: len(each.value)].casefold() == each.value.casefold()
            and not other.value[len(each.value) :][:1].isalnum()
            and other.value != each.value
        }
        value = fuller.pop() if len(fuller) == 1 and each.label != "version" else each.value
        told.append(Finding(value, each.span, each.band, each.label))
    return told


def _spots(text: str, names: str) -> Iterator[Span]:
    """Where names stand as words of their own, with the version that follows them."""
    for match in islice(_pattern(names).finditer(text), _MOST):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 2]
        if before in ("-", "_", ".", "@", "#") or after[:1] in ("_", "@"):
            continue
        inside = (".", "-", "/") if before == "/" else (".", "-")  # file names and paths
        if after[:1] in inside and after[1:].isalnum() and not text[end - 1].isdigit():
            continue
        end = start + len(text[start:end].rstrip(" ,(-"))
        yield start, _without_count(text, start, end)


def _without_count(text: str, start: int, end: int) -> int:
    """Where the name ends if the number after it counts something: "Chrome 3 times"."""
    number = _number(text, (start, end))
    if number is None or "." in text[slice(*number)]:
        return end
    between = text[number[0] - 2 : number[0]]
    if _COUNTED.match(text, end) or "," in between or re.match(r"[.,:]\d|\d", text[end : end + 2]):
        return start + len(text[start : number[0]].rstrip(" ,(:-/"))
    return end


def _number(text: str, span: Span) -> Span | None:
    found = _NUMBER.search(text, *span)
    return found.span() if found else None


def _a_system(text: str, span: Span) -> bool:
    name, before = text[slice(*span)], text[max(0, span[0] - 12) : span[0]]
    if _PART.match(text, span[1]):
        return False
    if name.casefold() in ("windows", "mac", "macs"):
        if _PLURAL.search(before) and not (name[0].isupper() and before.endswith(" the ")):
            return False
        if name == "windows" and _PANES.match(text, span[1]):
            return False
        return name[0].isupper() or bool(_AS_PLACE.search(before))
    return True


def _a_browser(text: str, span: Span) -> bool:
    name, before = text[slice(*span)], text[max(0, span[0] - 12) : span[0]]
    if _PART.match(text, span[1]):
        return False
    if name.casefold() == "ie":
        return name == "IE"
    if name.casefold() not in products.CAPITAL:
        return True
    if _PLURAL.search(before):
        return False
    if name.casefold() == "brave" or not name[0].isupper():
        return bool(_AS_PLACE.search(before)) and not before.endswith(("on ", "a ", "to ", "my "))
    return True


def _told(text: str, spans: Sequence[Span], label: str) -> Iterator[Finding]:
    """Names as findings; those in one list ("Chrome, Edge and Opera") share their verdict."""
    groups: list[list[Span]] = []
    for span in spans:
        if groups and _LIST.fullmatch(text, groups[-1][-1][1], span[0]):
            groups[-1].append(span)
        else:
            groups.append([span])
    stops = [group[0][0] for group in groups[1:]] + [len(text)]
    for group, stop in zip(groups, stops, strict=False):
        works = elsewhere(text, (group[0][0], group[-1][1]), stop)
        for span in group:
            yield from _one(text, span, label, works)


def _one(text: str, span: Span, label: str, works: bool) -> Iterator[Finding]:
    words = " ".join(text[slice(*span)].split())
    sent = "/" in words and label == "browser"  # "Firefox/91.0" is what a browser sends as its name
    band: Band = "C" if sent or (works and label == "os") else "B"
    yield Finding(words, span, band, "works_in" if works and label == "browser" else label)
    number = _number(text, span)
    if number is not None and (label == "browser" or not text[number[0] - 1].isalpha()):
        sure: Band = "B" if label == "browser" and not works and not sent else "C"
        yield Finding(text[slice(*number)], number, sure, "version")


@lru_cache(4)
def _pattern(names: str) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = 64 << 20
    return re2.compile(names, options)
