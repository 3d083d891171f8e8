"""A day, with a time where one was said, in an answer: our own small grammar.

Counted from the reader's "now". What can be read in two ways is marked to be checked;
the customer's own words always go along, since a date read wrong in silence is worse.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct

from intakebot.understanding.day_names import AMOUNTS, DAYS, MONTHS, PAIRS, UNITS, WEEKDAYS, either
from intakebot.understanding.extract.clock_times import Clock, time_of_day
from intakebot.understanding.extract.date_spans import When, spans
from intakebot.understanding.finding import Finding, Span, overlaps
from intakebot.understanding.normal import aligned
from intakebot.understanding.vocabulary import NUMBER_WORDS

MayBe: TypeAlias = Literal["past", "future", "any"]
Trouble: TypeAlias = Literal["date", "date_several", "date_future", "date_past"]
FIRST, LAST = 1900, 2200
"""Years we take for meant."""

_MONTH, _DAY = either(MONTHS), either(WEEKDAYS)
_YEAR = r"(?:[\s,]*(?P<y>(?:19|20|21)\d\d)(?![\d:]))?"
_COUNT = rf"(?P<n>\d{{1,4}}|{either(AMOUNTS)}|{either(NUMBER_WORDS)})"
_UNIT = rf"(?P<unit>{either(UNITS)})"
_COUNT2, _UNIT2 = _COUNT.replace("<n>", "<n2>"), _UNIT.replace("<unit>", "<unit2>")
_I = re.IGNORECASE

_ISO = re.compile(r"(?<![\d-])(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)")
_DOTTED = re.compile(
    r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})(?:\.\s?(?P<y>\d{4}|\d\d(?![:\d]))?)?(?!\d|\.\d)"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})[/-](?P<b>\d{1,2})(?:[/-](?P<y>\d{4}|\d\d))?(?![\d/])"
)
_NAMED = re.compile(
    rf"(?<![\d:])(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<m>{_MONTH})\b\.?{_YEAR}", _I
)
_AMERICAN = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]){_YEAR}", _I
)
_MONTHLY = re.compile(
    rf"\b(?:(?:in|im|since|seit)\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH}))\b\.?{_YEAR}", _I
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


class _Moment(Struct, frozen=True):
    """A day that was named. ``days`` are what it can mean, the likeliest first."""

    days: tuple[date, ...]
    span: Span
    sure: bool = True
    weekday: bool = False
    clock: time | None = None


def read(
    text: str, now: datetime, may_be: MayBe = "past", month_first: bool = False
) -> Finding | Trouble:
    """The one day that was meant, as ISO 8601, with the time where one was said.

    ``now`` is the customer's own time. A day without a year is the nearest one on the side
    that ``may_be`` allows. Two different days are trouble: we never choose between them.
    """
    western = aligned(text)
    moments = list(_moments(western, now, month_first))
    dated = [each for each in moments if not each.weekday] or moments
    clock = time_of_day(western, [each.span for each in moments if each.clock is None])
    if not dated:
        return _today_at(clock, now, may_be) if clock and clock.sure else "date"
    meant = [(_choose(each, now, may_be), each) for each in dated]
    days = {day for day, _ in meant if day is not None}
    if len(days) > 1 or any(each.weekday and not _falls_on(each, days) for each in moments):
        return "date_several"
    if not days:
        return "date_past" if may_be == "future" else "date_future"
    moment = next(each for day, each in meant if day is not None)
    day = days.pop()
    at = clock.at if clock else moment.clock
    spans = [each.span for each in dated] + ([clock.span] if clock else [])
    span = min(s for s, _ in spans), max(e for _, e in spans)
    near = day == moment.days[0] or day.year == now.year
    sure = moment.sure and near and (clock is None or clock.sure)
    return Finding(_iso(day, at), span, "A" if sure else "B")


def _falls_on(moment: _Moment, days: set[date]) -> bool:
    """Whether "Friday" goes together with the day that was said beside it."""
    return all(day.weekday() == moment.days[0].weekday() for day in days)


def _moments(text: str, now: datetime, month_first: bool) -> Iterator[_Moment]:
    """Every day named, each stretch of words read once, by the strictest form that fits."""
    taken: list[Span] = []
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


def _moment(
    form: re.Pattern[str], match: re.Match[str], now: datetime, month_first: bool
) -> _Moment | None:
    said, span, today = match.groupdict(), match.span(), now.date()
    if form is _AHEAD and _SPELL.search(match.string, max(0, span[0] - 60), span[0]):
        return _Moment((), span)
    if form is _AGO or form is _AHEAD:
        return _counted(said, span, now, 1 if form is _AHEAD else -1)
    if form is _WORDS:
        away, exact = DAYS[_key(said["w"])]
        if said["edge"]:
            if abs(away) != 7:
                return _Moment((), span)
            away += _EDGES[_key(said["edge"])] - today.weekday()
        return _Moment((today + timedelta(away),), span, exact)
    if form is _WEEKDAY:
        return _weekday(said, span, today)
    if form is _MONTHLY:
        if not (said["m"] or said["y"]):
            return None  # "may" and "mar" alone are words like any other
        month = MONTHS[_key(said["m"] or said["m2"])]
        return _Moment(_dates(said["y"], month, 1, today), span, sure=False)
    if form is _SLASHED:
        a, b = int(said["a"]), int(said["b"])
        orders = [(a, b), (b, a)] if month_first else [(b, a), (a, b)]
        fits = [_dates(said["y"], m, d, today) for m, d in orders if m <= 12]
        return _Moment(
            tuple(day for days in fits for day in days), span, sum(map(bool, fits)) == 1 or a == b
        )
    month = int(said["m"]) if said["m"].isdecimal() else MONTHS[_key(said["m"])]
    return _Moment(_dates(said["y"], month, int(said["d"]), today), span)


def _counted(said: dict[str, str | None], span: Span, now: datetime, sign: int) -> _Moment:
    """So many units ago or from now: "three days ago", "vor zwei Wochen"."""
    pair = said.get("pair")
    if pair:
        return _Moment((now.date() + timedelta(sign * PAIRS[pair]),), span)
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
        return _Moment((), span)
    if not FIRST <= then.year <= LAST:
        return _Moment((), span)
    return _Moment(
        (then.date(),), span, exact and unit <= 7, clock=then.time() if unit < 1 else None
    )


def _months(now: datetime, count: int) -> datetime:
    """The same day so many months on; the last one where that month has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))


def _weekday(said: dict[str, str | None], span: Span, today: date) -> _Moment:
    """Back to the last such day, or on to the next; a bare name can mean either."""
    back = (today.weekday() - WEEKDAYS[_key(said["w"] or "")]) % 7
    which = (said["which"] or said["which2"] or "").casefold()
    before, after = today - timedelta(back or 7), today + timedelta(7 - back)
    if which.startswith(("next", "com", "näch", "komm", "القادم", "المقبل", "الجاي", "اللي جاي")):
        return _Moment((after,), span, sure=False, weekday=True)
    if which:
        return _Moment((before,), span, sure=False, weekday=True)
    return _Moment(
        (before, after) if back else (today, before, after), span, back != 0, weekday=True
    )


def _dates(year: str | None, month: int, day: int, today: date) -> tuple[date, ...]:
    """The day in that year; without a year, the one nearest to today first."""
    if year:
        years = [int(year) + (2000 if len(year) == 2 else 0)]
    else:
        years = [today.year, today.year - 1, today.year + 1]
    days = []
    for each in years:
        try:
            days.append(date(each, month, day))
        except ValueError:
            continue
    days = [each for each in days if FIRST <= each.year <= LAST]
    return tuple(sorted(days, key=lambda each: abs(each - today)) if not year else days)


def _choose(moment: _Moment, now: datetime, may_be: MayBe) -> date | None:
    today = now.date()
    for day in moment.days:
        if may_be == "any" or (day <= today if may_be == "past" else day >= today):
            return day
    return None


def _today_at(clock: Clock, now: datetime, may_be: MayBe) -> Finding:
    """Only a time was said: the nearest such moment on the side that is meant."""
    at, span = clock.at, clock.span
    day = now.date()
    if may_be == "past" and at > now.time():
        day -= timedelta(1)
    if may_be == "future" and at < now.time():
        day += timedelta(1)
    return Finding(_iso(day, at), span, "B")


def _iso(day: date, at: time | None) -> str:
    return day.isoformat() if at is None else f"{day.isoformat()}T{at.strftime('%H:%M')}"


def _key(words: str) -> str:
    return " ".join(words.casefold().split())


_CERTAIN = re.compile(
    r"[SfNe,]{0,2}(?:D|d[dp]?|lp|[eo]?[oqn]\.?O?[mM]\.?,?y|[mM]\.?e?[oqn]q?,?y|[nc]ua|[gSiI][nc]u|[gS]2)"
    r"(?:,?@?(?:kt?|nt))?"
)
"""Parts that can be read in one way only."""
_SINCE = re.compile(r"\b(?:since|seit)\s+$", _I)
"""Before a day of the week, it is the last such day; today's name could mean either."""


def find(text: str, now: datetime | None) -> list[Finding]:
    """Every stretch that says when. The value is empty where it could be more than one day.

    A and B are days and times of day; C is only vague ("recently", "after the update", "2 hours")
    or a time of day beside a day that stands elsewhere.
    """
    whens = list(spans(text))
    days = any(each.sort == "day" for each in whens)
    return [_found(text, each, now, days) for each in whens]


def _found(text: str, when: When, now: datetime | None, days: bool) -> Finding:
    if when.sort in ("vague", "span") or when.parts[0] == "Y" or (days and when.sort == "time"):
        return Finding("", when.span, "C")
    since = when.parts == "w" and _SINCE.search(text, max(0, when.span[0] - 8), when.span[0])
    if now is not None and (since or _CERTAIN.fullmatch(when.parts)):
        one = read(text[slice(*when.span)], now, "past" if since else "any")
        if (
            isinstance(one, Finding)
            and one.band == "A"
            and _beyond_doubt(one.value, text, when, now)
        ):
            return Finding(one.value, when.span)
    return Finding("", when.span, "B")


def _beyond_doubt(value: str, text: str, when: When, now: datetime) -> bool:
    """Nights have two days, and a year of two figures may be of the last century."""
    night = "night" in text[slice(*when.span)].casefold() and "T" in value and value[11:] < "12"
    return not night and int(value[:4]) <= now.year + 5
