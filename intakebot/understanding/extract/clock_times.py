"""A time of day within an answer: "5pm", "17:30", "um halb acht", "quarter past seven", "noon"."""

import re
from collections.abc import Iterable
from datetime import time
from typing import NamedTuple

from intakebot.understanding.day_names import TIMES, either
from intakebot.understanding.finding import Span, overlaps
from intakebot.understanding.vocabulary import NUMBER_WORDS

_HOURS = {word: count for word, count in NUMBER_WORDS.items() if 1 <= count <= 12}
_HOUR = rf"(?:\d{{1,2}}(?!\d|[:.]\d)|{either(_HOURS)})"
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?\s?(?P<half>[ap]\.?m)\b|"
    r"(?<![\d:.])(?P<h2>\d{1,2}):(?P<min2>\d\d)(?![\d:]|\s?[ap]\.?m)"
    rf"|(?<!\d)(?P<h3>\d{{1,2}})\s?uhr(?:\s(?P<min3>\d\d))?\b|\b(?P<word>{either(TIMES)})\b"
    # What is spoken: how far from which hour, or the bare hour.
    rf"|(?<!\w)(?P<off>half past|half|halb|dreiviertel|(?:a )?quarter (?:past|after|to)"
    rf"|viertel (?:nach|vor)|(?:five|ten|twenty|fünf|zehn|zwanzig) (?:past|to|nach|vor))"
    rf" (?P<spoken>{_HOUR})(?: uhr\b| o'clock\b)?(?!\w)"
    rf"|(?<!\w)(?P<full>{_HOUR}) (?:o'clock|uhr)\b"
    rf"|(?<!\w)(?:ع)?(?:الساعه) (?P<arabic>{_HOUR})(?: (?P<and>ونص|ونصف|وربع|الا ربع))?(?!\w)"
    rf"|(?<!\w)(?:at|um|gegen|around|about)(?: about)? (?P<bare>{_HOUR})"
    r"(?= *(?:$|[,.;!?)]|(?:or|oder|and|und|in|on|if|wenn|abends|morgens|please|bitte"
    r"|yesterday|today|tomorrow|gestern|heute)\b))"
    rf"|(?:^|(?<!\w)(?:at|around|about|since|um|gegen|seit|ca\.?) )(?P<part>{_HOUR})"
    r"(?= (?:(?:this|yesterday|last|in the|tomorrow|gestern|heute|am)"
    r" (?:morning|afternoon|evening|night|abend|nachmittag|morgen|früh|nacht)|tonight)\b)",
    re.IGNORECASE,
)
_AWAY = {
    "half past": 30, "halb": -30, "half": 30, "dreiviertel": -15, "quarter past": 15,
    "quarter after": 15, "quarter to": -15, "viertel nach": 15, "viertel vor": -15,
    "five past": 5, "ten past": 10, "twenty past": 20, "five to": -5, "ten to": -10,
    "twenty to": -20, "fünf nach": 5, "zehn nach": 10, "zwanzig nach": 20, "fünf vor": -5,
    "zehn vor": -10, "zwanzig vor": -20, "ونص": 30, "ونصف": 30, "وربع": 15, "الا ربع": -15,
}  # fmt: skip
"""Minutes from the hour that is named. "Halb acht" is 7:30, a British "half seven" too."""
_LATE = re.compile(
    r"(?<!\w)(?:tonight|evening|afternoon|abends?|heute abend|nachmittags?|مساء|المسا|العصر)(?!\w)",
    re.IGNORECASE,
)
_EARLY = re.compile(
    r"(?<!\w)(?:morning|a\.?m|morgens|früh|vormittags?|صباحا|الصبح)(?!\w)", re.IGNORECASE
)
_NIGHT = re.compile(r"(?<!\w)(?:night|nachts?|الليل|بالليل)(?!\w)", re.IGNORECASE)
_NOON = 12
_DUSK = 6
"""From this hour on, a night's hour is one of its evening."""


class Clock(NamedTuple):
    """A time of day and the words that say it; not ``sure`` where it may be twelve hours off."""

    at: time
    span: Span
    sure: bool = True


def time_of_day(text: str, taken: Iterable[Span]) -> Clock | None:
    """The one time of day that was said; None when there are none or several.

    A bare hour, as in "at eight", is one only beside a day, whose words are ``taken``.
    """
    taken = list(taken)
    found = []
    for match in _CLOCK.finditer(text):
        bare = match["bare"] or match["part"]
        if overlaps(match.span(), taken) or (bare and not taken):
            continue
        said = match["spoken"] or match["full"] or match["arabic"] or bare
        clock = _spoken(match, said, text) if said else _written(match)
        if clock is not None:
            found.append(clock)
    return found[0] if len(found) == 1 else None


def _written(match: re.Match[str]) -> Clock | None:
    said = match.groupdict()
    if said["word"]:
        hour, minute = TIMES[said["word"].casefold()]
    else:
        hour = int(said["h"] or said["h2"] or said["h3"])
        minute = int(said["min"] or said["min2"] or said["min3"] or 0)
        if said["half"]:
            hour = hour % 12 + (12 if said["half"].casefold().startswith("p") else 0)
    return Clock(time(hour, minute), match.span()) if hour <= 23 and minute <= 59 else None


def _spoken(match: re.Match[str], said: str, text: str) -> Clock | None:
    hour = int(said) if said.isdecimal() else _HOURS[said.casefold()]
    if hour > 23:
        return None
    away = (match["off"] or match["and"] or "").casefold().removeprefix("a ")
    late, early = _LATE.search(text) is not None, _EARLY.search(text) is not None
    late |= _NIGHT.search(text) is not None and _DUSK <= hour < _NOON
    if late and not early and hour <= _NOON:
        hour += _NOON  # "halb zwölf" in the evening is half an hour before midnight
    minutes = (hour * 60 + _AWAY.get(away, 0)) % (24 * 60)
    return Clock(time(*divmod(minutes, 60)), match.span(), hour > _NOON or early != late)
