"""``intakebot db upgrade``: bring the database up to date."""

import typer

from intakebot import app
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.wiring import opening

db = typer.Typer(help="The database.", no_args_is_help=True)


@db.callback()
def database() -> None:
    """The database."""


@db.command("upgrade")
def upgrade() -> None:
    """Bring the tables up to date; a copy is kept first."""
    config = settings_or_exit({})
    with refusals_said():
        done = opening.upgraded(config.database_url, app.real_world())
    if done.before == done.after:
        typer.echo(f"Up to date ({done.after}).")
    else:
        typer.echo(f"{done.before or 'new'} → {done.after}")
    if done.copy:
        typer.echo(f"The database as it was: {done.copy}")
