"""`kind: error_message`: what the message says, word for word."""

from collections.abc import Sequence
from typing import Literal

from intakebot.engine.entries import Upload
from intakebot.engine.kinds.base import LONGEST, Control, Question, Read, Reading, Unclear, shorten
from intakebot.understanding.extract import errors


class ErrorMessage(Question):
    """The exact words. The answer keeps a long paste whole and shows the line that tells.

    A picture of the message answers it as well: the value is then the list of upload ids.
    """

    kind: Literal["error_message"]

    title = 'The exact words of an error message; a bare "an error" is queried once.'

    @property
    def control(self) -> Control:
        return "long_text"

    def read(self, said: str, reading: Reading) -> Read | Unclear:
        text = said.strip()
        if not any(c.isalnum() for c in text):
            return Unclear("empty")
        if len(text) < 80 and reading.tried == 0:
            if errors.none(text):
                return Unclear("error_none")
            if errors.vague(text):
                return Unclear("error_vague")
        start, end = errors.said(said[:LONGEST]) if len(said) <= LONGEST else (0, len(said))
        words = said[start:end].strip()
        told = errors.line(words) if "\n" in words or len(words) > 200 else words
        return Read(words, shorten(told), "A", (start, end))

    def read_files(self, uploads: Sequence[Upload]) -> Read | Unclear:
        pictures = [each for each in uploads if each.media_type.startswith("image/")]
        if not pictures or len(pictures) < len(uploads):
            return Unclear("files_pictures")
        return Read([each.id for each in pictures], ", ".join(each.name for each in pictures))

    def notice(self, text: str, reading: Reading) -> Read | None:
        found = errors.beyond_doubt(text[:LONGEST])
        return Read(found.value, shorten(found.value), found.band, found.span) if found else None
