"""Which flow a first message belongs to: likeness of its letters to the author's examples.

Plain arithmetic on short runs of letters, weighed by how rare they are among all flows'
phrases; forgiving to misspellings and endings, the same on every machine. Measured on three
public sets with ten phrases an intent; the thresholds below come from there.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from intakebot.understanding.normal import plain, words

SURE, APART, HOPELESS = 0.3, 0.12, 0.12
"""Sure above ``SURE`` and ``APART`` from the next flow; nothing to offer below ``HOPELESS``."""

_LETTERS, _OFFERED, _AGREEING = 300, 3, 5
_SHORTEST, _LONGEST = 3, 5


class Routable(Struct, frozen=True):
    """A flow and how customers tend to open it; its title counts as one phrase."""

    id: str
    phrases: tuple[str, ...]


class Routing(Struct, frozen=True):
    """``best`` is the flow, when we are sure; else ``likeliest`` are worth offering, best first.

    Both empty: nothing is like it.
    """

    best: str | None
    likeliest: tuple[str, ...]


class _Index(Struct, frozen=True):
    weights: dict[str, float]
    unknown: float
    """The weight of a run no phrase has: as rare as can be."""
    postings: dict[str, list[tuple[int, float]]]
    """For each run of letters the phrases it occurs in, with its share of their length."""
    owners: list[int]
    """Which flow a phrase belongs to."""


def route(text: str, flows: Sequence[Routable]) -> Routing:
    """The flow whose examples the text is most like."""
    scores = likeness(text, flows)
    ranked = sorted(range(len(scores)), key=lambda n: -scores[n])[:_OFFERED]
    likely = tuple(flows[n].id for n in ranked if scores[n] >= HOPELESS)
    if not likely:
        return Routing(None, ())
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    best = scores[ranked[0]]
    sure = best >= SURE and best - second >= APART
    return Routing(likely[0] if sure else None, likely)


def likeness(text: str, flows: Sequence[Routable]) -> list[float]:
    """How like the text is to each flow, 0 to 1, in the order of ``flows``."""
    index = _index(tuple(flows))
    counts = Counter(_runs(text))
    mine = {
        run: (1 + math.log(n)) * index.weights.get(run, index.unknown) for run, n in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in mine.values())) or 1.0
    like = [0.0] * len(index.owners)
    for run, weight in mine.items():
        for phrase, share in index.postings.get(run, ()):
            like[phrase] += weight * share
    of_flow: list[list[float]] = [[] for _ in flows]
    for phrase, score in enumerate(like):
        of_flow[index.owners[phrase]].append(score / length)
    return [_together(sorted(scores, reverse=True)) for scores in of_flow]


def _together(scores: list[float]) -> float:
    """The best phrase counts most; others that agree lift it a little."""
    if not scores:
        return 0.0
    return 0.4 * scores[0] + 0.6 * sum(scores[:_AGREEING]) / min(_AGREEING, len(scores))


@lru_cache(64)
def _index(flows: tuple[Routable, ...]) -> _Index:
    phrases = [
        (n, Counter(_runs(phrase))) for n, flow in enumerate(flows) for phrase in flow.phrases
    ]
    spread = Counter(run for _, runs in phrases for run in runs)
    weights = {run: math.log((1 + len(phrases)) / (1 + n)) + 1 for run, n in spread.items()}
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for phrase, (_, runs) in enumerate(phrases):
        mine = {run: (1 + math.log(n)) * weights[run] for run, n in runs.items()}
        length = math.sqrt(sum(weight * weight for weight in mine.values())) or 1.0
        for run, weight in mine.items():
            postings[run].append((phrase, weight / length))
    return _Index(weights, math.log(1 + len(phrases)) + 1, dict(postings), [n for n, _ in phrases])


def _runs(text: str) -> list[str]:
    """Runs of three to five letters within words, the blanks at their ends included."""
    runs = []
    for word in words(plain(text[: _LETTERS * 2])[:_LETTERS]):
        padded = f" {word} "
        for size in range(_SHORTEST, _LONGEST + 1):
            runs += [padded[at : at + size] for at in range(max(1, len(padded) - size + 1))]
    return runs
