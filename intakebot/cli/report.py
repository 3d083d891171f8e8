"""Loading the flows of a folder for a command that needs them."""

from pathlib import Path

import typer

from intakebot.authoring.library import Library


def loaded(folder: Path) -> Library:
    """The folder's flows. Problems are printed; without any good flow it ends with status 2."""
    library = Library()
    report = library.load(folder)
    if not report.ok:
        typer.echo(str(report), err=True)
    if not library.ready:
        if report.ok:
            typer.echo(f"There are no flow files in {folder}.", err=True)
        raise typer.Exit(2)
    return library
