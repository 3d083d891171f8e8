"""`kind: name`: what a person is called."""

import re
from typing import Literal

from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, band_of, plain
from intakebot.understanding.common_words import COMMON
from intakebot.understanding.extract import dates, names
from intakebot.understanding.extract.kin import KIN, of_kin
from intakebot.understanding.finding import Finding
from intakebot.understanding.given_names import GIVEN
from intakebot.understanding.normal import aligned
from intakebot.understanding.understand import Understood

_MOST = 4
"""Words of what can be a name that isn't read as one, such as "3lla"."""
_ADDRESS = re.compile(r"[\s,;(<\[]*[^\s,;(<\[]{1,100}@[^\s]{1,200}[\s,;]*")


_SIGNS = re.compile(r"[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+")
"""Hearts, faces and the like."""


_TOWARDS = frozenset({"to", "for", "at", "on", "in", "with", "about", "because", "zu", "für"})
"""No name begins with these: "to Blue Fern Ltd" answers another question."""


def _is_a_day(words: str) -> bool:
    """Whether these words only say when: "last Friday"; "April" and "Summer" are names too."""
    said = plain(words).split()
    if len(said) < 2 or said[0] in GIVEN:
        return False
    days = [each.span for each in dates.find(aligned(words), None) if each.span[0] == 0]
    return any(all(plain(w) in COMMON for w in words[end:].split()) for _, end in days)


def _crossed_out(address: re.Match[str]) -> str:
    return " " * len(address[0])


def _somebody_else(text: str) -> Read | None:
    """Whom a text says that it is for, to be checked: "my son Leo Marsh"."""
    kin = of_kin(text)
    if kin is None:
        return None
    name = " ".join(text[slice(*kin)].split())
    return Read(name, name, "B", kin)


class Name(Question):
    """A person's name, with the capitals and accents it was written with."""

    kind: Literal["name"]

    sort = "person_name"
    named = True
    title = 'A person\'s name; "my name is" and the like around it are left out.'

    def attempted(self, said: str) -> bool:
        parts = plain(said).split()
        return len(parts) <= _MOST and sum(each in COMMON for each in parts) * 2 < len(parts)

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = _SIGNS.sub(_crossed_out, _ADDRESS.sub(_crossed_out, said[:500]))
        start, end = names.given(text)
        words = " ".join(text[start:end].split())
        towards = words.split(" ")[0] in _TOWARDS
        if names.is_name(words) and len(said) <= 500 and not towards and not _is_a_day(words):
            words = names.unspelled(words)
            return Read(words, words, "A", (start, end))
        if kin := _somebody_else(text):
            return kin
        if "@" in said:
            return Unclear("name_email")
        if any(c.isdecimal() for c in words):
            return Unclear("name_number")
        return Unclear("name")

    def hint(self, told: str, reading: Reading) -> Read | None:
        """Of a child, a patient and the like: whom the first words say that it is for."""
        return None if KIN.isdisjoint(self.own_words) else _somebody_else(told)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        told = super().notice(understood, text, reading)
        named = None if told else self.called(text, reading.language)  # "patient: Rosa Keane"
        read = self.read(named.value, reading) if named else None
        if named is None or not isinstance(read, Read):
            return told
        return Read(read.value, read.text, "B", named.span)

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        """A name that was told earlier, in the letters it was written with."""
        said = " ".join(text[slice(*found.span)].split())
        shown = said if plain(said) == plain(found.value) else found.value
        return Read(shown, shown, band_of(found), found.span)
