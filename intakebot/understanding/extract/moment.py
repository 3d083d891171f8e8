"""A day that was named, and what a day without its whole year can mean."""

from datetime import date, time

from msgspec import Struct

from intakebot.understanding.finding import Span

Said = dict[str, str | None]
"""What the groups of a pattern hold."""
FIRST, LAST = 1900, 2200
"""Years we take for meant."""
SOON, FAR = 10, 30
"""Years ahead that two figures may mean: surely, and where a day to come is asked for."""


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


def dates_of(year: str | None, month: int, day: int, today: date) -> tuple[date, ...]:
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


def key(words: str | None) -> str:
    """Words as tables hold them."""
    return " ".join((words or "").casefold().split())
