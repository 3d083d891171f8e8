"""``intakebot backup``: keep the store, check what was kept, bring it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from intakebot import app
from intakebot.cli.serve import settings_or_exit
from intakebot.errors import StartRefused
from intakebot.store import backup as kept
from intakebot.store.database import sqlite_path
from intakebot.store.restore import restore as brought_back
from intakebot.wiring.sole import nobody_serves

backup = typer.Typer(help="Backups of the database and the uploaded files.", no_args_is_help=True)


@backup.callback()
def backups() -> None:
    """Backups of the database and the uploaded files."""


@contextmanager
def _refusals_said() -> Iterator[None]:
    """What keeps us from it is said in words and ends with status 2."""
    try:
        yield
    except (ValueError, OSError, StartRefused) as refused:
        typer.echo(f"Nothing was done: {refused}", err=True)
        raise typer.Exit(2) from None


@backup.command("create")
def create(
    folder: Path = typer.Argument(Path("backups"), help="The folder for backups."),
) -> None:
    """Keep the store in a new folder; the server may go on meanwhile."""
    config = settings_or_exit({})
    with _refusals_said():
        path = sqlite_path(config.database_url)
        made = kept.create(path, config.uploads, folder, app.real_world().now())
        held = kept.manifest(made)
    typer.echo(str(made))
    typer.echo(_contents(held))
    for upload in held.missing:
        typer.echo(f"Its file is missing, and was before: {upload}", err=True)
    raise typer.Exit(1 if held.missing else 0)


@backup.command("verify")
def verify(made: Path = typer.Argument(..., metavar="BACKUP", help="A backup's folder.")) -> None:
    """Check a backup: every file, every log, every count."""
    with _refusals_said():
        wrong = kept.problems(made)
        held = kept.manifest(made)
    for problem in wrong:
        typer.echo(problem, err=True)
    if wrong:
        raise typer.Exit(1)
    typer.echo(f"Whole. {_contents(held)}")


@backup.command("restore")
def restore(
    made: Path = typer.Argument(..., metavar="BACKUP", help="A backup's folder."),
    replace: bool = typer.Option(False, help="Also where a store is already; it is moved aside."),
) -> None:
    """Bring a backup back to where the settings say. The server must not run."""
    config, world = settings_or_exit({}), app.real_world()
    with _refusals_said():
        path = sqlite_path(config.database_url)
        epoch, at = world.new_id("epoch_"), world.now()
        with nobody_serves(config.database_url):
            aside = brought_back(made, path, config.uploads, epoch, at, replace=replace)
        held = kept.manifest(made)
    typer.echo(f"Restored to {path}. {_contents(held)} Everybody has to sign in again.")
    if aside is not None:
        typer.echo(f"The store that was there: {aside}")


def _contents(held: kept.Manifest) -> str:
    counts = held.counts
    logs, entries = counts["conversation"], counts["entry"]
    return f"{logs} conversations, {entries} entries, {len(held.uploads)} files."
