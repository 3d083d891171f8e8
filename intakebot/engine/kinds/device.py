"""`kind: device`: what it happened on."""

from typing import Literal

from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import devices
from intakebot.understanding.finding import Finding, only
from intakebot.understanding.understand import Understood


class Device(Question):
    """A device and what runs on it, in free words such as "iPhone 13, iOS 17"."""

    kind: Literal["device"]

    sort = "device"
    title = 'A device and what runs on it; a bare "my phone" is queried once.'

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        text = said.strip()
        if not any(c.isalnum() for c in text):
            return Unclear("empty")
        named = devices.user_agent(text)
        if named is not None:
            return Read(named, named)
        if len(text) < 2 or (reading.tried == 0 and devices.vague(text[:100])):
            return Unclear("device")
        words = shorten(text, 300)
        return Read(words, words)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        return together(understood)


_PARTS = ("device", "browser", "os")


def together(understood: Understood) -> Read | None:
    """What a text tells of device, browser and system, as one answer.

    None where it names two of one sort: then nobody can say which was meant.
    """
    parts = {label: _surest(understood.all(label)) for label in _PARTS}
    found = [each for label in _PARTS if (each := only(parts[label]))]
    named = [label for label in _PARTS if parts[label]]
    if not found or len(found) < len(named) or all(each.band == "C" for each in found):
        return None
    text = ", ".join(each.value for each in found)
    start, end = min(each.span[0] for each in found), max(each.span[1] for each in found)
    apart = end - start > sum(each.span[1] - each.span[0] for each in found) + _NEAR * len(found)
    sure = all(each.band == "A" for each in found)
    return Read(text, text, "A" if sure else "B", found[0].span if apart else (start, end))


def _surest(found: list[Finding]) -> list[Finding]:
    """Without what is only offered, where something is told: "Firefox fails, fine on my Mac"."""
    return [each for each in found if each.band != "C"] or found


_NEAR = 8
"""Characters between parts that still make one stretch of words: "Firefox on my Mac"."""
