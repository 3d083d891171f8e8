"""How well texts are understood: precision and recall on labelled texts. Pure.

The rows are those of a folder with ``slots``, ``acts``, ``routing_*``, ``report`` and
``first_messages`` files (JSON lines). A label counts only on rows whose ``annotated`` names
it: each source labelled only some things, and silence elsewhere is no negative.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from intakebot.understanding.finding import Span

Row: TypeAlias = Mapping[str, Any]
EDGES = " \t\n\r\"'`(<[“‘"
ENDS = " \t\n\r\"'`)>].,;:!?”’"
KEPT = (0.90, 0.95)
SURE = 20
"""Rows that a precision is at least taken over."""


class Score(Struct):
    """Hits, extras and misses; ``precision`` and ``recall`` follow."""

    hits: int = 0
    """Labels that were found."""
    extra: int = 0
    found: int = 0
    """Predictions."""
    missed: int = 0

    @property
    def precision(self) -> float:
        return (self.found - self.extra) / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        total = self.hits + self.missed
        return self.hits / total if total else 0.0


def trimmed(text: str, span: Span) -> Span:
    """A span without the blanks and punctuation at its ends."""
    start, end = span
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in ENDS:
        end -= 1
    return start, end


def touch(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def slots(
    gold: Sequence[Row], find: Callable[[Row], Iterable[tuple[str, Span]]]
) -> dict[str, Score]:
    """Facts by label, a hit where the spans overlap."""
    scores: dict[str, Score] = defaultdict(Score)
    for row in gold:
        text = row["text"]
        found = list(find(row))
        for label in row["annotated"]:
            want = [
                trimmed(text, (each["start"], each["end"]))
                for each in row["spans"]
                if each["label"] == label
            ]
            got = {trimmed(text, span) for name, span in found if name == label}
            score = scores[label]
            score.hits += sum(touch(span, got) for span in want)
            score.missed += sum(not touch(span, got) for span in want)
            score.found += len(got)
            score.extra += sum(not touch(span, want) for span in got)
    return dict(sorted(scores.items()))


def acts(gold: Sequence[Row], find: Callable[[Row], set[str]]) -> dict[str, Score]:
    """Acts by name, over all sources that label them."""
    scores: dict[str, Score] = defaultdict(Score)
    for row in gold:
        found, want = find(row), set(row["acts"])
        for name in row["annotated"]:
            add(scores[name], name in want, name in found)
    return dict(sorted(scores.items()))


def add(score: Score, wanted: bool, got: bool) -> None:
    """Count one yes or no."""
    score.hits += wanted and got
    score.missed += wanted and not got
    score.found += got
    score.extra += got and not wanted


def routing(
    gold: Sequence[Row], route: Callable[[str], tuple[str, float, float]]
) -> dict[str, float]:
    """Accuracy in scope; how much out of scope (``oos``) is noticed with 90 or 95 % kept.

    A route is an intent, the score that tells whether a text is in scope, and the lead that
    tells how surely it is this one.
    """
    rows = [(row["intent"], *route(row["text"])) for row in gold if row["role"] == "test"]
    inside = [(want, got, score) for want, got, score, _ in rows if want != "oos"]
    outside = [score for want, _, score, _ in rows if want == "oos"]
    if not inside:
        return {}
    found = {"accuracy": sum(want == got for want, got, _ in inside) / len(inside)}
    scores = sorted((score for _, _, score in inside), reverse=True)
    for kept in KEPT if outside else ():
        least = scores[max(0, int(kept * len(scores)) - 1)]
        found[f"out of scope at {kept:.0%} kept"] = sum(s < least for s in outside) / len(outside)
    found["routed at 95% precision"] = covered(rows, len(inside))
    return found


def covered(rows: Sequence[tuple[str, str, float, float]], inside: int) -> float:
    """The share of in-scope rows that is routed rightly while 95 % of the routed are right."""
    best = right = 0
    ranked = sorted(((lead, want == got) for want, got, _, lead in rows), reverse=True)
    for place, (_, good) in enumerate(ranked, 1):
        right += good
        if place >= SURE and right / place >= KEPT[1]:
            best = right
    return best / inside


FILLED = "AB"
"""Bands that are filled in unasked."""
PARTS = ("OB", "EB", "S2R")
"""Observed, expected, steps to reproduce."""
WITH_HEADINGS, WHOLE = ("gitbugs_seamonkey",), ("astrobr_euler",)
"""Sources with reports that a part can be taken from, and with whole reports that lack some."""


def report(gold: Sequence[Row], label: Callable[[str], set[str]]) -> dict[str, Score]:
    """Parts of reports by sentence.

    ``missing``: a part that was taken away is missed, and one that is there is not; ``lacking``:
    so is one that a reporter never wrote.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for row in gold:
        told = [(set(each["labels"]), label(each["text"])) for each in row["sentences"]]
        for want, got in told:
            for part in PARTS:
                add(scores[part], part in want, part in got)
        has: set[str] = set().union(*(want for want, _ in told))
        seen: set[str] = set().union(*(got for _, got in told))
        for part in PARTS:
            if row["source"] in WITH_HEADINGS and has == set(PARTS):
                ablated(scores[f"missing {part}"], part, told)
            if row["source"] in WHOLE:
                add(scores[f"lacking {part}"], part not in has, part not in seen)
    return dict(sorted(scores.items()))


def ablated(score: Score, part: str, told: Sequence[tuple[set[str], set[str]]]) -> None:
    """Take one part away: is it then seen to be missing, and seen to be there before?"""
    missed = not any(part in got for want, got in told if part not in want)
    there = any(part in got for want, got in told if part in want)
    add(score, True, missed)
    score.found += not there
    score.extra += not there


def first_messages(
    gold: Sequence[Row],
    find: Callable[[str], Sequence[tuple[str, str, str]]],
    labels: Sequence[str],
) -> dict[str, Score]:
    """What first messages answer already: (label, quote, band) against the verbatim answers.

    A miss is a stated fact of ``labels`` that would be asked for from nothing; one that is only
    offered (band C) would not. Predictions are what is filled in; ``band A`` and ``band B`` tell
    how many of them were wrong, by how sure we were.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for row in gold:
        told = find(row["text"])
        for label in labels:
            answers = row["answers"].get(label, [])
            if isinstance(answers, bool):
                answers = [""] if answers else []
            got = [(band, fits(quote, answers)) for name, quote, band in told if name == label]
            there = any(right for _, right in got)
            for score in (scores[label], scores["all"]):
                score.hits += bool(answers) and there
                score.missed += bool(answers) and not there
            for band, right in got:
                if band in FILLED:
                    for score in (scores[label], scores["all"], scores[f"band {band}"]):
                        score.found += 1
                        score.extra += not right
    return dict(sorted(scores.items()))


def fits(quote: str, answers: Sequence[str]) -> bool:
    """Whether a quote and a verbatim answer hold one another; "" answers a yes or no."""
    said = quote.casefold().strip()
    return any(a == "" or a.casefold() in said or said in a.casefold() for a in answers)
