"""A yes or no that was told in other words: "nobody hurt" answers "Did anybody get hurt?"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal, TypeAlias

from intakebot.engine.kinds.senses import NOS, TELLS_NOTHING, WITHOUT, Sense, Told, senses_of
from intakebot.understanding.finding import Span
from intakebot.understanding.normal import listed, plain, words

Means: TypeAlias = Literal["yes", "no"]

LONGEST_CLAUSE, SEARCHED = 16, 2000
"""Words of a part of a message that states something; characters that are searched."""
_CLAUSE = re.compile(
    r"(?:[^.,;:!?\n–—،؛؟]|[.:](?=\w)){3,200}?"
    r"(?= (?:and|but|because|so|und|aber|weil|denn|لكن|بس|لان) |[,;!?\n–—،؛؟]|[.:](?!\w)|$)"
)
_ASKS = re.compile(r"\s*[?؟]")
_WISHES = re.compile(
    r"\b(?:may|shall|could|should|would|want|like to|wish|agree|consent|accept|can we|mind|prefer"
    r"|ok(?:ay)? (?:if|for|with)|willing|happy|interested|or|n't|not|sure|allow|need|plan|will you"
    r"|d[üu]rfen|können wir|k[öo]nnten|möchte\w*|wollen|wünschen|soll\w*|einverstanden|zustimm\w*"
    r"|stimmen|oder|nicht|sicher|brauchen|werden)\b"
    r"|تريد|ترغب|تود|توافق|هل يمكننا|نستطيع|يمكننا|تحب|بدك|تبغي|عايز|ا?لا ت| او "
)
"""Questions for what somebody wants or agrees to, which is theirs to say; and of two sides."""
_PERHAPS = re.compile(
    r"^(?:do|does|did|is|are|was|were|can|has|ist|sind|haben sie|hat|هل)\b"
    r"|\b(?:if|whether|(?:would|could|should|might)(?:n't)?|maybe|perhaps|will|going to|want|need"
    r"|have to|must|please|help|how|why|wonder|i'll|we'll|until|unless|almost|nearly"
    r"|before (?:i|we|it|the|that)"
    r"|can you|what|what's|which|who|whose|where|when|when's|(?:do|can|did|have|am|will) i"
    r"|wenn|falls|ob|würde\w*|könnte\w*|sollte|muss|vielleicht|will|möchte|werde|bitte|wie|warum"
    r"|bis|fast|bevor|wer|wo|wann|welche[rsnm]?)\b"
    r"|'ll\b|لو |اذا|ممكن|يمكن|اريد|سوف|كيف|ليش|لماذا|قبل"
)
"""Says that it may not be so, or not yet."""
_WE = listed("i i'm i've im ive we we've we're ich wir hab habe haben bin انا نحن احنا عندي")
_OPENS = listed("already never have haven't there no got get schon bereits nie kein keine سبق")
"""Stands at the beginning of what customers tell of themselves without an "I"."""
_YOU = listed("you sie ihr ihnen du لديك عندك انت")
ANYBODY = listed("anybody anyone somebody someone jemand احد")
_NOBODY = listed("nobody niemand ماحد محدش")
_LIGHT = listed("""
    try tried trying already still yet ever get got gotten getting receive received see saw seen
    notice noticed use using used make made happen happens happened currently now also possible
    can able again really first last time times today way thing things sometimes always
    anything
    something nothing think know sure have having take taken took give given been were else both
    kann kannst können
    schon noch bereits jemals versucht versuchen probiert bekommen erhalten gesehen benutzen nutzen
    verwenden passiert jetzt gerade auch möglich wieder wirklich erste mal heute etwas immer
    gemacht gab gibt haben hatten worden wurde wurden sie ihnen ihr ihre
    هل سبق حاول حاولت جربت استخدمت تستخدم حصل حدث الان ايضا مره شيء شي هناك يوجد لديك عندك
""") | ANYBODY  # fmt: skip
"""Says little of what is asked about."""

_OFF = listed("off disabled deactivated aus ausgeschaltet deaktiviert مطفي معطل")
_DOES = listed("did have haben hast habt هل")
_IS = listed("is it's its was isn't wasn't has hasn't had ist war hat hatte")
_BETWEEN = listed("a an the not very really so quite too still ein eine einen kein keine sehr noch")
_NOT_YET = listed("to can can't cannot could won't zu")
"""Before a verb that tells what was not done, or not yet."""
_NEAR = 3
_OWNS = re.compile(
    r"\b(?:do you (?:\w+ )?(?:have|own)|have you got|haben sie einen?|habt ihr einen?)\b|لديك|عندك"
)
_THERE = re.compile(
    r"\b(?:is there|are there|do you (?:\w+ )?have|gibt es|haben sie)\b|هل (?:يوجد|هناك|لديك|عندك)"
)
_OWN = listed("have i've we've got own owns hab habe haben besitze عندي لدي عندنا لدينا")


def told(asks: Iterable[str], text: str) -> tuple[Means, Span] | None:
    """What the statements of a text answer to a question, and where; None where none does.

    Each telling word of the question stands in one part of the text, in their order; it asks and
    supposes nothing. What is asked of the customer is told of themselves. What one word tells
    is about anybody, or is all that is said.
    """
    stated = _stated(text)
    before = [None, *(said for _, said in stated)]
    found = [
        (means, span)
        for ask in asks
        for (span, said), last in zip(stated, before, strict=False)
        if (means := _means(ask, said) or (last and _means(ask, said, last)))
    ]
    return found[0] if found and len({means for means, _ in found}) == 1 else None


@lru_cache(64)
def _stated(text: str) -> tuple[tuple[Span, Told], ...]:
    return tuple(_statements(text[:SEARCHED]))


def _statements(text: str) -> Iterator[tuple[Span, Told]]:
    for clause in _CLAUSE.finditer(text):
        said = words(plain(clause[0]).replace("no one", "nobody"))
        asked = _ASKS.match(text, clause.end())
        if (
            said
            and len(said) <= LONGEST_CLAUSE
            and not asked
            and not _PERHAPS.search(plain(clause[0]))
        ):
            yield clause.span(), Told(said)


@lru_cache(1024)
def _wanted(ask: str) -> tuple[frozenset[str], tuple[Sense, ...]]:
    """The words of a question that can be answered by a statement, and the telling ones' sense."""
    asked = re.split(r"(?<=[.!:])\s", plain(re.sub(r"\([^)]*\)", "", ask)))
    last = asked[-1].strip()
    said = words(last)
    if _WISHES.search(last) or not NOS.isdisjoint(said):
        return frozenset(said), ()
    light = _LIGHT if _YOU.isdisjoint(said) else _LIGHT | {"before"}  # "have you driven before?"
    telling = [each for each in said if each not in light and each not in TELLS_NOTHING]
    return frozenset(said), tuple(senses_of(0, telling, True))[:1]


def _means(ask: str, stated: Told, last: Told | None = None) -> Means | None:
    """What a statement answers; what the ``last`` one before it named need not be in it."""
    said, senses = _wanted(ask)
    if not senses:
        return None
    [sense] = senses
    if last is not None:
        needs = tuple(each for each in sense.needs if each.isdisjoint(last.all_means))
        if not 0 < len(needs) < len(sense.needs):
            return None
        sense = replace(sense, needs=needs)
    places = stated.places(sense)
    if len(places) < len(sense.needs) or places != sorted(places):
        return None  # "block my card" tells of no card that it is blocked
    before = [stated.said[place - 1] for place in places if place]
    if _THERE.search(plain(ask)) and not WITHOUT.isdisjoint(before):
        return "no"  # "third floor, no lift"
    if _is_otherwise(said, stated, places) or not _is_theirs(ask, said, stated, places):
        return None
    nobody = not _NOBODY.isdisjoint(stated.said)
    return "no" if nobody or any(stated.denied(each) for each in places) else "yes"


def _is_otherwise(asked: frozenset[str], stated: Told, places: Sequence[int]) -> bool:
    """Whether a statement tells something else with the words of the question."""
    if not _OFF.isdisjoint(stated.said) and _OFF.isdisjoint(asked):
        return True  # "I turned the VPN off" does not tell whether they use one
    doing = any(stated.said[each].endswith("ing") for each in places)
    if doing and not any(each.endswith("ing") for each in asked):
        return True  # "a question about cancelling" does not tell that they did
    before = [stated.said[place - 1] for place in places if place]
    return not (_DOES.isdisjoint(asked) or _NOT_YET.isdisjoint(before))  # nor "I wanted to pay"


def _is_theirs(ask: str, asked: frozenset[str], stated: Told, places: Sequence[int]) -> bool:
    """Whether it tells of what is asked about; of what somebody has, that they have it."""
    if _OWNS.search(plain(ask)):
        if len(places) > 1 and places[0] == 0:
            return True  # "new phone since yesterday"
        if _OWN.isdisjoint(stated.said[max(0, places[-1] - _NEAR) : places[-1]]):
            return False  # "I was bitten by a dog" does not tell whether they have one
    return _is_about(asked, stated, places)


def _is_about(asked: frozenset[str], stated: Told, places: Sequence[int]) -> bool:
    """Whether a statement with its telling words there is about what the question is about."""
    telling = len(places)
    only = sum(each not in TELLS_NOTHING and each not in _LIGHT for each in stated.said) == telling
    if only and _DOES.isdisjoint(asked):
        return True  # it says nothing else; "cancel order" is a wish
    if not _YOU.isdisjoint(asked):
        suffered = "were" in asked and "me" in stated.said  # "you charged me twice"
        return suffered or not _WE.isdisjoint(stated.said) or stated.said[0] in _OPENS
    return telling > 1 or not ANYBODY.isdisjoint(asked) or _is_said_of_it(stated, places[0])


def _is_said_of_it(stated: Told, place: int) -> bool:
    """Whether "is", "was" or "has" stands before a word: "it was a gift from my sister"."""
    before = [each for each in stated.said[:place] if each not in _BETWEEN]
    return bool(before) and before[-1] in _IS
