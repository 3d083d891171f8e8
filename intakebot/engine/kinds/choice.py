"""`kind: choice`: one of several."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import OnOff, Question, Read, Reading, Unclear, shorten
from intakebot.engine.kinds.dressing import within
from intakebot.engine.kinds.meant import Index
from intakebot.engine.kinds.options import Listed, buttons, distinct, named


class Choice(Question):
    """One of the options, by its button or in words. The answer is the option's value."""

    kind: Literal["choice"]
    options: Annotated[list[Listed], AfterValidator(distinct)] = Field(
        min_length=2,
        max_length=30,
        description="What can be chosen: words, or a map of languages, or value, label "
        "and also: other words customers use for it.",
    )
    other: OnOff = Field(False, description="yes takes an answer in the customer's own words too.")

    shown_as = "choice"
    title = "One of several options, shown as buttons; typing a label works as well."

    @cached_property
    def _index(self) -> Index:
        return Index(self.options, self.own_words)

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        match = self._index.match(said, asked=not reading.unasked)
        if match.option is not None:
            return Read(match.option.value, match.option.shown(reading.language), match.band)
        if match.several:
            return Unclear("choice_several", {"options": named(match.several, reading.language)})
        if self.other and not reading.unasked:
            start, end = within(said, thing=True)
            own = shorten(said[start:end], 500)
            return Read(own, own)
        return Unclear("choice", {"options": named(self.options[:6], reading.language)})

    def likely(self, said: str, language: str) -> Read | None:
        """The option that a part of the first words may mean: to be offered when it is asked."""
        option = self._index.likely(said)
        return Read(option.value, option.shown(language), "B") if option else None

    def nearest(self, said: str, language: str) -> Read | None:
        """The option that an answer comes nearest to which names none: a guess."""
        option = self._index.nearest(said)
        return Read(option.value, option.shown(language), "B") if option else None

    def values(self) -> tuple[str, ...] | None:
        return None if self.other else tuple(option.value for option in self.options)

    def choices(self, language: str) -> list[Option]:
        return buttons(self.options, language)
