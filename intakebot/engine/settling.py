"""What ends a question: an answer, "I don't know", or leaving it out."""

from typing import Literal, TypeAlias

from msgspec.structs import replace

from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on, reopen
from intakebot.engine.having_none import CALLED, denies, lacks
from intakebot.engine.kinds.base import Read, Unclear, plain
from intakebot.engine.sources import said

GENERAL = ("text_vague", "text_short", "error_vague", "yes_no")
"""Sentences that only say that something else would fit better."""
ByWhom: TypeAlias = Literal["customer", "bot", "agent", "system"]


def settle(draft: Draft, flow: Flow, item: Item, answer: Answer, by: ByWhom = "system") -> None:
    """Write an answer down, and take back what stood on another one before it."""
    before = draft.now.answers.get(item.id)
    if draft.now.joined and before is not None and before.known and not answer.known:
        answer = before  # what a case knows is not blanked out by one of its contacts
    draft.answer(item, answer, by)
    if before is not None and before.value != answer.value:
        reopen(draft, flow, item.id)


def leave_out(draft: Draft, flow: Flow, item: Item) -> None:
    if two_answers(draft, item):
        return weigh(draft, flow, item, "", draft.now.seq)
    if not item.question.optional and draft.now.phase != "live":
        old = draft.now.answers.get(item.id)
        if old is not None and old.known:  # reopened: "skip" leaves the answer as it was
            return go_on(draft, flow)
        return ask_once_more(draft, flow, item)
    skipped = Answer(None, draft.word("skipped"), "skipped", here(draft))
    settle(draft, flow, item, skipped, "customer")
    return go_on(draft, flow)


def ask_once_more(draft: Draft, flow: Flow, item: Item) -> None:
    """Say once why it helps, to who won't answer what is needed; after that go on without it."""
    stands = draft.now.open
    if stands is None or stands.tries:
        return not_known(draft, flow, item)
    draft.set(open=replace(stands, tries=item.question.tries))
    why = item.help.say(draft.now.language, draft.values()) if item.help else ""
    return draft.put(f"{why} {draft.word('cannot_skip')}".strip(), "skipped", item.id)


def two_answers(draft: Draft, item: Item) -> bool:
    """Whether the open question is which of two answers is right; who can't say keeps the first."""
    return item.id in draft.now.contested and item.id in draft.now.answers


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


def not_known(draft: Draft, flow: Flow, item: Item, reply: str = "dont_know_ok") -> None:
    """Go on without this answer, with this sentence of ours."""
    if two_answers(draft, item):
        return weigh(draft, flow, item, "", draft.now.seq)
    unknown = Answer(None, draft.word("unknown"), "unknown", here(draft))
    settle(draft, flow, item, unknown, "customer")
    if draft.now.phase != "live":
        draft.tell(reply, "ack", item.id)
    go_on(draft, flow)


def here(draft: Draft) -> Source:
    """A source that points at the entry being written, or the words just said."""
    return Source("said", draft.now.seq)


def what_is_missing(draft: Draft, item: Item, unclear: Unclear, *, again: bool = False) -> str:
    """What to say when an answer does not fit; ``again`` also offers to go on without.

    The author's words, unless we know more than they could: "I saw more than one address".
    """
    if item.unclear is not None and ("_" not in unclear.key or unclear.key in GENERAL):
        text = item.unclear.say(draft.now.language, draft.values())
    else:
        text = draft.word(unclear.key, **unclear.blanks)
    return f"{text} {draft.word('way_round')}" if again else text


def lacks_another(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> bool:
    """Note that there is no answer to a question that comes later, for who says so already."""
    if not denies(text):
        return False
    if item.question.choices(draft.now.language):
        read = item.question.read(text, draft.reading)
        if isinstance(read, Read):  # "no picture" may be what they see
            return False
    to_come = [
        each
        for each in flow.items
        if each.id not in draft.now.answers
        and each.question.kind in (*CALLED, "code")
        and applies(flow, draft.now, each)
    ]
    other = lacks(item, to_come, text)
    if other is not None:
        state: Literal["skipped", "unknown"] = "skipped" if other.question.optional else "unknown"
        draft.answer(other, Answer(None, draft.word(state), state, Source("said", seq)))
    return other is not None
