"""How well texts are understood: the figures of a folder of labelled texts.

The files are found by name, ``NAME.jsonl`` or ``NAME.jsonl.gz``: ``slots``, ``acts``,
``routing_*``, ``report`` and ``first_messages``. What else lies there is left alone.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

from msgspec import Struct

from intakebot.engine.topics import routed
from intakebot.understanding import completeness, measure
from intakebot.understanding.acts import PUBLIC
from intakebot.understanding.finding import Finding, Label, Span
from intakebot.understanding.pending import pending
from intakebot.understanding.route import Routable
from intakebot.understanding.understand import understand

SHOTS = ((5, False), (10, False), (10, True))
"""Phrases an intent that routing is measured with, and whether its name is one more, as a flow's
title is; ``hint3`` sets bring uneven phrases, all used."""
ANSWERS: dict[str, str] = {"error": "error_message", "datetime": "started"}
"""What first messages' answers call our labels, where it is not the same."""
LOCATED = ("url", "os", "browser", "version", "error_message", "started", "blank_screen")
TYPICAL, HOSTILE = 400, 20_000
"""Characters of a message that its cost is told for."""


class Figure(Struct, omit_defaults=True):
    """One line of the table: precision and recall of a label, or one number with its name."""

    table: str
    name: str
    n: int
    precision: float | None = None
    recall: float | None = None
    value: float | None = None
    unit: str = ""
    """What ``value`` counts; empty for a share from 0 to 1."""


def figures(folder: Path) -> Iterator[Figure]:
    """The lines of the table for a folder, and last what it costs.

    Raises:
        OSError, ValueError: a file can't be read or is no JSON lines.
    """
    texts: list[str] = []
    for path in sorted(folder.glob("*.jsonl*")):
        name = path.name.removesuffix(".gz").removesuffix(".jsonl")
        table = TABLES.get("routing" if name.startswith("routing_") else name)
        if table is None:
            continue
        rows = rows_of(path)
        texts += [row["text"] for row in rows if "text" in row]
        yield from table(name, rows)
    yield from cost(texts)


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.decode("utf-8").splitlines() if line.strip()]


def slots(name: str, rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Facts, of the labels that we have."""

    def find(row: measure.Row) -> list[tuple[str, Span]]:
        asked = pending(row.get("asked"))
        return [(each.label, each.span) for each in understand(row["text"], asked).findings]

    ours = set(get_args(Label))
    yield from scored(name, {k: v for k, v in measure.slots(rows, find).items() if k in ours})


def acts(name: str, rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Acts, given what the other side said just before."""
    names = set(PUBLIC.values())

    def find(row: measure.Row) -> set[str]:
        asked = pending(row.get("context"))
        return {PUBLIC[act.kind] for act in understand(row["text"], asked).acts}

    yield from scored(name, {k: v for k, v in measure.acts(rows, find).items() if k in names})


def routing(name: str, rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Intents by the phrases that the file brings; flows have a title besides."""
    uneven = name.startswith("routing_hint3")
    n = sum(row["role"] == "test" and row["intent"] != "oos" for row in rows)
    for shots, titled in ((0, False), (0, True)) if uneven else SHOTS:
        flows = routables(rows, shots, titled=titled)

        def find(text: str, flows: tuple[Routable, ...] = flows) -> tuple[str, float, float]:
            routing = routed(flows, [text])
            return next(iter(routing.likeliest), ""), routing.score, routing.lead

        with_ = f"with {shots} phrases" if shots else "with all phrases"
        with_ += " and a title" if titled else ""
        for what, value in measure.routing(rows, find).items():
            yield Figure(name, f"{what}, {with_}", n, value=value)


def routables(
    rows: Sequence[dict[str, Any]], shots: int, *, titled: bool = False
) -> tuple[Routable, ...]:
    """The examples of each intent; as many as there are without ``shots``.

    ``titled``: the intent's name is an example as well, as a flow's title is.
    """
    phrases: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["role"] == "example" and (not shots or row["rank"] < shots):
            phrases[row["intent"]].append(row["text"])
    return tuple(
        Routable(name, (name.replace("_", " "), *said) if titled else tuple(said))
        for name, said in sorted(phrases.items())
    )


def report(name: str, rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Observed, expected, steps; and what is missing."""
    yield from scored(name, measure.report(rows, lambda text: set(completeness.label(text))))


def first_messages(name: str, rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """What need not be asked from nothing again, and what would be filled in wrongly."""

    def answer(text: str, found: Finding) -> tuple[str, str, str]:
        return ANSWERS.get(found.label, found.label), text[slice(*found.span)], found.band

    def find(text: str) -> list[tuple[str, str, str]]:
        return [answer(text, each) for each in understand(text).findings]

    scores = measure.first_messages(rows, find, LOCATED)
    bands = {band: scores.pop(f"band {band}", measure.Score()) for band in "AB"}
    yield from scored(name, scores)
    for band, score in bands.items():
        wrong = score.extra / score.found if score.found else 0.0
        yield Figure(name, f"wrong of band {band}", score.found, value=wrong)


def scored(name: str, scores: dict[str, measure.Score]) -> Iterator[Figure]:
    """One line a label."""
    for label, score in scores.items():
        n = score.hits + score.missed
        yield Figure(name, label, n, score.precision, score.recall)


def cost(texts: Sequence[str], clock: Callable[[], float] = perf_counter) -> Iterator[Figure]:
    """Milliseconds for messages of about 400 characters, and for long hostile ones."""
    joined = "\n".join(texts)
    messages = [joined[at : at + TYPICAL] for at in range(0, len(joined), TYPICAL)][:500]
    spent = sorted(milliseconds(message, clock) for message in messages)
    if spent:
        for name, share in (("p50", 0.5), ("p99", 0.99)):
            at = spent[min(len(spent) - 1, int(share * len(spent)))]
            yield Figure("cost", f"{TYPICAL} characters, {name}", len(spent), value=at, unit="ms")
    worst = max(min(milliseconds(each, clock) for _ in range(3)) for each in hostile())
    yield Figure("cost", f"{HOSTILE} hostile characters", 1, value=worst, unit="ms")


def milliseconds(text: str, clock: Callable[[], float]) -> float:
    """What it costs to understand a text."""
    start = clock()
    understand(text)
    return (clock() - start) * 1000


def hostile() -> list[str]:
    """Texts that tempt patterns to look everywhere at once."""
    parts = (
        "a@",
        "1 ",
        "http://",
        "my name is ",
        "at x.y(z.py:1)\n",
        "v1.",
        "يا ",
        "error: '",
        "(",
    )
    return [(part * HOSTILE)[:HOSTILE] for part in parts]


TABLES: dict[str, Callable[[str, Sequence[dict[str, Any]]], Iterator[Figure]]] = {
    "slots": slots,
    "acts": acts,
    "routing": routing,
    "report": report,
    "first_messages": first_messages,
}


def as_lines(found: Sequence[Figure]) -> Iterator[str]:
    """The table as people read it."""
    table = ""
    for each in found:
        if each.table != table:
            table = each.table
            yield f"\n{table:44}{'n':>7}{'P':>8}{'R':>8}"
        if each.value is None:
            yield f"  {each.name:42}{each.n:>7}{each.precision:>8.3f}{each.recall:>8.3f}"
        else:
            yield f"  {each.name:42}{each.n:>7}{each.value:>8.3f} {each.unit}".rstrip()
