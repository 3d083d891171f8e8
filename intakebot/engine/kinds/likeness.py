"""Which option a reply comes nearest to, by single words: "bei den Fröschen" is "Frösche"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rapidfuzz import fuzz

from intakebot.engine.kinds.called import Name, figures_in
from intakebot.engine.kinds.senses import NOS, OR, OTHERS, TELLS_NOTHING, Meant, meant
from intakebot.understanding.common_words import COMMON
from intakebot.understanding.normal import words
from intakebot.understanding.synonyms import stem

_PARTICIPLE = re.compile(
    r"^(ab|an|auf|aus|ein|mit|vor|zu|weg|hin|her|los|nach|zurück|um)ge(?=\w{3,}(?:t|en)$)"
)
"""Of German verbs in two parts: "abgeholt" is of the family of "Abholung"."""
_LEAST = 3
"""Letters of a word that tells."""
_PART, _SHARE = 5, 0.6
"""Letters that a word begins or ends with to be of another's family, and of the longer one."""
_NOTHING = TELLS_NOTHING | OTHERS
_SPELT, _ALIKE = 4, 86.0
"""Letters of a misspelt word, and how alike of 100 it is."""
_LONGEST = 3
"""Telling words of a name that can be told by one of them."""


class Likeness:
    """The telling words of each option's names, but for those that several share."""

    def __init__(self, names: Iterable[Name]) -> None:
        told = [(each, _telling(side)) for each in names for side in _sides(each.text)]
        short = [(each, said) for each, said in told if 0 < len(said) <= _LONGEST]
        of: dict[str, set[int]] = {}
        for each, said in short:
            for word in said:
                of.setdefault(word, set()).add(each.option)
        self._words = [
            (each.option, each.figures, [told for told in _means(said) if len(of[told[0]]) == 1])
            for each, said in short
        ]

    def nearest(self, said: Sequence[str]) -> set[int]:
        """The options with most words that one of these is like; none where a no is said."""
        if not NOS.isdisjoint(said):
            return set()
        figures = figures_in(frozenset(said))
        mine = _means(_telling(said))
        like: Counter[int] = Counter()
        for option, have, name in self._words:
            if have and not figures <= have:
                continue
            alone = len(name) == 1
            touched = sum(any(_is_like(one, each, alone) for one in mine) for each in name)
            like[option] = max(like[option], touched)
        most = max(like.values(), default=0)
        return {option for option, touched in like.items() if touched == most > 0}


def _sides(text: str) -> Iterator[list[str]]:
    """A name at its "or"s, without the sides that deny something."""
    for is_or, side in groupby(words(text), OR.__contains__):
        said = [] if is_or else list(side)
        if said and NOS.isdisjoint(said):
            yield said


def _telling(said: Sequence[str]) -> list[str]:
    told = (each for each in said if len(each) >= _LEAST and each not in _NOTHING)
    return [_PARTICIPLE.sub(r"\1", each) for each in told]


def _means(said: Sequence[str]) -> list[tuple[str, Meant]]:
    return list(zip(said, meant(said), strict=True))


def _is_like(one: tuple[str, Meant], other: tuple[str, Meant], alone: bool) -> bool:
    """Whether two words are forms of one, or one is a slip of the other.

    That they mean the same is enough of a name that is one word ``alone``.
    """
    word, label = one[0], other[0]
    same = one[1] & other[1]
    if any(alone or not each.isupper() for each in same):
        return True
    short, long = sorted((word, label), key=len)
    family = long.startswith(short) or long.endswith(short)
    if len(short) >= _PART and (family or _begins_alike(word, label)):
        return True
    return len(word) >= _SPELT and word not in COMMON and _alike(stem(word), stem(label))


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _ALIKE


def _begins_alike(one: str, other: str) -> bool:
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), _PART)
    return same >= max(_PART, _SHARE * max(len(one), len(other)))
