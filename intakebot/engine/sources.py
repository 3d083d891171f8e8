"""Which of the customer's words an answer stands on, so that no words are taken twice."""

from collections.abc import Iterable

from intakebot.engine.answers import Answer, Source
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Item
from intakebot.engine.kinds.base import Read, in_languages, plain
from intakebot.engine.kinds.text import ADDRESS
from intakebot.understanding.finding import Span, overlaps, trimmed

TELLING = ("text", "choice", "choices", "yes_no")
"""Kinds that leave the words they were taken from to others as well."""


_WHEN = ("when ", "wann ", "متى ")
CODES = ("code", "email", "phone", "url")
"""Kinds whose answers hold figures that are no number of anything."""


def said(read: Read, text: str, seq: int) -> Answer:
    """An answer with the words it came from."""
    span = trimmed(text, read.span or (0, len(text)))
    source = Source("said", seq, span, text[span[0] : span[1]][:500])
    return Answer(read.value, read.text, source=source, band=read.band)


def claimed(draft: Draft, seq: int, span: Span, item: Item | None = None) -> bool:
    """Whether an answer stands on some of these words of entry ``seq`` already.

    For the version that ``item`` asks for, those of a device do not count: "Android 14" is both.
    """
    shared = "device" if item is not None and item.question.kind == "version" else ""
    is_day = item is not None and item.question.kind == "date"
    return overlaps(span, taken(draft, seq, shared)) or (is_day and told_when(draft, seq))


def taken(draft: Draft, seq: int, shared: str = "") -> list[Span]:
    """The words of entry ``seq`` that answers stand on, but for those of the kind ``shared``."""
    items = ((name, draft.flow.item(name) if draft.flow else None) for name in draft.now.answers)
    names = [name for name, item in items if not (item and item.question.kind == shared)]
    return [span for name in names if (span := taken_from(draft, name, seq))]


def taken_from(draft: Draft, name: str, seq: int) -> Span | None:
    """Which words of entry ``seq`` an answer was taken from, so that no other takes them.

    A story and a choice leave the words to others as well, but for the address that answers them.
    """
    item = draft.flow.item(name) if draft.flow else None
    source = draft.now.answers[name].source
    if source.by != "said" or source.seq != seq:
        return None
    if item is not None and item.question.kind in TELLING:
        return address_in(draft, item, source)
    return source.span


def asks_when(item: Item) -> bool:
    """Whether it takes free words for a time: "When can we call you?"."""
    asks = (plain(each) for each in in_languages(item.question.ask))
    return item.question.kind == "text" and any(each.startswith(_WHEN) for each in asks)


def told_when(draft: Draft, seq: int) -> bool:
    """Whether entry ``seq`` answered such a question: its day is no other's."""
    flow, answers = draft.flow, draft.now.answers
    names = [name for name in answers if answers[name].source.seq == seq] if flow else []
    return any((item := flow.item(name)) and asks_when(item) for name in names if flow)


def address_in(draft: Draft, item: Item, source: Source) -> Span | None:
    """The address that a text was answered with: where one thing is picked up is not where it goes.

    Of an answer that asked for no address only where it is nothing else.
    """
    if item.question.kind != "text" or draft.flow is None or ADDRESS not in draft.flow.labels:
        return None
    found = draft.understood(source.quote).all(ADDRESS)
    whole = len(found) == 1 and found[0].value == source.quote.strip(" .,;!")
    if source.span is None or not (whole or (found and item.question.finds == ADDRESS)):
        return None
    first = source.span[0]
    return first + found[0].span[0], first + found[-1].span[1]


def own_words(draft: Draft, item: Item, text: str) -> str:
    """What of a message can answer a question; places stay.

    Not what was pasted of somebody else's, unless the message is asked for word for word. For a
    number no code either: FF-20419 is no 20,419 euros.
    """
    others = {"quoted"} - ({"quoted"} if item.question.kind == "error_message" else set())
    if item.question.kind == "number" and draft.flow is not None:
        others |= {i.question.finds for i in draft.flow.noticing if i.question.kind in CODES}
    found = draft.understood(text).findings
    return without(
        text, [each.span for each in found if each.label in others - {item.question.finds}]
    )


def without(text: str, spans: Iterable[Span]) -> str:
    """A text with some of its words blanked out; places stay."""
    left = text
    for start, end in spans:
        left = left[:start] + " " * (end - start) + left[end:]
    return left
