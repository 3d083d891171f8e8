"""``intakebot db``: bring the database up to date, and move it to another one."""

from contextlib import ExitStack

import typer

from intakebot import app
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.errors import StartRefused
from intakebot.store.copying import copy as copied
from intakebot.store.journal import StorageError
from intakebot.wiring import opening
from intakebot.wiring.sole import nobody_serves

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


@db.command("copy")
def copy(
    source: str = typer.Option(..., "--from", help="The database's address, such as sqlite:///…"),
    target: str = typer.Option(
        "", "--to", help="An empty database's address; if not given, the one of the settings."
    ),
) -> None:
    """Copy a store to another, empty database, and compare the two. No server may run."""
    target = target or settings_or_exit({}).database_url
    try:
        with ExitStack() as kept_away:
            for url in sorted({source, target}):
                if url.startswith("sqlite"):
                    kept_away.enter_context(nobody_serves(url))
            sums = copied(source, target, app.real_world().now())
    except (ValueError, OSError, StorageError, StartRefused) as wrong:
        typer.echo(f"Nothing was copied: {wrong}", err=True)
        raise typer.Exit(2) from None
    for name, total in sums.items():
        typer.echo(f"{name:<20}{total.rows:>10}  {total}")
    typer.echo("Counts and checksums are the same in both. Uploaded files stay where they are.")
