"""``intakebot version``."""

import typer

from intakebot import __version__


def version() -> None:
    """Print the version."""
    typer.echo(f"intakebot {__version__}")
