"""Which of the customer's words an answer stands on, so that no words are taken twice."""

from intakebot.engine.answers import Answer, Source
from intakebot.engine.draft import Draft
from intakebot.engine.kinds.base import Read
from intakebot.understanding.finding import Span, overlaps

TELLING = ("text", "choice", "choices", "yes_no")
"""Kinds that leave the words they were taken from to others as well."""


def said(read: Read, text: str, seq: int) -> Answer:
    """An answer with the words it came from."""
    span = read.span or (0, len(text))
    source = Source("said", seq, span, text[span[0] : span[1]][:500])
    return Answer(read.value, read.text, source=source, band=read.band)


def claimed(draft: Draft, seq: int, span: Span) -> bool:
    """Whether an answer stands on some of these words of entry ``seq`` already."""
    return overlaps(span, taken(draft, seq))


def taken(draft: Draft, seq: int) -> list[Span]:
    """The words of entry ``seq`` that answers stand on."""
    spans = (taken_from(draft, name, seq) for name in draft.now.answers)
    return [span for span in spans if span]


def taken_from(draft: Draft, name: str, seq: int) -> Span | None:
    """Which words of entry ``seq`` an answer was taken from, so that no other takes them.

    A story and a choice leave the words to others as well.
    """
    item = draft.flow.item(name) if draft.flow else None
    source = draft.now.answers[name].source
    if source.by != "said" or source.seq != seq or (item and item.question.kind in TELLING):
        return None
    return source.span
