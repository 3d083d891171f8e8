"""Reading words in the light of the question that stands open."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from intakebot.engine import events as ev
from intakebot.engine.asking import CONTACT
from intakebot.engine.both import takes_both
from intakebot.engine.correcting import correct, takes_back
from intakebot.engine.declining import declines
from intakebot.engine.denying import corrected
from intakebot.engine.draft import Draft
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on
from intakebot.engine.handing import hand_over
from intakebot.engine.having_none import denies, has_none
from intakebot.engine.kinds.base import plain
from intakebot.engine.noting import notice
from intakebot.engine.referring import says_again, told_before
from intakebot.engine.restating import tells_again
from intakebot.engine.settling import lacks_another, two_answers, weigh
from intakebot.engine.small_talk import ASIDE, MIXED, SMALL_TALK, clarify, repeat
from intakebot.engine.sources import TELLING
from intakebot.engine.taking import nothing_to_give, stay, take_answer
from intakebot.engine.tone import another
from intakebot.understanding.acts import Act
from intakebot.understanding.finding import Span
from intakebot.understanding.vocabulary import HARDLY

ORDER = "order"
MOST_ASIDES = 2
"""Of one message are answered."""
CLAUSE_END = re.compile(r"[.,;:!?،؛؟](?=\s|$)|\n")
LOOSE_ENDS = re.compile(r"^[\s.,;:!–—-]+|[\s,;:–—-]+$")
"""What is left around an answer where something else was cut out."""
STRICT = ("choice", "choices", "yes_no", "number", "rating", "code", "email", "phone", "date")
"""Kinds that what is left beside an insult can't answer by mistake: "card, you …"."""
FIGURES = ("number", "rating", "code", "date", "version")
"""Kinds that figures alone may answer."""
LONG = 12
"""Words from which on an answer is a story."""


def wants_person(draft: Draft, text: str) -> bool:
    """Whether these words ask for a human."""
    return any(act.kind == "person" for act in draft.acts(text))


def reply_to(draft: Draft, flow: Flow, event: ev.Say, seq: int) -> None:
    """Words that answer the open question, or do something else with it."""
    stands = draft.now.open
    item = flow.item(stands.question) if stands else None
    if stands is None or item is None:
        return go_on(draft, flow)
    if two_answers(draft, item):
        return weigh(draft, flow, item, event.text, seq)
    if names_an_option(draft, item, event.text):
        return take_answer(draft, flow, item, event, seq)
    found = draft.acts(event.text) if event.text else ()
    if not event.uploads and only_answers(draft, item, event.text, found):
        return take_answer(draft, flow, item, event, seq)
    return read_closely(draft, flow, item, event, seq, found)


def only_answers(draft: Draft, item: Item, text: str, found: Sequence[Act]) -> bool:
    """Whether a message can be nothing but an answer, as most are.

    All else that ``read_closely`` looks for needs an act, a question's name, a no or a correction.
    """
    if found or item.question.kind in CONTACT or draft.named(text) or is_puzzled(text):
        return False
    parts = corrected(text)
    return not (parts.leads or parts.denied or denies(text) or text.lstrip().startswith("*"))


def is_puzzled(text: str) -> bool:
    """Whether a message is a question mark and no more."""
    return text[:1] in ("?", "؟") and not text.strip("?؟! ")


def read_closely(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, found: Sequence[Act]
) -> None:
    """Take a message for whatever else it may be before it is read as an answer."""
    figures = item.question.kind in FIGURES and event.text.strip().isdecimal()
    if any(act.kind == "person" for act in found) and not figures:  # 0 reaches a person elsewhere
        return hand_over(draft, flow, "asked")
    if is_puzzled(event.text):
        return clarify(draft, flow, item)
    if not event.uploads and declines(draft, flow, item, event.text, seq):
        return None
    if not event.uploads and lacks_another(draft, flow, item, event.text, seq):
        return stay(draft, flow, item)
    if not event.uploads and has_none(item, event.text):
        return nothing_to_give(draft, flow, item, event.text, seq)
    if not event.uploads and takes_both(draft, flow, item, event.text, seq):
        return None
    fix = takes_back(draft, item, event.text)
    if fix is None or not correct(draft, flow, event.text, seq, fix, item):
        read_on(draft, flow, item, event, seq, found)
    return None


def read_on(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, found: Sequence[Act]
) -> None:
    """Change what a message names anew, and read the rest of it, if there is any."""
    if not event.uploads and tells_again(draft, flow, item, event.text, seq):
        return stay(draft, flow, item)
    return say_aside(draft, flow, item, event, seq, found)


def say_aside(
    draft: Draft, flow: Flow, item: Item, event: ev.Say, seq: int, found: Sequence[Act]
) -> None:
    """Answer in place what is no answer, then read what is left of the message as one."""
    rest, asides = apart(item, event.text, found)
    told = any(act.kind == "told" for act in asides)
    for act in asides:
        if act.kind == "another_issue":
            another(draft, event.text, seq, act.span)
        elif act.kind in SMALL_TALK:
            SMALL_TALK[act.kind](draft, flow, item)
    if asides:
        rest = LOOSE_ENDS.sub(lambda ends: " " * len(ends[0]), rest)
    if asides and not any(c.isalnum() for c in rest) and not event.uploads:
        if item.question.kind != "name":  # "wait a moment" is what nobody is called
            notice(draft, flow, event.text, seq)
        stands = draft.now.open  # "I don't know" has gone on already
        if item.id in draft.now.answers and stands and stands.question == item.id:
            return go_on(draft, flow)
    elif not (told and item.question.kind == "text" and says_again(draft, flow, rest)):
        last = told and draft.now.open is not None and draft.now.open.tries >= item.question.tries
        patient = bool(asides) and not last
        take_answer(draft, flow, item, replace(event, text=rest), seq, patient=patient)
    if not asides or draft.spoke:
        return None
    return told_before(draft, flow, item) if told else repeat(draft, flow, item)


def apart(item: Item, text: str, found: Sequence[Act]) -> tuple[str, list[Act]]:
    """A message without what is no answer, in its place; and what that was.

    A story may well hold a "thanks": it is left whole, and only what it is about counts.
    """
    found = [act for act in found if act.about != ORDER]  # "where is my order?" is a matter
    if item.question.kind in ("choice", "choices"):  # "I want to complain" may be an option
        found = [act for act in found if act.kind != "complaint"]
    if item.question.kind == "yes_no" and plain(text) in HARDLY:
        return text, []
    whole = [act for act in found if act.whole and act.kind in ASIDE]
    if whole and all(act.whole for act in found if act.kind in SMALL_TALK):
        return "", whole[:MOST_ASIDES]
    mixed = [act for act in found if act.kind in MIXED]
    if item.question.kind == "text":  # a story may well be about what was told to somebody
        mixed = [each for each in mixed if each.kind != "told" or begins(text, each.span)]
    if item.question.kind in TELLING and len(text.split()) > LONG:
        mixed = [act for act in mixed if act.kind == "another_issue"]
    for act in mixed:
        start, end = act.span
        if act.kind == "another_issue":
            end = len(text)
        elif act.kind == "abuse":
            first, end = clause_around(text, act.span)
            start = start if item.question.kind in STRICT else first
        text = text[:start] + " " * (end - start) + text[end:]
    return text, mixed[:MOST_ASIDES]


def begins(text: str, span: Span) -> bool:
    """Whether a short message begins with these words."""
    return len(text.split()) <= LONG and not any(c.isalnum() for c in text[: span[0]])


def clause_around(text: str, span: Span) -> Span:
    """An insult with the rest of its clause: "you useless" is said of the "idiots" behind it."""
    ends = [match.end() for match in CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= span[0]), default=0)
    return start, min((end for end in ends if end >= span[1]), default=len(text))


def names_an_option(draft: Draft, item: Item, text: str) -> bool:
    """Whether these words are a button of the question: "Next day" answers, it does not skip."""
    buttons = item.question.choices(draft.now.language)
    said = plain(text) if buttons else ""
    return any(said in (plain(each.label), plain(each.value)) for each in buttons)


def at_hand(draft: Draft, question: str, turn: int) -> Item | None:
    """The open question, if it is the one that is meant; else the event is refused as stale."""
    stands = draft.now.open
    if stands is None or stands.question != question or (turn and turn != stands.turn):
        draft.refuse("stale")
        return None
    item = draft.flow.item(question) if draft.flow else None
    if item is None:
        draft.refuse("stale")
    return item
