"""``intakebot db upgrade``: bring the database up to date."""

import typer

from intakebot import app
from intakebot.cli.serve import settings_or_exit
from intakebot.store.database import upgrade as bring_up_to_date

db = typer.Typer(help="The database.", no_args_is_help=True)


@db.command("upgrade")
def upgrade() -> None:
    """Bring the tables up to date; a copy is kept first."""
    config, world = settings_or_exit({}), app.real_world()
    done = bring_up_to_date(config.database_url, world.new_id("epoch_"), world.now())
    if done.before == done.after:
        typer.echo(f"Up to date ({done.after}).")
    else:
        typer.echo(f"{done.before or 'new'} → {done.after}")
    if done.copy:
        typer.echo(f"The database as it was: {done.copy}")
