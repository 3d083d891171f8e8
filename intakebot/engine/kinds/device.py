"""`kind: device`: what it happened on."""

from typing import Literal

from intakebot.engine.kinds.base import LONGEST, Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import devices
from intakebot.understanding.finding import only


class Device(Question):
    """A device and what runs on it, in free words such as "iPhone 13, iOS 17"."""

    kind: Literal["device"]

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

    def notice(self, text: str, reading: Reading) -> Read | None:
        one = only(devices.find(text[:LONGEST]))
        return Read(one.value, one.value, one.band, one.span) if one else None
