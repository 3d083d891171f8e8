"""`kind: text`: a few words or a whole story."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from intakebot.engine.kinds import dressing
from intakebot.engine.kinds.base import (
    Control,
    OnOff,
    Question,
    Read,
    Reading,
    Unclear,
    in_languages,
    plain,
)
from intakebot.understanding.address_cues import asks_address, meant
from intakebot.understanding.finding import Finding, Span, only, overlaps
from intakebot.understanding.understand import Understood
from intakebot.understanding.vocabulary import VAGUE

ADDRESS = "address"
LONGEST_NAMED = 120
"""Characters of an answer that is no more than the question's name and a value."""
PASTED = frozenset({"quoted", "error_body", "stack_trace"})

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts without blanks between words: Thai, Japanese, Chinese."""


class FreeText(Question):
    """Anything that can be said in words, kept as it was written."""

    kind: Literal["text"]
    long: OnOff = Field(False, description="yes shows a field of several lines.")
    min_words: int = Field(
        0, ge=0, le=50, description="Fewer words than this are queried once; 0 takes any."
    )

    named = True
    title = "A text, short or long, in the customer's own words."

    @property
    def control(self) -> Control:
        return "long_text" if self.long else "text"

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        text, span = said.strip(), None
        named = self.called(said, reading.language) if len(said) <= LONGEST_NAMED else None
        if named is not None and not plain(_beside(said, named.whole)):
            text, span = named.value, named.span  # "player name: NoobSlayer", asked for it
        elif not (self.long or self.min_words):
            start, end = span = dressing.within(said, naming=self._asks_name)
            text = said[start:end].strip()
        if not any(map(str.isalnum, text)):
            return Unclear("empty")
        if reading.tried == 0 and len(text) < 80 and plain(text) in VAGUE:
            return Unclear("text_vague")
        if reading.tried == 0 and self.min_words and _count(text) < self.min_words:
            return Unclear("text_short", {"words": str(self.min_words)})
        return Read(text, text, span=span)

    @cached_property
    def _asks_name(self) -> bool:
        return not self.own_words.isdisjoint(dressing.NAMING)

    @cached_property
    def finds(self) -> str:
        """Where its author says nothing, its words tell whether an address answers it."""
        if self.find is not None:
            return super().finds
        texts = (*in_languages(self.ask), *in_languages(self.label or self.id.replace("_", " ")))
        return ADDRESS if asks_address(texts) else ""

    @property
    def listens(self) -> bool:
        return True  # at least for its own name: "my player name is NoobSlayer"

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        told = super().notice(understood, text, reading)
        if self.finds == ADDRESS:
            one = only(meant(text, understood.all(ADDRESS), self.own_words))
            told = self.taken_as(one, text, reading) if one else None
        named = None if told else self.called(text, reading.language)
        if named is None or overlaps(named.span, [f.span for f in _pasted(understood)]):
            return told
        return Read(named.value, named.value, "B", named.span)


def _beside(text: str, span: Span) -> str:
    return text[: span[0]] + text[span[1] :]


def _pasted(understood: Understood) -> Iterable[Finding]:
    """What somebody else, or a machine, wrote."""
    return (each for each in understood.findings if each.label in PASTED)


def _count(text: str) -> int:
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2
