"""A day, with a time where one was said, in an answer: our own small grammar.

Counted from the reader's "now". What can be read in two ways is marked to be checked;
the customer's own words always go along, since a date read wrong in silence is worse.
"""

import re
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

from msgspec.structs import replace

from intakebot.understanding.extract import day_forms
from intakebot.understanding.extract.clock_times import Clock, time_of_day
from intakebot.understanding.extract.date_spans import When, spans
from intakebot.understanding.extract.day_patterns import NOW
from intakebot.understanding.extract.day_sides import Side, over, side, was
from intakebot.understanding.extract.moment import Moment
from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import aligned

MayBe: TypeAlias = Literal["past", "future", "any"]
Trouble: TypeAlias = Literal["date", "date_several", "date_future", "date_past"]
Points: TypeAlias = Side | Literal["was", "near"]
UNSURE = frozenset({"onward", "was", "near"})
AROUND = 100
"""Characters around words that say when which may tell on which side the day lies."""
SOON = timedelta(14)
"""Who speaks of what is over in two weeks hardly means the year before."""
MORE = 16
"""Characters behind them that may belong to the day: ", '99", ", der 20."."""
NEAR = timedelta(7)
"""How far off "the 14th" may lie where it can be either side of today."""
_ARTICLE = re.compile(r"[\s,.]*(?:(?:the|der|den|dem|on|am)\s+)*", re.IGNORECASE)
_SMALL_HOURS = 6
_NOT = re.compile(
    r"(?<!\w)(?:not|but|except|excluding|apart from|nicht|au(?:ß|ss)er|kein|ما عدا|الا|غير)\s+"
    r"(?:on|am|for|at the|يوم)?\s*$",
    re.IGNORECASE,
)
"""Before a day that does not suit."""


def read(
    text: str,
    now: datetime,
    may_be: MayBe = "past",
    month_first: bool = False,
    within: Span | None = None,
) -> Finding | Trouble:
    """The one day that was meant, as ISO 8601, with the time where one was said.

    ``now`` is the customer's own time. A day without a year is the nearest one on the side
    that ``may_be`` allows. Two different days are trouble: we never choose between them.

    ``within`` are words that say when, noticed where nobody asked: there a time alone is no
    day, nor is the 14th of a month that was not named, nor a day far off without its year.
    """
    start, end = within or (0, len(text))
    cut = max(0, start - AROUND)
    western, start, end = aligned(text[cut : end + AROUND]), start - cut, end - cut
    moments = _moments(western, (start, end), now, month_first, within is None)
    moments = [each for each in moments if may_be == "past" or not _unfit(each, western)]
    dated = [each for each in moments if not each.weekday] or moments
    dated = [each for each in dated if not _only_now(each, western)] or dated
    clock = _clock(western, (start, end), moments)
    if not dated:
        asked = clock is not None and clock.sure and within is None
        return _today_at(clock, now, may_be) if clock and asked else "date"
    points = [_points(each, western, now.date(), may_be) for each in dated]
    meant = [
        _choose(each, where, now, may_be, within is None)
        for each, where in zip(dated, points, strict=True)
    ]
    days = {day for day in meant if day}
    halved = days and any(
        day is None and (within or each.of_month) for day, each in zip(meant, dated, strict=True)
    )
    doubled = within is not None and day_forms.one_of_two(western, start)
    if len(days) > 1 or halved or doubled or not _fit(moments, days):
        return "date_several"
    day = next(iter(days), None)
    if day is None:
        return "date_past" if may_be == "future" else "date_future" if may_be == "past" else "date"
    moment = dated[meant.index(day)]
    at = _at(clock, may_be) if clock else moment.clock
    spans = [each.span for each in dated] + ([clock.span] if clock else [])
    span = cut + min(s for s, _ in spans), cut + max(e for _, e in spans)
    near = day == moment.days[0] or day.year == now.year
    sure = moment.sure and near and (clock is None or clock.sure) and UNSURE.isdisjoint(points)
    return Finding(_iso(day, at), span, "A" if sure else "B")


def _moments(
    text: str, within: Span, now: datetime, month_first: bool, asked: bool
) -> list[Moment]:
    """The days that are named ``within``; "Friday the 13th" is one that falls on a Friday."""
    start, end = within
    piece = text[start : end + MORE]
    moments = [
        replace(each, span=(each.span[0] + start, each.span[1] + start))
        for each in day_forms.moments(piece, now, month_first)
        if each.span[0] + start < end or each.beside or _follows(each, piece, end - start)
    ]
    fitting = [_on_weekday(each, moments, text) for each in moments]
    return [
        each
        for each, before in zip(fitting, moments, strict=True)
        if asked or not each.of_month or each is not before
    ]


def _at(clock: Clock, may_be: MayBe) -> time:
    """The hour that was meant; who comes "at four" comes in the afternoon."""
    by_day = may_be == "future" and not clock.sure and 0 < clock.at.hour <= _SMALL_HOURS
    return clock.at.replace(hour=clock.at.hour + 12) if by_day else clock.at


def _unfit(moment: Moment, text: str) -> bool:
    return _NOT.search(text, 0, moment.span[0]) is not None


def _only_now(moment: Moment, text: str) -> bool:
    return text[slice(*moment.span)].casefold() in NOW


def _on_weekday(moment: Moment, moments: list[Moment], text: str) -> Moment:
    """Of the days that it can mean, those on the day of the week that stands beside it."""
    beside = [each for each in moments if each.weekday and _touch(each.span, moment.span, text)]
    if not beside or not (moment.of_month or moment.yearly):
        return moment
    weekday = beside[0].days[0].weekday()
    return replace(moment, days=tuple(day for day in moment.days if day.weekday() == weekday))


def _touch(one: Span, other: Span, text: str) -> bool:
    (_, end), (start, _) = sorted((one, other))
    return _ARTICLE.fullmatch(text, end, start) is not None


def _follows(moment: Moment, piece: str, end: int) -> bool:
    """Whether it is the 20th of "Friday, the 20th", where only "Friday" was noticed."""
    return moment.of_month and _ARTICLE.fullmatch(piece, end, moment.span[0]) is not None


def _clock(text: str, within: Span, moments: list[Moment]) -> Clock | None:
    start, end = within
    taken = [(each.span[0] - start, each.span[1] - start) for each in moments if not each.clock]
    clock = time_of_day(text[start:end], taken)
    return clock and clock._replace(span=(clock.span[0] + start, clock.span[1] + start))


def _fit(moments: list[Moment], days: set[date]) -> bool:
    """Whether "Friday" goes together with the day that was said beside it."""
    weekdays = {each.days[0].weekday() for each in moments if each.weekday}
    astray = any(not each.days for each in moments)
    return not astray and all({day.weekday()} >= weekdays for day in days)


def _points(moment: Moment, text: str, today: date, may_be: MayBe) -> Points:
    """Where the words around a day that can lie on either side of today point."""
    if len(moment.days) == 1 or not (moment.yearly or moment.weekday or moment.of_month):
        return ""
    points = side(text, moment.span)
    if may_be == "past" and moment.yearly and not points and not was(text, moment.span):
        one = len({(day.day, day.month) for day in moment.days}) == 1
        soon = one and timedelta(0) < moment.days[0] - today <= SOON
        return "onward" if soon else ""
    if may_be == "any" and points == "onward":
        if was(text, moment.span):
            return "was"
        return "onward" if over(text, moment.span) else "ahead"
    if may_be != "past" and not points and was(text, moment.span):
        return "was"
    if may_be == "any" and not points and moment.of_month:
        return "near"
    return points


def _choose(
    moment: Moment, points: Points, now: datetime, may_be: MayBe, asked: bool
) -> date | None:
    """The likeliest day on the side that is asked for and that the words around it point to."""
    today, days = now.date(), moment.days
    if points == "back" or (points == "was" and not (asked and may_be == "future")):
        days = tuple(day for day in days if day <= today)
    elif points == "ahead":
        days = tuple(day for day in days if day >= today)
    elif points == "near":
        days = tuple(day for day in days if abs(day - today) <= NEAR)
    if moment.yearly and (not asked or (points == "onward" and may_be != "future")):
        days = days[:1]
    if (
        moment.weekday
        and points == "onward"
        and (may_be == "any" or (may_be == "past" and not asked))
    ):
        days = ()
    fitting = (
        d for d in days if may_be == "any" or (d <= today if may_be == "past" else d >= today)
    )
    return next(fitting, None)


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


_CERTAIN = re.compile(
    r"[SfNe,]{0,2}(?:D|d[dp]?|lp|[eo]?[oqn]\.?O?[mM]\.?,?y|[mM]\.?e?[oqn]q?,?y|[nc]ua|[gSiI][nc]u|[gS]2)"
    r"(?:,?@?(?:kt?|nt))?"
)
"""Parts that can be read in one way only."""
_SINCE = re.compile(r"\b(?:since|seit)\s+$", re.IGNORECASE)
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
        one = read(text, now, "past" if since else "any", within=when.span)
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
