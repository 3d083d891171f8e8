"""How much two cases look alike, and why, in words that an agent can check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from intakebot.matching.digests import Digest
from intakebot.matching.fingerprint import SHORTEST_ERROR
from intakebot.matching.signs import agreement
from intakebot.matching.trust import NO_TRUST, Outcome, Trust, sharpened

SHOWN_FROM = 0.2
ALIKE_FROM, VERY_FROM = 0.45, 0.75
"""The score below which a case is not worth an agent's look."""
WORTH_A_LOOK, WORTH_TELLING = 0.1, 0.5
"""The share of yes that is wanted of what is shown, and of what is counted in the queue."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """0 for nothing in common to 1 for the same in every respect, with its reasons."""

    score: float
    reasons: list[str]
    differs: list[str]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score on a case is shown, and counted in the queue."""

    shown: float = SHOWN_FROM
    alike: float = ALIKE_FROM


def thresholds(outcomes: Sequence[Outcome]) -> Thresholds:
    """The thresholds of an installation, after what its agents answered.

    What is shown is never more than what ships, since nobody answers what they don't see, and
    never less than what is likely by itself, since then nobody could answer any more.
    """
    shown = sharpened(outcomes, SHOWN_FROM, WORTH_A_LOOK, lowest=SHOWN_FROM)
    alike = sharpened(outcomes, ALIKE_FROM, WORTH_TELLING, lowest=SHOWN_FROM)
    return Thresholds(min(shown, ALIKE_FROM), alike)


class _Weighing:
    """Evidence adds up like independent chances: many weak signs never outweigh certainty."""

    def __init__(self) -> None:
        self._against = 1.0
        self.reasons: list[tuple[float, str]] = []
        self.differs: list[str] = []

    def add(self, weight: float, reason: str) -> None:
        self._against *= 1 - weight
        if reason:
            self.reasons.append((weight, reason))

    def result(self, doubt: float) -> Likeness:
        reasons = [reason for _, reason in sorted(self.reasons, key=lambda each: -each[0])]
        return Likeness(round((1 - self._against) * doubt, 3), reasons, self.differs)


def likeness(one: Digest, other: Digest, near: float = 0.0, trust: Trust = NO_TRUST) -> Likeness:
    """Compare two cases; the order does not matter.

    ``near`` is how near their texts are, 0 to 1, where that is known; ``trust`` is what agents
    said of cases with this fingerprint. The author's
    ``same_when`` decides where it can: answers that agree make two cases alike whatever
    else is said, and answers that differ make them two.
    """
    weighing = _Weighing()
    agreed = agreement(one, other)
    if agreed is False:
        weighing.differs.append("another answer to what makes cases the same")
        return weighing.result(0.0)
    if agreed:
        weighing.add(0.9, f"same {' and '.join(one.same)}")
    doubt = _errors(weighing, one, other, trust)
    if near:
        weighing.add(0.6 * min(near, 1.0), "")
    _pages(weighing, one, other)
    _people(weighing, one, other)
    if not near and not (one.error and one.error == other.error):
        _words(weighing, one, other)
    return weighing.result(doubt)


def in_words(score: float) -> Literal["very alike", "alike", "a little"]:
    """A score as agents read it."""
    if score >= VERY_FROM:
        return "very alike"
    return "alike" if score >= ALIKE_FROM else "a little"


def _errors(weighing: _Weighing, one: Digest, other: Digest, trust: Trust) -> float:
    """Another error message makes everything else count less."""
    if one.fingerprint.key and one.fingerprint.key == other.fingerprint.key:
        weighing.add(0.6 * trust.share, "" if one.error else "same error line")
        if trust.sure:
            weighing.add(0.3, f"agents joined such cases {trust.accepted} times")
    shared = _common(one.codes, other.codes)
    if shared:
        weighing.add(0.35, f"same error code: {shared[0]}")
    if min(len(one.error), len(other.error)) < SHORTEST_ERROR:
        return 1.0
    ratio = fuzz.ratio(one.error, other.error) / 100
    if ratio == 1:
        weighing.add(0.65, "same error message")
    elif ratio >= 0.85:
        weighing.add(0.5 * ratio, "nearly the same error message")
    elif not shared and ratio < 0.6:
        weighing.differs.append("another error message")
        return 0.6
    return 1.0


def _pages(weighing: _Weighing, one: Digest, other: Digest) -> None:
    if not one.host or not other.host:
        return
    if one.host != other.host:
        weighing.differs.append("another website")
    elif one.path != other.path:
        weighing.differs.append("another page")
    else:
        # Half of all customers stand on the start page.
        weighing.add(0.3 if one.path != "/" else 0.05, "same page")


def _people(weighing: _Weighing, one: Digest, other: Digest) -> None:
    same = False
    if one.email and one.email == other.email:
        weighing.add(0.45, "same e-mail address")
        same = True
    if one.phone and one.phone[-9:] == other.phone[-9:]:
        whole = one.phone == other.phone and one.phone.startswith("+")
        weighing.add(0.45 if whole else 0.4, "same phone number")
        same = True
    if one.account and one.account == other.account:
        weighing.add(0.45, "same account")
        same = True
    if one.name and one.name == other.name:
        weighing.add(0.1, "same name")  # never enough: many people share one
    elif one.email and other.email and not same:
        weighing.differs.append("another customer")


def _words(weighing: _Weighing, one: Digest, other: Digest) -> None:
    if min(len(one.terms), len(other.terms)) < 3:
        return
    shared = len(one.terms.keys() & other.terms.keys())
    likely = 2 * shared / (len(one.terms) + len(other.terms))
    if shared >= 3 and likely >= 0.2:
        weighing.add(0.5 * likely, "similar words" if likely >= 0.35 else "")


def _common(one: Iterable[str], other: Iterable[str]) -> list[str]:
    there = set(other)
    return [each for each in one if each in there]
