"""What a message does besides answering: asks why, skips, wants a person …

Precise rather than complete: a message that tells something ("I don't know why it says
Error 5") is no "I don't know". Whoever calls decides what counts when; an act that is the
``whole`` message can be obeyed, one inside a longer text only hints.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from intakebot.understanding.finding import Span
from intakebot.understanding.normal import aligned, listed, plain, words
from intakebot.understanding.patterns import INSIDE
from intakebot.understanding.phrases import ONLY, WHOLE
from intakebot.understanding.vocabulary import FILLERS, NO, POLITE, YES

ActKind: TypeAlias = Literal[
    "dont_know", "skip", "why", "back", "person", "repeat", "are_you_bot", "wait", "thanks"
]
KINDS: tuple[ActKind, ...] = (
    "are_you_bot", "person", "dont_know", "skip", "why", "back", "repeat", "wait", "thanks",
)  # fmt: skip
"""In the order they are looked for: "am I talking to a person?" asks, it does not ask for one."""

ABOUT_A_QUESTION = frozenset({"dont_know", "skip", "back"})
"""Acts that mean something only while a question stands open."""

_SEARCHED, _SHORT = 2000, 120
_SAID_WITH_IT = FILLERS | listed("can could do want need like let more time no much")


_DECLINED = re.compile(
    r"(?:\b(?:don't|dont|do not|didn't|no need|not) (?:really )?(?:want|need|wish|have|"
    r"like)?(?: ?to)?"
    r"|\b(?:nicht|keinen?)) *$",
    re.IGNORECASE,
)
"""Just before it, these words turn a wish for a person around."""


class Act(Struct, frozen=True):
    """One act, the words it stands in, and whether the message is nothing but that."""

    kind: ActKind
    span: Span
    whole: bool


def acts(text: str, language: str = "en", asked_kind: str | None = None) -> list[Act]:
    """The acts in a customer's message, those it consists of first.

    Phrases of all languages are understood whatever ``language`` is, since people mix them;
    it settles only words that mean different things ("was?"). ``asked_kind`` is the kind of
    the question that stands open, None where there is none.
    """
    said = plain(text) if len(text) <= _SHORT else ""
    if said in YES or said in NO:
        return []  # "no thanks" thanks nobody
    found = _whole(text, said, language) or _inside(aligned(text[:_SEARCHED]))
    return [each for each in found if asked_kind or each.kind not in ABOUT_A_QUESTION]


def _whole(text: str, said: str, language: str) -> list[Act]:
    """The message's one act, when it is a known phrase with a "please" or so around it."""
    core = _POINTS.sub("", said).split()
    if len(core) > _MOST_WORDS:
        return []
    phrases = _phrases(language[:2])
    for start, end in _trims(core):
        kind = phrases.get(" ".join(core[start:end]))
        if kind is not None:
            return [Act(kind, (0, len(text)), True)]
    return []


_MOST_WORDS = 3 + max(phrase.count(" ") + 1 for kind in KINDS for phrase in WHOLE[kind])
"""The longest phrase, and "please" before and after it."""
_POINTS = re.compile(r"[,.!?;:…،؟]+")


@lru_cache(16)
def _phrases(language: str) -> dict[str, ActKind]:
    """Each phrase that may be a whole message, and its act; the first kind to list it wins."""
    only = ONLY.get(language, {})
    listed: dict[str, ActKind] = {}
    for kind in KINDS:
        for phrase in (*WHOLE[kind], *only.get(kind, ())):
            listed.setdefault(phrase, kind)
    return listed


def _trims(core: list[str]) -> list[tuple[int, int]]:
    """The words as they are, then with polite words taken off the front and the back."""
    start, end = 0, len(core)
    while start < end and core[start] in POLITE:
        start += 1
    while end > start and core[end - 1] in POLITE:
        end -= 1
    cuts = [(0, len(core)), (start, len(core)), (0, end), (start, end)]
    return [cut for cut in dict.fromkeys(cuts) if cut[0] < cut[1]]


def _inside(text: str) -> list[Act]:
    found: list[Act] = []
    if _any_pattern().search(text) is None:  # most messages only answer
        return found
    for kind in KINDS:
        match = _pattern(kind).search(text)
        if match is None:
            continue
        group = next((n for n in range(1, len(match.groups()) + 1) if match[n] is not None), 0)
        span: Span = match.span(group)
        if kind == "person" and (found or _DECLINED.search(text, 0, span[0])):
            continue
        rest = (
            words(plain(text[: span[0]] + " " + text[span[1] :])) if len(text) <= _SHORT else [""]
        )
        found.append(Act(kind, span, all(word in _SAID_WITH_IT for word in rest)))
    return sorted(found, key=lambda each: not each.whole)


@lru_cache(len(KINDS))
def _pattern(kind: ActKind) -> Any:
    """All phrases of one act as one pattern; RE2, so that no text can make it slow."""
    return _compiled(INSIDE[kind])


@lru_cache(1)
def _any_pattern() -> Any:
    """All phrases of all acts, to tell at once that there is none."""
    return _compiled([phrase for kind in KINDS for phrase in INSIDE[kind]], captures=False)


def _compiled(phrases: Iterable[str], captures: bool = True) -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.never_capture = not captures
    options.max_mem = 64 << 20
    return re2.compile("|".join(f"(?:{phrase})" for phrase in phrases), options)
