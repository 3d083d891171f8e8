"""The ledger: facts that came up before anything asked for them, and wait for their question."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies
from intakebot.engine.choosing import clause_of, likely
from intakebot.engine.conversation import Heard
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds import contrast
from intakebot.engine.kinds.base import Read, Unclear
from intakebot.engine.kinds.code import Code
from intakebot.engine.kinds.date import Date
from intakebot.engine.sources import claimed, own_words, said, told_when
from intakebot.understanding.extract.day_sides import pointed
from intakebot.understanding.finding import Finding, only

_AFTER = re.compile(
    r"\b(?:after|within|every|up to|more than|less than|nach|innerhalb(?: von)?|jede|bis zu"
    r"|über|unter)\s+(?:about |only |nur |ca\.? |etwa )?$",
    re.IGNORECASE,
)
MOST_HEARD = 40
"""Facts without a question that a conversation keeps."""


def keep(draft: Draft, flow: Flow | None, text: str, seq: int) -> None:
    """Let facts wait whose questions have not come up, or may come with a flow."""
    heard = list(draft.now.heard)
    for found in draft.understood(text).findings:
        wanted = flow is None or found.label in flow.labels
        if found.label == "datetime" and told_when(draft, seq):
            continue
        if not wanted or len(heard) >= MOST_HEARD or claimed(draft, seq, found.span):
            continue
        span = pointed(text, found.span) if found.label == "datetime" else found.span
        quote = text[slice(*span)][:200]
        heard.append(Heard(found.label, found.value, span, seq, quote, found.band))
    heard += [] if flow is None else by_name(draft, flow, text, seq)
    if len(heard) > len(draft.now.heard):
        draft.set(heard=heard[:MOST_HEARD])


def by_name(draft: Draft, flow: Flow, text: str, seq: int) -> Iterator[Heard]:
    """What is told by its name of a question that does not apply yet, or counts what it counts."""
    named = draft.named(text)
    for item in flow.perhaps:
        counts = item.question.kind == "number"
        if not counts and item.id not in named:
            continue
        if item.id in draft.now.answers or applies(flow, draft.now, item):
            continue
        read = named_in(draft, item, text)
        if read is None and counts:
            read = item.question.notice(draft.understood(text), text, draft.reading)
        if read is not None and read.span is not None:
            yield Heard(told_as(item), read.text, read.span, seq, read.text[:200], "B")


def named_in(draft: Draft, item: Item, text: str) -> Read | None:
    """What a message tells of a question by its own name: "player name: NoobSlayer"."""
    named = item.id in draft.named(text)
    told = item.question.called(text, draft.now.language) if named else None
    read = item.question.notice(draft.understood(text), text, draft.reading) if told else None
    return read if told and read and read.span == told.span else None


def told_as(item: Item) -> str:
    """Under which label waits what was told by the question's own name."""
    return f"={item.id}"


def from_range(draft: Draft, item: Item) -> bool:
    """Answer a question for one end of a stretch of days from the first words."""
    if not isinstance(item.question, Date) or not draft.now.opening:
        return False
    read = item.question.of_range(draft.now.opening, draft.reading)
    if read is None or (read.span and claimed(draft, draft.now.opening_seq, read.span, item)):
        return False
    draft.answer(item, said(read, draft.now.opening, draft.now.opening_seq))
    return True


def from_ledger(draft: Draft, item: Item) -> bool:
    """Answer a question from the one fact of its sort that waits."""
    if not draft.now.heard:
        return False
    if from_range(draft, item):
        return True
    labels = {item.question.finds, told_as(item), *of_one_form(draft, item)}
    waiting = [
        each
        for each in draft.now.heard
        if each.label in labels
        and not claimed(draft, each.seq, each.span, item)
        and not is_of_another(draft, item, each)
    ]
    waiting = told_apart(draft, item, waiting)
    sure = [each for each in waiting if each.band != "C"]
    several = sum(each.label in labels for each in draft.now.heard) > 1
    if item.question.kind == "date" and several:
        sure = fitting(draft, item, waiting)  # "on Thursday" is nobody's birthday
    one = only([Finding(each.value, each.span, each.band) for each in sure])
    if one is None:
        return False
    heard = sure[-1]
    read = item.question.read(heard.quote, replace(draft.reading, unasked=True))
    if isinstance(read, Unclear):
        return False
    source = Source("said", heard.seq, heard.span, heard.quote)
    draft.answer(item, Answer(read.value, read.text, source=source, band=heard.band))
    return True


def of_one_form(draft: Draft, item: Item) -> Iterator[str]:
    """The labels of codes that look like this one: the old number plate and the new."""
    if isinstance(item.question, Code) and draft.flow:
        for other in draft.flow.items:
            if isinstance(other.question, Code) and other.question.pattern == item.question.pattern:
                yield other.question.finds


def told_apart(draft: Draft, item: Item, waiting: list[Heard]) -> list[Heard]:
    """Of an old and a new day, the one that is asked for: "instead of 1 December on the 8th"."""
    if len(waiting) != 2 or any(each.seq != draft.now.opening_seq for each in waiting):
        return waiting
    found = [Finding(each.value, each.span, each.band) for each in waiting]
    meant = contrast.meant(found, draft.now.opening, item.question.own_words)
    return [each for each, one in zip(waiting, found, strict=True) if one in meant]


def is_of_another(draft: Draft, item: Item, heard: Heard) -> bool:
    """Whether the first words tell that day of something else than the question asks about."""
    if not isinstance(item.question, Date) or heard.seq != draft.now.opening_seq:
        return False
    return item.question.is_of_another(draft.now.opening, heard.span)


def is_how_long(draft: Draft, heard: Heard) -> bool:
    """Whether it is a stretch of time that tells no day: an age, or "stops after 5 minutes"."""
    if heard.label != "datetime" or heard.band != "C":
        return False
    of_opening = heard.seq == draft.now.opening_seq
    return not of_opening or _AFTER.search(draft.now.opening, 0, heard.span[0]) is not None


def fitting(draft: Draft, item: Item, waiting: Sequence[Heard]) -> list[Heard]:
    """Those of several facts that answer the question, where they all are one answer."""
    reading = replace(draft.reading, unasked=True)
    reads = [(each, item.question.read(each.quote, reading)) for each in waiting]
    fits = [(each, read) for each, read in reads if isinstance(read, Read)]
    alike = len({str(read.value) for _, read in fits}) == 1
    return [replace(each, band="B") for each, _ in fits[-1:]] if alike else []


def suggested(draft: Draft, item: Item) -> str:
    """What was said earlier and may be the answer, though not surely enough to fill it in."""
    unsure = [
        each
        for each in draft.now.heard
        if each.label == item.question.finds
        and not claimed(draft, each.seq, each.span, item)
        and not is_of_another(draft, item, each)
        and not is_how_long(draft, each)
    ]
    if unsure and item.question.finds:
        quote = told_apart(draft, item, unsure)[-1].quote
        fits = isinstance(item.question.read(quote, draft.reading), Read)
        return quote if fits else ""  # "all night" is no day
    named = named_before(draft, item)
    return named.text if named else ""


def named_before(draft: Draft, item: Item) -> Read | None:
    """The option that the first words name or may mean, of a choice that they did not answer."""
    opening = draft.now.opening
    if not opening or item.question.kind != "choice":
        return None
    own = own_words(draft, item, opening)
    named = None if item.question.prefill == "opening" else clause_of(draft, item, own)
    return named or likely(draft, item, own)
