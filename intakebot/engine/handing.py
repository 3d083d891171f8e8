"""Handing a case to the team, in any state of completeness."""

from typing import Literal

from msgspec.structs import replace

from intakebot.engine.asking import missing
from intakebot.engine.case import care_of, priority_of, title_of
from intakebot.engine.draft import Draft
from intakebot.engine.effects import HandOver
from intakebot.engine.entries import Handover, Told
from intakebot.engine.flow import Flow
from intakebot.engine.times import when
from intakebot.engine.worth import helps_most

WHY: dict[str, Literal["asked", "nothing_to_ask", "incident", "split"]] = {
    "asked": "asked",
    "joined": "nothing_to_ask",
    "incident": "incident",
    "split": "split",
}


def hand_over(draft: Draft, flow: Flow, why: str) -> None:
    """Give the case to the team and tell the customer the truth about what happens next."""
    if why == "confirmed":
        sure = {name: replace(old, confirmed=True) for name, old in draft.now.answers.items()}
        draft.set(answers=sure)
    now, staffing = draft.now, draft.act.staffing
    lacks = missing(flow, now, now.language)
    draft.write(
        Handover(
            now.joined or now.number,
            now.team,
            staffing.team_name,
            title_of(flow, now),
            priority_of(flow, now),
            lacks,
            WHY.get(why, "confirmed"),
            staffing.online,
            staffing.opens,
        )
    )
    draft.set(
        phase="waiting",
        open=None,
        summary_turn=0,
        handed_over=draft.act.at,
        waiting_since=0 if why == "incident" else draft.act.at,  # for news, not for a person
        why_handed=why,
    )
    if why == "split":  # nobody but the team reads it
        return draft.effects.append(HandOver(now.number))
    if why == "incident":
        draft.tell("incident_handed", "closing", number=str(now.number))
        return draft.effects.append(HandOver(now.number))
    _promise(draft, flow, why)
    one = "" if draft.now.gentle else helps_most(flow, draft.now)
    if one:
        draft.tell("one_more", "next", thing=one)
    return draft.effects.append(HandOver(now.number))


def _promise(draft: Draft, flow: Flow, why: str) -> None:
    """What happens next: from the author, from the product, and from the team's hours."""
    now, staffing = draft.now, draft.act.staffing
    team = staffing.team_name or draft.word("the_team")
    if why == "asked" and care_of(now) != "crisis":  # who is in danger has not asked
        draft.tell("person_ok", "closing")
    if flow.closing is not None and not now.joined and why != "asked":
        text = flow.closing.say(now.language, draft.values() if flow.closing.names else {})
        draft.write(Told(text, "closing"))
    else:
        draft.tell("handed", "closing", number=str(now.joined or now.number), team=team)
    if staffing.online:
        return
    if staffing.opens:
        back = when(staffing.opens, now.context.time_zone, now.language, draft.act.at)
        draft.tell("away", "away", when=back)
    else:
        draft.tell("away_unknown", "away")
