"""`kind: phone`: a telephone number."""

import re
from typing import Literal

from pydantic import Field

from intakebot.engine.kinds.base import LONGEST, Question, Read, Reading, Unclear, band_of
from intakebot.understanding.extract import phones
from intakebot.understanding.finding import Finding, only
from intakebot.understanding.normal import digits
from intakebot.understanding.understand import Understood


class Phone(Question):
    """A number that can be dialled. The answer is E.164, such as +493012345678, or "ext. 417"."""

    kind: Literal["phone"]
    country: str | None = Field(
        None,
        pattern=r"^[A-Za-z]{2}$",
        description="Whose numbers are meant without a country code: two letters, such as DE.",
    )

    shown_as = "phone"
    sort = "phone"
    title = "A telephone number; it is also noticed when it comes up earlier."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        region = self._region(reading)
        found = phones.find(said[:500], region)
        one = only(found) or only([each for each in found if each.band == "A"])
        if one is not None:
            return _read(said, one)
        if found:
            return Unclear("phone_several")
        if inside := _EXTENSION.fullmatch(said.strip()):
            return Read(f"ext. {digits(inside[1])}", said.strip(), "B")
        some_digits = sum(c.isdecimal() for c in said[:500]) >= 6
        return Unclear("phone_country" if some_digits and not region else "phone")

    def attempted(self, said: str) -> bool:
        return sum(c.isdecimal() for c in said[:500]) >= _FEWEST

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        if not understood.all(self.sort) and not self.country:
            return None
        region = self._region(reading)
        one = only(phones.beyond_doubt(text[:LONGEST], region))
        if one is None and _ALONE.fullmatch(digits(text[:_MOST])):
            one = only(phones.find(text, region))
        return _read(text, one) if one else None

    def _region(self, reading: Reading) -> str:
        """The author's country, the site's, the customer's, that of ``de-AT``; else none."""
        tail = reading.language.replace("_", "-").rpartition("-")[2]
        named = tail if "-" in reading.language and len(tail) == 2 else ""
        return (self.country or reading.dials or named).upper()


_MOST = 100
_ALONE = re.compile(r"(?:[^\d,;]{2,60}[,;])?\s*[(]?[0+][\d\s()/-]{6,}\s*")
"""A message that is a number as one is dialled, perhaps behind a name."""
_FEWEST = 4
"""Figures of what was meant as a number."""
_EXTENSION = re.compile(
    r"(?:(?:it's|its|my|on|is|unter|auf|meine) ){0,2}"
    r"(?:ext(?:ension)?|internal(?: number)?|durchwahl|dw|nst|nebenstelle|تحويلة|داخلي|الداخلي)\b"
    r"[.: ]{0,2}(?:(?:is|ist|number|no\.?|nr\.?|رقم) ?)?(\d{2,6})\.?",
    re.IGNORECASE,
)
"""A number within the house, which only colleagues can dial."""


def _read(text: str, one: Finding) -> Read:
    return Read(one.value, text[slice(*one.span)].strip(), band_of(one), one.span)
