"""Days of what is longer than one: "Ende des Jahres", "next weekend", "KW 45"."""

from calendar import SATURDAY, monthrange
from datetime import date, timedelta

_YEAR = ("year", "jahr", "jahres", "سنه", "عام")
_BEFORE = ("last", "letzt", "vor", "past", "prev", "verg", "الماضي", "الفائت")
_AFTER = ("next", "näch", "com", "komm", "القادم", "المقبل", "الجاي")
_WEEK = timedelta(7)


def part_of(which: str, part: str, today: date) -> date:
    """The day at that part of "the last month", "des nächsten Jahres" and the like."""
    away = _says(which, _AFTER) - _says(which, _BEFORE)
    if any(each.endswith(_YEAR) for each in which.split()):
        month = 12 if _is_late(part) else 7 if _is_middle(part) else 1
        return date(today.year + away, month, 31 if month == 12 else 1)
    month = today.year * 12 + today.month - 1 + away
    return part_of_month(part, date(month // 12, month % 12 + 1, 1))


def part_of_month(part: str, first: date) -> date:
    """A day at that part of the month that begins on ``first``."""
    if _is_middle(part):
        return first.replace(day=15)
    last = monthrange(first.year, first.month)[1]
    return first.replace(day=last) if _is_late(part) else first


def weekends(which: str, today: date) -> tuple[date, ...]:
    """The Saturday of the last weekend or the next; both where nothing says ``which``."""
    this = today + timedelta(SATURDAY - today.weekday())
    is_now = today.weekday() >= SATURDAY
    if which.startswith(_BEFORE):
        return (this - _WEEK,)
    if which.startswith(_AFTER):
        return (this + _WEEK if is_now else this,)
    return (this,) if which else (this - _WEEK, this, this + _WEEK)


def mondays(week: int, year: str | None, today: date) -> tuple[date, ...]:
    """The first day of a calendar week (ISO 8601) of that year; of the nearest first."""
    years = [int(year)] if year else [today.year - 1, today.year, today.year + 1]
    if not 1 <= week <= 53:
        return ()
    days = [
        date(each, 1, 4) + timedelta(7 * (week - 1) - date(each, 1, 4).weekday()) for each in years
    ]
    return tuple(sorted(days, key=lambda each: abs(each - today)))


def _says(which: str, words: tuple[str, ...]) -> bool:
    return any(each.startswith(words) for each in which.split())


def _is_middle(part: str) -> bool:
    return "mid" in part or "mit" in part or part == "منتصف"


def _is_late(part: str) -> bool:
    return "end" in part or "late" in part or part in ("نهايه", "اخر")
