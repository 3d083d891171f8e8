"""What a customer would rather not say: noted as that, and never asked again."""

import re
from collections.abc import Collection

from intakebot.engine.answers import Answer, Source
from intakebot.engine.asking import CONTACT, applies
from intakebot.engine.draft import Draft
from intakebot.engine.events import Say
from intakebot.engine.flow import Flow, Item
from intakebot.engine.going_on import go_on
from intakebot.engine.having_none import CALLED, LONGEST, says_no
from intakebot.engine.kinds.base import plain
from intakebot.engine.noting import notice
from intakebot.engine.reaching import PHONE
from intakebot.engine.settling import leave_out, settle, two_answers
from intakebot.engine.sources import without
from intakebot.understanding.normal import aligned, listed, words

_WAYS = frozenset({"email", "phone"})
"""Kinds by which somebody is reached; without any, the answer stands in the chat."""
BY_WILL = "by_will"
_NONE_OF = re.compile(
    r"^\W*(?:(?:sorry|but|and|please|bitte|leider|aber|und|عفوا|اسف)\W+)?"
    r"(?:no|without|kein(?:e[nrms]?)?|ohne|بدون|بلا|من غير|لا)\s+(\w+(?:[ -]\w+){0,3})\W*$",
    re.IGNORECASE,
)
_BESIDE = listed("""
    my e please thanks thank you sorry number address either or and name
    meine bitte danke adresse nummer auch oder und رجاء شكرا من فضلك رقم عنوان
""")  # fmt: skip
"""What stands around the thing in "no e-mail address, please"."""

_MOST_WORDS = 14
"""Of a wish; more of them tell a story in which one occurs."""
_ANY_NUMBER = frozenset({"number", "nummer", "رقم", "رقمي"})


def wont_say(draft: Draft, text: str) -> bool:
    """Whether words say that somebody does not want to tell, and not only "skip"."""
    return any(act.kind == "skip" and act.about == BY_WILL for act in draft.acts(text))


def wants_none(text: str) -> frozenset[str]:
    """The kinds of contact that "no e-mail please" is about, where it says nothing else."""
    none_of = _NONE_OF.match(aligned(text)) if len(text) <= LONGEST else None
    told = words(plain(none_of[1])) if none_of else []
    kinds = called(told)
    known = _BESIDE.union(*(CALLED[kind] for kind in kinds))
    return kinds if known.issuperset(told) else frozenset()


def named(item: Item, text: str) -> frozenset[str]:
    """The kinds of contact that words name; where another number is asked for, none by that."""
    told = set(words(plain(text)))
    if item.question.kind not in CONTACT:
        told -= _ANY_NUMBER
    return called(told)


def called(told: Collection[str]) -> frozenset[str]:
    """The kinds of contact that these words name."""
    return frozenset(kind for kind in CONTACT if not CALLED[kind].isdisjoint(told))


def declines(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> bool:
    """Note "no e-mail please" as the wish it is; False where words are no such thing."""
    if len(text.split()) > _MOST_WORDS or "?" in text:
        return False
    no_way = item.question.kind in CONTACT and wants_none(text)
    if not no_way and not (wont_say(draft, text) and named(item, text)):
        return False
    if draft.understood(text).all(item.question.finds):  # "not my name, just say Mara"
        return False
    decline(draft, flow, item, text, seq)
    return True


def pass_over(draft: Draft, flow: Flow, item: Item) -> None:
    """For "skip" in whatever words: a wish not to say is noted as one, the rest is left out."""
    event = draft.act.event
    text = event.text if isinstance(event, Say) else ""
    stands = draft.now.open
    once_more = stands is not None and stands.tries > 0 and not item.question.optional
    if (once_more and says_no(text)) or wont_say(draft, text):
        return decline(draft, flow, item, text, draft.now.seq)
    return leave_out(draft, flow, item)


def decline(draft: Draft, flow: Flow, item: Item, text: str, seq: int) -> None:
    """Go on without what somebody does not want to say: what they name, else what was asked."""
    if two_answers(draft, item):
        return leave_out(draft, flow, item)
    notice(draft, flow, beside(draft, text), seq)
    kinds = named(item, text)
    gone = [] if kinds and item.question.kind not in kinds else [item]
    for kind in sorted(kinds - {item.question.kind}):
        gone += [each for each in flow.items if waits(draft, flow, each, kind)][:1]
    for each in gone:
        unsaid = Source("said", seq, (0, len(text)), text[:500])
        refused = Answer(None, draft.word("declined"), "skipped", unsaid)
        settle(draft, flow, each, refused, "customer")
    cut_off = any(each.question.kind in _WAYS for each in gone) and not reachable(draft, flow)
    draft.tell("declined_contact" if cut_off else "skip_ok", "skipped", item.id)
    return go_on(draft, flow) if item in gone else None


def beside(draft: Draft, text: str) -> str:
    """What is said beside the wish itself; places stay."""
    if wants_none(text):
        return ""
    return without(text, [act.span for act in draft.acts(text) if act.kind == "skip"])


def reachable(draft: Draft, flow: Flow) -> bool:
    """Whether an address or a number is known."""
    ways = {item.id for item in flow.items if item.question.kind in _WAYS} | {PHONE}
    return any(draft.now.answers[name].known for name in ways & draft.now.answers.keys())


def waits(draft: Draft, flow: Flow, item: Item, kind: str) -> bool:
    """Whether a question of this kind is still to come."""
    of_kind = item.question.kind == kind and item.id not in draft.now.answers
    return of_kind and applies(flow, draft.now, item)
