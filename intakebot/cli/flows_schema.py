"""``intakebot flows schema``: what editors need to complete and check flow files."""

import json
from pathlib import Path

import typer

from intakebot.authoring.schema import NAMES, schema_of, write


def schema(
    which: str = typer.Argument("flow", help=f"One of: {', '.join(NAMES)}."),
    folder: Path | None = typer.Option(None, "--write", help="Write all of them to this folder."),
) -> None:
    """Print a JSON Schema for editors, or write them all beside the flows."""
    if folder is not None:
        for path in write(folder):
            typer.echo(path)
        return
    if which not in NAMES:
        typer.echo(f"There is no schema '{which}'; there are: {', '.join(NAMES)}.", err=True)
        raise typer.Exit(2)
    typer.echo(json.dumps(schema_of(which), indent=2, ensure_ascii=False))
