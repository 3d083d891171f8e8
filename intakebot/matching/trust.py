"""What agents' answers teach: how far a fingerprint, and a score, may be trusted here."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

SURE_AFTER: Final = 5
"""Confirmations without which no fingerprint is sure, however few speak against it."""
SURE_FROM: Final = 0.95
"""The share of answers that must have been yes."""
DOUBTED_AFTER: Final = 3
"""Refusals without which no fingerprint is doubted."""
PRIOR: Final = 2
"""As if that many had said yes, and as many no, before anybody did: a half, to begin with."""
ENOUGH: Final = 30
"""Answers at or above a score, without which the shipped threshold stays."""
HIGHEST: Final = 0.9
"""No threshold goes above: whatever looks nearly the same is worth a look."""


class Trust(Struct, frozen=True):
    """How often agents said that cases with one fingerprint are the same, and how often not."""

    accepted: int = 0
    refused: int = 0
    """Refused, or joined and taken back."""

    @property
    def share(self) -> float:
        """The share of yes to expect next: one half while nobody said anything."""
        return (self.accepted + PRIOR) / (self.accepted + self.refused + 2 * PRIOR)

    @property
    def sure(self) -> bool:
        """Whether it alone may speak of one problem, also to a customer."""
        answers = self.accepted + self.refused
        return self.accepted >= SURE_AFTER and self.accepted >= SURE_FROM * answers

    @property
    def doubted(self) -> bool:
        """Whether agents found more often than not that it stands for several problems."""
        return self.refused >= DOUBTED_AFTER and self.refused > self.accepted


NO_TRUST: Final = Trust()
"""Nobody has said anything yet."""


class Outcome(Struct, frozen=True):
    """An agent's answer to a suggestion."""

    score: float
    accepted: bool


def sharpened(
    outcomes: Sequence[Outcome], shipped: float, wanted: float, lowest: float = 0.0
) -> float:
    """The lowest threshold above which the share of yes was ``wanted`` here.

    ``shipped`` while too few have answered, never below ``lowest`` and never above ``HIGHEST``.
    Where even the surest answers were no, the highest: such a list is not worth a look.
    """
    ordered = sorted(outcomes, key=lambda one: -one.score)
    if len(ordered) < ENOUGH:
        return shipped
    found, yes = HIGHEST, 0
    for count, outcome in enumerate(ordered, 1):
        yes += outcome.accepted
        last = count == len(ordered) or ordered[count].score < outcome.score
        if last and count >= ENOUGH and yes >= wanted * count:
            found = min(outcome.score, shipped) if count == len(ordered) else outcome.score
    return max(lowest, min(found, HIGHEST))
