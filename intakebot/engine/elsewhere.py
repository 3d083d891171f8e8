"""An answer to another question than the one that stands open."""

from collections.abc import Iterable, Iterator

from intakebot.engine import events as ev
from intakebot.engine.asking import applies
from intakebot.engine.denying import corrected
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import plain
from intakebot.engine.kinds.text import ADDRESS
from intakebot.engine.noting import notice, replaceable
from intakebot.engine.sources import asks_when, without
from intakebot.understanding.address_cues import asks_where
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed

CHOICES = ("choice", "choices")
ANY_WORDS = ("text", "error_message")
"""Kinds that any words answer."""
ON_WHAT = frozenset({"device", "browser", "os", "version"})
_BESIDE_A_FACT = listed(
    "since from btw way by also started began happened seit übrigens auch منذ من"
)


def answers_elsewhere(draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int) -> bool:
    """Write down what any words seem to answer where it is an answer to another question."""
    kind = item.question.kind
    named = kind == "name" and names_choice(draft, flow, event.text)
    any_words = kind in (*ANY_WORDS, "device") or getattr(item.question, "other", False)
    if not named and not (any_words and tells_others_only(draft, flow, item, event)):
        return False
    notice(draft, flow, event.text, seq)
    return any(each.source.seq == seq for each in draft.now.answers.values())


def tells_others_only(draft: Draft, flow: Flow, item: Item, event: ev.Say) -> bool:
    """Whether a message is nothing but facts that other questions wait for.

    An order number is not what somebody did just before, whatever takes any words.
    """
    text = event.text
    if not text or event.uploads:
        return False
    spans = list(told_of_others(draft, flow, item, text))
    if not spans:
        return False
    return _BESIDE_A_FACT.issuperset(corrected(without(text, spans)).telling)


def told_of_others(draft: Draft, flow: Flow, item: Item, text: str) -> Iterator[Span]:
    """The words that are facts, or named values, of other questions that wait."""
    findings = draft.understood(text).findings
    if not findings and not draft.named(text):
        return
    waiting = [
        each
        for each in flow.noticing
        if each is not item and replaceable(draft, each) and applies(flow, draft.now, each)
    ]
    labels = {each.question.finds for each in waiting}
    if "device" in labels:
        labels |= ON_WHAT
    if item.question.kind in CHOICES:
        labels -= ON_WHAT  # another browser may well be what they tried
    if item.question.kind == "text" and asks_where(item.question.own_words):
        labels.discard(ADDRESS)
    if asks_when(item):
        labels.discard("datetime")  # "When can we call you?" is answered by "Monday after 5"
    for found in findings:
        if found.label in labels and found.label != item.question.finds:
            yield found.span
    yield from told_of(draft, waiting, text)


def told_of(draft: Draft, items: Iterable[Item], text: str) -> Iterator[Span]:
    """The words that tell a value by the name of one of these questions."""
    named = draft.named(text)
    for item in items:
        told = item.question.called(text, draft.now.language) if item.id in named else None
        if told is not None:
            yield told.whole


def names_choice(draft: Draft, flow: Flow, text: str) -> bool:
    """Whether words are an option of a choice to come: nobody is called PayPal."""
    said = plain(text)
    for each in flow.items:
        if each.question.kind == "choice" and each.id not in draft.now.answers:
            options = each.question.choices(draft.now.language)
            if any(said in (plain(o.label), plain(o.value)) for o in options):
                return True
    return False
