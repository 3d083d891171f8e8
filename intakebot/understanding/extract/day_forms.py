"""The forms in which a day is named: "3 April '99", "vor zwei Wochen", "next Friday", "12.3."."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from intakebot.understanding.day_names import DAYS, MONTHS, WEEKDAYS
from intakebot.understanding.extract import calendar_parts, days_of_month, feasts
from intakebot.understanding.extract import day_patterns as p
from intakebot.understanding.extract.counted_days import counted
from intakebot.understanding.extract.days_of_month import SPELT
from intakebot.understanding.extract.moment import Moment, Said, dates_of, key
from intakebot.understanding.finding import Span, overlaps


def moments(text: str, now: datetime, month_first: bool) -> Iterator[Moment]:
    """Every day named, each stretch of words read once, by the strictest form that fits."""
    lone = list(days_of_month.find(text, now.date()))
    taken: list[Span] = [each.span for each in lone if each.sure]
    if whole := p.SPACED.match(text):
        taken.append(whole.span())
        spaced = _slashed(whole, whole.groupdict(), now.date(), month_first)
        if spaced and spaced.days:
            yield replace(spaced, sure=False)
    for form in p.FORMS:
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
    """Whether the words at ``start`` are the second of "3 or 4 April", or of "a week on Monday"."""
    return p.TIED.search(text, max(0, start - 16), start) is not None


def _beside(
    text: str, form: re.Pattern[str], match: re.Match[str], moment: Moment, today: date
) -> Iterator[Moment]:
    """The other day of "3 or 4 April", "3./4.12." and "April 3 to 5"."""
    if form not in (p.NAMED, p.DOTTED, p.AMERICAN):
        return
    start, end = moment.span
    other = p.OR.search(text, max(0, start - 12), start)
    if form is p.AMERICAN and not match["y"]:
        other = p.TO.match(text, end)
    if other is not None:
        month = moment.days[0].month
        days = dates_of(match["y"], month, int(other["d"]), today)
        if days:
            yield Moment(days, other.span("d"), sure=False, yearly=not match["y"], beside=True)


def _moment(
    form: re.Pattern[str], match: re.Match[str], now: datetime, month_first: bool
) -> Moment | None:
    said, span, today = match.groupdict(), match.span(), now.date()
    if form is p.AHEAD and p.SPELL.search(match.string, max(0, span[0] - 60), span[0]):
        return Moment((), span)
    if form is p.AGO or form is p.AHEAD:
        return counted(said, span, now, 1 if form is p.AHEAD else -1)
    if _is_none(form, match):
        return None
    year_follows = p.YEAR_IN_WORDS.match(match.string, span[1])
    if form in (p.NAMED, p.AMERICAN) and not said["y"] and year_follows:
        return Moment((), span)
    if form is p.SLASHED:
        return _slashed(match, said, today, month_first)
    moment = _READERS.get(form, _dated)(said, span, today)
    return moment if _pointed(match) or moment is None else replace(moment, sure=False)


def _is_none(form: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether the words before it make another thing of it: "version 2.3", "3 days now"."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    if form is p.DOTTED:
        return not _pointed(match) and p.NO_DOTTED.search(before) is not None
    return form is p.WORDS and key(match["w"]) in p.NOW and p.FOR_NOW.search(before) is not None


def _pointed(match: re.Match[str]) -> bool:
    """Whether a day in figures has its year, or its second point: "2.3" may be another number."""
    return match.re is not p.DOTTED or bool(match["y"]) or match[0].rstrip().endswith(".")


def _dated(said: Said, span: Span, today: date) -> Moment | None:
    """A day and its month, in figures or by name."""
    name = key(said["m"])
    if said.get("spelt") and name in p.UNSURE_MONTHS and not said.get("of"):
        return None  # "you may first look"
    day = int(said["d"]) if said["d"] else SPELT[key(said["spelt"])]
    days = dates_of(said["y"], int(name) if name.isdecimal() else MONTHS[name], day, today)
    sure = not said["y"] or (len(days) == 1 and not _like_an_hour(said))
    return Moment(days, span, sure, yearly=not said["y"])


def _by_word(said: Said, span: Span, today: date) -> Moment:
    """A day by its own word, or a part of a week: "yesterday", "at the end of last week"."""
    away, exact = DAYS[key(said["w"])]
    if said["edge"]:
        if abs(away) != 7:
            return Moment((), span)
        away += p.EDGES[key(said["edge"])] - today.weekday()
    return Moment((today + timedelta(away),), span, exact)


def _part_of_month(said: Said, span: Span, today: date) -> Moment:
    """A day at the beginning, in the middle or at the end of a month or a year."""
    which = key(said["which"] or said["which2"] or said["joined"])
    part = key(said["part"] or said["part2"] or said["part3"])
    return Moment((calendar_parts.part_of(which, part, today),), span, sure=False)


def _weekend(said: Said, span: Span, today: date) -> Moment:
    return Moment(
        calendar_parts.weekends(key(said["which"] or said["which2"]), today), span, sure=False
    )


def _calendar_week(said: Said, span: Span, today: date) -> Moment | None:
    days = calendar_parts.mondays(int(said["week"] or 0), said["y"], today)
    return Moment(days, span, sure=False, yearly=not said["y"]) if days else None


def _slashed(match: re.Match[str], said: Said, today: date, month_first: bool) -> Moment | None:
    """Day and month in either order: "3/12/2026"; "2-3 times" and "24/7" are none."""
    if not said["y"] and p.NO_SLASHED.match(match.string, match.start()):
        return None
    a, b = int(said["a"] or 0), int(said["b"] or 0)
    orders = [(a, b), (b, a)] if month_first else [(b, a), (a, b)]
    fits = [dates_of(said["y"], month, day, today) for month, day in orders if month <= 12]
    sure = sum(map(bool, fits)) == 1 or a == b
    if said["y"]:
        sure = sure and max(map(len, fits), default=0) == 1
    days = tuple(day for days in fits for day in days)
    return Moment(days, match.span(), sure, yearly=not said["y"])


def _monthly(said: Said, span: Span, today: date) -> Moment | None:
    """The first of a month, or a day at the part of it that was named: "Ende Oktober"."""
    name = key(said["m"] or said["m2"] or said["m3"])
    alone = not (said["m"] or said["y"] or said["part"])
    if alone and name in p.UNSURE_MONTHS:
        return None  # "may" and "mar" alone are words like any other
    month = MONTHS[name]
    days = dates_of(said["y"], month, 1, today)
    if said["part"]:
        days = tuple(calendar_parts.part_of_month(key(said["part"]), day) for day in days)
    return Moment(days, span, sure=False, yearly=not said["y"], of_month=alone)


def _month_in_figures(said: Said, span: Span, today: date) -> Moment:
    return Moment((date(int(said["y"] or 0), int(said["m"] or 0), 1),), span, sure=False)


def _feast(said: Said, span: Span, today: date) -> Moment:
    days = feasts.days(key(said["feast"]), key(said["which"]), said["y"], today)
    return Moment(days, span, sure=bool(said["y"]), yearly=not said["y"])


def _since_year(said: Said, span: Span, today: date) -> Moment:
    """Its first day, or one in the middle or at the end: "seit Mitte 2019"."""
    part, year = key(said["part"]), int(said["y"] or 0)
    month = 6 if "mi" in part else 12 if "end" in part or "late" in part else 1
    return Moment((date(year, month, 1),), span, sure=False)


def _of_week(said: Said, span: Span, today: date) -> Moment:
    """A day of the last week or of the next: "last week Friday", "Montag nächster Woche"."""
    away = DAYS.get(key(said["week"] or said["week2"]), (7, False))[0]
    number = WEEKDAYS[key(said["w"] or said["w2"])]
    day = today + timedelta(away + number - today.weekday())
    return Moment((day,), span, sure=number < 6)  # for some, the week begins on Sunday


def _like_an_hour(said: Said) -> bool:
    """Whether "3 April 10" may mean ten o'clock as well."""
    year, month = said["y"] or "", said["m"] or ""
    return len(year) == 2 and int(year) <= 24 and not month.isdecimal()


def _weekday(said: Said, span: Span, today: date) -> Moment:
    """Back to the last such day, or on to the next; a bare name can mean either."""
    back = (today.weekday() - WEEKDAYS[key(said["w"] or "")]) % 7
    which = (said["which"] or said["which2"] or "").casefold()
    if which.startswith("vorl") or said["before"]:
        return Moment((today - timedelta((back or 7) + 7),), span, sure=False, weekday=True)
    before, after = today - timedelta(back or 7), today + timedelta(7 - back)
    if which.startswith(("next", "com", "näch", "komm", "القادم", "المقبل", "الجاي", "اللي جاي")):
        return Moment((after,), span, sure=False, weekday=True)
    if which:
        return Moment((before,), span, sure=False, weekday=True)
    return Moment(
        (before, after) if back else (today, before, after), span, back != 0, weekday=True
    )


_READERS = {
    p.WORDS: _by_word,
    p.WEEKDAY: _weekday,
    p.WEEKLY: _of_week,
    p.MONTHLY: _monthly,
    p.MONTH_IN_FIGURES: _month_in_figures,
    p.FEAST: _feast,
    p.PART_OF_MONTH: _part_of_month,
    p.WEEKEND: _weekend,
    p.CALENDAR_WEEK: _calendar_week,
    p.SINCE_YEAR: _since_year,
}
