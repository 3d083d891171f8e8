"""`kind: rating`: a number of stars."""

import re
from typing import Literal

from pydantic import Field

from intakebot.engine.entries import Option
from intakebot.engine.kinds.base import Question, Read, Reading, Unclear, plain
from intakebot.understanding.extract import number_words

_STARS = {"نجمه": 1, "نجمه واحده": 1, "نجمتين": 2, "نجمتان": 2, "a star": 1}
_FIGURE = re.compile(
    r"(\d{1,2})(?: ?(?:stars?|sterne?|points?|punkte?|نجوم|نجمه))?"
    r"(?: ?(?:/|of|out of|von|من) ?(\d{1,2})(?: ?(?:stars?|sterne?|points?|punkte?))?)?"
)


class Rating(Question):
    """How many stars, out of ``stars``. The answer is an int, 1 for the worst."""

    kind: Literal["rating"]
    stars: int = Field(5, ge=2, le=10, description="How many stars to show.")

    shown_as = "rating"
    title = "A number of stars."

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = plain(said[:100])
        stars = text.count("★") + text.count("⭐")
        figure = _FIGURE.fullmatch(text)
        if figure and int(figure[2] or self.stars) == self.stars:
            given = int(figure[1])
        elif stars and not text.strip("★⭐☆ \ufe0f"):
            given = stars
        else:
            told = number_words.spelt(text) if len(text.split()) <= 3 and not figure else None
            given = int(told.value) if told and told.value.isdecimal() else _STARS.get(text, 0)
        if 1 <= given <= self.stars:
            return Read(given, f"{given}/{self.stars}")
        return Unclear("rating", {"stars": str(self.stars)})

    def values(self) -> tuple[str, ...]:
        return tuple(str(n) for n in range(1, self.stars + 1))

    def choices(self, language: str) -> list[Option]:
        return [Option(value, value) for value in self.values()]
