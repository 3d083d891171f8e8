"""`kind: choices`: any number of several."""

import re
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import OnOff, Question, Read, Reading, Unclear, plain, shorten
from intakebot.engine.kinds.meant import LONGEST, Index
from intakebot.engine.kinds.options import Choosable, Listed, buttons, distinct, named
from intakebot.understanding.vocabulary import FILLERS, GROUPS_ALL, GROUPS_NONE

_BETWEEN = re.compile(
    r"\s*(?:[,;+&\n/،؛]|(?<!\w)(?:and|und|sowie|plus|as well as)(?!\w)|(?<!\w)و(?=\s))\s*",
    re.IGNORECASE,
)
_SO_FAR = {"yet", "so", "far", "noch", "bisher", "بعد"}
_OR = re.compile(r"(?<!\w)(?:or|oder|او|أو)(?!\w)", re.IGNORECASE)
"""Whoever is free in the morning or on Saturday is so on both."""
_SAYS_NOTHING = {"", *FILLERS}
_FIGURES = re.compile(r"\d{1,2}(?:[\s,;&+]+\d{1,2})+")


class Choices(Question):
    """Several of the options. The answer is the list of their values, in the options' order."""

    kind: Literal["choices"]
    options: Annotated[list[Listed], AfterValidator(distinct)] = Field(
        min_length=2,
        max_length=30,
        description="What can be chosen: words, or a map of languages, or value, label "
        "and also: other words customers use for it.",
    )
    min: int = Field(1, ge=0, le=30, description="How many at least; with 0, none is an answer.")
    max: int | None = Field(None, ge=1, le=30, description="How many at most; all if left out.")
    other: OnOff = Field(False, description="yes takes answers in the customer's own words too.")

    shown_as = "choices"
    title = "Any number of several options, shown as boxes to tick; typing labels works as well."

    @model_validator(mode="after")
    def _in_bounds(self) -> "Choices":
        if self.min > min(self.max or len(self.options), len(self.options)):
            raise ValueError("min is higher than what can be chosen.")
        return self

    @cached_property
    def _index(self) -> Index:
        return Index(self.options, self.own_words)

    @cached_property
    def _none(self) -> Choosable | None:
        """The option that says none of the others: "Nothing yet"."""
        for option in self.options:
            for name in map(plain, option.names()):
                if " ".join(w for w in name.split() if w not in _SO_FAR) in GROUPS_NONE:
                    return option
        return None

    @cached_property
    def _labels(self) -> list[tuple[re.Pattern[str], Choosable]]:
        """Labels that would be torn apart at an "and" or a comma, the longest first."""
        long = [(n, o) for o in self.options for n in o.names() if _BETWEEN.search(n)]
        long.sort(key=lambda pair: -len(pair[0]))
        return [(re.compile(rf"(?<!\w){re.escape(n)}(?!\w)", re.IGNORECASE), o) for n, o in long]

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        language = reading.language
        text = plain(said[:LONGEST])
        chosen: list[Choosable] = []
        if text in GROUPS_ALL and text not in self._index.by_name:
            chosen = list(self.options)
        elif text in GROUPS_NONE and text not in self._index.by_name:
            if self._none is not None:
                chosen = [self._none]
            elif self.min == 0:
                return Read([], shorten(said))
            else:
                return Unclear("choices_few", {"min": str(self.min)})
        own, band, trouble = ([], "A", None) if chosen else self._parts(said, chosen, reading)
        if trouble is not None:
            return trouble
        picked = [option for option in self.options if option in chosen]
        many = len(picked) + len(own)
        if many < self.min or (reading.unasked and not picked):
            return Unclear("choices_few", {"min": str(self.min)})
        if self.max is not None and many > self.max:
            return Unclear("choices_many", {"max": str(self.max)})
        text = ", ".join([option.shown(language) for option in picked] + own)
        return Read([option.value for option in picked] + own, text, "A" if band == "A" else "B")

    def _parts(
        self, said: str, chosen: list[Choosable], reading: Reading
    ) -> tuple[list[str], str, Unclear | None]:
        """Put every option that a part of the words names into ``chosen``; own words apart.

        Unasked, what names none is about something else.
        """
        language = reading.language
        rest = said[: LONGEST * 4]
        for label, option in self._labels:
            rest, times = label.subn(",", rest)
            if times:
                chosen.append(option)
        own, bands = [], {"A"}
        parts = rest.split() if _FIGURES.fullmatch(rest.strip()) else _BETWEEN.split(rest)
        for part in dict.fromkeys(parts):
            if not plain(part) or (chosen and plain(part) in FILLERS):
                continue
            match = self._index.match(part, asked=not reading.unasked)
            if reading.unasked and match.option is None:
                bands.add("B")
                continue
            if match.several:
                blanks = {"options": named(match.several, language)}
                return [], "A", Unclear("choice_several", blanks)
            if match.option is not None:
                chosen.append(match.option)
                bands.add(match.band)
            elif self.other:
                own.append(shorten(part))
            else:
                blanks = {"words": shorten(part, 60), "options": named(self.options[:6], language)}
                return [], "A", Unclear("choices_unknown", blanks)
        return own, max(bands), None

    def nearest(self, said: str, language: str) -> Read | None:
        """The options that the parts of an answer are or come nearest to: a guess, of each."""
        told = (part for each in _BETWEEN.split(said[:LONGEST]) for part in _OR.split(each))
        parts = [part for part in told if plain(part) not in _SAYS_NOTHING]
        found = [self._index.match(part).option or self._index.nearest(part) for part in parts]
        chosen = [option for option in self.options if option in found]
        if not chosen or None in found or len(chosen) > (self.max or len(self.options)):
            return None
        shown = ", ".join(option.shown(language) for option in chosen)
        return Read([option.value for option in chosen], shown, "B")

    def values(self) -> tuple[str, ...] | None:
        return None if self.other else tuple(option.value for option in self.options)

    def choices(self, language: str) -> list[Option]:
        return buttons(self.options, language)
