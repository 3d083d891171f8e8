"""How like a text is to each of some examples: the cosine of the rare features they share."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias
from zlib import crc32

import numpy as np

from intakebot.understanding.synonyms import meanings

Numbers: TypeAlias = np.ndarray[Any, np.dtype[np.floating[Any]]]
Keys: TypeAlias = np.ndarray[Any, np.dtype[np.uint64]]

SHORTEST, LONGEST = 3, 5
_SPREAD, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)
_FEW = 16
NEAR = 3
"""How many words on a meaning makes a pair with another."""


def letters(said: Sequence[str]) -> Keys:
    """Runs of three to five letters, blanks between words included, as numbers."""
    coded = f" {' '.join(said)} ".encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(coded, dtype="<u4").astype(np.uint64)
    run, found = codes, []
    for size in range(2, LONGEST + 1):
        run = run[:-1] * _SPREAD + codes[size - 1 :]
        run ^= run >> _SHIFT
        if size >= SHORTEST:
            found.append(run)
        if len(run) <= 1:
            break
    return np.concatenate(found) if found else codes


def senses(said: Sequence[str]) -> Keys:
    """What the words mean, as numbers."""
    return np.array([_number(each) for each in meanings(list(said))], dtype=np.uint64)


def pairs(keys: Keys) -> Keys:
    """Meanings, and every two of them that stand near one another, as numbers."""
    both = [
        (np.minimum(one, other) * _SPREAD) ^ np.maximum(one, other)
        for one, other in ((keys[:-away], keys[away:]) for away in range(1, NEAR + 1))
    ]
    return np.concatenate([keys, *both])


@lru_cache(8192)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


class Alike:
    """Examples as features weighed by rarity: what few flows say tells more (TF-IDF)."""

    def __init__(self, examples: Sequence[Keys], owners: Numbers, flows: int) -> None:
        self._size = len(examples)
        rows = np.repeat(np.arange(self._size), [len(each) for each in examples])
        self._keys, features = np.unique(np.concatenate(examples), return_inverse=True)
        width = max(1, len(self._keys))
        cells, times = np.unique(rows * width + features, return_counts=True)
        rows, features = cells // width, cells % width
        spread = np.bincount(np.unique(owners[rows] * width + features) % width, minlength=width)
        self._rarity = np.log((1 + flows) / (1 + spread)) + 1
        self._unknown = math.log(1 + flows) + 1
        weights = (1 + np.log(times)) * self._rarity[features]
        weights /= np.sqrt(np.bincount(rows, weights * weights, self._size))[rows]
        order = np.argsort(features, kind="stable")
        self._who, self._weight = rows[order], weights[order]
        self._count = np.bincount(features, minlength=width)
        self._begin = np.cumsum(self._count) - self._count

    def to(self, keys: Keys) -> Numbers:
        """The likeness of a text of these features to each example."""
        keys, times = np.unique(keys, return_counts=True)
        at = np.searchsorted(self._keys, keys)
        at[at == len(self._keys)] = 0
        weights = 1 + np.log(times)
        known = self._keys[at] == keys if len(self._keys) else np.zeros(len(keys), dtype=bool)
        strange, at = weights[~known] * self._unknown, at[known]
        if not len(at):
            return np.zeros(self._size)
        weights = weights[known] * self._rarity[at]
        length = math.sqrt(float(weights @ weights + strange @ strange))
        places, count = self._places(at)
        weights = np.repeat(weights / length, count) * self._weight[places]
        like = np.bincount(self._who[places], weights, self._size)
        return like.astype(float, copy=False)

    def _places(self, features: Any) -> tuple[Any, Any]:
        """Where the examples of these features stand, and how many each has."""
        count = self._count[features]
        ends = np.cumsum(count)
        return np.arange(ends[-1]) + np.repeat(self._begin[features] - ends + count, count), count

    def among_themselves(self) -> Numbers:
        """The likeness of each example to each: pairs for rare features, a product for common."""
        size = self._size
        alike = np.zeros(size * size)
        for count in range(1, _FEW):
            at = self._begin[self._count == count][:, None] + np.arange(count)
            who, weight = self._who[at], self._weight[at]
            pairs = who[:, :, None] * size + who[:, None, :]
            both = weight[:, :, None] * weight[:, None, :]
            alike += np.bincount(pairs.ravel(), both.ravel(), size * size)
        common = np.flatnonzero(self._count >= _FEW)
        if len(common):
            places, count = self._places(common)
            table = np.zeros((len(common), size))
            table[np.repeat(np.arange(len(common)), count), self._who[places]] = self._weight[
                places
            ]
            alike += (table.T @ table).ravel()
        return alike.reshape(size, size)
