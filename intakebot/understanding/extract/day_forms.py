"""The forms in which a day is named: "3 April '99", "vor zwei Wochen", "next Friday", "12.3."."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from intakebot.understanding.day_names import AMOUNTS, DAYS, MONTHS, PAIRS, UNITS, WEEKDAYS, either
from intakebot.understanding.extract import days_of_month
from intakebot.understanding.finding import Span, overlaps
from intakebot.understanding.vocabulary import NUMBER_WORDS

FIRST, LAST = 1900, 2200
"""Years we take for meant."""
SOON, FAR = 10, 30
"""Years ahead that two figures may mean: surely, and where a day to come is asked for."""

_MONTH, _DAY = either(MONTHS), either(WEEKDAYS)
SHORT_YEAR = (
    r"'\d\d(?![\d:])"
    r"|\d\d(?=\s*(?:$|[;!?()\n]|[.,](?!\d)|(?:in(?! the)|at|um|and|und|i|ich|gegen)\b))"
)
"""A year of two figures, which are no hour and count nothing."""
_YEAR = rf"(?:[\s,]*(?P<y>(?:19|20|21)\d\d(?![\d:])|{SHORT_YEAR}))?"
_COUNT = rf"(?P<n>\d{{1,4}}|{either(AMOUNTS)}|{either(NUMBER_WORDS)})"
_UNIT = rf"(?P<unit>{either(UNITS)})"
_COUNT2, _UNIT2 = _COUNT.replace("<n>", "<n2>"), _UNIT.replace("<unit>", "<unit2>")
_I = re.IGNORECASE

_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})(?:\.\s?(?P<y>\d{4}|'?\d\d(?![:\d]))?)?(?!\d|\.\d)"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})(?:[/-](?P<y>\d{4}|'?\d\d))?(?![\d/])"
)
_NAMED = re.compile(
    rf"(?<![\d:])(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<m>{_MONTH})\b\.?{_YEAR}", _I
)
_AMERICAN = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]){_YEAR}", _I
)
_MONTHLY = re.compile(
    rf"\b(?:(?:in|im|since|seit)\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH}))\b\.?{_YEAR}", _I
)
_OR = re.compile(
    r"(?<![\d:.])(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?\s*(?:or|oder|and|und|to|bis|till|[-–/])"
    r"\s*(?:the |den |dem |der )?$",
    _I,
)
_TO = re.compile(
    r"\s*(?:or|oder|and|to|bis|till|[-–/])\s*(?:the )?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
    r"(?=\s*(?:$|[,;!?)]|\.(?!\d)))",
    _I,
)
_BACK = "قبل|منذ|من|صارلي|صارله|بقالي|بقاله"
_AGO = re.compile(
    rf"(?<!\w)(?:vor|seit|for|since|{_BACK})\s+(?:(?:about|etwa|حوالي|اكثر من)\s+)?"
    rf"(?:{_COUNT}\s+)?{_UNIT}(?!\w)"
    rf"|(?<!\w){_COUNT2}\s+{_UNIT2}\s+ago\b"
    rf"|(?<!\w)(?:{_BACK})\s+(?P<pair>{either(PAIRS)})",
    _I,
)
_AHEAD = re.compile(rf"(?<!\w)(?:in|بعد)\s+{_COUNT}\s+{_UNIT}(?!\w)", _I)
_SPELL = re.compile(
    r"(?:\b(?:no|not|never|none|nothing|nobody|cannot|first|once|twice|times|kein\w*|nie|nicht|nichts|"
    r"niemand|erste[nrs]?|\w*mal)\b|n['’]t\b|(?<!\w)(?:لم|لا|ما|مره|مرة|مرات|مرتين)(?!\w))"
    r"[^.,;:!?\n،؛؟]{0,40}$",
    _I,
)
"""What makes of "in 12 years" how long: "I've had no accident", "three times"."""
_EDGES = {"beginning": 0, "start": 0, "anfang": 0, "middle": 2, "mitte": 2, "end": 4, "ende": 4}
_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<edge>{either(_EDGES)})\s+(?:of\s+|der\s+)?)?(?P<w>{either(DAYS)})(?!\w)", _I
)
_WEEKDAY = re.compile(
    rf"(?:\b(?P<which>last|past|previous|next|coming|letzten?|vergangenen?|vorigen|nächsten?|"
    rf"kommenden?)\s+)?"
    rf"(?<!\w)(?:(?:يوم|نهار)\s+)?(?P<w>{_DAY})(?!\w)"
    r"(?:\s+(?P<which2>(?:الماضي|الفائت|الفايت|القادم|المقبل|الجاي)ه?|اللي (?:فاتت?|راحت?|جاي))"
    r"(?!\w))?",
    _I,
)


class Moment(Struct, frozen=True):
    """A day that was named. ``days`` are what it can mean, the likeliest first."""

    days: tuple[date, ...]
    span: Span
    sure: bool = True
    weekday: bool = False
    clock: time | None = None
    of_month: bool = False
    """Only which day of a month was said: an answer where a day was asked for."""
    yearly: bool = False
    """No year was said."""
    beside: bool = False
    """The other day of two: "3 or 4 April"."""


def moments(text: str, now: datetime, month_first: bool) -> Iterator[Moment]:
    """Every day named, each stretch of words read once, by the strictest form that fits."""
    lone = list(days_of_month.find(text, now.date()))
    taken: list[Span] = [each.span for each in lone if each.sure]
    forms = (_ISO, _AGO, _AHEAD, _NAMED, _AMERICAN, _DOTTED, _SLASHED, _MONTHLY, _WORDS, _WEEKDAY)
    for form in forms:
        for match in form.finditer(text):
            if overlaps(match.span(), taken):
                continue
            moment = _moment(form, match, now, month_first)
            if moment is not None:
                taken.append(match.span())
                if moment.days:
                    yield moment
                    yield from _beside(text, form, match, moment, now.date())
    for day in lone:
        if day.sure or not overlaps(day.span, taken):
            yield Moment(day.days, day.span, day.sure, of_month=not day.sure)


def one_of_two(text: str, start: int) -> bool:
    """Whether the words at ``start`` are the second of "3 or 4 April"."""
    return _OR.search(text, max(0, start - 12), start) is not None


def _beside(
    text: str, form: re.Pattern[str], match: re.Match[str], moment: Moment, today: date
) -> Iterator[Moment]:
    """The other day of "3 or 4 April", "3./4.12." and "April 3 to 5"."""
    if form not in (_NAMED, _DOTTED, _AMERICAN):
        return
    start, end = moment.span
    other = _OR.search(text, max(0, start - 12), start)
    if form is _AMERICAN and not match["y"]:
        other = _TO.match(text, end)
    if other is not None:
        month = moment.days[0].month
        days = _dates(match["y"], month, int(other["d"]), today)
        if days:
            yield Moment(days, other.span("d"), sure=False, yearly=not match["y"], beside=True)


def _moment(
    form: re.Pattern[str], match: re.Match[str], now: datetime, month_first: bool
) -> Moment | None:
    said, span, today = match.groupdict(), match.span(), now.date()
    if form is _AHEAD and _SPELL.search(match.string, max(0, span[0] - 60), span[0]):
        return Moment((), span)
    if form is _AGO or form is _AHEAD:
        return _counted(said, span, now, 1 if form is _AHEAD else -1)
    if form is _WORDS:
        away, exact = DAYS[_key(said["w"])]
        if said["edge"]:
            if abs(away) != 7:
                return Moment((), span)
            away += _EDGES[_key(said["edge"])] - today.weekday()
        return Moment((today + timedelta(away),), span, exact)
    if form is _WEEKDAY:
        return _weekday(said, span, today)
    if form is _MONTHLY:
        if not (said["m"] or said["y"]):
            return None  # "may" and "mar" alone are words like any other
        month = MONTHS[_key(said["m"] or said["m2"])]
        return Moment(_dates(said["y"], month, 1, today), span, sure=False, yearly=not said["y"])
    if form is _SLASHED:
        a, b = int(said["a"]), int(said["b"])
        orders = [(a, b), (b, a)] if month_first else [(b, a), (a, b)]
        fits = [_dates(said["y"], m, d, today) for m, d in orders if m <= 12]
        sure = sum(map(bool, fits)) == 1 or a == b
        days = tuple(day for days in fits for day in days)
        return Moment(
            days,
            span,
            sure and (not said["y"] or len(fits[0] or fits[-1]) == 1),
            yearly=not said["y"],
        )
    month = int(said["m"]) if said["m"].isdecimal() else MONTHS[_key(said["m"])]
    days = _dates(said["y"], month, int(said["d"]), today)
    sure = not said["y"] or (len(days) == 1 and not _like_an_hour(said))
    return Moment(days, span, sure, yearly=not said["y"])


def _like_an_hour(said: dict[str, str | None]) -> bool:
    """Whether "3 April 10" may mean ten o'clock as well."""
    year, month = said["y"] or "", said["m"] or ""
    return len(year) == 2 and int(year) <= 24 and not month.isdecimal()


def _counted(said: dict[str, str | None], span: Span, now: datetime, sign: int) -> Moment:
    """So many units ago or from now: "three days ago", "vor zwei Wochen"."""
    pair = said.get("pair")
    if pair:
        return Moment((now.date() + timedelta(sign * PAIRS[pair]),), span)
    unit = UNITS[_key(said.get("unit") or said.get("unit2") or "")]
    words = _key(said.get("n") or said.get("n2") or "")
    count, exact = (
        (int(words), True)
        if words.isdecimal()
        else AMOUNTS.get(words) or (NUMBER_WORDS[words], True)
    )
    try:
        months = sign * count * {30: 1, 365: 12}.get(int(unit), 0)
        then = _months(now, months) if months else now + sign * timedelta(count * unit)
    except (OverflowError, ValueError):
        return Moment((), span)
    if not FIRST <= then.year <= LAST:
        return Moment((), span)
    return Moment(
        (then.date(),), span, exact and unit <= 7, clock=then.time() if unit < 1 else None
    )


def _months(now: datetime, count: int) -> datetime:
    """The same day so many months on; the last one where that month has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))


def _weekday(said: dict[str, str | None], span: Span, today: date) -> Moment:
    """Back to the last such day, or on to the next; a bare name can mean either."""
    back = (today.weekday() - WEEKDAYS[_key(said["w"] or "")]) % 7
    which = (said["which"] or said["which2"] or "").casefold()
    before, after = today - timedelta(back or 7), today + timedelta(7 - back)
    if which.startswith(("next", "com", "näch", "komm", "القادم", "المقبل", "الجاي", "اللي جاي")):
        return Moment((after,), span, sure=False, weekday=True)
    if which:
        return Moment((before,), span, sure=False, weekday=True)
    return Moment(
        (before, after) if back else (today, before, after), span, back != 0, weekday=True
    )


def _dates(year: str | None, month: int, day: int, today: date) -> tuple[date, ...]:
    """The day in that year; without a year, the one nearest to today first."""
    figures = (year or "").lstrip("'")
    if len(figures) == 2:
        years = _of_two_figures(int(figures), today.year)
    else:
        years = [int(figures)] if figures else [today.year, today.year - 1, today.year + 1]
    days = []
    for each in years:
        try:
            days.append(date(each, month, day))
        except ValueError:
            continue
    days = [each for each in days if FIRST <= each.year <= LAST]
    return tuple(sorted(days, key=lambda each: abs(each - today)) if not year else days)


def _of_two_figures(year: int, now: int) -> list[int]:
    """The years that "99" can be: few speak of what is far ahead in two figures."""
    this = now - now % 100 + year
    if this <= now + SOON:
        return [this]
    return [this - 100, this] if this <= now + FAR else [this - 100]


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
