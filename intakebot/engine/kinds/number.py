"""`kind: number`: an amount, a count, a size."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from intakebot.engine.kinds import contrast
from intakebot.engine.kinds.base import (
    Question,
    Read,
    Reading,
    Text,
    Unclear,
    band_of,
    in_language,
    in_languages,
    plain,
)
from intakebot.engine.kinds.units import (
    AGED,
    COINS,
    CURRENCIES,
    EVERYBODY,
    FLOOR,
    GROWN,
    MONEY,
    PAID,
    PARTY,
    PRICED,
    UNITS,
    USUAL,
)
from intakebot.understanding.extract import measures, number_words, numbers
from intakebot.understanding.extract.people import mentioned, party
from intakebot.understanding.finding import Finding, Span, only
from intakebot.understanding.normal import listed, words
from intakebot.understanding.understand import Understood

_NEXT = re.compile(r"(?:st|nd|rd|th|\.)?[ -]([^\W\d_]+)|([^\W\d_]+)| ?([€$£])")
_BEYOND = re.compile(r"[ -][^\W\d_]+((?: [^\W\d_]+){1,2})")
_PLACE = re.compile(r"(?:st|nd|rd|th|\.)[ -]")
_CALLED = re.compile(r"([^\W\d_]+)(?: (?:is|ist|of|code|nr\.?|no\.?|هو|هي))?[ :=#]{1,3}$")
_SIGN = re.compile(r"([€$£]|\b(?:EUR|USD|GBP|CHF)) ?$")
_ADDS = re.compile(
    r"\b(?:add(?:ing)?|plus|another|extra|more|less|fewer|noch|weitere[rsn]?|mehr|weniger|زياده) $",
    re.IGNORECASE,
)
_HOW_MANY = listed("many much viele viel vielen كم عدد")
_ASKED = re.compile(r"\b(?:how many|wie viele?|كم عدد|كم) ([^\W\d_]+)")
_OFTEN = listed("often times oft mal häufig مره مرات")
_ROUGHLY = re.compile(
    r"\b(?:over|under|more than|less than|fewer than|at least|at most|up to|over|über|unter"
    r"|mehr als|weniger als|mindestens|höchstens|bis zu|each|apiece|jeweils|pro|per|almost)\b"
    r"|اكثر من|اقل من|\d\+|\b(?:[ap]|pro|im) (?:day|week|month|year|tag|woche|monat|jahr)\b",
    re.IGNORECASE,
)
"""Says that it may be another number, or one of many."""


class Number(Question):
    """A number. The answer is an int where no decimals are taken, else a float."""

    kind: Literal["number"]
    min: float | None = Field(None, description="The smallest number taken.")
    max: float | None = Field(None, description="The largest number taken.")
    decimals: int | None = Field(
        None,
        ge=0,
        le=6,
        description="How many digits after the point are taken. Left out: 2 for money, else none.",
    )
    unit: Text | None = Field(None, description="What is counted, such as kg; shown after it.")

    shown_as = "number"
    title = "A number, in figures or in words; 1,234.5 and 1.234,5 are both understood."

    @model_validator(mode="after")
    def _in_order(self) -> "Number":
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("min is higher than max, so no number fits.")
        return self

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        one = self._one(said[:500], reading.language)
        if isinstance(one, Finding) and self._measure:
            told = measures.told_in(self._measure, one, said[:500])
            one = Unclear("number_unit", self._asked_in(reading)) if told == "other" else told
        if isinstance(one, Unclear):
            return one
        value = float(one.value)
        trouble = self._misfit(value, reading.language)
        if trouble is not None:
            return trouble
        exact = round(value, self._digits) if self._digits else int(value)
        return Read(exact, self._shown(exact, reading.language), band_of(one), one.span)

    def _one(self, said: str, language: str) -> Finding | Unclear:
        """The one number that was said."""
        if self._is_party and (all_of_them := party(said)):
            return Unclear("number_people") if all_of_them == "doubt" else all_of_them
        if self._takes_coins and (money := numbers.coins(said)):
            return money
        found = numbers.find(said, language, whole=self._is_whole(said))
        one = only(found) or only(self._counted(said, found))
        if one is None and found:
            return Unclear("number_several")
        one = one or number_words.spelt(said) or only(number_words.places(said))
        if one is None and self._is_how_often:
            one = number_words.times(said)
        one = one or number_words.nought(said, floor=not self.own_words.isdisjoint(FLOOR))
        if one is not None and _ROUGHLY.search(said):
            one = Finding(one.value, one.span, "B")
        return one or Unclear("number")

    @cached_property
    def _measure(self) -> tuple[str, Decimal] | None:
        """What the number stands in, where it has a unit or asks for one: "How many days?"."""
        units = [plain(each) for each in in_languages(self.unit or "")]
        known = {found for each in (*units, *self._how_many) if (found := measures.of(each))}
        return known.pop() if len(known) == 1 else None

    @cached_property
    def _how_many(self) -> list[str]:
        """What it asks how many of, in each language: "days"."""
        asks = (_ASKED.search(plain(each)) for each in in_languages(self.ask))
        return [each[1] for each in asks if each]

    def _asked_in(self, reading: Reading) -> dict[str, str]:
        """What to call that unit."""
        if self.unit:
            return {"unit": in_language(self.unit, reading.language)}
        asked = _ASKED.search(plain(in_language(self.ask, reading.language)))
        return {"unit": asked[1] if asked else ""}

    @cached_property
    def _is_party(self) -> bool:
        """Whether it counts people of every sort, as "How many of you?"."""
        asks = " ".join(
            plain(each) for text in (self.ask, self.label or "") for each in in_languages(text)
        )
        sorts = GROWN.search(asks) is not None and EVERYBODY.search(asks) is None
        return not sorts and PARTY.search(asks) is not None

    @cached_property
    def _is_how_often(self) -> bool:
        return not self.own_words.isdisjoint(_OFTEN)

    @cached_property
    def _takes_coins(self) -> bool:
        return self._names.isdisjoint(COINS)

    def _is_whole(self, text: str) -> bool:
        """Whether three figures behind a mark can't be decimals: nobody pays 1.299 €."""
        return self._digits == 0 or (
            self._digits <= 2 and (not self._names.isdisjoint(MONEY) or bool(PAID.search(text)))
        )

    @cached_property
    def _digits(self) -> int:
        """How many digits after the point are taken."""
        return self.decimals if self.decimals is not None else 2 * self._is_money

    @cached_property
    def _is_money(self) -> bool:
        """Whether its unit, or where it has none its own words, are about money."""
        units = {plain(unit) for unit in in_languages(self.unit or "") if unit}
        return not (units or self.own_words).isdisjoint(CURRENCIES if units else PRICED)

    @property
    def listens(self) -> bool:
        return bool(self.finds or self._names)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        """What is counted by the name that the question gives it: "2 guests", "three nights"."""
        told = super().notice(understood, text, reading)
        if told is not None or not self._names:
            return told
        found = numbers.find(text[:500], reading.language, whole=self._is_whole(text[:500]))
        found += number_words.in_words(text)
        if self._is_a_place:
            found += number_words.places(text)
        one = only(self._counted(text[:500], found))
        one = one or only(self._called(text[:500], found))
        if one is None and self._is_party and (we := mentioned(text)):
            return self._as(we, reading)
        if one is None and (measured := only(self._measured(text[:500], found))):
            return self._as(measured, reading)
        if one is not None:
            one = contrast.in_its_place(one, found, text[:500], self.own_words)
        return self.taken_as(one, text, reading) if one else None

    @cached_property
    def _names(self) -> frozenset[str]:
        """What it counts, in the question's own words, singular and plural alike."""
        units = {*in_languages(self.unit or ""), *filter(measures.of, self._how_many)}
        units |= UNITS["years"] if not self.own_words.isdisjoint(AGED) else set()
        counted = self.own_words - USUAL | {plain(unit) for unit in units if unit}
        if self._is_money and counted.isdisjoint(CURRENCIES):
            counted |= CURRENCIES
        return frozenset(
            _stem(word) for word in counted.union(*(UNITS.get(w, ()) for w in counted))
        )

    @cached_property
    def _units(self) -> frozenset[str]:
        """What its unit is called, which may stand right behind the figures: "6kg"."""
        units = {plain(unit) for unit in in_languages(self.unit or "") if unit}
        return frozenset(_stem(word) for word in units.union(*(UNITS.get(w, ()) for w in units)))

    @cached_property
    def _is_a_place(self) -> bool:
        """Whether it is one of a row, as "Which semester?", so that "the third" answers it."""
        return self.own_words.isdisjoint(_HOW_MANY)

    def _counted(self, text: str, found: Sequence[Finding]) -> list[Finding]:
        """The numbers that stand before what the question counts, unless they only add to it."""
        return [
            each
            for each in found
            if not _ADDS.search(text, 0, each.span[0])
            and not numbers.one_of_several(text, each.span)
            and (self._is_a_place or not _is_place(text, each.span))
            and any(_stem(plain(name)) in self._names for name in self._beside(text, each.span))
        ]

    def _beside(self, text: str, span: Span) -> Iterator[str]:
        """The word behind a number, and the sign of a currency in front of it."""
        if after := _NEXT.match(text, span[1]):
            unit = after[2] and _stem(plain(after[2])) in self._units
            yield after[1] or after[3] or (after[2] if unit else "")
        if before := _SIGN.search(text, 0, span[0]):
            yield before[1]

    def _measured(self, text: str, found: Sequence[Finding]) -> list[Finding]:
        """Of "two hours late", for "How many minutes late …?", the minutes."""
        if self._measure is None:
            return []
        told = []
        for each in found:
            behind = _BEYOND.match(text, each.span[1])
            here = {_stem(plain(word)) for word in behind[1].split()} if behind else set()
            if not self._names.isdisjoint(here):
                told.append(measures.told_in(self._measure, each, text))
        return [each for each in told if each != "other" and each not in found]

    def _called(self, text: str, found: Sequence[Finding]) -> list[Finding]:
        """The numbers behind the last word of what the question is called: "status 401"."""
        label = self.label or self.id.replace("_", " ")
        called = {each[-1] for text in in_languages(label) if (each := words(plain(text)))} - USUAL
        before = ((each, _CALLED.search(text, 0, each.span[0])) for each in found)
        return [each for each, match in before if match and plain(match[1]) in called]

    def attempted(self, said: str) -> bool:
        return any(c.isdecimal() for c in said)

    def _as(self, found: Finding, reading: Reading) -> Read | None:
        """A number that stands otherwise in the text than in its value."""
        read = self.read(found.value, reading)
        return Read(read.value, read.text, "B", found.span) if isinstance(read, Read) else None

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        """What ``find`` found is read like an answer: "49,90 €" is 49.9."""
        start, end = found.span
        read = self.read(text[start:end], reading)
        return Read(read.value, read.text, "B", found.span) if isinstance(read, Read) else None

    def _misfit(self, value: float, language: str) -> Unclear | None:
        if value != round(value, self._digits):
            return Unclear("number_whole") if self._digits == 0 else Unclear(
                "number_decimals", {"decimals": str(self._digits)}
            )  # fmt: skip
        low = self.min is not None and value < self.min
        high = self.max is not None and value > self.max
        if low or high:
            key = "number_small" if low else "number_large"
            limit = self.min if low else self.max
            return Unclear(key, {"limit": self._shown(limit or 0.0, language)})
        return None

    def _shown(self, value: float, language: str) -> str:
        broken = f"{value:.2f}" if self._digits == 2 else repr(value)  # 49.90 reads as money
        text = str(int(value)) if value == int(value) else broken
        if language[:2] == "de":
            text = text.replace(".", ",")
        return f"{text} {in_language(self.unit, language)}" if self.unit else text


def _is_place(text: str, span: Span) -> bool:
    """Whether a number says which of a row: "the 3rd", "im 3. Stock"; no sum of money does."""
    return text[slice(*span)].isdecimal() and _PLACE.match(text, span[1]) is not None


def _stem(word: str) -> str:
    return word.removesuffix("s")
