"""Words that mean much the same to whoever reads a complaint, a line a meaning, and word stems.

The lists are everyday words of customers in English, German and Arabic; the first of a line names
the meaning, and a low line joins words that mean it together. No grammar but the few endings that
are taken off, and in Arabic the article and the small words that are written into the next.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intakebot.understanding.common_words import COMMON
from intakebot.understanding.normal import listed, plain, words

_PLACE = resources.files("intakebot.understanding") / "words" / "meanings.txt"
MEANINGS = _PLACE.read_text("utf-8")
"""The lists, one a line."""
EMPTY = listed("""
    a an the is are am was were be been being to of for in on at it its this that and or i me my
    mine we our you your with so just please there some any as by from has have had do does did
    would will shall ich mir mich mein meine der die das den dem ein eine einen es ist sind und
    oder zu von mit im am auf für bitte
    في من علي عن الي هذا هذه هاد انا لي هو هي و او عندي لدي لو سمحت والله كان قد ان
""")
"""Words that carry no meaning of their own here; short runs of letters still see them."""

_ENDINGS = (
    ("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ations", ""), ("ation", ""), ("ments", "ment"),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""),
)  # fmt: skip
_KEEPS_ITS_S = ("ss", "us", "is")
_GERMAN = ("en", "er", "em")
_BEFORE = re.compile(r"^(?:[وف]?(?:ال|بال|كال|هال|عال|لل)(?:ال(?=...))?|[وف](?=..))(?=...)")
_BEHIND = re.compile(r"(?<=...)(?:ها|هم|كم|نا|ني|ات|ون|ين|وا|يه|تي|ته|تك|ه|ي|ت|ك|ا)$")
"""What is written into an Arabic word: the article, "and", "with", "my", "your" and plurals."""
_SHORTEST, _LONG = 3, 7
_TOGETHER = 3
"""Words that mean something together, at most."""


@lru_cache(4096)
def stem(word: str) -> str:
    """A word without its common ending: "charges", "charged" and "charging" are one."""
    if len(word) >= _LONG and word.endswith(_GERMAN):
        return word[:-2]
    if len(word) <= _SHORTEST:
        return word
    if "\u0621" <= word[0] <= "\u064a":
        return _BEHIND.sub("", _BEHIND.sub("", _BEFORE.sub("", word, count=1)))
    if not word.isascii():
        return word
    for ending, left in _ENDINGS:
        if not word.endswith(ending) or (ending == "s" and word.endswith(_KEEPS_ITS_S)):
            continue
        if len(word) - len(ending) + len(left) >= _SHORTEST:
            word = word[: -len(ending)] + left
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.rstrip("e") if len(word) > _SHORTEST else word


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in MEANINGS.split("\n"):
        alike = line.split()
        for each in alike:
            said = " ".join(stem(word) for word in words(plain(each.replace("_", " "))))
            if alike[0].upper() not in found[said]:
                found[said].append(alike[0].upper())
    return {said: tuple(meant) for said, meant in found.items()}


_TABLE = _table()
_WORDS = sorted({each for each in MEANINGS.replace("_", " ").split() if each.isalpha()})
_STEMS = {stem(each) for each in (*_WORDS, *COMMON, *EMPTY)}
_SPELT, _SURELY = 4, 6
"""Letters from which a slip is seen, and from which any one letter may be wrong."""


@lru_cache(4096)
def meant(word: str) -> str:
    """A word that nobody knows as the one that it is a slip of: "mesage", "eror", "crad".

    The first letter is right, and in a short word letters are only doubled or changed places.
    """
    if len(word) < _SPELT or not word.isalpha() or stem(word) in _STEMS:
        return word
    near = process.extract(word, _WORDS, scorer=OSA.distance, score_cutoff=1, limit=None)
    right = [each for each, *_ in near if each[0] == word[0] and _slip(word, each)]
    return right[0] if len({stem(each) for each in right}) == 1 else word


def _slip(word: str, right: str) -> bool:
    return len(word) >= _SURELY or sorted(word) == sorted(right) or _single(word) == _single(right)


def _single(word: str) -> list[str]:
    return [letter for letter, _ in groupby(word)]


def meanings(said: list[str]) -> list[str]:
    """The stems of words that carry one, and in capitals what they mean, alone or together."""
    stems = [stem(meant(word)) for word in said]
    found = [each for each, word in zip(stems, said, strict=True) if word not in EMPTY]
    for each in stems:
        found += _TABLE.get(each) or compound(each)
    for size in range(2, _TOGETHER + 1):
        for start in range(len(stems) - size + 1):
            found += _TABLE.get(" ".join(stems[start : start + size]), ())
    return found


def senses(said: Sequence[str]) -> list[set[str]]:
    """What each word means, its stem among it; what several mean together is told by each."""
    stems = [stem(meant(word)) for word in said]
    found = [{each, *(_TABLE.get(each) or compound(each))} for each in stems]
    for size in range(2, _TOGETHER + 1):
        for start in range(len(stems) - size + 1):
            together = _TABLE.get(" ".join(stems[start : start + size]), ())
            for each in found[start : start + size] if together else ():
                each.update(together)
    return found


@lru_cache(4096)
def compound(word: str) -> tuple[str, ...]:
    """What the two parts of a long word mean that is written as one: "Bestätigungsmail"."""
    for cut in range(_SHORTEST, len(word) - _SHORTEST):
        head, tail = word[:cut], word[cut:]
        first = _TABLE.get(head) or _TABLE.get(head.removesuffix("s"))
        if first and tail in _TABLE:
            return (*first, *_TABLE[tail])
    return ()
