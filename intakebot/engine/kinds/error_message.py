"""`kind: error_message`: what the message says, word for word."""

from collections.abc import Sequence
from typing import Literal

from intakebot.engine.entries import Upload
from intakebot.engine.kinds.base import (
    LONGEST,
    Control,
    Question,
    Read,
    Reading,
    Unclear,
    band_of,
    shorten,
)
from intakebot.understanding.extract import bodies, errors, traces
from intakebot.understanding.finding import Finding, only
from intakebot.understanding.understand import Understood

TRACE, BODY = "stack_trace", "error_body"


def whole(found: Finding) -> Read:
    """A trace or a body as the answer: kept whole as evidence, its error is what people read."""
    line = bodies.error_line if found.label == BODY else traces.error_line
    return Read(found.value, shorten(line(found.value)), "A", found.span)


class ErrorMessage(Question):
    """The exact words. The answer keeps a long paste whole and shows the line that tells.

    A picture of the message answers it as well: the value is then the list of upload ids.
    """

    kind: Literal["error_message"]

    sort = "error"
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
        trace = only([each for each in traces.find(said[:LONGEST]) if each.label == TRACE])
        if trace is not None:  # a paste that was asked for is kept with all that is around it
            return Read(text, shorten(traces.error_line(text)), "A", (0, len(said)))
        body = only(list(bodies.find(said[:LONGEST])))
        if body is not None:
            return Read(text, shorten(bodies.error_line(body.value)), "A", (0, len(said)))
        start, end = errors.said(said[:LONGEST]) if len(said) <= LONGEST else (0, len(said))
        words = said[start:end].strip()
        told = traces.error_line(words) if "\n" in words or len(words) > 200 else words
        return Read(words, shorten(told), "A", (start, end))

    def read_files(self, uploads: Sequence[Upload]) -> Read | Unclear:
        pictures = [each for each in uploads if each.media_type.startswith("image/")]
        if not pictures or len(pictures) < len(uploads):
            return Unclear("files_pictures")
        return Read([each.id for each in pictures], ", ".join(each.name for each in pictures))

    def notice(self, understood: Understood, text: str, reading: Reading) -> Read | None:
        evidence = only(understood.all(TRACE) or understood.all(BODY))
        return whole(evidence) if evidence else super().notice(understood, text, reading)

    def taken_as(self, found: Finding, text: str, reading: Reading) -> Read | None:
        return Read(found.value, shorten(found.value), band_of(found), found.span)
