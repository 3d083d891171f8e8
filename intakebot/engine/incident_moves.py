"""What becomes of a conversation in an incident: the customer's choice, and the team's news."""

from intakebot.engine import events as ev
from intakebot.engine.answering import wants_person
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Settle
from intakebot.engine.entries import Closed
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.handing import hand_over
from intakebot.engine.incident_entries import IncidentJoined, IncidentLeft, IncidentNews
from intakebot.engine.incidents import in_language
from intakebot.engine.kinds.base import plain
from intakebot.engine.ledger import keep
from intakebot.engine.rating import asks
from intakebot.engine.status import tell_status
from intakebot.engine.times import since
from intakebot.engine.topics import note_name
from intakebot.understanding.vocabulary import NO, YES


def reply(draft: Draft, flow: Flow, text: str, seq: int) -> None:
    """The customer's word on the incident they were told of; anything else is kept."""
    stands = draft.now.open
    asked = stands.asked if stands else None
    card = asked.incident if asked else None
    said = plain(text)
    chosen = [o.value for o in asked.options if said == plain(o.label)] if asked else []
    if card is None or wants_person(draft, text):
        return hand_over(draft, flow, "asked")
    if "follow" in chosen or said in YES:
        return follow(draft, flow, card.number)
    if "different" in chosen or said in NO:
        draft.set(open=None, different=[*draft.now.different, card.number])
        draft.write(IncidentLeft(card.number, "different"), "customer")
        draft.tell("incident_other_one", "ack")
        return go_on(draft, flow)
    if any(act.kind == "status" and act.whole for act in draft.acts(text)):
        return tell_status(draft)
    note_name(draft, text, seq)
    keep(draft, flow, text, seq)
    return draft.tell("incident_kept", "note")


def follow(draft: Draft, flow: Flow, number: int) -> None:
    """It is theirs: they are told when it is fixed, and asked only what it still needs."""
    joined = IncidentJoined(number, reasons=["the customer says so"], wants=True)
    draft.write(joined, "customer")
    draft.set(open=None, incident=number, follows=True, of=0)
    draft.tell("incident_will_tell", "ack")
    go_on(draft, flow)


def join(draft: Draft, event: ev.JoinIncident) -> None:
    """An agent, or its evidence, puts the case into an incident."""
    if draft.now.incident:
        return draft.refuse("not_now")
    joined = IncidentJoined(event.incident, event.title, event.score, event.reasons)
    draft.write(joined, "agent")
    return draft.set(incident=event.incident)


def leave(draft: Draft, event: ev.LeaveIncident) -> None:
    """The case does not belong there after all; what is missing may be asked again."""
    if draft.now.incident != event.incident:
        return draft.refuse("not_now")
    draft.write(IncidentLeft(event.incident), "agent")
    draft.set(incident=0, follows=False)
    if draft.now.phase == "waiting" and not draft.now.waiting_since:
        draft.set(waiting_since=draft.act.at)  # no news will come, so a person has to
    return None


def tell(draft: Draft, event: ev.TellIncident) -> None:
    """Tell the customer. What nobody talks about any more is closed when it is fixed."""
    now = draft.now
    if now.incident != event.incident:
        return draft.refuse("not_now")
    write_news(draft, event, draft.word(f"incident_is_{event.kind}"))
    if now.phase == "waiting":
        draft.set(waiting_since=0)
        if event.kind == "fixed":
            settle(draft)
    return None


def write_news(draft: Draft, event: ev.TellIncident, title: str) -> None:
    """Put it on the log, in the customer's language."""
    text = in_language(event.text, draft.now.language) or own_words(draft, event)
    draft.heard(text, "agent")
    draft.write(IncidentNews(event.incident, event.kind, title, text), "agent")


def own_words(draft: Draft, event: ev.TellIncident) -> str:
    """What the product says where the team gave no words."""
    now = draft.now
    time = since(event.since or draft.act.at, now.context.time_zone, now.language, draft.act.at)
    return draft.word(f"incident_{event.kind}", since=time)


def settle(draft: Draft) -> None:
    """Close what waited for this; writing opens it again."""
    fence, at = draft.now.fence + 1, draft.act.at
    draft.write(Closed(fence, "solved", rating=asks(draft)), "agent")
    draft.set(
        phase="closed", fence=fence, owner="", owner_name="", open=None, summary_turn=0,
        waiting_since=0, closed_at=at,
    )  # fmt: skip
    draft.effects.append(Settle(closed=True))
