"""Durable turns a second of the real server against an echo and the peers, interleaved.

``python -m tests.performance.turns`` starts and stops everything it measures, on loopback,
and prints one table; ``--peers`` adds the peers. Ratios count, and CPU a turn; absolute figures
are this machine's. One run takes each row in turn, the next one backwards, so that a noisy
minute hits all of them.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.performance.peers import PEERS, Missing, served
from tests.performance.serving import free_port, intakebot, process, sessions, stored

READY = 800
"""Customers on the line before a round begins."""
FEW = 300
"""As many for one who talks alone."""
COME_AND_GO = 1500
"""New conversations for a round of whole intakes."""
OPEN_LINES, INTAKES, ALONE = "turns on open lines", "whole intakes", "one customer"
ECHO, ECHO_LINES, ECHO_ALONE = "bare echo", "bare echo, a line each", "bare echo, one customer"
AGAINST = {OPEN_LINES: ECHO, INTAKES: ECHO_LINES, ALONE: ECHO_ALONE}
"""What each row of ours is held against."""


@dataclass(slots=True)
class Row:
    """One line of the table: a server, and how many customers speak to it in which way."""

    name: str
    talk: str
    url: str
    pid: int
    n: int = 200
    ready: int = 0
    found: list[dict[str, float]] = field(default_factory=list)

    @property
    def middle(self) -> dict[str, float]:
        return {key: statistics.median(one[key] for one in self.found) for key in self.found[0]}


def measure(row: Row, tokens: Sequence[str], seconds: float = 2.0, *more: str) -> dict[str, Any]:
    """One run of the load client."""
    command = [sys.executable, "-m", "tests.performance.client", "--url", row.url]
    command += ["--pid", str(row.pid), "--talk", row.talk, "--n", str(row.n)]
    command += ["--ready", str(row.ready), "--seconds", str(seconds), *more]
    done = subprocess.run(
        command, input=" ".join(tokens), capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def peers_rows(stack: ExitStack, folder: Path) -> tuple[list[Row], dict[str, str]]:
    """The peers that can be had, and why the others can't."""
    rows, missing = [], {}
    for number, peer in enumerate(PEERS):
        try:
            pid, url = stack.enter_context(served(peer, folder / f"peer{number}"))
            rows.append(Row(peer.name, peer.talk, url, pid))
        except Missing as why:
            missing[peer.name] = str(why)
    return rows, missing


def rounds(count: int, *, with_peers: bool = False) -> tuple[dict[str, Row], dict[str, str]]:
    """Every row so many times, and the peers that are missing."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tokens = stored(folder, (READY + FEW) * count)
        pid, port = stack.enter_context(intakebot(folder))
        mine = f"ws://127.0.0.1:{port}/api/v1/customer"
        at = free_port()
        bare = [sys.executable, "-m", "intakebot.cli.bench_echo", str(at)]
        echo_pid, echo = stack.enter_context(process(bare, at, {})), f"ws://127.0.0.1:{at}/ws"
        more, missing = peers_rows(stack, folder) if with_peers else ([], {})
        rows = [
            Row(ECHO, "echo", echo, echo_pid),
            Row(OPEN_LINES, "ours", mine, pid, ready=READY),
            Row(ECHO_LINES, "echo lines", echo, echo_pid),
            Row(INTAKES, "ours", mine, pid),
            Row(ECHO_ALONE, "echo", echo, echo_pid, n=1),
            Row(ALONE, "ours", mine, pid, n=1, ready=FEW),
            *more,
        ]
        for turn in range(count):
            for row in rows[:: -1 if turn % 2 else 1]:
                row.found.append(measure(row, tokens_for(row, tokens, port)))
        return {row.name: row for row in rows}, missing


def tokens_for(row: Row, stored_ones: list[str], port: int) -> list[str]:
    """Fresh conversations for a row of ours, none for the others."""
    if row.talk != "ours":
        return []
    if row.ready:
        return [stored_ones.pop() for _ in range(row.ready)]
    return sessions(port, COME_AND_GO)


def ratios(row: Row, other: Row) -> tuple[float, float, float]:
    """Turns a second against another row's: median, least, most, round by round."""
    each = [
        a["turns_s"] / max(b["turns_s"], 0.1) for a, b in zip(row.found, other.found, strict=True)
    ]
    return statistics.median(each), min(each), max(each)


def table(rows: dict[str, Row], missing: dict[str, str]) -> list[str]:
    lines = [f"{'':26}{'turns/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}  ratio"]
    for name, row in rows.items():
        middle = row.middle
        shown = "".join(
            f"{middle[key]:>9,.{digits}f}"
            for key, digits in (("turns_s", 0), ("p50_ms", 2), ("p99_ms", 2), ("server_us", 0))
        )
        against = AGAINST.get(name)
        ratio = ""
        if against:
            ratio = f"{ratios(row, rows[against])[0]:.2f} of {against}"
        elif not middle["turns_s"]:
            ratio = "no answer while the clock ran"
        elif row.talk in ("bot", "chainlit"):
            times, least, most = ratios(rows[OPEN_LINES], row)
            ratio = f"ours {times:.1f} times ({least:.1f}–{most:.1f})"
        lines.append(f"{name:26}{shown}  {ratio}")
    lines += [f"{name:26}  not measured: {why}" for name, why in missing.items()]
    opened = rows[OPEN_LINES].middle["open_us"]
    lines.append(f"opening a line (connect, hello, begin): {opened:.0f} µs CPU")
    return lines


def figures(rows: dict[str, Row], missing: dict[str, str]) -> dict[str, Any]:
    """What is kept of a run."""
    ours = rows[OPEN_LINES]
    return {
        "rows": {name: row.middle for name, row in rows.items()},
        "ratios": {
            name: ratios(row, rows[AGAINST[name]]) if name in AGAINST else ratios(ours, row)
            for name, row in rows.items()
        },
        "missing": missing,
    }


def main() -> None:
    count = int(os.environ.get("ROUNDS", "3"))
    print("\n".join(table(*rounds(count, with_peers="--peers" in sys.argv))))


if __name__ == "__main__":
    main()
