"""From one day to another: "14 to 18 December", "Dec 14-18", "vom 14. bis 18.12."."""

import re
from datetime import datetime
from typing import NamedTuple

from intakebot.understanding.day_names import MONTHS, either
from intakebot.understanding.extract import day_forms
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned

SEARCHED = 2000
"""Characters that are looked at."""
_TO = r"\s*(?:-|–|—|to|till|until|through|thru|bis(?: zum)?|الي|حتي)\s*"
_DAY = r"(?<![\d:.,/-])(?P<a>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_UNTIL = rf"{_TO}(?:the\s+)?(?P<b>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_MONTH = rf"(?P<m>{either(MONTHS)})(?!\w)(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?"
_NUMBERED = (
    re.compile(rf"{_DAY}{_UNTIL}\s*(?:of\s+)?{_MONTH}", re.IGNORECASE),
    re.compile(
        rf"(?<!\w)(?P<m>{either(MONTHS)})\s+(?P<a>[0-3]?\d)(?:st|nd|rd|th)?{_UNTIL}(?![\d:]|\s*[ap]m)"
        r"(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\d:.,/-])(?P<a>[0-3]?\d)\." + _TO + r"(?P<b>[0-3]?\d)\.\s?(?P<m>[01]?\d)\."
        r"(?P<y>(?:19|20)?\d\d(?!\d))?"
    ),
)
_BETWEEN = re.compile(rf"{_TO}|\s*(?:,?\s*(?:and|und)|\s+و)\s*")


class Range(NamedTuple):
    """Its first and its last day, each in words of its own, and where it is named."""

    first: tuple[str, Span]
    last: tuple[str, Span]


def find(text: str, now: datetime, month_first: bool = False) -> Range | None:
    """The one range of days in a text; None for none, for several days and for one."""
    western = aligned(text[:SEARCHED])
    for form in _NUMBERED:
        if match := form.search(western):
            return _numbered(match)
    named = sorted(day_forms.moments(western, now, month_first), key=lambda each: each.span)
    if len(named) != 2:
        return None
    one, other = named[0].span, named[1].span
    if one[1] > other[0] or not _BETWEEN.fullmatch(western[one[1] : other[0]]):
        return None
    return Range((text[slice(*one)], one), (text[slice(*other)], other))


def _numbered(match: re.Match[str]) -> Range | None:
    month, year = match["m"], match["y"] or ""
    if int(match["a"]) >= int(match["b"]):
        return None  # "28 to 3 January" began in the month before
    form = "{}.{}.{}" if month.isdecimal() else "{} {} {}"
    first, last = (form.format(match[day], month, year).strip() for day in "ab")
    return Range((first, match.span("a")), (last, (match.start("b"), match.end())))
