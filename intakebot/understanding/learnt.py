"""What is learnt from examples: a logistic regression on how like a text is to each of them."""

import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from intakebot.understanding import static
from intakebot.understanding.alike import Alike, letters, pairs, senses
from intakebot.understanding.normal import plain, words

Numbers: TypeAlias = np.ndarray[Any, np.dtype[np.floating[Any]]]

LETTERS, SENSES, PAIRS, VECTORS = 1.0, 0.5, 0.25, 2.0
"""What each way to look at a text counts."""
LIKEST = LETTERS + SENSES + PAIRS
"""How like a text is to itself, with vectors and without them."""
SHARED = 8.0
"""What it counts that two texts are like the same examples, beside that they are alike."""
FREEDOM = 20.0
"""How closely the examples are followed; the inverse of what large weights cost."""
CURVED = 0.375
"""How curved the loss is at most; the bound is a half, and momentum is stable from 3/8."""
ROUNDS, SETTLED = 50, 1e-3


class Learnt:
    """Flows told apart by examples of each."""

    def __init__(self, phrases: Sequence[str], owners: Sequence[int], flows: int) -> None:
        own, self._flows = np.array(owners), flows
        self._spoken, self._begins = np.unique(own, return_index=True)
        said = [words(plain(phrase)) for phrase in phrases]
        self._letters = Alike([letters(each) for each in said], own, flows)
        meant = [senses(each) for each in said]
        self._senses = Alike(meant, own, flows)
        self._pairs = Alike([pairs(each) for each in meant], own, flows)
        self._direction = static.directions()
        kernel = LETTERS * self._letters.among_themselves()
        kernel += SENSES * self._senses.among_themselves()
        kernel += PAIRS * self._pairs.among_themselves()
        if self._direction:
            self._vectors = np.array([self._direction(phrase) for phrase in phrases])
            kernel += VECTORS * (self._vectors @ self._vectors.T)
            kernel *= LIKEST / (LIKEST + VECTORS)
        shared = np.eye(len(phrases)) + kernel * (SHARED / LIKEST / math.sqrt(len(phrases)))
        self._weights = shared @ fitted(kernel @ shared, own, flows)

    def judge(self, parts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """For each flow its probability, and how like its nearest example is.

        ``parts``: a text, then parts of it where it is long. The whole tells the flows apart, as
        surely as the part does that is most like an example.
        """
        said = [words(plain(part)) for part in parts]
        alike = [self._letters.to(letters(each)) for each in said]
        meant = senses(said[0])
        kernel = LETTERS * alike[0] + SENSES * self._senses.to(meant)
        kernel += PAIRS * self._pairs.to(pairs(meant))
        if self._direction:
            kernel += VECTORS * (self._vectors @ self._direction(parts[0]))
            kernel *= LIKEST / (LIKEST + VECTORS)
        nearest = np.maximum.reduce(alike)
        whole = float(alike[0].max())
        surer = float(nearest.max()) / whole if whole else 1.0
        likest = np.zeros(self._flows)
        likest[self._spoken] = np.maximum.reduceat(nearest, self._begins)
        return shares(kernel @ self._weights * surer), likest


def fitted(kernel: Numbers, owners: Numbers, flows: int) -> Numbers:
    """Weights of the examples for each flow.

    Every flow counts the same, however many examples it has. The steps are those of a quadratic
    that bounds the loss (Böhning 1992), with Nesterov's momentum.
    """
    count, kernel = len(owners), kernel.astype(np.float32)
    wanted = np.zeros((count, flows), dtype=np.float32)
    wanted[np.arange(count), owners] = 1.0
    free = FREEDOM * count / flows / wanted.sum(axis=0)[owners][:, None]
    slack = 1 / (CURVED * free)
    inverse = np.linalg.inv(kernel + np.diag(slack[:, 0]))
    weights = ahead = values = beyond = np.zeros_like(wanted)
    for turn in range(ROUNDS):
        pull = slack * ahead + (shares(beyond) - wanted) / CURVED
        move = inverse @ pull
        before, weights = weights, ahead - move
        told, values = values, beyond - pull + slack * move  # kernel @ weights, for less
        speed = turn / (turn + 3)
        ahead, beyond = weights + speed * (weights - before), values + speed * (values - told)
        if np.abs(move).max() < SETTLED:
            break
    return weights.astype(np.float64)


def shares(values: Numbers) -> Numbers:
    """Softmax: positive, and one in sum."""
    raised = np.exp(values - values.max(axis=-1, keepdims=True))
    found: Numbers = raised / raised.sum(axis=-1, keepdims=True)
    return found
