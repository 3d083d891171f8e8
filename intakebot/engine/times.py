"""A moment in words, in the customer's own time zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

CLOCK = "H:mm"
DAYS_BY_NAME = 6
"""Up to so many days ahead or ago a weekday alone is plain; else the date is given."""


def zone(name: str) -> ZoneInfo:
    """The zone of that name; UTC where the browser sent none or nonsense."""
    try:
        return ZoneInfo(name or "UTC")
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def local(at: int, time_zone: str) -> datetime:
    """A UTC moment in milliseconds as a local time."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone(time_zone))


def locale(language: str) -> Locale:
    """The locale of a language tag; English where it is unknown."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def day(at: int, time_zone: str, language: str, now: int) -> str:
    """The weekday where that is plain, else the date; empty for today."""
    moment, today = local(at, time_zone).date(), local(now, time_zone).date()
    if moment == today:
        return ""
    near = abs(moment - today) <= timedelta(days=DAYS_BY_NAME)
    return format_date(moment, "EEEE" if near else "d MMMM", locale(language))


def since(at: int, time_zone: str, language: str, now: int) -> str:
    """``14:02`` of today, else with its day, as in ``Monday, 14:02``."""
    if day(at, time_zone, language, now):
        return when(at, time_zone, language, now)
    return clock(local(at, time_zone), locale(language))


def when(at: int, time_zone: str, language: str, now: int) -> str:
    """``Monday, 9:00`` or ``23 Nov, 9:00``: weekday where that is plain, else the date."""
    moment, today = local(at, time_zone), local(now, time_zone)
    speech = locale(language)
    near = abs(moment.date() - today.date()) <= timedelta(days=DAYS_BY_NAME)
    day = format_date(moment.date(), "EEEE" if near else "d MMM", speech)
    return f"{day}, {clock(moment, speech)}"


def clock(moment: datetime, speech: Locale) -> str:
    """``9:00``, as the pages beside it say it in every language."""
    return format_time(moment.time(), CLOCK, locale=speech)
