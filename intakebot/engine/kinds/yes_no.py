"""`kind: yes_no`: yes or no."""

import re
from typing import Literal

from intakebot.engine.entries import Option
from intakebot.engine.kinds import statements
from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, in_languages, plain
from intakebot.engine.words import say
from intakebot.understanding.normal import listed, words
from intakebot.understanding.vocabulary import HARDLY, NEGATIONS, NO, POLITE, UNSURE, YES

_FIRST = re.compile(
    r"(.{1,60}?)(?:[,.;:!–—،؛]|\s-\s|\s(?:but|aber|because|weil|since|seit|لكن|بس|عشان|علشان|لان|لانه)\s|$)"
)
_DRAWN = re.compile(r"(y+e+s+|y+e+a+h*|y+u+p+|j+a+|n+o+|n+o+p+e+|n+e+i+n+)(?:\W|$)")


_NOBODY = listed("nobody none niemand keiner محدش ماحد") | {
    "no one",
    "none of us",
    "لا احد",
    "ما حد",
}


class YesNo(Question):
    """Yes or no. The answer is the word ``yes`` or ``no``, whatever the language."""

    kind: Literal["yes_no"]

    shown_as = "yes_no"
    title = "Yes or no. Conditions test it as: is yes, is no."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = plain(said[:200])
        if text in _NOBODY and not self.own_words.isdisjoint(statements.ANYBODY):
            return Read("no", say("no", reading.language))
        if text in HARDLY:
            return Read("no", say("no", reading.language), "B")
        value, band = _means(text), "A"
        if value is None and text not in UNSURE:
            first = _FIRST.match(text)
            value, band = (_means(first[1].strip()) if first else None), "A"
            rest = text[first.end() :] if first else ""
            if value is None:
                value, band = _core(text), "B"
            elif (other := _means(rest.strip(" ,."))) is not None and other != value:
                value = None
        if value is None:
            return Unclear("yes_no")
        return Read(value, say(value, reading.language), "A" if band == "A" else "B")

    def hint(self, told: str, reading: Reading) -> Read | None:
        """What the first words state of it; taken to be checked."""
        found = statements.told(tuple(in_languages(self.ask)), told)
        if found is None:
            return None
        means, span = found
        return Read(means, say(means, reading.language), "B", span)

    def values(self) -> tuple[str, ...]:
        return ("yes", "no")

    def choices(self, language: str) -> list[Option]:
        return [Option(value, say(value, language)) for value in ("yes", "no")]


def _means(text: str) -> str | None:
    if text in UNSURE:
        return None
    if text in YES:
        return "yes"
    if text in NO:
        return "no"
    drawn = _DRAWN.fullmatch(text)
    if drawn:
        return "no" if text[0] == "n" else "yes"
    return None


def _core(text: str) -> str | None:
    """What the first words say ("no it still fails"), where nothing says the other."""
    said = words(text)
    if len(said) > 12 or any(" ".join(said[:n]) in UNSURE for n in (1, 2, 3)):
        return None
    while len(said) > 1 and said[0] in POLITE and _means(said[0]) is None:
        said = said[1:]
    for length in (4, 3, 2, 1):
        value = _means(" ".join(said[:length]))
        if value is not None:
            rest = said[length:]
            turned = value == "yes" and not NEGATIONS.isdisjoint(rest)
            return None if turned or {_means(word) for word in rest} - {None, value} else value
    ends = _means(said[-1]) if said else None  # "an upright piano, yes"
    return None if {_means(word) for word in said} - {None, ends} else ends
