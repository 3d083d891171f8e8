"""Where the matter stands, for "any news?", from what this conversation knows."""

from intakebot.engine.draft import Draft
from intakebot.engine.times import when


def tell_status(draft: Draft) -> None:
    """Say who has it, since when, and what happens next."""
    now, staffing = draft.now, draft.act.staffing
    if not now.handed_over:
        return draft.tell("status_unknown", "status")
    team = staffing.team_name or draft.word("the_team")
    zone = now.context.time_zone
    since = when(now.handed_over, zone, now.language, draft.act.at)
    if now.owner_name:
        draft.tell("status_held", "status", number=str(now.number), name=now.owner_name)
    else:
        draft.tell("status_waiting", "status", number=str(now.number), team=team, since=since)
    if not staffing.online and staffing.opens:
        draft.tell("away", "away", when=when(staffing.opens, zone, now.language, draft.act.at))
    return None
