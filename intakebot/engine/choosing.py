"""Choices that are answered before they are asked: by a part of a message that names an option."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from intakebot.engine.asking import applies
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.kinds.choice import Choice
from intakebot.engine.kinds.meant import TELLING
from intakebot.engine.sources import said, without
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import words
from intakebot.understanding.vocabulary import FILLERS

MOST_CLAUSES = 8
"""From the beginning, and as many from the end: below a paste stand the customer's own words."""
_CLAUSE = re.compile(r"[^.,;:!?\n–—،؛؟]{3,200}")
_AND = re.compile(r" (?:and|but|because|so|und|aber|weil|denn|لكن|بس|لان) ")
LONGEST_AHEAD = 200
MOST_LETTERS = 3
"""Of words that are too short to name an option by themselves."""
_QUOTED = frozenset({"error", "error_body", "stack_trace"})


def choose_ahead(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Answer choices to come whose option a part of the message is: "FF-20418, with PayPal"."""
    if seq == draft.now.opening_seq or len(text) > LONGEST_AHEAD:
        return
    for item in flow.by_opening:
        question = item.question
        stands = draft.now.open
        if item.id in draft.now.answers or (stands is not None and stands.question == item.id):
            continue
        found = [each for each in _CLAUSE.finditer(text) if named(draft, item, each[0])]
        if len(found) == 1 and applies(flow, draft.now, item):
            read = question.read(found[0][0], draft.reading)
            if isinstance(read, Read):
                one = Read(read.value, read.text, "B", found[0].span())
                draft.answer(item, said(one, text, seq))


def named(draft: Draft, item: Item, clause: str) -> bool:
    """Whether a part of a message is an option, a few small words aside."""
    told = [word for word in words(plain(clause)) if word not in FILLERS]
    options = item.question.choices(draft.now.language)
    longest = max((len(words(plain(option.label))) for option in options), default=0)
    if len(told) > longest + 1 or not any(len(word) > MOST_LETTERS for word in told):
        return False  # before it is read, which takes far longer
    read = item.question.read(" ".join(told), draft.reading)
    if not isinstance(read, Read) or read.band != "A":
        return False
    label = next((o.label for o in options if o.value == read.value), "")
    if not label:
        return False  # their own words, which any words would be
    called = [word for word in words(plain(label)) if word not in FILLERS]
    partly = set(told) < set(called)  # "back" is no "My money back"
    return not partly and len(told) <= len(words(plain(label))) + 1


def unquoted(draft: Draft, text: str) -> str:
    """A text without what a message in it said: its "not" denies nothing of theirs."""
    found = draft.understood(text).findings
    return without(text, [each.span for each in found if each.label in _QUOTED])


def clause_of(draft: Draft, item: Item, opening: str) -> Read | None:
    """The one answer that a part of the first words is, where the whole of them is too much."""
    found: list[Read] = []
    for start, end in _clauses(opening):
        read = item.question.read(opening[start:end], replace(draft.reading, unasked=True))
        if isinstance(read, Read):
            found.append(Read(read.value, read.text, "B", (start, end)))
    return _agreed(found)


def likely(draft: Draft, item: Item, opening: str) -> Read | None:
    """The one option that parts of the first words may mean, though none is it for sure."""
    if not isinstance(item.question, Choice):
        return None
    parts = (opening[start:end] for start, end in _clauses(opening))
    likes = (item.question.likely(each, draft.now.language) for each in parts)
    return _agreed([each for each in likes if each is not None])


def _agreed(found: list[Read]) -> Read | None:
    return found[0] if found and all(each.value == found[0].value for each in found) else None


def _clauses(text: str) -> list[Span]:
    clauses = [part for each in _CLAUSE.finditer(text) for part in _parted(text, each)]
    return [*clauses[:MOST_CLAUSES], *clauses[MOST_CLAUSES:][-MOST_CLAUSES:]]


def _parted(text: str, clause: re.Match[str]) -> Iterator[Span]:
    """A clause; one that is too long to name an option, at each of its "and"s."""
    start, end = clause.span()
    if len(clause[0].split()) > TELLING:
        for joint in _AND.finditer(text, start, end):
            yield start, joint.start()
            start = joint.end()
    yield start, end
