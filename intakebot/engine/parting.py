"""It is something else after all: a conversation leaves the case that it was added to.

It becomes a case of its own with everything that was said in it. What came from the other case
goes, but for who the customer is; that case is as it was, and the link stays in the history.
"""

from collections.abc import Sequence

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer
from intakebot.engine.belonging import Parted, Placed, Unlinked
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Route
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.kinds.base import plain
from intakebot.engine.noting import listen

PERSON = frozenset({"name", "email", "phone"})
"""Kinds of answers that are as true of any other matter of the same customer."""


def undo(draft: Draft, event: ev.Part) -> None:
    """The customer pressed "it's something else"."""
    if not draft.now.joined or event.case != draft.now.joined:
        return draft.refuse("stale")
    return part(draft)


def undoes(draft: Draft, text: str) -> bool:
    """Whether these words are what stands on that button, typed."""
    return bool(draft.now.joined) and plain(text) == plain(draft.word("known_undo"))


def part(draft: Draft, placed: Sequence[Placed] = ()) -> None:
    """Leave the joined case; where the bot still asks, the words choose the flow anew."""
    agent = draft.act.by == "agent"
    now, case = draft.now, draft.now.joined
    draft.write(Unlinked(case, list(placed)), "agent" if agent else "customer")
    draft.set(linked=[each for each in now.linked if each != case], joined=0)
    again = not agent and now.phase in ("intake", "confirming", "waiting")
    phase = "intake" if again else now.phase
    number = 0 if phase == "intake" else now.number
    text = draft.word("parted", number=str(number)) if number else draft.word("parted_early")
    draft.write(Parted(case, number, text, phase), "system")
    if again:
        draft.set(phase=phase, open=None, summary_turn=0, waiting_since=0, of=0)
    if draft.flow is not None:
        forget(draft, draft.flow)
    if again:
        draft.effects.append(Route(now.opening))
    elif draft.flow is not None:
        listen(draft, draft.flow)
        if phase == "intake" and draft.now.open is None:
            go_on(draft, draft.flow)


def forget(draft: Draft, flow: Flow) -> None:
    """Take back what only the other case knew; what was said here takes its place."""
    said: dict[str, Answer] = draft.now.contested
    gone = [
        item.id
        for item in flow.items
        if item.question.kind not in PERSON
        and (answer := draft.now.answers.get(item.id)) is not None
        and answer.source.by == "remembered"
    ]
    draft.clear(gone, "")
    draft.set(contested={name: each for name, each in said.items() if name not in gone})
    for item in flow.items:
        if item.id in gone and item.id in said:
            draft.answer(item, said[item.id])
