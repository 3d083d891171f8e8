"""What every question has, whatever its kind."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Annotated, ClassVar, Literal, TypeAlias

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, field_validator

from intakebot.engine.answers import Value
from intakebot.engine.entries import Option, Upload
from intakebot.engine.kinds import contrast
from intakebot.understanding import labelled
from intakebot.understanding.extract.codes import Form, unreadable
from intakebot.understanding.finding import Finding, only
from intakebot.understanding.labelled import Told
from intakebot.understanding.normal import plain as plain  # noqa: PLC0414  (kinds compare with it)
from intakebot.understanding.normal import words
from intakebot.understanding.understand import Understood

Control: TypeAlias = Literal[
    "text", "long_text", "choice", "choices", "yes_no", "number",
    "date", "email", "phone", "url", "file", "rating",
]  # fmt: skip
"""How a screen asks: which field or buttons it shows. The words typed are always accepted too."""

Text: TypeAlias = str | dict[str, str]
"""What an author writes: one string, or a map of languages (``{en: …, de: …}``)."""

Part: TypeAlias = Literal[
    "observed", "expected", "steps", "where", "environment", "evidence", "since"
]
"""A part of a report."""

FINDERS: dict[str, str] = {
    "email": "email",
    "phone": "phone",
    "name": "person_name",
    "url": "url",
    "date": "datetime",
    "version": "version",
    "browser": "browser",
    "os": "os",
    "device": "device",
    "order_number": "order_id",
    "error": "error",
    "doing": "doing",
    "address": "address",
}
"""What authors call the extractors in ``find``."""

OnOff: TypeAlias = Annotated[bool, WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""A setting that is on or off. Authors write yes or no, which YAML 1.2 reads as text."""

QuestionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]

LONGEST = 8000
"""Characters of one message that are looked at; what is longer is kept, not searched."""


class Reading(Struct, frozen=True):
    """The circumstances an answer is read in."""

    language: str = "en"
    at: int = 0
    """UTC, milliseconds: "yesterday" is counted from here …"""
    time_zone: str = ""
    """… in this zone; UTC where it is empty or unknown."""
    region: str = ""
    """Two letters: the customer's country, as their browser tells it."""
    tried: int = 0
    """How many answers to this question did not fit so far. Vague words are queried once."""
    unasked: bool = False
    """Nobody has asked yet: then no words at all count as somebody's own ("other")."""
    home: str = ""
    """Two letters: the country that the site is in."""

    @property
    def dials(self) -> str:
        """Whose phone numbers are meant when no country code is given."""
        return self.home or self.region


class Read(Struct, frozen=True):
    """A fitting answer. ``span`` marks the words in what was said, where not all of it counts."""

    value: Value
    text: str
    band: Literal["A", "B"] = "A"
    span: tuple[int, int] | None = None


class Unclear(Struct, frozen=True):
    """What was missing. ``key`` names a sentence in ``words``, ``blanks`` fill it.

    The author's own ``unclear`` text is shown instead where there is one.
    """

    key: str
    blanks: dict[str, str] = {}


class Question(BaseModel):
    """The settings that every question has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: QuestionId = Field(
        description="The question's name in conditions, titles and tests: "
        "small letters, digits and _."
    )
    kind: str
    ask: Text = Field(
        description="The question as the customer reads it. One string, or one for each language."
    )
    label: Text | None = Field(
        None,
        description="A short name for summaries and the case sheet, such as Order number. "
        "Made from the id where left out.",
    )
    help: Text | None = Field(
        None, description="Why it is asked; shown when the customer wants to know."
    )
    unclear: Text | None = Field(
        None, description="What to say when the answer does not fit. Give an example in it."
    )
    example: Text | None = Field(None, description="An answer that fits, shown when one didn't.")
    when: str | None = Field(
        None, description="Ask only if this holds, such as: symptom is An error message."
    )
    optional: OnOff = Field(False, description="yes lets the customer skip it.")
    prefill: str | None = Field(
        None,
        description="What is known already and need not be asked: page.url, page.title, "
        "page.language, page.browser, page.time_zone, page.referrer, page.viewport, site.NAME, "
        "or opening, the customer's first words.",
    )
    gives: Part | None = Field(
        None,
        description="Which part of a report it answers: observed, expected, steps, where, "
        "environment, evidence or since. Left out: by its kind, such as where for a url.",
    )
    find: str | list[str] | None = Field(
        None,
        description="Also noticed when it comes up earlier: an extractor's name (email, phone, "
        "name, url, date, version, browser, os, device, order_number, error, doing, address), an "
        "RE2 pattern, or a list of phrases.",
    )
    tries: int = Field(
        2,
        ge=1,
        le=5,
        description="After how many answers that don't fit the bot writes down what was said "
        "and goes on.",
    )

    shown_as: ClassVar[Control] = "text"
    sort: ClassVar[str] = ""
    """The sort of fact that answers it, wherever it comes up."""
    named: ClassVar[bool] = False
    """Whether a value that is told by the question's own name answers it."""
    title: ClassVar[str] = ""
    """One line for the authors' guide: what this kind asks for."""

    @field_validator("find")
    @classmethod
    def _findable(cls, find: str | list[str] | None) -> str | list[str] | None:
        if find is None or (isinstance(find, str) and find in FINDERS):
            return find
        if not all(each.strip() for each in ([find] if isinstance(find, str) else find)):
            raise ValueError("An empty phrase is found everywhere.")
        wrong = unreadable(pattern_of(find))
        if wrong:
            raise ValueError(f"This pattern can't be read: {wrong}")
        return find

    @property
    def control(self) -> Control:
        """How a screen asks for it."""
        return self.shown_as

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        """Read an answer to this question. Pure; never raises on anything a customer types."""
        raise NotImplementedError

    def attempted(self, said: str) -> bool:
        """Whether words that don't fit were meant as an answer: "mara at garden" for an address.

        Asked only of words that tell something and are no question.
        """
        return True

    def read_files(self, uploads: Sequence[Upload]) -> Read | Unclear:
        """Read files that were sent as the answer."""
        return Unclear("files_not_here")

    @cached_property
    def finds(self) -> str:
        """The sort of fact that answers it: a label of ``understanding``; empty for none."""
        if self.find is None:
            return self.sort
        return FINDERS.get(self.find, self.id) if isinstance(self.find, str) else self.id

    @property
    def listens(self) -> bool:
        """Whether words that were said before it is asked may answer it."""
        return bool(self.finds)

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words that it is asked and called by, in every language."""
        texts = [self.ask, self.label or self.id.replace("_", " ")]
        told = [text for one in texts for text in in_languages(one)]
        return frozenset(word for text in told for word in words(plain(text)))

    def called(self, text: str, language: str) -> Told | None:
        """The one value that a text gives to what this question is called."""
        label = in_language(self.label, language) if self.label else ""
        found = labelled.find(text, (label, self._spoken_id))
        return found[0] if found and all(each.value == found[0].value for each in found) else None

    @cached_property
    def called_as(self) -> tuple[str, ...]:
        """What it is called in any language, as texts are searched for it."""
        labels = in_languages(self.label) if self.label else ()
        return labelled.spelt((*labels, self._spoken_id))

    @cached_property
    def _spoken_id(self) -> str:
        return self.id.replace("_", " ")

    @property
    def forms(self) -> tuple[Form, ...]:
        """Patterns of the author's own that ``understanding`` looks for."""
        if self.find is None or (isinstance(self.find, str) and self.find in FINDERS):
            return ()
        return (Form(self.id, pattern_of(self.find), as_said=True),)

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        """The answer, if ``text``, which was said before this was asked, holds it beyond doubt."""
        sure = [each for each in understood.all(self.finds) if each.band != "C"]
        one = only(contrast.meant(sure, text, self.own_words)) if self.finds else None
        return self.taken_as(one, text, reading) if one else None

    def hint(self, told: str, reading: Reading) -> Read | None:
        """What the first words tell less exactly than was asked; taken where nothing else did."""
        return None

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        """A fact as the answer to this question; None where it does not pass its check."""
        return Read(found.value, found.value, band_of(found), found.span)

    def values(self) -> tuple[str, ...] | None:
        """All values an answer can have, for checking conditions; None where there is no list."""
        return None

    def choices(self, language: str) -> list[Option]:
        """The reply buttons, in the customer's language."""
        return []

    def media_types(self) -> list[str]:
        """The media types that may be uploaded here; empty for all that the site takes."""
        return []


def pattern_of(find: str | list[str]) -> str:
    """An author's pattern, or one that fits each of their phrases."""
    if isinstance(find, str):
        return find
    return "|".join(r"\s+".join(re.escape(word) for word in each.split()) for each in find)


def band_of(found: Finding) -> Literal["A", "B"]:
    """How sure an answer is that was taken from a fact; what is only offered fills nothing."""
    return "A" if found.band == "A" else "B"


def in_languages(text: Text) -> Iterable[str]:
    """A text in each language it is written in."""
    return text.values() if isinstance(text, dict) else [text]


def in_language(text: Text, language: str) -> str:
    """One text out of a map of languages: ``de-AT``, then ``de``, then English, then the first."""
    if isinstance(text, str):
        return text
    for name in (language, language.partition("-")[0], "en"):
        if name in text:
            return text[name]
    return next(iter(text.values()), "")


def shorten(text: str, length: int = 200) -> str:
    """A text on one line, cut at ``length`` with an ellipsis."""
    line = " ".join(text[: length * 4].split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
