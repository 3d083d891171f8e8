"""Whether two people are one: proofs decide, agreements are counted, a name alone never does."""

import math
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from intakebot.matching import normalise

Verdict: TypeAlias = Literal["same", "possible", "other"]

SAME: Final = -1.0
"""The weighed agreements from which two records are taken for one person's."""
CERTAIN: Final = 3.0
"""… and from which they may be merged without a person's eye."""


ENOUGH: Final = 4
"""Of names, birth and address, what both must have told before their weight means anything."""


class Person(Struct, frozen=True, omit_defaults=True):
    """What is known of somebody, in whatever spelling."""

    given: str = ""
    family: str = ""
    email: str = ""
    phone: str = ""
    account: str = ""
    born: str = ""
    street_number: str = ""
    street: str = ""
    district: str = ""
    town: str = ""
    postcode: str = ""


class Identity(Struct, frozen=True):
    """What was found. ``agrees`` names what is equal, in words."""

    verdict: Verdict
    agrees: tuple[str, ...]
    weight: float = 0.0
    """The weighed agreements of name, birth and address; 0 where a proof decided."""
    certain: bool = False
    """May be merged without a person's eye."""


def compare(one: Person, other: Person) -> Identity:
    """Compare two people. Which of their words are proved is the caller's to know."""
    proofs = tuple(
        what
        for what, mine, theirs in (
            ("same e-mail address", normalise.email(one.email), normalise.email(other.email)),
            ("same phone number", normalise.phone(one.phone), normalise.phone(other.phone)),
            ("same account", one.account.strip(), other.account.strip()),
        )
        if mine and mine == theirs
    )
    weak = _agreements(one, other)
    if proofs:
        return Identity("same", proofs + weak, certain=True)
    weight = weigh(one, other)
    if len(weak) < 2:  # a name alone, or a birthday alone, is nobody's proof
        return Identity("other", weak, weight)
    if _told_of_both(one, other) < ENOUGH:
        return Identity("possible", weak, weight)
    verdict: Verdict = "same" if weight >= SAME else "possible"
    return Identity(verdict, weak, weight, certain=weight >= CERTAIN)


def _told_of_both(one: Person, other: Person) -> int:
    fields = ("given", "family", "born", "street", "town", "postcode")
    return sum(bool(getattr(one, field) and getattr(other, field)) for field in fields)


def _agreements(one: Person, other: Person) -> tuple[str, ...]:
    end = normalise.phone_end(one.phone)
    found = (
        ("like phone number", bool(end) and end == normalise.phone_end(other.phone)),
        ("like name", _names(one, other) >= 0.85),
        ("same day of birth", bool(one.born) and one.born == other.born),
        ("like address", _addresses(one, other) >= 0.8),
        ("same postcode", bool(one.postcode) and one.postcode == other.postcode),
        ("same town", bool(one.town) and _like(one.town, other.town) >= 0.9),
    )
    return tuple(what for what, agrees in found if agrees)


def weigh(one: Person, other: Person) -> float:
    """The log-odds that two records are one person's, fitted on made-up people (FEBRL 2)."""
    return INTERCEPT + sum(
        weight * value for weight, value in zip(WEIGHTS, features(one, other), strict=True)
    )


def features(one: Person, other: Person) -> tuple[float, ...]:
    """How far two records agree, each from 0 to 1; half where one of them is silent."""
    crossed = (_like(one.given, other.family) + _like(one.family, other.given)) / 2
    given, family = _like(one.given, other.given), _like(one.family, other.family)
    swapped = crossed > max(0.85, (given + family) / 2)
    return (
        crossed if swapped else given,
        crossed if swapped else family,
        _born(one.born, other.born),
        _equal(one.street_number, other.street_number),
        _addresses(one, other),
        _like(one.town, other.town),
        _born(one.postcode, other.postcode),
        float(one.born == other.born != ""),
    )


INTERCEPT: Final = -25.44
WEIGHTS: Final = (3.75, 6.65, 4.71, 3.75, 9.93, 6.67, 4.87, 1.99)


def _names(one: Person, other: Person) -> float:
    mine, theirs = f"{one.given} {one.family}".strip(), f"{other.given} {other.family}".strip()
    straight = _like(mine, theirs)
    crossed = _like(mine, f"{other.family} {other.given}".strip())
    return max(straight, crossed) if mine and theirs else 0.0


def _addresses(one: Person, other: Person) -> float:
    mine = f"{one.street_number} {one.street} {one.district}".strip()
    theirs = f"{other.street_number} {other.street} {other.district}".strip()
    if not mine or not theirs:
        return 0.5
    return fuzz.token_set_ratio(normalise.folded(mine), normalise.folded(theirs)) / 100


def _like(mine: str, theirs: str) -> float:
    if not mine or not theirs:
        return 0.5
    return JaroWinkler.similarity(normalise.folded(mine), normalise.folded(theirs))


def _equal(mine: str, theirs: str) -> float:
    return float(mine == theirs) if mine and theirs else 0.5


def _born(mine: str, theirs: str) -> float:
    """A day or a postcode: one slip of the pen still counts for most of it."""
    if not mine or not theirs:
        return 0.5
    return math.exp(-DamerauLevenshtein.distance(mine, theirs))
