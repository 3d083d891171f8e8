"""Plain numbers within an answer, as people of several countries write them."""

import re
from decimal import Decimal

from msgspec.structs import replace

from intakebot.understanding.day_names import either
from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import aligned
from intakebot.understanding.vocabulary import NUMBER_WORDS

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
_SCALE = re.compile(
    r"\s?(?:(?P<k>k|tsd\b\.?|grand|thousand|tausend|الف|الاف)|(?P<h>hundred|hundert|ميه|مئه|مائه)"
    r"|(?P<m>mio\b\.?|mill?ion(?:en)?|mln|مليون|ملايين))(?!\w)",
    re.IGNORECASE,
)
_SCALES = {"k": 1000, "h": 100, "m": 1_000_000}
_PARTS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_HALF = re.compile(
    r"\s?(?P<part>[½¼¾])|\s(?:and|und)\s(?:an?|ein)\shalf\b|\sونصف?(?!\w)", re.IGNORECASE
)
_MONEY = r"(?:€|\$|£|eur|euros?|dollars?|usd|bucks|pounds?|quid|gbp|chf|franken|francs?|يورو|دولار)"
_CENTS = r"(?:cents?|ct|pence|p|pennies|rappen|سنت)"
_PART = re.compile(r"\S+")
_TOLD = (
    r"(?:(?:ab)?gebucht|(?:be|ge)zahlt|gekostet|paid|please|bitte|in|insgesamt|total|und|and|for|für"
    r"|war|was|ich|i)"
)
_COINS = re.compile(
    rf"(?<![\w.,])(?:(?P<whole>\d{{1,6}})\s?{_MONEY}(?:\s(?:and|und|و))?\s?(?P<rest>\d\d)"
    rf"(?:\s?{_CENTS}|(?!\s[^\W\d_])|(?=\s{_TOLD}\b))|(?P<coins>\d{{1,3}})\s?{_CENTS})(?!\w|[.,]\d|\s?[%:/])",
    re.IGNORECASE,
)
_OR = r"(?:or|oder|to|bis|او|الى|[-–/])(?:\s?(?:even|maybe|sogar|vielleicht|rather|eher))?"
_SIGN = r"(?:\s?(?:[€$£]|eur(?:os?)?|dollars?|bucks|quid))?"
_AFTER_OR = re.compile(
    rf"(?:[\d½]|\b(?:{either(NUMBER_WORDS)})){_SIGN}\s?{_OR}\s?[€$£]?$", re.IGNORECASE
)
_BEFORE_OR = re.compile(
    rf"{_SIGN}\s?{_OR}\s?[€$£]?(?:\d|(?:{either(NUMBER_WORDS)})(?!\w))", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"\b(?:between|zwischen)\s[^.;!?\n]{0,20}$|بين [^.;!?\n]{0,20}$", re.IGNORECASE
)
_ALONE = 3
"""Words of a message whose number is its answer, whatever stands behind it: "at 5pm"."""
_MOST_DIGITS = 15
_POINTS = {"de": ","}
"""What stands before the decimals where it is no point."""


def find(text: str, language: str, whole: bool = False) -> list[Finding]:
    """Every number in figures, as a decimal with a point; of a longer message, no time of day.

    Band B: it could be read in two ways; the language decided, or that it must be ``whole``.
    """
    western = aligned(text)
    point = "" if whole else _POINTS.get(language[:2], ".")
    found = []
    long = len(western.split()) > _ALONE
    for match in _NUMBER.finditer(western):
        if long and (_TIME.match(western, match.end()) or _HOUR.search(western, 0, match.start(2))):
            continue
        parts = [match.span(2)] if _grouped(match[2]) else _parted(western, match.span(2))
        minus = len(parts) == 1 and (
            match[1] in ("-", "−") or _MINUS.search(western, 0, match.start())
        )
        for start, end in parts:
            value, sure = _decimal(western[start:end].strip(".,' "), point)
            if value is not None:
                value, last = _scaled(value, western, end)
                first = match.start() if start == match.start(2) else start
                said = Finding(("-" if minus else "") + value, (first, last))
                found.append(said if sure and last == end else replace(said, band="B"))
    return found


def _parted(text: str, span: Span) -> list[Span]:
    """The numbers that blanks part, as in "order 1234567, 48 euros"."""
    return [each.span() for each in _PART.finditer(text, *span)]


def _scaled(value: str, text: str, end: int) -> tuple[str, int]:
    """A number with what multiplies it or adds to it: "12k", "2 grand", "1½"."""
    if scale := _SCALE.match(text, end):
        times = next(_SCALES[name] for name in _SCALES if scale[name])
        half = _HALF.match(text, scale.end())
        more = Decimal(times) / 2 if half and not half["part"] else 0
        return _plain(Decimal(value) * times + more), half.end() if half and more else scale.end()
    if half := _HALF.match(text, end):
        return _plain(Decimal(value) + Decimal(_PARTS.get(half["part"] or "½", "0.5"))), half.end()
    return value, end


def _plain(value: Decimal) -> str:
    figures = f"{value:f}"
    return figures.rstrip("0").rstrip(".") if "." in figures else figures


def coins(text: str) -> Finding | None:
    """The one sum of money that is said with its small coins: "49 euro 90", "50 cents"."""
    found = list(_COINS.finditer(aligned(text)))
    if len(found) != 1 or one_of_several(aligned(text), found[0].span()):
        return None
    said = found[0]
    cents = int(said["rest"] or said["coins"])
    return Finding(_plain(int(said["whole"] or 0) + Decimal(cents) / 100), said.span(), "B")


def one_of_several(text: str, span: Span) -> bool:
    """Whether a number is one end, or one choice, of "80 or 90", "3-4", "between 2 and 5"."""
    start, end = span
    near = text[max(0, start - 40) : start]
    return bool(_AFTER_OR.search(near) or _BEFORE_OR.match(text, end) or _BETWEEN.search(near))


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
