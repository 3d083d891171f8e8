"""Plain numbers within an answer, as people of several countries write them."""

import re

from intakebot.understanding.finding import Finding
from intakebot.understanding.normal import digits

_NUMBER = re.compile(
    r"(?<![\w.,])(?<![^\W\d_][-−])"  # the figures of "FF-20418" are none
    r"([-−+]?)\s?(\d[\d.,' \u00a0\u202f]{0,30}\d|\d)(?!\d|e\d|x[\da-f])",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:\bminus|\bnegativ\w*)\s*$", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:([., '\u00a0\u202f])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_TIME = re.compile(
    r" ?(?:[ap]\.?m\b(?! i\b)|uhr\b|o['’]clock\b|:\d\d(?!\d)| ?(?:صباحا|مساء))", re.IGNORECASE
)
_HOUR = re.compile(r"\d:$")
_ALONE = 3
"""Words of a message whose number is its answer, whatever stands behind it: "at 5pm"."""
_MOST_DIGITS = 15
_POINTS = {"de": ","}
"""What stands before the decimals where it is no point."""


def find(text: str, language: str, whole: bool = False) -> list[Finding]:
    """Every number in figures, as a decimal with a point; of a longer message, no time of day.

    Band B: it could be read in two ways; the language decided, or that it must be ``whole``.
    """
    western = digits(text)
    point = "" if whole else _POINTS.get(language[:2], ".")
    found = []
    long = len(western.split()) > _ALONE
    for match in _NUMBER.finditer(western):
        if long and (_TIME.match(western, match.end()) or _HOUR.search(western, 0, match.start(2))):
            continue
        parts = [match[2]] if _grouped(match[2]) else match[2].split()
        minus = len(parts) == 1 and (
            match[1] in ("-", "−") or _MINUS.search(western, 0, match.start())
        )
        start = match.start(1) if match[1] else match.start(2)
        for part in parts:
            value, sure = _decimal(part.strip(".,' "), point)
            if value is not None:
                sign = "-" if minus else ""
                found.append(Finding(sign + value, (start, match.end()), "A" if sure else "B"))
    return found


def _grouped(figures: str) -> bool:
    return " " not in figures or bool(_GROUPED.fullmatch(figures))


def _decimal(figures: str, point: str) -> tuple[str | None, bool]:
    """One spelling for "1.234,5" and "1,234.5"; whether it can be read in no other way."""
    figures = re.sub(r"[' \u00a0\u202f]", "", figures)
    if sum(c.isdigit() for c in figures) > _MOST_DIGITS:
        return None, False
    marks = [c for c in figures if c in ".,"]
    if not marks:
        return str(int(figures)), True
    if len(set(marks)) == 2:
        point = marks[-1]
        good = marks.count(point) == 1
        return (_tidy(figures, point), True) if good else (None, False)
    if len(marks) > 1:
        return (
            (str(int(re.sub(r"[.,]", "", figures))), True)
            if _GROUPED.fullmatch(figures)
            else (None, False)
        )
    whole, _, rest = figures.partition(marks[0])
    if len(rest) != 3 or len(whole) > 3 or whole == "0":
        return _tidy(figures, marks[0]), True
    return _tidy(figures, point), False


def _tidy(figures: str, point: str) -> str:
    for other in {".", ","} - {point}:
        figures = figures.replace(other, "")
    whole, _, rest = figures.partition(point or ".")
    rest = rest.rstrip("0")
    return f"{int(whole or 0)}.{rest}" if rest else str(int(whole or 0))
