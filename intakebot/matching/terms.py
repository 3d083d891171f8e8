"""The terms of a text: its words without their endings, so that "crashes" finds "crashed"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from intakebot.matching.normalise import folded

LONGEST: Final = 20_000
"""Characters of one report that are read for terms."""
MOST: Final = 400
"""Different terms of one report."""
OFTEN: Final = 4
"""How often a term counts within one report; the fifth time tells nothing new."""
GRAM: Final = 4
LONGEST_TITLE: Final = 300

_WORD: Final = re.compile(r"[^\W_]+(?:'[a-z]{1,2}\b)?")
_HUMP: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_NOUN: Final = re.compile(r"\w\wment$")
_ACTION: Final = re.compile(r"\w\w\w[st]ion$")
_LITTLE: Final = (
    "a an and are as at be been but by can cannot could did do does for from had has have how i if"
    " in into is it its me my no not of on or our she should so some than that the their them then"
    " there these they this to too us use using was we were what when where which while who why"
    " will with would you your don't doesn't can't isn't won't get got just like also after before"
    " only am der die das den dem ein eine einen und oder ist nicht ich es wir zu mit auf im von"
    " bei wenn dann aber auch"
)
_EMPTY: Final = frozenset(_LITTLE.split())


def terms(text: str) -> Iterator[str]:
    """The terms in order. ``viewModel`` gives itself and its parts."""
    for found in _WORD.finditer(text[:LONGEST]):
        word = found.group()
        low = word.lower()
        if low in _EMPTY or (len(low) == 1 and low.isascii()):
            continue
        yield _stem(low[:40])
        if word != low and not word.istitle() and not word.isupper():
            parts = (part.lower() for part in _HUMP.findall(word[:40]))
            yield from (_stem(part) for part in parts if len(part) > 1 and part not in _EMPTY)


def counted(*texts: str) -> dict[str, int]:
    """How often each term stands in the texts, the first ``MOST`` of them."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(terms(text))
    return {term: min(count, OFTEN) for term, count in list(found.items())[:MOST]}


def grams(title: str) -> frozenset[tuple[str, ...]]:
    """Runs of a short text's letters: they forgive typos, and joined or inflected words."""
    whole = f" {' '.join(_WORD.findall(title[:LONGEST_TITLE].lower()))} "
    return frozenset(zip(*(whole[at:] for at in range(GRAM)), strict=False))


def as_written(text: str, wanted: Sequence[str]) -> list[str]:
    """The words of a text that these terms stand for, in the terms' order."""
    words = {_stem(word.lower()[:40]): word for word in reversed(_WORD.findall(text))}
    return [words[term] for term in wanted if term in words]


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """A word without its English ending; crude, the same for question and answer."""
    if not word.isascii():
        return folded(word)
    word = word.replace("'", "")
    if len(word) < 4 or word.isdigit():
        return word
    word = _singular(word)
    for ending, least in (("ing", 6), ("ed", 5), ("ly", 6)):
        if len(word) >= least and word.endswith(ending):
            word = word[: -len(ending)]
            if ending != "ly" and len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if _NOUN.search(word):
        word = word[:-4]
    elif _ACTION.search(word):
        word = word[:-3]
    return word.removesuffix("e") if len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
