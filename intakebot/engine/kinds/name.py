"""`kind: name`: what a person is called."""

from typing import Literal

from intakebot.engine.kinds.base import Question, Read, Reading, Unclear
from intakebot.understanding.extract import names


class Name(Question):
    """A person's name, with the capitals and accents it was written with."""

    kind: Literal["name"]

    sort = "person_name"
    title = 'A person\'s name; "my name is" and the like around it are left out.'

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        if not said.strip():
            return Unclear("empty")
        text = said[:500]
        if "@" in text:
            return Unclear("name_email")
        start, end = names.given(text)
        words = " ".join(text[start:end].split())
        if names.is_name(words) and len(said) <= 500:
            words = names.unspelled(words)
            return Read(words, words, "A", (start, end))
        if any(c.isdecimal() for c in words):
            return Unclear("name_number")
        return Unclear("name")
