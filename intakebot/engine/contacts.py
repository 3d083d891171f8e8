"""What agents' events do to the question which case a conversation belongs to.

A conversation is a contact of one case: its own, or the one it was linked to. If that case is
linked on, it goes along; so two cases become one, and two again, by one entry in one log.
"""

from intakebot.engine import events as ev
from intakebot.engine.belonging import Added, Dismissed, Gained, Linked, Lost, Unlinked
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Settle
from intakebot.engine.entries import Note, Reopened
from intakebot.engine.parting import part
from intakebot.engine.split_entries import SplitOff


def link(draft: Draft, event: ev.Link) -> None:
    """Make this conversation, and what is linked to it, contacts of another case."""
    now = draft.now
    if event.case in (now.number, now.home):
        return draft.refuse("not_now")
    if now.linked and not event.moves:
        return draft.refuse("joined", draft.word("joined", number=str(now.home)))
    for case in now.linked:
        draft.write(Unlinked(case), "agent")
    draft.write(Linked(event.case, event.score, event.reasons, event.decided), "agent")
    joined = event.case if event.own else 0  # who was told of the case is asked of it no more
    draft.set(linked=[event.case], decided=event.decided, joined=joined)
    if event.own:
        draft.write(Added(event.case, draft.word("known_added", number=str(event.case))))
    return None


def unlink(draft: Draft, event: ev.Unlink) -> None:
    """Take a link back; what was written meanwhile and belongs here comes along."""
    now = draft.now
    if event.case not in now.linked:
        return draft.refuse("not_now")
    if event.case == now.joined:
        part(draft, event.placed)  # the customer was told that it is about that case
    else:
        draft.write(Unlinked(event.case, event.placed), "agent")
        draft.set(linked=[case for case in now.linked if case != event.case])
    draft.set(decided=[])
    for given in event.given:
        if given.note:
            draft.write(Note(given.note), "agent")
        item = draft.flow.item(given.question) if draft.flow and given.question else None
        if item is not None and given.answer is not None:
            draft.answer(item, given.answer, "agent")
    if any(each.kind == "closed" and each.to == "goes" for each in event.placed):
        open_again(draft)
    return None


def open_again(draft: Draft) -> None:
    """What was closed as part of another case waits for a person again."""
    if draft.now.phase != "closed":
        return
    fence = draft.now.fence + 1
    draft.write(Reopened(fence), "agent")
    at = draft.act.at
    draft.set(phase="waiting", fence=fence, closed_at=0, waiting_since=at)
    draft.effects.append(Settle(closed=False))


def dismiss(draft: Draft, event: ev.Dismiss) -> None:
    """Write down that another case is not the same, or that it may be after all."""
    now = draft.now
    if event.case in (now.number, *now.linked) or (event.case in now.dismissed) is event.on:
        return draft.refuse("not_now")
    draft.write(Dismissed(event.case, event.score, event.reasons, event.on), "agent")
    others = [case for case in now.dismissed if case != event.case]
    draft.set(dismissed=[*others, event.case] if event.on else others)
    return None


def tally(draft: Draft, event: ev.Tally) -> None:
    """Tell this case's log what became part of it."""
    draft.write(Gained(event.case) if event.gained else Lost(event.case), "agent")


def split(draft: Draft, event: ev.Split) -> None:
    """Write down that a second matter is a case of its own now: it is no likeness of this one."""
    now = draft.now
    if event.of in now.split or not event.case:
        return draft.refuse("not_now")
    draft.write(SplitOff(event.of, event.case, event.conversation), "agent")
    draft.set(split={**now.split, event.of: event.case}, dismissed=[*now.dismissed, event.case])
    return None


def put_back(draft: Draft, event: ev.PutBack) -> None:
    """An answer was the other case's: here stands again what stood before."""
    item = draft.flow.item(event.question) if draft.flow else None
    if item is None:
        return draft.refuse("stale")
    if event.answer is None:
        draft.clear([item.id], "")
    else:
        draft.answer(item, event.answer, "agent")
    return None
