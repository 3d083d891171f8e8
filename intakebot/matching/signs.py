"""The signs by which a case is like a report: each a number, more for more in common."""

import math
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from intakebot.matching import terms
from intakebot.matching.digests import Digest, TermStatistics

DAY: Final = 86_400_000

RELATIVE: Final = ("text in title", "letters", "opening", "title told", "tells title", "meaning")
"""Signs that are weighed against the best of the list, not for themselves."""
OPENING: Final = 40
"""Terms with which a report begins: what it is about; traces and versions come later."""
OFTEN: Final = [0.0, *((1 + math.log(count)) ** 2 for count in range(1, terms.OFTEN + 1))]
"""What a term that stands so often weighs, squared."""
UNHEARD: Final = 0.7
"""How rare a term of theirs is taken to be that ours lacks, as a share of the rarest."""


class Card(Struct):
    """A case that an index named, before anything of it is read."""

    number: int
    root: int
    """The case that it belongs to; its own number when it was never linked."""
    size: int = 1
    """Reports of that case."""
    last: int = 0
    """When the last of them came, UTC milliseconds."""
    near: bool = False
    """Of the same component."""
    words: float = 0.0
    """How well the words fit, from 0 to 1 for the best of all."""
    title: float = 0.0
    exact: bool = False
    """Found by a key of its own, such as its error line."""
    others: float = 0.0
    """How well the next three reports of the same case fit."""
    second: float = 0.0
    """… and the next one alone."""


class Found(Struct, frozen=True):
    """A candidate as the store has it."""

    card: Card
    digest: Digest
    at: int = 0
    norm: float = 1.0
    title_norm: float = 1.0


class Texts:
    """A report's vectors, made once and held against each candidate's."""

    def __init__(self, mine: Digest, known: TermStatistics) -> None:
        self.mine = mine
        self._rarity = {term: known.rarity(term) for term in mine.terms}
        self._title = self._weighed(mine.title)
        self._whole = self._weighed(mine.terms)
        self._title_norm = known.norm(mine.title)
        self._norm = known.norm(mine.terms)
        self._letters = terms.grams(mine.head)
        self._squares = {term: rarity**2 for term, rarity in self._rarity.items()}
        self._unheard = UNHEARD * math.log1p(known.cases)
        opening = dict(islice(mine.terms.items(), OPENING))
        self._opening = self._weighed(opening)
        self._opening_norm = known.norm(opening)
        self._told = sum(self._rarity[term] for term in mine.title) or 1.0

    def _weighed(self, counts: Mapping[str, int]) -> dict[str, float]:
        """With the rarity squared: once for our side, once for theirs."""
        return {
            term: (1 + math.log(count)) * self._rarity.get(term, 0.0) ** 2
            for term, count in counts.items()
        }

    def signs(self, found: Found) -> dict[str, float]:
        """How near this candidate's text is: cosines, shares of titles, and their letters."""
        other = found.digest
        letters = terms.grams(other.head)
        both = len(self._letters) + len(letters)
        rare = self._rarity
        told = sum(rare[term] for term in self.mine.title if term in other.terms)
        tells = sum(rare[term] for term in other.title if term in rare)
        title = sum(rare.get(term) or self._unheard for term in other.title)
        return {
            "text in title": _dot(self._whole, other.title) / (self._norm * found.title_norm),
            "letters": 2 * len(self._letters & letters) / both if both else 0.0,
            "opening": self._begins(other),
            "title told": told / self._told,
            "tells title": tells / (title or 1.0),
            "meaning": pointing(self.mine.meaning, other.meaning),
        }

    def title_in_text(self, found: Found) -> float:
        """How near our title is to all that they say."""
        return _dot(self._title, found.digest.terms) / (self._title_norm * found.norm)

    def _begins(self, other: Digest) -> float:
        """How near the two openings are."""
        opening = dict(islice(other.terms.items(), OPENING))
        rare, unheard = self._squares, self._unheard**2
        weights = [
            OFTEN[min(n, terms.OFTEN)] * (rare.get(term) or unheard) for term, n in opening.items()
        ]
        length = math.sqrt(sum(weights)) or 1.0
        return _dot(self._opening, opening) / (self._opening_norm * length)

    def rarest(self, other: Digest, most: int = 3) -> list[str]:
        """The terms that the two share, the rarest first."""
        shared = [term for term in self._rarity if term in other.terms]
        return sorted(shared, key=lambda term: -self._rarity[term])[:most]


def pointing(one: bytes, other: bytes) -> float:
    """How near two directions are, 1 for the same; 0 where one is not known."""
    if not one or len(one) != len(other):
        return 0.0
    import numpy as np  # only with the extra

    ours, theirs = (np.frombuffer(each, np.int8).astype(np.float32) for each in (one, other))
    lengths = float(np.linalg.norm(ours) * np.linalg.norm(theirs))
    return max(0.0, float(ours @ theirs) / (lengths or 1.0))


def _dot(weights: Mapping[str, float], counts: Mapping[str, int]) -> float:
    if len(counts) < len(weights):
        pairs = ((weights[term], count) for term, count in counts.items() if term in weights)
    else:
        pairs = ((weight, counts[term]) for term, weight in weights.items() if term in counts)
    return sum(weight * (1 + math.log(count)) for weight, count in pairs)


def facts(mine: Digest, other: Digest) -> dict[str, float]:
    """What is equal, and what of it is shared."""
    return {
        "component": _equal(mine.component, other.component),
        "product": _equal(mine.product, other.product),
        "version": _equal(mine.version, other.version),
        "system": _equal(mine.system, other.system),
        "codes": _overlap(mine.codes, other.codes),
        "line": _equal(mine.fingerprint.line, other.fingerprint.line),
        "frames": _shared(mine.fingerprint.frames, other.fingerprint.frames),
        "error": _equal(mine.error, other.error),
        "page": float(mine.host == other.host != "" and mine.path == other.path != "/"),
        "person": max(_equal(mine.email, other.email), _equal(mine.account, other.account)),
        "agreed": float(agreement(mine, other) is True),
    }


def history(found: Found, now: int) -> dict[str, float]:
    """What the case has been through: a problem that others report now is likelier theirs."""
    card = found.card
    return {
        "words": card.words,
        "known": float(card.size > 1),
        "silence": math.log1p(max(0, now - card.last) / DAY),
        "age": math.log1p(max(0, now - found.at) / DAY),
        "others": card.others,
        "second": card.second,
    }


def agreement(mine: Digest, other: Digest) -> bool | None:
    """Whether the answers agree that make two cases the same; None when not all are known."""
    if not mine.flow or mine.flow != other.flow or not mine.same:
        return None
    if mine.same.keys() != other.same.keys():
        return None
    return mine.same == other.same


def _equal(mine: str, theirs: str) -> float:
    return float(mine == theirs != "")


def _overlap(mine: Sequence[str], theirs: Sequence[str]) -> float:
    least = min(len(mine), len(theirs))
    return len(set(mine) & set(theirs)) / least if least else 0.0


def _shared(mine: Sequence[str], theirs: Sequence[str]) -> float:
    whole = len({*mine, *theirs})
    return len(set(mine) & set(theirs)) / whole if whole else 0.0
