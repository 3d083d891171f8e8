"""Where the matter stands, for "any news?": this conversation's, or a case of the customer's."""

from intakebot.engine.draft import SHORT, Draft
from intakebot.engine.recall import OpenCase
from intakebot.engine.times import day, when


def tell_status(draft: Draft) -> None:
    """Say who has it, since when, and what happens next."""
    now, staffing = draft.now, draft.act.staffing
    case = asked_about(draft)
    if case is not None:
        return tell_case(draft, case)
    if not now.handed_over:
        return draft.tell("status_unknown", "status")
    number = str(now.joined or now.number)
    team = staffing.team_name or draft.word("the_team")
    zone = now.context.time_zone
    since = when(now.handed_over, zone, now.language, draft.act.at)
    if now.owner_name:
        draft.tell("status_held", "status", number=number, name=now.owner_name)
    else:
        draft.tell("status_waiting", "status", number=number, team=team, since=since)
    if not staffing.online and staffing.opens:
        draft.tell("away", "away", when=when(staffing.opens, zone, now.language, draft.act.at))
    return None


def asked_about(draft: Draft) -> OpenCase | None:
    """The case that "any news?" means: the joined one; before a handover, the likeliest."""
    now, cases = draft.now, draft.act.known.cases
    if now.joined:
        return next((case for case in cases if case.number == now.joined), None)
    return cases[0] if cases and not now.handed_over else None


def tell_case(draft: Draft, case: OpenCase) -> None:
    """Say in one breath where a case of the customer's stands."""
    told = [draft.word("known_case", number=str(case.number)), *standing(draft, case)]
    draft.put(" ".join(each for each in told if each), "status")


def standing(draft: Draft, case: OpenCase) -> tuple[str, str, str]:
    """Who has a case, the last word on it, and what happens next; what is unknown is empty."""
    zone, language, at = draft.now.context.time_zone, draft.now.language, draft.act.at
    team = case.team_name or draft.word("the_team")
    if case.owner_name:
        stands = draft.word("known_owner", name=case.owner_name)
        follows = draft.word("known_next_owner", name=case.owner_name)
    else:
        stands = draft.word("known_team", team=team)
        follows = draft.word("known_next")
    if not case.online and case.opens:
        follows = draft.word("known_next_away", when=when(case.opens, zone, language, at))
    last = ""
    if case.last_at:
        moment = when(case.last_at, zone, language, at)
        if not day(case.last_at, zone, language, at):
            moment = f"{draft.word('today')}, {moment.partition(', ')[2]}"
        if case.last_by == "agent":
            name = case.owner_name or team
            last = draft.word("known_last", when=moment, name=name, words=case.last[:SHORT])
        else:
            last = draft.word("known_last_you", when=moment)
    return stands, last, follows
