"""A picture of growth: one small panel a figure, over the number of cases, as plain SVG."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, log10
from typing import Any

PANELS = (
    ("turns_s", "Durable turns a second", ""),
    ("mib", "Memory of the server", "MiB"),
    ("queue_p95_ms", "The queue, p95", "ms"),
    ("search_p95_ms", "Search, p95", "ms"),
    ("matching_ms", "Finding similar cases, median", "ms"),
    ("disk_mib", "Database", "MiB"),
)
WIDTH, HEIGHT, LEFT, TOP, ACROSS = 300, 190, 56, 44, 3
"""Of one panel, pixels, with room for its numbers and title; and panels in a row."""
STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #1c2430 }
  .name { font-weight: 600 } .axis { stroke: #c4ccd6 } .at { fill: #5a6675; font-size: 11px }
  .line { fill: none; stroke: #1f6f5c; stroke-width: 2 } circle { fill: #1f6f5c }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8ecf1 } .at { fill: #9aa6b5 } .axis { stroke: #4a5563 }
    .line { stroke: #58b89c } circle { fill: #58b89c }
  }
"""


def picture(rows: Sequence[dict[str, Any]]) -> str:
    """The panels of ``growth``'s rows; each axis of figures begins at nothing."""
    down = ceil(len(PANELS) / ACROSS)
    size = f'width="{WIDTH * ACROSS}" height="{HEIGHT * down}"'
    panels = [
        f'<g transform="translate({number % ACROSS * WIDTH} {number // ACROSS * HEIGHT})">'
        + "".join(panel(rows, *each))
        + "</g>"
        for number, each in enumerate(PANELS)
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    title = "<title>How cost grows with the number of cases</title>"
    return "\n".join([head, title, f"<style>{STYLE}</style>", *panels, "</svg>", ""])


def panel(rows: Sequence[dict[str, Any]], key: str, name: str, unit: str) -> list[str]:
    values = [float(row[key]) for row in rows]
    most = rounded(max(values))
    first, last = (log10(rows[at]["cases"]) for at in (0, -1))
    wide, high, floor = WIDTH - LEFT - 30, HEIGHT - TOP - 36, HEIGHT - 36
    places = [
        (
            LEFT + wide * (log10(row["cases"]) - first) / ((last - first) or 1),
            floor - high * value / most,
        )
        for row, value in zip(rows, values, strict=True)
    ]
    drawn = [
        f'<text class="name" x="{LEFT}" y="20">{name}</text>',
        f'<path class="axis" d="M{LEFT} {TOP}V{floor}H{LEFT + wide}" fill="none"/>',
        f'<text class="at" x="{LEFT - 6}" y="{TOP + 4}" text-anchor="end">{most:,g}</text>',
        f'<text class="at" x="{LEFT - 6}" y="{floor}" text-anchor="end">0 {unit}</text>',
    ]
    drawn += [
        f'<path class="line" d="M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}"/>'
        for (ax, ay), (bx, by) in pairwise(places)
    ]
    for (x, y), row, value in zip(places, rows, values, strict=True):
        drawn += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{value:,g} {unit}</title></circle>',
            f'<text class="at" x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{value:,g}</text>',
            f'<text class="at" x="{x:.1f}" y="{floor + 16}" text-anchor="middle">'
            f"{short(row['cases'])}</text>",
        ]
    return drawn


def rounded(most: float) -> float:
    """The next of 1, 2, 2.5, 5 times a power of ten that leaves a little room above."""
    power = 10 ** int(log10(most * 1.15)) if most >= 1 else 0.1
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= most * 1.15)


def short(cases: int) -> str:
    return f"{cases // 1_000_000} M" if cases >= 1_000_000 else f"{cases // 1000} k"
