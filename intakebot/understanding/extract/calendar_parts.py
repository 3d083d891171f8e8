"""Days at the beginning, in the middle and at the end of a month or a year: "Ende des Jahres"."""

from calendar import monthrange
from datetime import date

_YEAR = ("year", "jahr", "jahres", "سنه", "عام")
_BEFORE, _AFTER = ("last", "letzt", "vor"), ("next", "näch")


def part_of(which: str, part: str, today: date) -> date:
    """The day at that part of "the last month", "des nächsten Jahres" and the like."""
    away = which.startswith(_AFTER) - which.startswith(_BEFORE)
    if which.endswith(_YEAR):
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


def _is_middle(part: str) -> bool:
    return "mid" in part or "mit" in part or part == "منتصف"


def _is_late(part: str) -> bool:
    return "end" in part or "late" in part or part in ("نهايه", "اخر")
