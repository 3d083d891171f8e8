"""How well likeness does here: what was suggested, and what agents made of it."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from intakebot.matching.likeness import in_words, thresholds
from intakebot.store.verdicts import Verdict, Verdicts

UNSCORED = "linked by hand"
"""Links that no suggestion led to."""


class Tally(Struct, frozen=True):
    """How many of each."""

    made: int = 0
    accepted: int = 0
    refused: int = 0
    undone: int = 0


class MatchReport(Struct, frozen=True):
    """Suggestions by how alike the cases are, and by what was given as a reason."""

    bands: dict[str, Tally]
    reasons: dict[str, Tally]
    all: Tally
    shown: float
    alike: float
    answers: int
    """With a score: what the thresholds are read from."""


async def report(verdicts: Verdicts, since: int = 0) -> MatchReport:
    """Count what was made and answered from ``since`` on, UTC milliseconds."""
    found = await asyncio.to_thread(verdicts.since, since)
    outcomes = await asyncio.to_thread(verdicts.outcomes)
    limits = thresholds(outcomes)
    return MatchReport(
        _counted((_band(each), each) for each in found),
        _counted((reason, each) for each in found for reason in _reasons(each)),
        _counted(("all", each) for each in found).get("all", Tally()),
        limits.shown,
        limits.alike,
        len(outcomes),
    )


def _band(verdict: Verdict) -> str:
    return in_words(verdict.score) if verdict.score else UNSCORED


def _reasons(verdict: Verdict) -> Iterable[str]:
    """The reasons without what differs from case to case: numbers, quoted words, times."""
    plain = (re.sub(r"[:,].*", "", reason) for reason in verdict.reasons)
    return dict.fromkeys(re.sub(r"^\d+ ", "", reason).strip() for reason in plain)


def _counted(named: Iterable[tuple[str, Verdict]]) -> dict[str, Tally]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, verdict in named:
        counts[name][verdict.kind] += 1
    rows = {
        name: Tally(kinds["made"], kinds["accepted"], kinds["refused"], kinds["undone"])
        for name, kinds in counts.items()
    }
    return dict(sorted(rows.items(), key=lambda row: (-row[1].made, row[0])))
