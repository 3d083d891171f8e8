"""When a team is there: opening hours as they are written, and what they mean at a moment."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FAR = 400
"""Days to look ahead for the next opening: a year of holidays."""

MINUTE = 60_000
"""Milliseconds. Hours begin and end on whole minutes."""

Minutes = tuple[int, int]
"""From and to, in minutes after midnight; beyond 24:00 is the next day."""

_TIME = r"(\d{1,2})(?::(\d{2}))?"
_STRETCH = re.compile(rf"{_TIME}\s*[-–]\s*{_TIME}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a team stands at a moment. Times are UTC milliseconds; 0 where there is none."""

    open: bool
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """A week of stretches, Monday first. Empty on all days: somebody is always there."""

    week: tuple[tuple[Minutes, ...], ...]
    zone: str = "UTC"
    holidays: frozenset[str] = frozenset()

    def at(self, at_ms: int) -> Opening:
        """Whether somebody is there at that moment, and when that changes. Pure."""
        return _opening(self, at_ms // MINUTE)  # each turn asks, and the answer is for a minute

    def look_up(self, at_ms: int) -> Opening:
        """The same, looked up in the week."""
        if not any(self.week):
            return Opening(True)
        began: int | None = None
        ends = 0
        for start, end in self._stretches(at_ms):
            if began is not None and start > ends:
                break
            if began is None and end > at_ms:
                began = start
            ends = max(ends, end)
        if began is None:
            return Opening(False)
        return Opening(True, closes=ends) if began <= at_ms else Opening(False, opens=began)

    def _stretches(self, at_ms: int) -> Iterator[tuple[int, int]]:
        """From and to of each stretch from the day before on, at most ``FAR`` days."""
        zone = ZoneInfo(self.zone)
        today = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(zone).date()
        for ahead in range(-1, FAR):
            day = today + timedelta(days=ahead)
            if day.isoformat() in self.holidays:
                continue
            for start, end in self.week[day.weekday()]:
                yield _moment(day, start, zone), _moment(day, end, zone)

    def in_words(self, language: str) -> str:
        """``Mon–Fri 9:00–18:00, Sat 10:00–14:00 (Berlin)``; empty where it is always open."""
        return _in_words(self.week, self.zone, language) if any(self.week) else ""


@lru_cache(maxsize=512)
def _opening(hours: Hours, minute: int) -> Opening:
    return hours.look_up(minute * MINUTE)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> int:
    days, rest = divmod(minutes, 24 * 60)
    local = datetime.combine(day + timedelta(days=days), datetime.min.time(), zone)
    local = local.replace(hour=rest // 60, minute=rest % 60)
    return int(local.timestamp() * 1000)


def read_week(hours: Mapping[str, str]) -> tuple[tuple[Minutes, ...], ...]:
    """A week out of ``{mon-fri: "9:00-18:00"}``.

    Raises:
        BadHours: a day or a time that can't be read; ``key`` says in which line.
    """
    week: list[list[Minutes]] = [[] for _ in DAYS]
    for key, text in hours.items():
        stretches = list(_times(key, text))
        for day in _days(key):
            week[day] += stretches
    return tuple(tuple(sorted(day)) for day in week)


class BadHours(ValueError):
    """Hours that can't be read. ``key`` is their line; ``of_key`` tells that the days are meant."""

    def __init__(self, key: str, message: str, hint: str, *, of_key: bool) -> None:
        super().__init__(message)
        self.key, self.message, self.hint, self.of_key = key, message, hint, of_key


def _days(key: str) -> Collection[int]:
    found: list[int] = []
    for part in key.split(","):
        first, dash, last = (word.strip().lower()[:3] for word in part.partition("-"))
        if first not in DAYS or (dash and last not in DAYS):
            said = f"'{key}' names no days"
            raise BadHours(key, said, "such as: mon, mon-fri or sat-sun", of_key=True)
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += [day % 7 for day in range(start, (end if end >= start else end + 7) + 1)]
    return dict.fromkeys(found)


def _times(key: str, text: str) -> Iterator[Minutes]:
    for part in text.split(","):
        found = _STRETCH.fullmatch(part.strip())
        numbers = [int(number or 0) for number in found.groups()] if found else []
        start, end = (
            (numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]) if found else (0, 0)
        )
        sixty = bool(found) and numbers[1] < 60 and numbers[3] < 60
        if not sixty or start >= 24 * 60 or end > 24 * 60 or start == end:
            said = f"'{text[:40]}' are no hours"
            raise BadHours(
                key, said, 'such as: "9:00-18:00" or "9:00-12:00, 13:00-17:00"', of_key=False
            )
        yield start, end if end > start else end + 24 * 60


@lru_cache(maxsize=512)
def _in_words(week: tuple[tuple[Minutes, ...], ...], zone: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    names = locale.days["stand-alone"]["abbreviated"]
    parts = []
    for stretches, group in groupby(range(7), key=lambda day: week[day]):
        days = list(group)
        if stretches:
            both = [names[days[0]], names[days[-1]]][: len(days)]
            times = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in stretches)
            parts.append(f"{'–'.join(both)} {times}")
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{', '.join(parts)} ({place})"


def _clock(minutes: int) -> str:
    if minutes == 24 * 60:
        return "24:00"
    return f"{minutes // 60 % 24}:{minutes % 60:02}"
