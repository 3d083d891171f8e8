"""How well reports, lines and people are matched, on files whose truth is known.

What a file holds is seen from its first line: ``title`` reports, ``case`` later messages of the
same customers, ``group`` log lines, ``person`` records of people.
"""

import gzip
import json
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from intakebot.cli.match_people import people
from intakebot.cli.match_returning import returning
from intakebot.desk.lineup import Lineup, Report, compared
from intakebot.matching.ranking import rank
from intakebot.matching.shapes import shape

Lines: TypeAlias = list[dict[str, Any]]


def figures(file: Path) -> Iterator[str]:
    """The figures for one file, a line each.

    Raises:
        ValueError: it holds nothing that is known here.
    """
    lines = read(file)
    first = lines[0] if lines else {}
    if "case" in first:
        of = file.with_name(file.name.replace("_followups", ""))
        return returning(file.name, lines, read(of))
    for key, measured in MEASURED.items():
        if key in first:
            return measured(file.name, lines)
    raise ValueError("neither reports, messages, log lines nor people")


def read(file: Path) -> Lines:
    """A file of JSON lines, packed or not."""
    raw = file.read_bytes()
    text = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def replay(name: str, lines: Lines) -> Iterator[str]:
    """Reports in time order; each of a problem that is known already is looked up first."""
    ranks: list[int] = []
    reached = 0
    took: list[float] = []
    written: list[float] = []
    last: dict[str, str] = {}
    with Lineup() as lineup:
        for report in msgspec.convert(lines, list[Report]):
            truth = report.cluster or report.id
            if truth in last:
                began = time.perf_counter()
                place, within = placed(lineup, report, last[truth])
                took.append((time.perf_counter() - began) * 1000)
                ranks.append(place)
                reached += within
            began = time.perf_counter()
            lineup.add(report)
            written.append((time.perf_counter() - began) * 1000)
            if truth in last:
                lineup.link(report.id, last[truth])
            last[truth] = report.id
    asked = max(1, len(ranks))
    hits = {k: sum(0 < place <= k for place in ranks) / asked for k in (1, 5, 10)}
    yield f"{name}: {len(lines)} reports, {len(ranks)} of a known problem"
    yield "  " + "  ".join(f"R@{k} {hit:.3f}" for k, hit in hits.items())
    yield f"  among the candidates {reached / asked:.3f}"
    yield f"  a query {milliseconds(took)}; adding a case {milliseconds(written)}"


def placed(lineup: Lineup, report: Report, other: str) -> tuple[int, bool]:
    """Where the case of that other report ranks (0: nowhere), and whether it was compared."""
    root = lineup.root(other)
    mine = compared(report)
    candidates = lineup.cases.find(mine, report.at, among="all")
    ranked = rank(mine, candidates.found, candidates.known, report.at)
    place = next((at for at, one in enumerate(ranked, 1) if one.root == root), 0)
    return place, any(each.card.root == root for each in candidates.found)


def milliseconds(took: Sequence[float]) -> str:
    """The median and the 95th percentile."""
    if not took:
        return "never"
    ordered = sorted(took)
    late = ordered[int(0.95 * len(ordered))]
    return f"{statistics.median(ordered):.1f} ms median, {late:.1f} ms p95"


def grouped(name: str, lines: Lines) -> Iterator[str]:
    """Log lines by their shapes, against the templates that they were made from."""
    pairs = Counter[str]()
    right = Counter[str]()
    total = Counter[str]()
    systems: dict[str, Lines] = defaultdict(list)
    for line in lines:
        systems[line.get("system", "")].append(line)
    for system, rows in systems.items():
        total[system] = len(rows)
        ours: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            ours[shape(row["text"])].append(row["group"])
        sizes = Counter(row["group"] for row in rows)
        for members in ours.values():
            counts = Counter(members)
            pairs["together"] += _pairs(len(members))
            pairs["rightly"] += sum(map(_pairs, counts.values()))
            right[system] += len(members) * (len(counts) == 1 and sizes[members[0]] == len(members))
        pairs["true"] += sum(map(_pairs, sizes.values()))
    yield f"{name}: {len(lines)} lines of {len(systems)} systems"
    yield (
        f"  grouping accuracy {right.total() / len(lines):.3f}"
        f"  pair precision {pairs['rightly'] / max(1, pairs['together']):.4f}"
        f"  pair recall {pairs['rightly'] / max(1, pairs['true']):.3f}"
    )
    yield "  " + "  ".join(f"{each} {right[each] / total[each]:.3f}" for each in sorted(systems))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


MEASURED: dict[str, Callable[[str, Lines], Iterator[str]]] = {
    "title": replay,
    "group": grouped,
    "person": people,
}
