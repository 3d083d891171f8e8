"""The ledger: what the page, the site and the customer's words tell before anybody asks.

Every message is understood once. What answers a question that applies is written down; a
fact whose question has not come up yet waits; one that differs from an answer that stands
is kept beside it until the customer has said which is right.
"""

from typing import Literal

from msgspec.structs import replace

from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies, facts
from intakebot.engine.choosing import choose_ahead, clause_of, unquoted
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.ledger import from_ledger, keep
from intakebot.engine.proposing import take_proposed
from intakebot.engine.reaching import note_number
from intakebot.engine.sources import claimed, own_words, said, taken, without
from intakebot.engine.worth import listen_for_parts


def prefill(draft: Draft, flow: Flow) -> None:
    """Write down what the page or the site told us, so that it is not asked."""
    known = facts(draft.now)
    for item in flow.items:
        source = item.question.prefill or ""
        told = known.get(source, "")
        if not told or item.id in draft.now.answers:
            continue
        read = item.question.read(told, draft.reading)
        if isinstance(read, Read):
            quote = told[:200]
            where = Source("site" if source.startswith("site.") else "page", quote=quote)
            draft.answer(item, Answer(read.value, read.text, source=where))


def listen(draft: Draft, flow: Flow) -> None:
    """Write down all that the first words tell, so that none of it is asked."""
    if draft.now.opening:
        notice(draft, flow, draft.now.opening, draft.now.opening_seq)
    for item in flow.items:
        if item.id in draft.now.answers or not applies(flow, draft.now, item):
            continue
        if not remembered(draft, item) and item.when is not None and item.notices:
            # It applies only now that others were answered: "pause it for 3 months".
            note_down(draft, item, draft.now.opening, draft.now.opening_seq)


def take_topic(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Who named this flow by words that are an option of its own said both: "Something else"."""
    for item in flow.by_opening:
        question = item.question
        if item.id not in draft.now.answers and applies(flow, draft.now, item):
            labels = {plain(o.label) for o in question.choices(draft.now.language)}
            read = question.read(text, draft.reading)
            if isinstance(read, Read) and plain(text) in labels:
                draft.answer(item, said(read, text, seq))
            return


def leave_topics(draft: Draft, flow: Flow) -> None:
    """Who could not say what it is about is not asked the same in other words."""
    for item in flow.by_opening:
        if item.id not in draft.now.answers and applies(flow, draft.now, item):
            unknown = Answer(None, draft.word("unknown"), "unknown", Source("said", draft.now.seq))
            draft.answer(item, unknown)


def notice(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Write down what the words of entry ``seq`` tell of questions that nobody asked just now."""
    if not text:
        return
    imply(draft, flow, text, seq)
    for item in flow.noticing if draft.named(text) else flow.by_facts:
        settled = all(each in draft.now.answers for each in item.depends)
        if settled and replaceable(draft, item) and applies(flow, draft.now, item):
            note_down(draft, item, text, seq)
    choose_ahead(draft, flow, text, seq)
    note_number(draft, flow, text, seq)
    take_proposed(draft, flow, text, seq)
    listen_for_parts(draft, flow, text)
    keep(draft, flow, text, seq)
    contest(draft, flow, text, seq)


def replaceable(draft: Draft, item: Item) -> bool:
    """Whether words may answer it unasked: nothing has so far, or only the page, unconfirmed.

    What was not known, or not said, may still be told later.
    """
    answer = draft.now.answers.get(item.id)
    if answer is None or not answer.known:
        return True
    return answer.source.by == "page" and not answer.confirmed


def imply(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Who tells the words of a message has seen one: answer the choice that asks for it."""
    for item, on, value in flow.implied:
        if on.id in draft.now.answers or not applies(flow, draft.now, on):
            continue
        told = item.question.notice(draft.understood(text), text, draft.reading)
        read = on.question.read(value, draft.reading) if told else None
        if told is not None and isinstance(read, Read):
            draft.answer(on, said(Read(read.value, read.text, "B", told.span), text, seq))


def note_down(draft: Draft, item: Item, text: str, seq: int) -> bool:
    """Take an answer out of words that were said before it was asked, if they hold one.

    Words that another answer was taken from are not taken twice.
    """
    read = item.question.notice(draft.understood(text), text, draft.reading)
    if read is None or (read.span and claimed(draft, seq, read.span, item)):
        return False
    before = draft.now.answers.get(item.id)
    if before is not None and same(read, before):
        return False
    draft.answer(item, said(read, text, seq))
    return True


def contest(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """Keep what differs from an answer that stands: the customer will say which is right."""
    now = draft.now
    for item in flow.single:
        answer = now.answers.get(item.id)
        if answer is None or not answer.known or item.id in now.weighed:
            continue
        if replaceable(draft, item):
            continue
        read = item.question.notice(draft.understood(text), text, draft.reading)
        if read is None or answer.source.seq == seq or same(read, answer):
            continue
        if read.span is None or not claimed(draft, seq, read.span):
            draft.set(contested={**draft.now.contested, item.id: said(read, text, seq)})


def same(read: Read, answer: Answer) -> bool:
    """Whether both say the same, if not in the same words: "Firefox" is no other than 128."""
    new, old = str(read.text).casefold(), answer.text.casefold()
    return read.value == answer.value or new in old or old in new


def unclaimed(draft: Draft, opening: str) -> str:
    """The first words, with those blanked out that other answers were taken from."""
    return without(opening, taken(draft, draft.now.opening_seq))


def remembered(draft: Draft, item: Item) -> bool:
    """Answer a question from what was said before it came up, where that holds an answer."""
    return (
        from_opening(draft, item)
        or from_ledger(draft, item)
        or from_customer(draft, item)
        or from_hint(draft, item)
    )


def from_hint(draft: Draft, item: Item) -> bool:
    """Answer a question by what the first words say less exactly: the checkout, for an address."""
    read = item.question.hint(draft.now.opening, draft.reading) if draft.now.opening else None
    if read is not None:
        draft.answer(item, said(read, draft.now.opening, draft.now.opening_seq))
    return read is not None


def from_customer(draft: Draft, item: Item) -> bool:
    """Answer a question from what the site signed, or what an earlier contact told."""
    for fact in draft.now.recalled:
        if not item.question.finds or fact.label != item.question.finds:
            continue
        read = item.question.read(fact.text, draft.reading)
        if isinstance(read, Read):
            source = Source(fact.by, quote=fact.text[:200])
            band: Literal["A", "B"] = "B" if fact.by == "remembered" else "A"
            draft.answer(item, Answer(read.value, read.text, source=source, band=band))
            return True
    return False


def from_opening(draft: Draft, item: Item) -> bool:
    """Answer a question that listens to the first words as a whole."""
    opening = draft.now.opening
    if not opening or item.question.prefill != "opening":
        return False
    story = item.question.kind == "text"
    first = [each.kind for each in draft.now.noticed.values() if each.of == draft.now.opening_seq]
    if story and "crisis" in first:
        return False  # words of danger answer no question, and are not read back as one
    own = own_words(draft, item, opening)
    told = own if story else unclaimed(draft, own)
    read = item.question.read(told, replace(draft.reading, unasked=True))
    one = read if isinstance(read, Read) else None
    if one is None and not story:
        parts = (told, own, unquoted(draft, opening))
        one = next((found for each in parts if (found := clause_of(draft, item, each))), None)
    if one is None:
        return False
    draft.answer(item, said(one, opening, draft.now.opening_seq))
    return True
