"""Where the matter stands, for "any news?": this conversation's, or a case of the customer's."""

from collections.abc import Sequence

from intakebot.engine.conversation import Open
from intakebot.engine.draft import SHORT, Draft
from intakebot.engine.entries import Asked, Option
from intakebot.engine.kinds.base import plain
from intakebot.engine.recall import OpenCase
from intakebot.engine.times import day, when

WHICH = "which_case"
"""The pseudo question which of their open cases is meant."""
MOST = 3
"""Cases that are told of at once."""
WORDS_OF_THEN = 80


def tell_status(draft: Draft) -> None:
    """Say who has it, since when, and what happens next; the same of what was split off."""
    cases = asked_about(draft)[:MOST]
    told = [case.number for case in cases]
    if draft.now.phase == "closed":
        tell_closed(draft)
    elif cases:
        tell_cases(draft, cases)
    else:
        tell_of_this(draft)
    for case in draft.act.known.cases:
        if case.number in draft.now.split.values() and case.number not in told:
            about = draft.word("status_other", about=in_their_words(case))
            draft.put(" ".join(each for each in (about, *standing(draft, case)) if each), "status")


def tell_of_this(draft: Draft) -> None:
    """Say where this conversation's own matter stands."""
    now, staffing = draft.now, draft.act.staffing
    if not now.handed_over:
        return draft.tell("known_none" if now.identity else "status_unknown", "status")
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


def wants_news(draft: Draft, text: str) -> bool:
    """Whether these words ask how the matter stands, and nothing else."""
    return any(act.kind == "status" and act.whole for act in draft.acts(text))


def tell_closed(draft: Draft) -> None:
    """Say when the matter was closed; asking for news opens nothing."""
    now = draft.now
    moment = when(now.closed_at, now.context.time_zone, now.language, draft.act.at)
    number = str(now.joined or now.number)
    draft.tell("status_closed", "status", number=number, when=moment)


def asked_about(draft: Draft) -> list[OpenCase]:
    """The cases that "any news?" means: the joined one; before a handover, all of theirs."""
    now, cases = draft.now, draft.act.known.cases
    if now.joined:
        return [case for case in cases if case.number == now.joined]
    return [] if now.handed_over else cases


def tell_cases(draft: Draft, cases: Sequence[OpenCase]) -> None:
    """Say of each where it stands."""
    for case in cases:
        tell_case(draft, case)


def ask_which(draft: Draft) -> None:
    """Ask which of several open cases is meant, in their own words of then."""
    cases = draft.act.known.cases[: 2 * MOST]
    options = [Option(str(case.number), f"{case.number}: {in_their_words(case)}") for case in cases]
    label, text = draft.word("known_label"), draft.word("status_which")
    asked = Asked(WHICH, "choice", "choice", label, text, options=options)
    turn = draft.write(asked)
    draft.set(open=Open(WHICH, turn, 0, asked))


def tells_which(draft: Draft, text: str) -> bool:
    """Tell of the case that these words name, and let them name another; else it is no answer."""
    stands = draft.now.open
    asked = stands.asked if stands and stands.question == WHICH else None
    if asked is None:
        return False
    said = plain(text)
    named = {o.value for o in asked.options if said in (plain(o.label), o.value)}
    cases = [case for case in draft.act.known.cases if str(case.number) in named]
    tell_cases(draft, cases)
    if not cases:
        draft.clear([WHICH], "")
    return bool(cases)


def in_their_words(case: OpenCase) -> str:
    """What the customer said first in a case, shortened."""
    return shortened(case.about)


def shortened(words: str) -> str:
    """A customer's words as they are told back to them, on one line."""
    about = " ".join(words.split())
    return about if len(about) <= WORDS_OF_THEN else f"{about[:WORDS_OF_THEN].rstrip()}…"


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
