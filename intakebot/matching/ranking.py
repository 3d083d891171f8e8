"""In which order cases look like a report, and why: a sum of weighed signs, each said in words.

The weights were fitted on the public reports of two projects, each held against the other first;
none may turn against its sign, so that more in common is never less alike.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from intakebot.matching import terms
from intakebot.matching.digests import Digest, TermStatistics
from intakebot.matching.likeness import Likeness, likeness
from intakebot.matching.signs import DAY, RELATIVE, Card, Found, Texts, facts, history
from intakebot.matching.trust import NO_TRUST, Trust

CANDIDATES: Final = 160
"""Cases that are compared in full."""
A_GROUP: Final = 3
"""Of one case's reports at most."""
SIMILAR: Final = 0.2
"""The nearness of texts from which an agent is told of the words they share."""

WEIGHTS: Final = {
    "words": 1.8,
    "text in title": 0.6,
    "letters": 1.35,
    "opening": 2.55,
    "title told": 2.05,
    "tells title": 1.15,
    "meaning": 3.0,  # only where the extra `static` is installed
    "component": 1.45,
    "product": 0.6,
    "version": 0.35,
    "system": 0.45,
    "codes": 0.8,
    "line": 0.1,
    "frames": 0.65,
    "known": 0.4,
    "silence": -0.55,
    "age": -0.14,
    "others": 0.35,
    "second": 0.75,
    # Answers that public reports do not have: set by hand.
    "error": 1.5,
    "page": 0.8,
    "person": 0.5,
    "agreed": 6.0,
}
"""What each sign counts."""

_OF_ONE: Final = re.compile(r"\d+ reports, last one ")


class Ranked(Struct, frozen=True):
    """A candidate in its place. ``order`` compares within one list; ``alike`` means something."""

    digest: Digest
    root: int
    order: float
    alike: Likeness


def first_look(cards: Sequence[Card], now: int) -> list[Card]:
    """The cards worth reading, the best first: what fits, was seen lately, or is known already."""

    def worth(card: Card) -> float:
        return (
            3 * card.words
            + 1.5 * card.title
            - 0.4 * math.log1p(max(0, now - card.last) / DAY)
            + 0.5 * (card.size > 1)
            + 0.6 * card.near
            + 6.0 * card.exact
        )

    chosen: dict[int, list[Card]] = {}
    fits: dict[int, list[float]] = {}
    best: list[Card] = []
    for card in sorted(cards, key=worth, reverse=True):
        fits.setdefault(card.root, []).append(card.words)
        group = chosen.setdefault(card.root, [])
        if len(group) < A_GROUP and len(best) < CANDIDATES:
            group.append(card)
            best.append(card)
    for card in best:
        others = sorted(fits[card.root], reverse=True)[1:4]
        card.others, card.second = sum(others), max(others, default=0.0)
    return best


def rank(
    mine: Digest,
    found: Sequence[Found],
    known: TermStatistics,
    now: int,
    most: int = 20,
    trust: Trust = NO_TRUST,
) -> list[Ranked]:
    """The likeliest candidates, in order; of one case only its likeliest report.

    ``trust`` is what agents said of cases with the fingerprint of ``mine``.
    """
    texts = Texts(mine, known)
    rows = [texts.signs(each) for each in found]
    best = {name: max((row[name] for row in rows), default=0.0) or 1.0 for name in RELATIVE}
    first: dict[int, tuple[float, float, Found]] = {}
    for each, row in zip(found, rows, strict=True):
        order = _sum({name: row[name] / best[name] for name in RELATIVE})
        order += _sum(facts(mine, each.digest)) + _sum(history(each, now))
        near = (texts.title_in_text(each) + row["text in title"]) / 2
        if each.card.root not in first or order > first[each.card.root][0]:
            first[each.card.root] = (order, near, each)
    ordered = sorted(first.values(), key=lambda one: (-one[0], -one[2].digest.number))
    return [
        Ranked(
            each.digest,
            each.card.root,
            round(order, 4),
            _alike(texts, each, near, now, trust),
        )
        for order, near, each in ordered[:most]
    ]


def _sum(signs: dict[str, float]) -> float:
    return sum(WEIGHTS[name] * value for name, value in signs.items())


def _alike(texts: Texts, found: Found, near: float, now: int, trust: Trust) -> Likeness:
    mine, other, card = texts.mine, found.digest, found.card
    alike = likeness(mine, other, near=near, trust=trust)
    more = []
    if near >= SIMILAR:
        shared = terms.as_written(f"{mine.head}\n{other.head}", texts.rarest(other))
        more.append(f"same words: {', '.join(shared)}" if shared else "similar words")
    if mine.component and mine.component == other.component:
        more.append(f"same subject: {mine.component}")
    if card.size > 1:
        more.append(f"{card.size} reports, last one {ago(now - card.last)}")
    return Likeness(alike.score, alike.reasons + more, alike.differs)


def both_ways(reasons: Iterable[str]) -> Iterator[str]:
    """The reasons that are as true for the case that was found: not how often it was reported."""
    return (reason for reason in reasons if not _OF_ONE.match(reason))


def ago(milliseconds: int) -> str:
    """How long since, roughly."""
    minutes = max(0, milliseconds) // 60_000
    if minutes < 1:
        return "just now"
    for size, unit in ((60 * 24, "d"), (60, "h"), (1, "min")):
        if minutes >= size:
            return f"{minutes // size} {unit} ago"
    raise AssertionError(milliseconds)
