"""Feasts by their names: "since Christmas", "an Silvester", "last Easter"."""

from datetime import date, timedelta

_FIXED = {
    "christmas eve": (12, 24), "heiligabend": (12, 24), "christmas day": (12, 25),
    "christmas": (12, 25), "xmas": (12, 25), "weihnachten": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new years eve": (12, 31), "silvester": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "neujahr": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "valentinstag": (2, 14),
    "nikolaus": (12, 6),
    "عيد الميلاد": (12, 25), "راس السنه": (1, 1),
}  # fmt: skip
"""Month and day."""
_BY_EASTER = {
    "easter sunday": 0, "easter monday": 1, "easter": 0, "good friday": -2, "ascension day": 39,
    "whit monday": 50, "whitsun": 49, "pentecost": 49, "ostersonntag": 0, "ostermontag": 1,
    "ostern": 0, "karfreitag": -2, "christi himmelfahrt": 39, "pfingstmontag": 50, "pfingsten": 49,
}  # fmt: skip
"""Days from Easter Sunday."""
FEASTS = frozenset({*_FIXED, *_BY_EASTER, "thanksgiving"})
_BEFORE, _AFTER = ("last", "past", "letzt", "vorig"), ("next", "näch", "komm")


def days(feast: str, which: str, year: str | None, today: date) -> tuple[date, ...]:
    """The days that a feast can mean, the nearest first: in that year, or the last or next one."""
    if year:
        return (_in_year(feast, int(year)),)
    found = [_in_year(feast, today.year + away) for away in (-1, 0, 1)]
    if which.startswith(_BEFORE):
        return (max(day for day in found if day < today),)
    if which.startswith(_AFTER):
        return (min(day for day in found if day > today),)
    return tuple(sorted(found, key=lambda day: abs(day - today)))


def _in_year(feast: str, year: int) -> date:
    if feast == "thanksgiving":  # the fourth Thursday of November
        first = date(year, 11, 1)
        return first + timedelta((3 - first.weekday()) % 7 + 21)
    if feast in _FIXED:
        return date(year, *_FIXED[feast])
    return easter(year) + timedelta(_BY_EASTER[feast])


def easter(year: int) -> date:
    """Easter Sunday. Source: J. Meeus, Astronomical Algorithms, chapter 8 (Gregorian)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
