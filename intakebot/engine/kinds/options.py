"""Options of a choice, and which one somebody means by their words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from rapidfuzz import fuzz

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import Text, in_language, plain
from intakebot.understanding.normal import words
from intakebot.understanding.vocabulary import FILLERS, NEGATIONS, NO, NUMBER_WORDS, ORDINALS, YES

LONGEST, TELLING = 300, 12
"""Characters of an answer that can name an option; words beyond which it tells a story."""
_TYPO, _APART = 84.0, 8.0
"""Likeness, of 100, that a misspelt label needs, and how far the next one must be behind."""
_PLACE = re.compile(
    r"(?:(?:option|number|no|nr|nummer|answer|antwort|رقم|الخيار|خيار)\.? ?|#|the |die |der |das )?"
    r"(?:(\d{1,2})\.?|([^\W\d_]{2,}|\d(?:st|nd|rd|th)))(?: (?:one|option|answer|antwort|of them))?"
)


class Choosable(BaseModel):
    """One option: what is stored and tested, and what is shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str = Field(min_length=1, description="What is stored and what conditions test.")
    label: Text = Field(description="What the customer reads. One string, or one a language.")

    also: tuple[str, ...] = Field(
        (), max_length=30, description="Other words customers use for it; never shown."
    )

    def shown(self, language: str) -> str:
        return in_language(self.label, language)

    def names(self) -> Iterable[str]:
        """Everything it can be called: the value, the labels of all languages, other words."""
        return {*self.labels(), *self.also}

    def labels(self) -> set[str]:
        """What customers can have read: the value and the labels of all languages."""
        return {self.value, *([self.label] if isinstance(self.label, str) else self.label.values())}


def _spelt_out(given: Any) -> Any:
    """``Broken`` or ``{en: Broken, de: Kaputt}`` as value and label."""
    if isinstance(given, str):
        return {"value": given.strip(), "label": given.strip()}
    if isinstance(given, dict) and "value" in given:
        return {"label": given["value"], **given}
    if isinstance(given, dict) and given:
        return {"value": in_language(given, "en"), "label": given}
    return given


_MAP = {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}
Listed = Annotated[
    Choosable,
    BeforeValidator(_spelt_out),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {
                        "value": {"type": "string"},
                        "label": {"anyOf": [{"type": "string"}, _MAP]},
                        "also": {"type": "array", "items": {"type": "string", "minLength": 1}},
                    },
                    "required": ["value"],
                    "additionalProperties": False,
                },
                _MAP,
            ]
        }
    ),
]
"""As authors write an option: a word, a map of languages, or ``{value: …, label: …, also: …}``."""


@dataclass(frozen=True, slots=True)
class Match:
    """The option that was meant; or several that could be, and then none is."""

    option: Choosable | None = None
    band: Literal["A", "B"] = "A"
    several: tuple[Choosable, ...] = ()


class Index:
    """The options of one question, prepared for finding the one that is meant.

    From the strictest way to the loosest, and never between two that fit equally well: the
    label itself, its place ("2", "the second one"), its beginning, its words within the
    answer or the answer's words within it, and last a misspelling.
    """

    def __init__(self, options: Sequence[Choosable]) -> None:
        self.options = tuple(options)
        self.by_name: dict[str, int] = {}
        for n, option in enumerate(self.options):
            for name in option.names():
                self.by_name.setdefault(bare(name), n)
        self.labels = {bare(name) for option in self.options for name in option.labels()}
        self.words = {name: frozenset(words(name)) for name in self.by_name}
        self.figures = {name: _figures(each) for name, each in self.words.items()}
        self.core = {
            name: _core(each) if name in self.labels else each for name, each in self.words.items()
        }
        self.shared = self._shared()
        self.numbered = any(w.isdecimal() for each in self.words.values() for w in each)

    def _shared(self) -> frozenset[str]:
        """Words that labels of several options have in common, and that so name none of them."""
        of: dict[str, set[int]] = {}
        for name in self.labels:
            for word in self.core[name]:
                of.setdefault(word, set()).add(self.by_name[name])
        return frozenset(word for word, options in of.items() if len(options) > 1)

    def match(self, said: str) -> Match:
        """The option these words mean."""
        text = bare(said[:LONGEST])
        exact = self.by_name.get(text)
        if exact is not None:
            return Match(self.options[exact])
        for way in (self._place, self._beginning, self._contained, self._misspelt):
            found, sure = way(text)
            if len(found) == 1:
                return Match(self.options[found.pop()], "A" if sure else "B")
            if found:
                return Match(several=tuple(self.options[n] for n in sorted(found)))
        return Match()

    def _place(self, text: str) -> tuple[set[int], bool]:
        match = _PLACE.fullmatch(text)
        if match is None:
            return set(), True
        if match[1]:
            place = 0 if self.numbered else int(match[1])
        else:
            place = ORDINALS.get(match[2], 0) or (0 if self.numbered else _count(match[2]))
        if place < 0:
            place = len(self.options)
        return ({place - 1} if 0 < place <= len(self.options) else set()), True

    def _beginning(self, text: str) -> tuple[set[int], bool]:
        """The first letters, or the first whole words where they are few or a yes or no."""
        if len(text) < 2:
            return set(), True
        whole_words = len(text) < 3 or text in YES or text in NO or text[-1:].isdecimal()
        start = text + " " if whole_words else text
        begins = (name for name in self.labels if name.startswith(start))
        return {self.by_name[name] for name in begins}, True

    def _contained(self, text: str) -> tuple[set[int], bool]:
        said = words(text)
        if FILLERS.issuperset(said) or len(said) > TELLING * 3:
            return set(), False
        mine = frozenset(said)
        figures = _figures(mine)
        names = [
            (name, n)
            for name, n in self.by_name.items()
            if not (mine & NEGATIONS) - self.words[name]
            and (not self.figures[name] or figures <= self.figures[name])
        ]
        padded = f" {' '.join(said)} "
        phrases = {name: n for name, n in names if len(self.words[name]) > 1
                   and f" {' '.join(words(name))} " in padded}  # fmt: skip
        longest = {n for name, n in phrases.items()
                   if not any(name != other and name in other for other in phrases)}  # fmt: skip
        if longest or len(said) > TELLING:
            return longest, len(said) <= TELLING
        core = mine - FILLERS
        covered = {n for name, n in names if self.core[name] <= mine}
        if covered:
            rest = core.difference(*(self.words[name] for name, n in names if n in covered))
            rest -= self.shared
            touched = {
                n
                for name, n in names
                if name in self.labels
                and rest & self.core[name]
                and self.words[name] & NEGATIONS <= mine  # "arrived cracked" is no "hasn't arrived"
            }
            return covered | touched, len(said) <= 4
        return {n for name, n in names if name in self.labels and core <= self.words[name]}, True

    def _misspelt(self, text: str) -> tuple[set[int], bool]:
        said = words(text)
        if not 3 < len(text) < 80 or len(said) > TELLING:
            return set(), False
        mine = frozenset(said)
        figures = _figures(mine)
        core = " ".join(word for word in said if word not in FILLERS) or text
        best: dict[int, float] = {}
        for name, n in self.by_name.items():
            theirs = self.words[name]
            if mine & NEGATIONS != theirs & NEGATIONS or not figures <= self.figures[name]:
                continue
            short = " ".join(word for word in words(name) if word not in FILLERS) or name
            like = max(fuzz.ratio(text, name), fuzz.ratio(core, short))
            best[n] = max(best.get(n, 0.0), like)
        top = max(best.values(), default=0.0)
        if top < _TYPO:
            return set(), False
        return {n for n, like in best.items() if like > top - _APART}, top >= 92


def bare(text: str) -> str:
    """Words as they are compared here: phones leave the apostrophe out of "didn't"."""
    return plain(text).replace("'", "")


def _core(said: frozenset[str]) -> frozenset[str]:
    """The telling words of a label: "broken" of "Something is broken"; "Something else" whole."""
    core = said - FILLERS
    thing = core - {"something", "etwas"}
    return core if thing <= _OTHERS else thing


_OTHERS = frozenset({"else", "anderes", "other"})


def _count(word: str) -> int:
    return NUMBER_WORDS.get(word, 0)


def _figures(said: frozenset[str]) -> set[str]:
    """The figures in it; they must agree: "Windows 10" is never a misspelt "Windows 11"."""
    return {word for word in said if any(c.isdecimal() for c in word)}


def buttons(options: Iterable[Choosable], language: str) -> list[Option]:
    """The options as reply buttons."""
    return [Option(each.value, each.shown(language)) for each in options]


def named(options: Iterable[Choosable], language: str) -> str:
    """The labels in a row, for saying between what we could not choose."""
    return ", ".join(each.shown(language) for each in options)


def distinct(options: Sequence[Choosable]) -> Sequence[Choosable]:
    """Refuse options that nobody could tell apart.

    Raises:
        ValueError: two options have the same value or go by the same words.
    """
    taken: dict[str, Choosable] = {}
    for option in options:
        for name in {plain(each) for each in option.names()}:
            if not name and not any(map(str.strip, option.names())):
                raise ValueError("An option without words can't be chosen.")
            if name in taken:
                raise ValueError(
                    f'Two options are called "{option.value}"; each needs its own words.'
                )
        taken.update(dict.fromkeys(map(plain, option.names()), option))
    return options
