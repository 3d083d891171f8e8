"""Which flow a first message belongs to, learnt from the author's examples.

A message is compared with each example by short runs of letters, which forgive misspellings, and
by the meanings of its words; where the extra ``static`` is installed, by word vectors too. A
small logistic regression on these likenesses tells the flows apart, and is sure where one is well
ahead of the next; how like the nearest example is tells whether the message is about any of them.
Learnt when the first message comes, and the same for the same examples.
"""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from intakebot.understanding.static import directions

if TYPE_CHECKING:
    from intakebot.understanding.learnt import Learnt

SURE, SURE_BY_VECTORS, ENOUGH = 0.3, 0.4, 0.06
"""A lead, and a score, that are enough to choose; word vectors find everything a little alike."""
HOPELESS = 0.03
"""A likeness to the nearest example below which no flow is worth offering."""
_OFFERED, _LETTERS, _LONG, _PARTS = 3, 400, 120, 12
_POINT = re.compile(r"[.!?;:,\n،؛؟]+\s*")


class Routable(Struct, frozen=True):
    """A flow and how customers tend to open it; its title counts as one phrase."""

    id: str
    phrases: tuple[str, ...]


class Routing(Struct, frozen=True):
    """``best`` is the flow, when we are sure; else ``likeliest`` are worth offering, best first.

    Both empty: nothing is like it. ``score`` is the likeliest's and tells whether the text is
    about any of them; ``lead`` tells which, by how far it is ahead of the next; both from 0 to 1.
    """

    best: str | None
    likeliest: tuple[str, ...]
    score: float = 0.0
    lead: float = 0.0


def route(text: str, flows: Sequence[Routable]) -> Routing:
    """The flow whose examples the text is most like."""
    judged = _judged(text, flows)
    likely = [each for each in judged if each[2] > 0][:_OFFERED]
    if not likely:
        return Routing(None, ())
    best, probable, score = likely[0]
    lead = probable - max((other for name, other, _ in judged if name != best), default=0.0)
    if score < HOPELESS * probable:
        return Routing(None, (), score, lead)
    sure = lead >= (SURE_BY_VECTORS if directions() else SURE) and score >= ENOUGH
    return Routing(best if sure else None, tuple(name for name, *_ in likely), score, lead)


def ranked(text: str, flows: Sequence[Routable]) -> list[tuple[str, float]]:
    """The likeliest few flows that the text is like at all, best first, each with its score.

    A score is the flow's probability times how like its nearest example is.
    """
    return [(name, score) for name, _, score in _judged(text, flows) if score > 0][:_OFFERED]


def _judged(text: str, flows: Sequence[Routable]) -> list[tuple[str, float, float]]:
    """All flows, the most probable first, each with its probability and its score."""
    learnt = _learnt(tuple(flows))
    if learnt is None:
        return []
    probable, nearest = learnt.judge(_parts(text[:_LETTERS]))
    scores = (probable * nearest).round(6).tolist()
    judged = zip((flow.id for flow in flows), probable.round(6).tolist(), scores, strict=True)
    return sorted(judged, key=lambda each: -each[1])


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
