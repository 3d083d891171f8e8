"""``intakebot flows check``: every problem of the flow files at once.

Exit status: 0 all is well (warnings are fine), 1 problems, 2 the files can't be read.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import typer

from intakebot.authoring import rendering
from intakebot.authoring.diagnostics import Diagnostic, grave, in_order
from intakebot.authoring.document import Source
from intakebot.authoring.flow_tests import compile_tests, read_tests
from intakebot.authoring.folder import Folder, compile_folder, read_folder
from intakebot.engine.flow import Flow


class Format(StrEnum):
    """How problems are printed."""

    full = "full"
    json = "json"
    github = "github"


def check(
    folder: Path = typer.Argument(Path("flows"), help="The folder of flow files, or one file."),
    format: Format = typer.Option(Format.full, "--format", help="For people, programs or GitHub."),  # noqa: A002
) -> None:
    """Check flow files: every problem at once, with its place and a way out."""
    place = folder.parent if folder.is_file() else folder
    try:
        compiled = compile_folder(read_folder(place), place.as_posix())
        tests = read_tests(place)
    except OSError as wrong:
        typer.echo(f"{place} can't be read: {wrong.strerror}.", err=True)
        raise typer.Exit(2) from None
    if not compiled.flows:
        typer.echo(f"There are no flow files in {place}.", err=True)
        raise typer.Exit(2)
    shown, broken = place.as_posix(), set(_broken(compiled))
    _, found, sources = compile_tests(tests, shown, lambda name: _flow(compiled, name), broken)
    problems = in_order([*compiled.problems, *found])
    if folder.is_file():
        problems = [each for each in problems if each.file == folder.as_posix()]
    sources |= {source.file: source for source in compiled.sources.values()}
    typer.echo(_printed(problems, sources, format))
    raise typer.Exit(1 if grave(problems) else 0)


def _flow(compiled: Folder, name: str) -> Flow | None:
    return next((c.flow for c in compiled.flows.values() if c.flow and c.flow.id == name), None)


def _broken(compiled: Folder) -> Iterator[str]:
    """Flows that are there with problems: by their id, or their file where that can't be read."""
    for file, each in compiled.flows.items():
        if each.flow is None:
            yield each.id or Path(file).stem


def _printed(problems: list[Diagnostic], sources: dict[str, Source], how: Format) -> str:
    if how is Format.json:
        return rendering.as_json(problems)
    if how is Format.github:
        return rendering.github(problems)
    if not problems:
        return "Everything is fine."
    return rendering.full(problems, sources)
