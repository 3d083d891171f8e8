"""``intakebot match``: reports in time order in, what each looks like out; or how well that goes.

Exit status: 0 all is well, 1 a line could not be read, 2 a file can't be.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec
import typer

from intakebot.desk.lineup import Lineup, Report

BEST = 5


class Candidate(msgspec.Struct, omit_defaults=True):
    """One candidate as it is written."""

    id: str
    order: float
    likeness: float
    reasons: list[str]
    differs: list[str] = []


class Answer(msgspec.Struct):
    """One line out: the report, and the earlier ones that it looks like, the likeliest first."""

    id: str
    candidates: list[Candidate]


def match(
    files: list[Path] = typer.Argument(None, help="Files to measure on, with --eval."),
    measure: bool = typer.Option(False, "--eval", help="Print how well the files are matched."),
    best: int = typer.Option(BEST, min=1, help="Candidates a report."),
) -> None:
    """Read JSON lines {"id", "time", "title", "text", …}; write candidates with reasons."""
    if measure:
        from intakebot.cli.match_figures import figures

        if not files:
            typer.echo("Name the files to measure on.", err=True)
            raise typer.Exit(2)
        for file in files:
            try:
                for said in figures(file):
                    typer.echo(said)
            except (OSError, ValueError) as problem:  # msgspec's errors are ValueErrors
                typer.echo(f"{file}: {problem}", err=True)
                raise typer.Exit(2) from None
        return
    wrong = 0
    with Lineup() as lineup:
        for number, line in _lines(sys.stdin.buffer):
            try:
                answer = answered(lineup, msgspec.json.decode(line, type=Report), best)
            except ValueError as problem:
                wrong += 1
                typer.echo(f"line {number}: {problem}", err=True)
                continue
            typer.echo(msgspec.json.encode(answer).decode())
    if wrong:
        raise typer.Exit(1)


def answered(lineup: Lineup, report: Report, best: int) -> Answer:
    """What a report looks like; from now on later ones may look like it."""
    ranked = lineup.ranked(report)[:best]
    lineup.add(report)
    return Answer(
        report.id,
        [
            Candidate(
                lineup.name(one.digest.number),
                one.order,
                one.alike.score,
                one.alike.reasons,
                one.alike.differs,
            )
            for one in ranked
        ],
    )


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(stream, 1) if line.strip())
