"""A known customer: who they are, and whether this is about a case of theirs that is open.

They are asked once, up front and in their own words of then. "Yes" makes this conversation one
more contact of that case, which is told where it stands and asked only what is missing.
"""

import re

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.answering import wants_person
from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import applies, facts
from intakebot.engine.belonging import Added, Linked
from intakebot.engine.case import care_of
from intakebot.engine.conversation import Conversation, Open
from intakebot.engine.draft import Draft
from intakebot.engine.effects import Effect, HandOver, Join, Route
from intakebot.engine.entries import Asked, Entered, Identified, Option, Removed, Said, Transferred
from intakebot.engine.events import Act
from intakebot.engine.flow import Flow
from intakebot.engine.going_on import go_on
from intakebot.engine.kinds.base import plain
from intakebot.engine.noting import listen, prefill, remembered
from intakebot.engine.recall import MAIL, Known, KnownCase, OpenCase, proved_address, trust
from intakebot.engine.status import (
    ask_which,
    in_their_words,
    standing,
    tell_case,
    tell_status,
    wants_news,
)
from intakebot.engine.times import day
from intakebot.understanding.vocabulary import NO, YES

KNOWN_CASE = "known_case"
"""The pseudo question whether this is about an open case of theirs."""
CODE = re.compile(r"(?<!\d)\d{3}[ \u00a0\u202f-]?\d{3}(?!\d)")
"""How a code is typed: in one or as two halves."""
HIDDEN = "••••••"
CHANGING = frozenset({"device", "version", "url"})
"""Kinds of answers that may have changed since: shown to be looked at."""


# --- who it is ---------------------------------------------------------------------------


def identify(draft: Draft, event: ev.Identify) -> None:
    """Write down whose conversation this is; the desk has looked at the proof."""
    now, known = draft.now, draft.act.known
    if not now.seq:
        return draft.refuse("not_now")
    if not known.identity:
        return draft.refuse("not_proved")
    if someone_else(now.identity, known):
        return draft.refuse("other_customer")
    if now.identity and trust(known.identity) <= trust(now.identity):
        return draft.refuse("not_now")  # nothing new
    return recognise(draft)


def someone_else(before: str, known: Known) -> bool:
    """Whether a proof speaks of another customer than the one before."""
    if trust(before) < MAIL or trust(known.identity) < MAIL:
        return False
    if trust(before) == trust(known.identity):
        return before != known.identity
    signed_mail = next((fact.text for fact in known.facts if fact.label == "email"), "")
    return trust(before) == MAIL and proved_address(before) != signed_mail.lower()


def take_code(draft: Draft, event: ev.Say) -> None:
    """The customer typed the code; the desk has looked whether it is the right one."""
    text = CODE.sub(HIDDEN, event.text)
    draft.heard(text, "customer")
    removed = draft.removed or [Removed("one_time_code")]
    draft.write(Said(text, [], event.question, removed), "customer")
    if draft.act.known.code == "right":
        return recognise(draft)
    key = "proof_wrong" if draft.act.known.code == "wrong" else "proof_over"
    return draft.tell(key, "note")


def recognise(draft: Draft) -> None:
    """Write down whose conversation this is, and take up what is open of theirs."""
    now, known = draft.now, draft.act.known
    draft.set(identity=known.identity, customer=known.name, recalled=known.facts)
    draft.write(Identified(known.identity, known.name), "system")
    if known.code:
        draft.tell("proof_right", "note")
    if now.phase == "intake" and met_late(draft):
        return None
    if draft.flow is not None and now.phase != "closed":
        recall_now(draft, draft.flow)
    return None


def met_late(draft: Draft) -> bool:
    """Take up an open case of a customer who was proved in the middle of the talk."""
    now, cases = draft.now, draft.act.known.cases
    if not cases or not now.opening or now.offered or now.joined:
        return False
    return takes_up(draft, cases[0])


def recall_now(draft: Draft, flow: Flow) -> None:
    """Answer what is known now; ask on if the open question was among it."""
    stood = draft.now.open
    for item in flow.items:
        if item.id not in draft.now.answers and applies(flow, draft.now, item):
            remembered(draft, item)
    if stood is not None and draft.now.open is None and draft.now.phase == "intake":
        go_on(draft, flow)


# --- is it about that case? --------------------------------------------------------------


def meets(draft: Draft, text: str) -> bool:
    """Meet a known customer's first words; True where that is all for this turn."""
    cases = draft.act.known.cases
    if care_of(draft.now) == "crisis" or wants_person(draft, text):
        return False
    if draft.now.identity and wants_news(draft, text):
        draft.set(opening="", opening_seq=0)  # what it is about was not said yet
        if len(cases) > 1:
            ask_which(draft)
        else:
            tell_status(draft)
        return True
    return bool(cases) and takes_up(draft, cases[0])


def takes_up(draft: Draft, case: OpenCase) -> bool:
    """Join the likeliest case, or ask about it; False where it is likely something new."""
    if case.fit == "join":
        draft.effects.append(Join(case, unasked=True))
    elif case.fit == "ask":
        ask(draft, case)
    return case.fit != "new"


def ask(draft: Draft, case: OpenCase) -> None:
    """Show the case and ask whether this is about it."""
    now = draft.now
    welcome(draft)
    number, about = str(case.number), in_their_words(case)
    date = day(case.opened, now.context.time_zone, now.language, draft.act.at)
    options = [
        Option("yes", draft.word("known_yes", number=number)),
        Option("no", draft.word("known_no")),
    ]
    text = draft.word("known_ask", about=about, day=date or draft.word("today"))
    label, card = draft.word("known_label"), KnownCase(case.number, *standing(draft, case))
    asked = Asked(KNOWN_CASE, "choice", "choice", label, text, options=options, about=card)
    turn = draft.write(asked)
    draft.set(offered=case.number, open=Open(KNOWN_CASE, turn, 0, asked))


def welcome(draft: Draft) -> None:
    if draft.now.customer:
        draft.tell("welcome_back", "hello", name=draft.now.customer)


def asks(draft: Draft) -> bool:
    """Whether that question stands open."""
    stands = draft.now.open
    return stands is not None and stands.question == KNOWN_CASE


def reply(draft: Draft, text: str) -> None:
    """Yes joins the case; anything else goes on as something new, and is kept."""
    stands = draft.now.open
    asked = stands.asked if stands else None
    case = next((each for each in draft.act.known.cases if each.number == draft.now.offered), None)
    said = plain(text)
    chosen = [o.value for o in asked.options if said == plain(o.label)] if asked else []
    if wants_news(draft, text):
        return tell_case(draft, case) if case is not None else tell_status(draft)
    draft.set(open=None)
    if "yes" in chosen or said in YES:
        if case is not None:
            draft.effects.append(Join(case))
            return None
        draft.tell("known_gone", "note")
    elif "no" not in chosen and said not in NO:
        draft.set(opening=f"{draft.now.opening}\n{text}")
    return as_new(draft, text)


def as_new(draft: Draft, text: str) -> None:
    """Go on with the first words as though nothing was known."""
    flow = draft.flow
    if flow is None:
        person = wants_person(draft, text)
        draft.effects.append(Route(text if person else draft.now.opening))
    else:
        listen(draft, flow)
        go_on(draft, flow)


# --- it is -------------------------------------------------------------------------------


def join(
    flow: Flow, conversation: Conversation, act: Act, case: OpenCase, unasked: bool = False
) -> tuple[Conversation, list[Effect]]:
    """Make the conversation a contact of the case, and go on where the case stands.

    What the case knows is known here too, but for what was said here already; nothing that is
    said here changes the case's own.
    """
    draft = Draft(flow, conversation, act)
    now = draft.now
    team = case.team or flow.team
    draft.set(flow=flow.id, edition=flow.edition, team=team, open=None, of=0)
    title = flow.title.say(now.language, {})
    draft.write(Entered(flow.id, flow.edition, title, team), "system")
    belong(draft, case, unasked)
    tell_case(draft, case)
    take_over(draft, flow, case)
    listen(draft, flow)
    prefill(draft, flow)
    if case.live:
        put_through(draft, case)
    else:
        go_on(draft, flow)
    return draft.now, draft.effects


def belong(draft: Draft, case: OpenCase, unasked: bool) -> None:
    """Make it a contact of the case and say so, with the way to take that back."""
    now, number = draft.now, str(case.number)
    if case.number not in now.linked:
        reasons = case.reasons if unasked else ["the customer says so"]
        draft.write(Linked(case.number, case.sure, reasons), "bot" if unasked else "customer")
    linked = list(dict.fromkeys([*now.linked, case.number]))
    draft.set(joined=case.number, offered=case.number, linked=linked)
    if unasked:
        welcome(draft)
        text = draft.word("known_joined", number=number, about=in_their_words(case))
    else:
        text = draft.word("known_added", number=number)
    draft.write(Added(case.number, text, draft.word("known_undo")))


def take_over(draft: Draft, flow: Flow, case: OpenCase) -> None:
    """Know here what the case knows; what was said here stays, and blanks take nothing away."""
    here = facts(draft.now)
    for item in flow.items:
        theirs, mine = case.answers.get(item.id), draft.now.answers.get(item.id)
        # The device of then is another one, maybe.
        today = item.question.kind == "device" and here.get(item.question.prefill or "")
        said = mine is not None and mine.known and mine.source.by == "said"
        if theirs is not None and not today and not said:
            draft.answer(item, as_known(theirs, item.question.kind))


def as_known(answer: Answer, kind: str) -> Answer:
    """An answer of the case, as this conversation knows it."""
    source = Source("remembered", quote=answer.source.quote)
    band = "B" if kind in CHANGING and answer.known else answer.band
    return replace(answer, source=source, band=band, confirmed=False)


def put_through(draft: Draft, case: OpenCase) -> None:
    """Whoever has the case is here: they go on talking at once."""
    draft.tell("known_live", "next", name=case.owner_name)
    fence, at = draft.now.fence + 1, draft.act.at
    draft.write(Transferred(fence, case.owner, case.owner_name), "system")
    draft.set(
        phase="live",
        fence=fence,
        owner=case.owner,
        owner_name=case.owner_name,
        open=None,
        handed_over=at,
        waiting_since=at,
        why_handed="joined",
    )
    draft.effects.append(HandOver(draft.now.number))
