"""Options of a choice, as authors write them and customers read them."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import Text, in_language, in_languages, plain

_INITIAL = re.compile(r"[A-ZÄÖÜ]|[0-9]+")
_SHORT = 3
"""Letters and figures that an abbreviation has at least."""


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
        """Its value and the labels of all languages."""
        return {self.value, *in_languages(self.label)}

    def spoken(self) -> set[str]:
        """What people say for it: a value that is no label is a name for conditions alone."""
        return {*in_languages(self.label), *self.also}


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


def initials(options: Sequence[Choosable]) -> dict[str, int]:
    """What people make of capitals and figures: "PS5" of "PlayStation 5", if it is one option's."""
    found: dict[str, set[int]] = {}
    for n, option in enumerate(options):
        for label in option.labels():
            short = "".join(_INITIAL.findall(label))
            if len(short) >= _SHORT and not short.isdecimal() and not label.isupper():
                found.setdefault(short.lower(), set()).add(n)
    return {short: n for short, (n, *others) in found.items() if not others}
