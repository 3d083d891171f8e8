"""Postal addresses: "Flat 3, 12 Harbour Road, Howth", "Gartenstraße 5, 04315 Lindenau".

A number and a name that says it is a street, and what follows of floor, town and postcode. What
only looks like one ("5 Star Way to go") needs more: a town behind it, or words such as "I live at"
before. Always to be checked: whose address it is, no extractor can tell.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract import postal_forms as forms
from intakebot.understanding.finding import Finding, Span, overlaps
from intakebot.understanding.given_names import GIVEN
from intakebot.understanding.normal import lowered, plain

MOST = 20
"""Places of one form that are looked at."""
MOST_NUMBERS = 200
PARTS = 6
"""Of floor, town, county, postcode and the like, behind the street."""
_HINT = re.compile(r"[0-9]")
_POSTCODE = re.compile(r"(?<![0-9])[0-9]{4,5} [^\W\d_]")
_TOWNS_TOO = frozenset(
    {"berlin", "london", "germany", "england", "austria", "switzerland", "برلين"}
)
"""Everyday words that are places all the same."""


def find(text: str) -> list[Finding]:
    """The addresses in a text, as they were written, in order; to be checked."""
    if _HINT.search(text) is None:
        return []
    found: list[Finding] = []
    for start, end in _all(text):
        if not overlaps((start, end), [each.span for each in found]):
            found.append(Finding(text[start:end], (start, end), "B"))
    return sorted(found, key=lambda each: each.span)


def _all(text: str) -> Iterator[Span]:
    low = lowered(text)
    if any(hint in low for hint in forms.GERMAN_HINTS):
        yield from _places(text, forms.GERMAN.finditer(text), proof="")
    if any(hint in low for hint in forms.NOUNS):
        yield from _places(text, forms.GERMAN_AT.finditer(text), proof="")
    if any(hint in low for hint in forms.BOX_HINTS):
        yield from _places(text, forms.BOX.finditer(text), proof="")
    yield from _arabic(text)
    if _POSTCODE.search(text):
        yield from _places(text, forms.GERMAN_WEAK.finditer(text), proof="de")
    numbers = [match.start() for match in islice(forms.NUMBERS.finditer(text), MOST_NUMBERS)]
    for form, proof in forms.ENGLISH:
        found = (match for at in numbers if (match := form.match(text, at)))
        yield from _places(text, found, proof)


def _places(text: str, found: Iterable[re.Match[str]], proof: str) -> Iterator[Span]:
    """Where a form of address stands that has the proof it needs."""
    for match in islice(found, MOST):
        start, end = match.span()
        if forms.NO_STREET.search(match[0]) or not _named(match):
            continue
        unit = forms.UNIT_BEFORE.search(text, max(0, start - 50), start)
        before = unit.start() if unit else start
        if forms.NO_HOUSE.search(text, max(0, before - 20), before):
            continue
        last, told = _end(text, end)
        town = forms.TOWN_SMALL.match(text, end) if match.re is forms.SMALL else None
        if town is not None and last == end and not _everyday(town[1]):
            last = town.end()
        enough = not proof or proof in told or (proof == "code" and told & {"uk", "ie", "us"})
        if proof == "any":
            said = forms.CUE.search(text, max(0, before - 40), before)
            enough = bool(told or said or (unit and _HINT.search(unit[0])))
        if enough and (last > end or forms.GOES_ON.match(text, end)):
            yield before, last


def _named(match: re.Match[str]) -> bool:
    """Whether the words of a street that is written small can be its name."""
    named = match[1] if match.re is forms.SMALL else ""
    return not any(word in forms.NO_NAME for word in named.split())


def _end(text: str, end: int) -> tuple[int, set[str]]:
    """Where an address ends that goes on at a place, and which parts prove that it is one."""
    told: set[str] = set()
    for _ in range(PARTS):
        gap = forms.SEPARATED.match(text, end)
        part = _part(text, gap, told) if gap else None
        if part is None:
            break
        end = part
    return end, told


def _part(text: str, gap: re.Match[str], told: set[str]) -> int | None:
    """The end of one more part of an address; None where something else follows."""
    at = gap.end()
    if code := forms.POSTCODE.match(text, at):
        sort = code.lastgroup or ""
        if sort != "de" or not _everyday(code[0].split()[1]):
            told.add(sort)
            return code.end()
    if unit := forms.UNIT_AFTER.match(text, at):
        return unit.end()
    town = forms.TOWN.match(text, at)
    if town is None or not _is_town(text, town, gap):
        return None
    told.add("code" if forms.COUNTY.match(town[0]) else "town")
    return town.end()


def _is_town(text: str, town: re.Match[str], gap: re.Match[str]) -> bool:
    """Whether words in capitals behind a street are where it is, and not how talk goes on."""
    first, *others = town[0].split()
    if _everyday(first) or (others and plain(first) in GIVEN):
        return False
    if gap["line"]:
        return text[town.end() : town.end() + 2].strip(" ,")[:1] in ("", "\n", "\r")
    alone = not gap["blank"] or gap[0].strip() == "in"
    return bool(forms.GOES_ON.match(text, town.end()) or (alone and text[town.end()] == " "))


def _everyday(word: str) -> bool:
    low = plain(word)
    return low in COMMON and low not in _TOWNS_TOO


def _arabic(text: str) -> Iterator[Span]:
    if "شارع" not in text and "طريق" not in text and "جاده" not in text:
        return
    for match in islice(forms.ARABIC.finditer(text), MOST):
        start, end = match.span(1)
        for _ in range(PARTS):
            gap = forms.SEPARATED.match(text, end)
            part = gap and forms.ARABIC_PART.match(text, gap.end())
            if gap and not part and gap["comma"]:
                part = forms.ARABIC_TOWN.match(text, gap.end())
                part = None if part and any(w in COMMON for w in part[0].split()) else part
            if not part:
                break
            end = part.end()
        yield start, end
