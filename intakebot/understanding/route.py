"""Which flow a first message belongs to, learnt from the author's examples.

A message is compared with each example by short runs of letters, which forgive misspellings, and
by the meanings of its words; where the extra ``static`` is installed, by word vectors too. A
small logistic regression on these likenesses tells the flows apart; how like the nearest example
is tells whether the message is about any of them. Each example, left out in turn, sets how much
is enough. Learnt when the first message comes, and the same for the same examples.
"""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from intakebot.understanding.learnt import Learnt

_OFFERED, _LETTERS, _LONG, _PARTS = 3, 400, 120, 12
_CLEAR = ((1.0, 2.0), (0.5, 10.0))
"""Sure at a share of what is enough, if the score is this many times the next one's."""
_POINT = re.compile(r"[.!?;:,\n،؛؟]+\s*")


class Routable(Struct, frozen=True):
    """A flow and how customers tend to open it; its title counts as one phrase."""

    id: str
    phrases: tuple[str, ...]


class Routing(Struct, frozen=True):
    """``best`` is the flow, when we are sure; else ``likeliest`` are worth offering, best first.

    Both empty: nothing is like it. ``score`` is the likeliest's, from 0 to 1.
    """

    best: str | None
    likeliest: tuple[str, ...]
    score: float = 0.0


def route(text: str, flows: Sequence[Routable]) -> Routing:
    """The flow whose examples the text is most like."""
    learnt = _learnt(tuple(flows))
    likely = ranked(text, flows)
    if learnt is None or not likely:
        return Routing(None, ())
    names, (best, score) = tuple(name for name, _ in likely), likely[0]
    if score < learnt.hopeless:
        return Routing(None, (), score)
    second = likely[1][1] if len(likely) > 1 else 0.0
    sure = any(score >= learnt.sure * share and score >= second * far for share, far in _CLEAR)
    return Routing(best if sure else None, names, score)


def ranked(text: str, flows: Sequence[Routable]) -> list[tuple[str, float]]:
    """The likeliest few flows that the text is like at all, best first, each with its score.

    A score is the flow's probability times how like its nearest example is.
    """
    learnt = _learnt(tuple(flows))
    if learnt is None:
        return []
    probable, nearest = learnt.judge(_parts(text[:_LETTERS]))
    like = [n for n in range(len(flows)) if nearest[n] > 0]
    likeliest = sorted(like, key=lambda n: -probable[n])[:_OFFERED]
    return [(flows[n].id, round(float(probable[n] * nearest[n]), 6)) for n in likeliest]


@lru_cache(8)
def _learnt(flows: tuple[Routable, ...]) -> "Learnt | None":
    # One thread adds the same numbers in the same order on every machine, and waits for no other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from intakebot.understanding.learnt import Learnt  # numpy comes with it

    phrases = [phrase for flow in flows for phrase in flow.phrases]
    owners = [n for n, flow in enumerate(flows) for _ in flow.phrases]
    return Learnt(phrases, owners, len(flows)) if phrases else None


def _parts(text: str) -> list[str]:
    """A text; of a long one its clauses, since an example is never like all of a story."""
    if len(text) <= _LONG:
        return [text]
    clauses = [part for part in _POINT.split(text) if " " in part.strip()]
    return [text, *clauses[:_PARTS]]
