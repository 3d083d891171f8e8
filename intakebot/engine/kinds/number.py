"""`kind: number`: an amount, a count, a size."""

from typing import Literal

from pydantic import Field, model_validator

from intakebot.engine.kinds.base import Question, Read, Reading, Text, Unclear, band_of, in_language
from intakebot.understanding.extract import numbers
from intakebot.understanding.finding import Finding, only


class Number(Question):
    """A number. The answer is an int where no decimals are taken, else a float."""

    kind: Literal["number"]
    min: float | None = Field(None, description="The smallest number taken.")
    max: float | None = Field(None, description="The largest number taken.")
    decimals: int = Field(0, ge=0, le=6, description="How many digits after the point are taken.")
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
        found = numbers.find(said[:500], reading.language, whole=self.decimals == 0)
        one = only(found)
        if one is None and found:
            return Unclear("number_several")
        spelt = None if one else numbers.spelt(said)
        if one is None and spelt is None:
            return Unclear("number")
        value = float(one.value if one else spelt or 0)
        trouble = self._misfit(value, reading.language)
        if trouble is not None:
            return trouble
        exact = round(value, self.decimals) if self.decimals else int(value)
        band = band_of(one) if one else "A"
        return Read(exact, self._shown(exact, reading.language), band, one.span if one else None)

    def attempted(self, said: str) -> bool:
        return any(c.isdecimal() for c in said)

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        """What ``find`` found is read like an answer: "49,90 €" is 49.9."""
        start, end = found.span
        read = self.read(text[start:end], reading)
        return Read(read.value, read.text, "B", found.span) if isinstance(read, Read) else None

    def _misfit(self, value: float, language: str) -> Unclear | None:
        if value != round(value, self.decimals):
            return Unclear("number_whole") if self.decimals == 0 else Unclear(
                "number_decimals", {"decimals": str(self.decimals)}
            )  # fmt: skip
        low = self.min is not None and value < self.min
        high = self.max is not None and value > self.max
        if low or high:
            key = "number_small" if low else "number_large"
            limit = self.min if low else self.max
            return Unclear(key, {"limit": self._shown(limit or 0.0, language)})
        return None

    def _shown(self, value: float, language: str) -> str:
        broken = f"{value:.2f}" if self.decimals == 2 else repr(value)  # 49.90 reads as money
        text = str(int(value)) if value == int(value) else broken
        if language[:2] == "de":
            text = text.replace(".", ",")
        return f"{text} {in_language(self.unit, language)}" if self.unit else text
