"""A time of day within an answer: "5pm", "17:30", "um 7 Uhr 30", "noon"."""

import re
from collections.abc import Iterable
from datetime import time

from intakebot.understanding.day_names import TIMES, either
from intakebot.understanding.finding import Span, overlaps

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.](?P<min>\d\d))?\s?(?P<half>[ap]\.?m)\b|"
    r"(?<![\d:.])(?P<h2>\d{1,2}):(?P<min2>\d\d)(?![\d:]|\s?[ap]\.?m)"
    rf"|(?<!\d)(?P<h3>\d{{1,2}})\s?uhr(?:\s(?P<min3>\d\d))?\b|\b(?P<word>{either(TIMES)})\b",
    re.IGNORECASE,
)


def time_of_day(text: str, taken: Iterable[Span]) -> tuple[time, Span] | None:
    """The one time of day that was said; None when there are none or several."""
    found = []
    for match in _CLOCK.finditer(text):
        said = match.groupdict()
        if overlaps(match.span(), taken):
            continue
        if said["word"]:
            hour, minute = TIMES[said["word"].casefold()]
        else:
            hour = int(said["h"] or said["h2"] or said["h3"])
            minute = int(said["min"] or said["min2"] or said["min3"] or 0)
            if said["half"]:
                hour = hour % 12 + (12 if said["half"].casefold().startswith("p") else 0)
        if hour <= 23 and minute <= 59:
            found.append((time(hour, minute), match.span()))
    return found[0] if len(found) == 1 else None
