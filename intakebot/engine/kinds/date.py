"""`kind: date`: a day, with the time where one was said."""

import re
from datetime import UTC, datetime, tzinfo
from functools import cached_property, lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from pydantic import Field

from intakebot.engine.kinds.base import (
    Question,
    Read,
    Reading,
    Unclear,
    band_of,
    in_languages,
    plain,
    shorten,
)
from intakebot.understanding import day_events
from intakebot.understanding.day_names import MONTHS
from intakebot.understanding.extract import dates, day_ranges, day_sides
from intakebot.understanding.finding import Finding, Span
from intakebot.understanding.normal import listed, words
from intakebot.understanding.understand import Understood
from intakebot.understanding.vocabulary import FILLERS

_MONTHS = {
    "en": "Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec",
    "de": "Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sep., Okt., Nov., Dez.",
}

MOST = 40
"""Days in one message, of which more are nobody's answer."""
LONGEST = 500
"""Characters of an answer that are looked at."""
_AHEAD = re.compile(
    r"\b(?:would (?:you|it)|suits?|instead|plan(?:ning)? to|will (?:you|it)"
    r"|are you (?:going|coming)|when can|(?:could|can) (?:you|we)|next|soon|prefer|shall"
    r"|should (?:we|it)|move out|(?:un)?till? when|by when|deadline|do you need|needed by"
    r"|möchten|wollen|passt|bald|planen|werden sie|soll(?:en)?|können|könnten|künftig"
    r"|nächste[rsn]?|ab wann|bis wann|brauchen sie|benötigen)\b"
    r"|تريد|تود|ترغب|يناسب|القادم|المقبل|متى يمكن"
)
_WAS = re.compile(
    r"\b(?:did|was|were|have you|had|has|happened|passiert|war|waren|haben|hat|hatten|wurde|seit"
    r"|last|letzte[nrs]?|since|born|geboren|bought|gekauft)\b|حدث|حصل|كان|منذ"
)
"""How questions look ahead, and back."""
_BORN = listed("""
    born birth birthday birthdate dob geboren geburt geburtsdatum geburtstag
    ميلاد الميلاد ميلادك مولد ولدت مواليد
""")
_FIRST = listed("""
    from first start starts starting begin begins beginning arrival arrive checkin von ab ersten
    erster beginn anfang anreise من اول بدايه تبدا
""")
_LAST = listed("""
    until till last end ends ending finish finishes departure depart leave checkout bis letzten
    letzter ende abreise حتي الي اخر نهايه تنتهي
""")
"""Words of questions for the one or the other end of a stretch of days."""
_LAST_TIME = re.compile(r"\b(?:you|it|we|they) last\b|\bzuletzt\b|اخر مره")
_STANDING = re.compile(r"(?:^|\W)(?:since|seit|منذ)(?: (?:the|dem|der))?$", re.IGNORECASE)
_GROWN = 3
"""Years since a day that is somebody's birthday although nobody said so."""
_YEAR = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d\d|'\d\d")
_SHORT = 40
"""Characters of an answer that is shown whole; of a longer one, only the words of the day."""


class Date(Question):
    """A day. The answer is ISO 8601, with hours and minutes where they were said."""

    kind: Literal["date"]
    may_be: Literal["past", "future", "any"] | None = Field(
        None,
        description="Which side of today it lies on: past, future or any. Left out: by the "
        "question's words; past where they don't tell.",
    )

    shown_as = "date"
    sort = "datetime"
    title = 'A day and perhaps a time: 12.3., yesterday at 9, "vor zwei Tagen".'

    @cached_property
    def side(self) -> Literal["past", "future", "any"]:
        """Which side of today it lies on, as the author says or asks for it."""
        asks = " ".join(plain(each) for each in in_languages(self.ask))
        ahead = _AHEAD.search(asks) and not _WAS.search(asks)
        return self.may_be or ("future" if ahead else "past")

    @cached_property
    def _is_open(self) -> bool:
        """Whether neither the author nor the question tells the side: "From which day?"."""
        asks = " ".join(plain(each) for each in in_languages(self.ask))
        return not (self.may_be or _AHEAD.search(asks) or _WAS.search(asks))

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        now = local(reading.at, reading.time_zone)
        if part := self.of_range(said[:LONGEST], reading):
            return part
        within = (0, min(len(said), LONGEST)) if reading.unasked else None
        found = dates.read(said[:LONGEST], now, self.side, _american(reading), within)
        if self._is_open and (found == "date_future" or not reading.unasked):
            found = _nearest(said[:LONGEST], now, _american(reading), within) or found
        asked = not reading.unasked
        if found == "date" and self.side == "past" and asked and len(said) <= _SHORT:
            found = how_long(said, now) or found
        if (
            isinstance(found, str)
            and self.side != "past"
            and (soon := _SOON.search(said[:LONGEST]))
        ):
            found = Finding(f"{now:%Y-%m-%d}", soon.span(), "B")
        if isinstance(found, str):
            return Unclear("date_ahead" if found == "date" and self.side == "future" else found)
        if self._is_no_birthday(found, said, now) and (reading.unasked or not _YEAR.search(said)):
            return Unclear("date" if reading.unasked else "date_year")
        own = said if len(said) <= _SHORT else said[slice(*found.span)]
        return Read(
            found.value, _shown(own, found.value, reading.language), band_of(found), found.span
        )

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        """The one day that was named, in whatever words; those on the wrong side don't count."""
        if understood.all(self.finds) and (part := self.of_range(text, reading)):
            return part
        days = [each for each in understood.all(self.finds) if each.band != "C"]
        sure = [each for each in days if not self.is_of_another(text, each.span)]
        found = [each for each in sure if not _UNTIL_NOW.search(text[: each.span[1]][-40:])]
        if len(found) > MOST:
            return None
        reads = [one for each in found if (one := self.taken_as(each, text, reading))]
        same = all(each.value == reads[0].value for each in reads)
        return reads[0] if reads and same else None

    def of_range(self, text: str, reading: Reading) -> Read | None:
        """Of "14 to 18 December", the day that a question for the first or the last asks for."""
        asks_first, asks_last = (not self.own_words.isdisjoint(each) for each in (_FIRST, _LAST))
        if asks_first == asks_last:
            return None
        now = local(reading.at, reading.time_zone)
        days = day_ranges.find(text, now, _american(reading))
        if days is None:
            return None
        words, span = days.first if asks_first else days.last
        read = self.read(words, replace(reading, unasked=False))
        return Read(read.value, read.text, "B", span) if isinstance(read, Read) else None

    def is_of_another(self, text: str, span: Span) -> bool:
        """Whether that day is told of something else than is asked about: of the return."""
        words_to = text[max(0, span[0] - 20) : span[0]].rstrip()
        begins = text[slice(*span)].casefold().startswith(_SINCE)
        if self._asks_last and (begins or _STANDING.search(words_to)):
            return True  # "blinks since Monday" is not when the batteries were changed
        if not self._about:
            return False
        events = day_events.told_of(text, span)
        if not events or not self._about.isdisjoint(events):
            return False
        return day_events.as_well(self._about, text).isdisjoint(events)

    @cached_property
    def _asks_last(self) -> bool:
        asks = " ".join(plain(each) for each in in_languages(self.ask))
        return _LAST_TIME.search(asks) is not None

    @cached_property
    def _about(self) -> frozenset[str]:
        asks = (word for ask in in_languages(self.ask) for word in words(plain(ask)))
        return day_events.asked_about(frozenset(asks))

    def _is_no_birthday(self, found: Finding, text: str, now: datetime) -> bool:
        """Whether a day that nobody called one is too late for what asks when somebody was born."""
        if _BORN.isdisjoint(self.own_words) or not _BORN.isdisjoint(words(plain(text))):
            return False
        return int(found.value[:4]) > now.year - _GROWN

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        now = local(reading.at, reading.time_zone)
        start, end = found.span
        within = start, min(end, start + LONGEST)
        one = dates.read(text, now, self.side, _american(reading), within)
        if one == "date_future" and self._is_open and day_sides.side(text, found.span):
            one = _nearest(text, now, _american(reading), within) or one
        if isinstance(one, str) or self._is_no_birthday(one, text, now):
            return None
        span = min(found.span[0], one.span[0]), max(found.span[1], one.span[1])
        if self.side == "future" and _only_a_month(text[slice(*span)]):
            return None  # "I got them in March" is no day to come by
        own = text[slice(*(span if span[1] - span[0] <= _SHORT else one.span))]
        return Read(one.value, _shown(own, one.value, reading.language), "B", span)


def _nearest(said: str, now: datetime, american: bool, within: Span | None) -> Finding | None:
    """The nearest day; one ahead is to be checked, since most that is asked about is over."""
    found = dates.read(said, now, "any", american, within)
    if isinstance(found, str):
        return None
    ahead = found.value[:10] > f"{now:%Y-%m-%d}"
    return Finding(found.value, found.span, "B") if ahead else found


def _only_a_month(told: str) -> bool:
    return set(words(plain(told))) - FILLERS <= MONTHS.keys()


def _american(reading: Reading) -> bool:
    return reading.region == "US" or reading.language == "en-US"


def how_long(said: str, now: datetime) -> Finding | None:
    """The day from which on it has been so: "two weeks or so", "zwei Wochen"."""
    for since in _SINCE:
        found = dates.read(f"{since} {said.strip()}", now, "past")
        if isinstance(found, Finding):
            return Finding(found.value, (0, len(said)), "B")
    return None


_SOON = re.compile(
    r"\b(?:(?:right|straight) away|immediately|at once|asap|as soon as (?:possible|you can)"
    r"|(?:ab )?sofort|so (?:schnell|bald) wie möglich|umgehend)\b|فور[اًا]+"
    r"|في [أا]قرب وقت|ب[أا]قرب وقت|ب[أا]سرع وقت|حالا|هلق|الحين|دلوقتي",
    re.IGNORECASE,
)
"""Of a day to come: today, to be checked."""
_SINCE = ("since", "seit", "منذ")
_UNTIL_NOW = re.compile(
    r"\b(?:bis|until|till|up to|as of) (?:heute|today|now)$|حتى (?:اليوم|الآن|الان)$", re.IGNORECASE
)
"""How long something has not happened, which is no day of anything."""


def local(at: int, time_zone: str) -> datetime:
    """The customer's own time, without a zone; UTC where the zone is empty or unknown."""
    return datetime.fromtimestamp(at / 1000, _zone(time_zone)).replace(tzinfo=None)


@lru_cache(256)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def _shown(said: str, value: str, language: str) -> str:
    """The day, and the customer's words where they were not simply that day."""
    day, _, clock = value.partition("T")
    year, month, number = day.split("-")
    names = _MONTHS.get(language[:2])
    if names is None:
        text = f"{int(number)}/{int(month)}/{year}"
    else:
        point = "." if language[:2] == "de" else ""
        text = f"{int(number)}{point} {names.split(', ')[int(month) - 1]} {year}"
    text += f", {clock}" if clock else ""
    words = shorten(said, 80).rstrip(",;. ")
    return text if words in (value, text) else f"{words} ({text})"
