"""What a customer takes back: "no, my e-mail is …", "sorry, I meant Chrome", "it was yesterday".

The right answer changes, what stood on it is asked again, and both values stay in the log. A
new value that can't be read never destroys the old one.
"""

from intakebot.engine.answers import Answer
from intakebot.engine.conversation import Conversation
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on, reopen
from intakebot.engine.kinds.base import Read, plain
from intakebot.engine.noting import notice
from intakebot.engine.sources import said
from intakebot.understanding.acts import Act

SETTLING = ("choice", "choices", "yes_no", "text", "number", "rating")
"""Kinds of answers that no fact tells apart: one of the newest is meant."""
NEWEST = 3
"""Of them are tried."""


def correct(draft: Draft, flow: Flow, text: str, seq: int, act: Act) -> bool:
    """Change what a correction means; False where it means nothing that was answered."""
    for item in meant(draft, flow, text, act):
        read = item.question.notice(draft.understood(text), text, draft.reading)
        if read is None:
            read = after_cue(draft, item, text, act)
        if read is not None:
            change(draft, flow, item, said(read, text, seq))
            notice(draft, flow, text, seq)
            go_on(draft, flow)
            return True
    named = named_by(flow, draft.now, act.about)
    if not named:
        return False
    kept = draft.now.answers[named[0].id]
    draft.tell("kept", "note", named[0].id, label=draft.label(named[0]), value=kept.text)
    return True


def meant(draft: Draft, flow: Flow, text: str, act: Act) -> list[Item]:
    """The answered questions a correction may be about, the likeliest first.

    What it names, what it holds a fact of, and the newest answer that no fact tells apart.
    """
    now = draft.now
    found = {each.label for each in draft.understood(text).findings}
    by_fact = [item for item in answered(flow, now) if item.question.finds in found]
    newest = [item for item in answered(flow, now) if item.question.kind in SETTLING][:NEWEST]
    likely = [*named_by(flow, now, act.about), *by_fact, *newest]
    return list({item.id: item for item in likely}.values())


def denies(draft: Draft, item: Item, text: str) -> bool:
    """Whether this says no to "Is jane@x.com the address of your account?".

    What such a question reads out stays as it is, however the "no" goes on.
    """
    question = item.question
    if question.kind != "yes_no" or item.ask.names.isdisjoint(draft.now.answers):
        return False
    read = question.read(text, draft.reading)
    return isinstance(read, Read) and read.value == "no"


def named_by(flow: Flow, now: Conversation, about: str) -> list[Item]:
    """The answered questions whose sort of fact a correction names."""
    return [item for item in answered(flow, now) if about and item.question.finds == about]


def answered(flow: Flow, now: Conversation) -> list[Item]:
    """The questions with an answer, the newest first."""
    items = (flow.item(name) for name in reversed(now.answers))
    return [item for item in items if item is not None and now.answers[item.id].known]


def after_cue(draft: Draft, item: Item, text: str, act: Act) -> Read | None:
    """The answer in what follows "I meant"; None where that is no answer to this question."""
    start = act.span[1]
    rest = text[start:]
    if not any(c.isalnum() for c in rest):
        return None
    read = item.question.read(rest.strip(" ,.:;-–—"), draft.reading)
    if not isinstance(read, Read) or item.question.kind == "text":
        return None
    at = start + len(rest) - len(rest.lstrip(" ,.:;-–—"))
    span = read.span or (0, len(rest.strip(" ,.:;-–—")))
    return Read(read.value, read.text, read.band, (at + span[0], at + span[1]))


def change(draft: Draft, flow: Flow, item: Item, answer: Answer) -> None:
    """Put a new answer in the place of one that stands, and say so."""
    before = draft.now.answers.get(item.id)
    draft.answer(item, answer)
    label = draft.label(item)
    if before is not None and before.value == answer.value:
        return
    draft.tell("changed", "ack", item.id, label=label, value=answer.text)
    reopen(draft, flow, item.id)


def weigh(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> None:
    """The customer says which of two answers is right; what says neither leaves the first."""
    now = draft.now
    old, other = now.answers[item.id], now.contested[item.id]
    draft.set(contested={name: each for name, each in now.contested.items() if name != item.id})
    picked = plain(text)
    if picked == plain(other.text):
        draft.answer(item, other)
        reopen(draft, flow, item.id)
    elif picked == plain(old.text):
        draft.answer(item, old)
    else:
        read = item.question.read(text, draft.reading)
        kept = said(read, text, seq) if isinstance(read, Read) else old
        draft.answer(item, kept)
        if kept.value != old.value:
            reopen(draft, flow, item.id)
    go_on(draft, flow)
