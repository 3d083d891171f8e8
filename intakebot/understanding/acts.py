"""What a message does besides answering: asks why, skips, wants a person …

Acts are precise where somebody obeys them: one that is the ``whole`` message can be obeyed, one
inside a longer text only hints ("I don't know why it says Error 5" is no "I don't know").
Phrases of all languages are understood whatever the customer's is, since people mix them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from intakebot.understanding.finding import Span, overlaps
from intakebot.understanding.normal import aligned, listed, lowered, plain, words
from intakebot.understanding.phrasebook import KINDS, ActKind, Phrasebook, places, shipped
from intakebot.understanding.spellings import respelled
from intakebot.understanding.vocabulary import FILLERS, POLITE

__all__ = ["ABOUT_A_QUESTION", "KINDS", "PUBLIC", "Act", "ActKind", "acts"]

ABOUT_A_QUESTION = frozenset({"dont_know", "skip", "back", "yes", "no", "correction"})
"""Acts that mean something only while a question stands open."""

PUBLIC: dict[ActKind, str] = {
    **{kind: kind for kind in KINDS},
    "person": "human_request",
    "why": "why_question",
    "repeat": "repeat_request",
    "told": "clarify_request",
    "clarify": "clarify_request",
    "progress": "status_question",
    "status": "status_question",
    "are_you_bot": "bot_question",
    "calls_out": "clarify_request",
    "swearing": "offensive",
    "off_topic": "smalltalk",
    "reason": "why_question",
}
"""What each act is called in answers to the outside and in labelled texts."""

_SEARCHED, _SHORT = 8000, 120
_SAID_WITH_IT = FILLERS | listed("can could do want need like let more time no much")
_BARE_FEELING = 32
"""Characters of "I can't take it any more"; longer ones name what happened."""
_WITHIN_OTHERS = frozenset({"swearing", "distress", "crisis", "misplaced", "reason"})
"""Kinds that may share words with another act: "get me a damn human" swears and asks."""
_ANSWERS = frozenset({"yes", "no"})
"""Kinds that may share words with a correction alone: "no idea" and "no doubt" are no "no"."""
_HEARD = frozenset({"misplaced", "reason"})
"""Kinds that only hint, and never are all that a message does."""

_DECLINED = re.compile(
    r"(?:\b(?:don't|dont|do not|didn't|no need|not) (?:really )?(?:want|need|wish|have|"
    r"like)?(?: ?to)?"
    r"|\b(?:nicht|keinen?)"
    r"|(?<!\w)(?:لا|ما|مش|مو|مب|ماني)"
    r"(?: (?:بدي|ابي|ابغي|عايزه?|عاوزه?|اريد|حابب|محتاج|بحاجه|داعي))?"
    r"(?: ان)?|(?<!\w)(?:مابي|مابدي)) *$",
    re.IGNORECASE,
)
"""Just before it, these words turn a wish for a person around."""
_ONESELF = re.compile(
    r"\b(?:i|we|ich|wir)(?:'m| am| was|'re| are| were| feel| felt| look| looked| bin| war)"
    r"(?: (?:like|such|so|really|just|an?|probably|maybe|being|kind of|a bit|wie|ein))* *$",
    re.IGNORECASE,
)
_IS_ME = re.compile(r" *(?:i|we)(?:'m| am| was| are| were| must)\b", re.IGNORECASE)
"""Before an insult and behind it: then it is meant for nobody else."""
_BUT = re.compile(r"\b(?:but|except|aber|außer)\b|لكن", re.IGNORECASE)
"""Behind it a yes is none: "it's right, but please change the date"."""
_POINTS = re.compile(r"[,.!?;:…،؟]+")
_CLAUSE = re.compile(r"[^\s,.!?;:…،؟][^,.!?;:…،؟\n]*")


class Act(Struct, frozen=True):
    """One act, the words it stands in, and whether the message is nothing but acts.

    ``about`` is the label of the fact that a correction names, if it names one; ``order`` where
    a question for news is about goods or money, and not about what was reported here;
    ``by_will`` where somebody skips because they do not want to tell.
    """

    kind: ActKind
    span: Span
    whole: bool
    about: str = ""


def acts(
    text: str,
    language: str = "en",
    asked_kind: str | None = None,
    book: Phrasebook | None = None,
) -> list[Act]:
    """The acts in a customer's message: those it consists of first, then as ``KINDS`` has them.

    ``language`` settles only words that mean different things ("was?"). ``asked_kind`` is the
    kind of the question that stands open, ``confirm`` while a summary is to be confirmed, None
    where nothing was asked. ``book`` holds the phrases; without one, those that ship.
    """
    found = _acts(book or shipped(), text, language[:2], asked_kind == "confirm")
    return [each for each in found if asked_kind or each.kind not in ABOUT_A_QUESTION]


@lru_cache(8)
def _acts(book: Phrasebook, text: str, language: str, confirming: bool) -> Sequence[Act]:
    """All acts, whatever was asked; a message is looked at more than once."""
    found = _phrases(book, text, language) if len(text) <= _SHORT else []
    return found or _inside(book, text, confirming=confirming)


def _phrases(book: Phrasebook, text: str, language: str) -> list[Act]:
    """A message that is a known phrase, or several, each with a "please" or so around it."""
    kind = book.whole(_POINTS.sub("", plain(text)), language)
    if kind:
        return [_whole(book, text, (0, len(text)), kind)]
    found: list[Act] = []
    for clause in _CLAUSE.finditer(text):
        said = plain(clause[0])
        kind = _phrase(book, said, language)
        if kind:
            found.append(_whole(book, text, clause.span(), kind))
        elif not POLITE.issuperset(said.split()):
            return []
    if len(found) == 1:
        return [_whole(book, text, (0, len(text)), found[0].kind)]
    return sorted(found, key=_order)


def _whole(book: Phrasebook, text: str, span: Span, kind: ActKind) -> Act:
    return Act(kind, span, True, _about(book, lowered(aligned(text)), span, kind))


def _phrase(book: Phrasebook, said: str, language: str) -> ActKind | None:
    core = _POINTS.sub("", said).split()
    if len(core) > book.most_words + 3:
        return None
    for start, end in _trims(core):
        if kind := book.whole(" ".join(core[start:end]), language):
            return kind
    return None


def _trims(core: list[str]) -> list[tuple[int, int]]:
    """The words as they are, then with polite words taken off the front and the back."""
    start, end = 0, len(core)
    while start < end and core[start] in POLITE:
        start += 1
    while end > start and core[end - 1] in POLITE:
        end -= 1
    if not start and end == len(core):
        return [(0, end)] if core else []
    cuts = [(0, len(core)), (start, len(core)), (0, end), (start, end)]
    return [cut for cut in dict.fromkeys(cuts) if cut[0] < cut[1]]


def _inside(book: Phrasebook, text: str, *, confirming: bool) -> list[Act]:
    """Each sort of act where it first stands in a longer text."""
    said = lowered(aligned(text[:_SEARCHED]))
    found: dict[ActKind, Act] = {}
    for kind, spans in _places(book, said, confirming):
        aside = _WITHIN_OTHERS | {"correction"} if kind in _ANSWERS else _WITHIN_OTHERS
        taken = [act.span for act in found.values() if act.kind not in aside]
        for span in spans:
            if kind not in _WITHIN_OTHERS and overlaps(span, taken):
                continue
            if _not_meant(kind, said, span):
                continue
            about = _about(book, said, span, kind)
            found.setdefault(kind, Act(kind, span, False, about))
            break
    if "why" in found:
        found.pop("reason", None)
    if "clarify" in found:  # "explain it once again" wants other words, not the same
        found.pop("repeat", None)
    obeyed = [act for act in found.values() if act.kind not in _HEARD and not _tells(act)]
    if not obeyed or len(text) > _SHORT or not _nothing_else(said, obeyed):
        return list(found.values())
    return [Act(each.kind, each.span, each in obeyed, each.about) for each in found.values()]


def _places(book: Phrasebook, said: str, confirming: bool) -> Iterator[tuple[ActKind, list[Span]]]:
    hits = book.hits(said)
    hit = {kind for kind, _ in hits}
    for kind in filter(hit.__contains__, KINDS) if hit else ():
        patterns = hits.get((kind, "patterns"), [])
        if confirming and (("yes", "patterns") not in hits or _BUT.search(said)):
            patterns = [*patterns, *hits.get((kind, "confirm"), [])]
        if patterns:
            yield kind, places(patterns, said)
    again, at = respelled(said)
    if again and (patterns := book.hits(again).get(("person", "patterns"), [])):
        yield "person", [(at[start], at[end]) for start, end in places(patterns, again)]


def _not_meant(kind: ActKind, said: str, span: Span) -> bool:
    """Whether words around an act turn it: "I don't want an agent", "what an idiot I am"."""
    if kind == "person":
        return _DECLINED.search(said, 0, span[0]) is not None
    of_me = _ONESELF.search(said, 0, span[0]) or _IS_ME.match(said, span[1])
    return kind == "abuse" and of_me is not None


def _tells(act: Act) -> bool:
    """Whether an act says so much that it is an answer as well: a hard day in a sentence."""
    return act.kind == "distress" and act.span[1] - act.span[0] > _BARE_FEELING


def _nothing_else(said: str, found: Iterable[Act]) -> bool:
    for start, end in (act.span for act in found):
        said = said[:start] + " " * (end - start) + said[end:]
    return all(word in _SAID_WITH_IT for word in words(plain(said)))


def _about(book: Phrasebook, said: str, span: Span, of: ActKind) -> str:
    """What an act names: in its own words, or else in what follows them."""
    names = {"correction": "about", "status": "goods", "skip": "unwilling"}.get(of)
    if names is None:
        return ""
    for text in (said[slice(*span)], said[span[0] : span[1] + 60]):
        named = [
            (places(patterns, text), label)
            for (kind, label), patterns in book.named(text).items()
            if kind == names
        ]
        if named:
            return min(named)[1]
    return ""


def _order(act: Act) -> int:
    return KINDS.index(act.kind)
