"""What an agent's events do. Each that writes to the customer carries the fence it has seen."""

from intakebot.engine import events as ev
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import asked, following
from intakebot.engine.draft import Draft
from intakebot.engine.effects import HandOver, Settle
from intakebot.engine.entries import (
    Closed,
    Forgiven,
    Note,
    Reopened,
    Reply,
    Returned,
    Taken,
    Transferred,
)
from intakebot.engine.going_on import go_on, reopen
from intakebot.engine.kinds.base import Read
from intakebot.engine.rating import asks
from intakebot.engine.snooze_entries import Snoozed


def fenced(draft: Draft, fence: int, *, own: bool = False) -> bool:
    """Whether the agent saw the newest owner (and, with ``own``, is the owner); else refuses."""
    now = draft.now
    if fence != now.fence or (own and now.owner != draft.act.who):
        draft.refuse("held", draft.word("held_by", name=now.owner_name or "–"))
        return False
    return True


def take(draft: Draft, event: ev.Take) -> None:
    """Hold the conversation; the bot is silent from here on."""
    if not fenced(draft, event.fence):
        return None
    if draft.now.owner == draft.act.who:
        return draft.refuse("not_now")
    act, fence = draft.act, draft.now.fence + 1
    draft.write(Taken(fence, act.who, act.name), "agent")
    first = not draft.now.handed_over
    draft.set(
        phase="live",
        fence=fence,
        snoozed_until=0,
        owner=act.who,
        owner_name=act.name,
        open=None,
        summary_turn=0,
        handed_over=draft.now.handed_over or act.at,
        waiting_since=draft.now.waiting_since or act.at,
        why_handed=draft.now.why_handed or "taken",
    )
    if first:
        draft.effects.append(HandOver(draft.now.number))
    return None


def reaches(draft: Draft, fence: int) -> bool:
    """Whether what the agent says is read by the customer; else refuses."""
    number = draft.now.came_from
    if number:
        draft.refuse("elsewhere", draft.word("elsewhere", number=str(number)))
        return False
    return fenced(draft, fence, own=True)


def respond(draft: Draft, event: ev.Respond) -> None:
    """Write to the customer."""
    if not reaches(draft, event.fence):
        return None
    if not event.text.strip() and not event.uploads:
        return draft.refuse("empty")
    draft.heard(event.text or ", ".join(f.name for f in event.uploads), "agent")
    draft.write(Reply(event.text, event.uploads), "agent")
    draft.set(waiting_since=0, replied=True, snoozed_until=0)
    return None


def note(draft: Draft, event: ev.WriteNote) -> None:
    """Write a private note."""
    if not event.text.strip():
        return draft.refuse("empty")
    draft.write(Note(event.text), "agent")
    return None


def give_back(draft: Draft, event: ev.Return) -> None:
    """Give the conversation back to the bot, which asks on where something is missing."""
    if not reaches(draft, event.fence):
        return None
    fence = draft.now.fence + 1
    asks_on = draft.flow is not None and following(draft.flow, draft.now) is not None
    draft.write(Returned(fence, "intake" if asks_on else "waiting"), "agent")
    draft.set(fence=fence, owner="", owner_name="", open=None, snoozed_until=0)
    if asks_on and draft.flow is not None:
        draft.set(phase="intake", waiting_since=0)
        go_on(draft, draft.flow)
    else:
        draft.set(phase="waiting", waiting_since=draft.act.at)
    return None


def collect(draft: Draft, event: ev.Collect) -> None:
    """Ask one question of the flow in the agent's name; the agent keeps the conversation."""
    if not reaches(draft, event.fence):
        return None
    item = draft.flow.item(event.question) if draft.flow else None
    if item is None or draft.flow is None:
        return draft.refuse("stale")
    draft.ask(item, asked(draft, draft.flow, item))
    return None


def transfer(draft: Draft, event: ev.Transfer) -> None:
    """Hand over to a colleague or let a team take it, with a note for them."""
    if not fenced(draft, event.fence):
        return None
    if bool(event.agent) == bool(event.team):
        return draft.refuse("not_now")
    fence, first = draft.now.fence + 1, not draft.now.handed_over
    draft.write(
        Transferred(fence, event.agent, event.agent_name, event.team, event.team_name), "agent"
    )
    draft.set(
        phase="live" if event.agent else "waiting",
        fence=fence,
        snoozed_until=0,
        owner=event.agent,
        owner_name=event.agent_name,
        team=event.team or draft.now.team,
        open=None,
        summary_turn=0,
        handed_over=draft.now.handed_over or draft.act.at,
        waiting_since=draft.now.waiting_since or draft.act.at,
        why_handed=draft.now.why_handed or "taken",
    )
    if first:
        draft.effects.append(HandOver(draft.now.number))
    if event.note.strip():
        draft.write(Note(event.note), "agent")
    return None


FURTHEST = 366 * 86_400_000
"""Milliseconds for which a conversation may be put aside."""


def snooze(draft: Draft, event: ev.Snooze) -> None:
    """Put it aside until a time that is to come, or take it up again."""
    if not fenced(draft, event.fence, own=True):
        return None
    ahead = event.until - draft.act.at
    if not (0 < ahead <= FURTHEST if event.until else draft.now.snoozed_until):
        return draft.refuse("not_now")
    draft.write(Snoozed(event.until), "agent", snoozed_until=event.until)
    return None


def set_answer(draft: Draft, event: ev.SetAnswer) -> None:
    """Write an answer for the customer. What does not fit its kind is kept as it was written."""
    flow = draft.flow
    item = flow.item(event.question) if flow else None
    if flow is None or item is None:
        return draft.refuse("stale")
    if not event.text.strip():
        return draft.refuse("empty")
    read = item.question.read(event.text, draft.reading)
    source = Source("agent", draft.now.seq + 1, None, "", draft.act.name)
    if isinstance(read, Read):
        answer = Answer(read.value, read.text, source=source)
    else:
        answer = Answer(event.text, event.text, "unverified", source)
    before = draft.now.answers.get(item.id)
    draft.answer(item, answer, "agent")
    if before is not None and before.value != answer.value:
        reopen(draft, flow, item.id)
    if draft.now.phase in ("intake", "confirming") and draft.now.open is None:
        go_on(draft, flow)
    return None


def close(draft: Draft, event: ev.Close) -> None:
    """Close with a reason."""
    if not fenced(draft, event.fence):
        return
    fence = draft.now.fence + 1
    draft.write(Closed(fence, event.reason, event.text, asks(draft)), "agent")
    draft.set(
        phase="closed",
        fence=fence,
        snoozed_until=0,
        owner="",
        owner_name="",
        open=None,
        summary_turn=0,
        waiting_since=0,
        closed_at=draft.act.at,
    )
    draft.effects.append(Settle(closed=True))


def reopen_matter(draft: Draft, event: ev.Reopen) -> None:
    """Open a closed matter again, held by the agent."""
    if not fenced(draft, event.fence):
        return
    act, fence = draft.act, draft.now.fence + 1
    draft.write(Reopened(fence, act.who, act.name), "agent")
    draft.set(phase="live", fence=fence, owner=act.who, owner_name=act.name, closed_at=0)
    draft.effects.append(Settle(closed=False))


def forgive(draft: Draft, event: ev.Forgive) -> None:
    """Take back how a message was understood; a pause ends with it."""
    if event.of not in draft.now.noticed:
        return draft.refuse("not_now")
    draft.write(Forgiven(event.of), "agent")
    kept = {entry: each for entry, each in draft.now.noticed.items() if entry != event.of}
    draft.set(noticed=kept, paused_until=0)
    return None
