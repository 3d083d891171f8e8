"""``intakebot flows test``: run the tests that stand beside the flows.

Exit status: 0 all passed, 1 some did not or can't be read, 2 the folder can't be read.
"""

from pathlib import Path

import typer

from intakebot.authoring import rendering
from intakebot.authoring.diagnostics import in_order
from intakebot.authoring.flow_tests import FlowTest, chosen, compile_tests, read_tests
from intakebot.authoring.library import Library
from intakebot.authoring.rehearsal import rehearse
from intakebot.authoring.transcript import in_full
from intakebot.cli.report import loaded


def run(
    folder: Path = typer.Argument(
        Path("flows"), help="The folder of flow files, or one test file."
    ),
    only: str = typer.Option("", "--only", "-k", help="Only tests whose sentence holds this."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Print only what fails."),
) -> None:
    """Run the flows' own tests; what fails is shown as the conversation went."""
    place = folder.parent if folder.is_file() else folder
    library = loaded(place)
    files = read_tests(place)
    if folder.is_file():
        files = {folder.name: files[folder.name]} if folder.name in files else {}
    tests, problems, sources = compile_tests(files, place.as_posix(), library.flow)
    if problems:
        typer.echo(rendering.full(in_order(problems), sources))
    if not tests and not problems:
        typer.echo(f"There are no tests in {folder}.", err=True)
        raise typer.Exit(2)
    failed = _run(chosen(tests, only), library, quiet=quiet)
    raise typer.Exit(1 if failed or problems else 0)


def _run(tests: list[FlowTest], library: Library, *, quiet: bool) -> int:
    failed = 0
    for test in tests:
        outcome = rehearse(test, library)
        if not outcome.passed:
            failed += 1
            typer.echo(in_full(outcome) + "\n")
        elif not quiet:
            typer.echo(f"✓ {test.shape.it}")
    count = f"{len(tests)} test{'' if len(tests) == 1 else 's'}"
    typer.echo(f"{count}, {failed} failed." if failed else f"{count}, all passed.")
    return failed
