"""The old and the new: of two facts of one sort, the one that a question means."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import Literal

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import aligned, listed, lowered, words

OLD = listed("""
    old current currently now present previous former formerly until original originally so far
    alt alte alten altes alter bisher bisherige bisherigen aktuell aktuelle jetzige vorher statt
    قديم القديم القديمه الحالي الحاليه السابق
""")
NEW = listed("""
    new next instead will neu neue neuen neues neuer künftig künftige stattdessen
    جديد الجديد الجديده
""")
_OLD_SAID = OLD - listed("now until present") | listed("was were war instead anstatt بدل")
_NEW_SAID = NEW - listed("will next instead stattdessen") | listed("now jetzt")
_INSTEAD = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?:instead of|rather than|and not|statt|anstatt|anstelle von"
    r"|und nicht|بدل|بدلا من)(?: of| von)?\s*$"
)
_NEAR = 4
"""Words before a fact among which one says which it is."""
_CLAUSE = re.compile(r"[.;!?\n؟]\s|, ?(?=(?:the |my |die |der |das )?(?:new|old|neu|alt))")

Side = Literal["old", "new", ""]


def side_of(asked: Set[str]) -> Side:
    """Which of two a question asks for by its words."""
    old, new = not asked.isdisjoint(OLD), not asked.isdisjoint(NEW)
    return "new" if new and not old else "old" if old and not new else ""


def meant(found: Sequence[Finding], text: str, asked: Set[str]) -> list[Finding]:
    """Those of two facts that the question means; all where nothing tells them apart."""
    if len({each.value or each.span for each in found}) != 2:
        return list(found)
    low, asks = lowered(aligned(text)), side_of(asked)
    sides = [_told(low, each) for each in found]
    fits = [each for each, one in zip(found, sides, strict=True) if one == asks]
    rest = [each for each, one in zip(found, sides, strict=True) if not one]
    return (fits or rest) if asks and any(sides) else list(found)


def in_its_place(one: Finding, found: Sequence[Finding], text: str, asked: Set[str]) -> Finding:
    """The other number of "80 instead of 60 guests", unless the old one is asked for."""
    low, old = lowered(aligned(text)), side_of(asked) == "old"
    for first, second in pairwise(found):
        if one.span not in (first.span, second.span):
            continue
        if _INSTEAD.fullmatch(low, first.span[1], second.span[0]):
            return second if old else first
    return one


def _told(text: str, found: Finding) -> Side:
    before = _CLAUSE.split(text[max(0, found.span[0] - 60) : found.span[0]])[-1]
    for word in reversed(words(before)[-_NEAR:]):
        if word in _NEW_SAID:
            return "new"
        if word in _OLD_SAID:
            return "old"
    return ""
