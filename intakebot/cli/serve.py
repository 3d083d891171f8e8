"""``intakebot serve``: one process until it is told to stop."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
import uvloop

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.errors import StartRefused
from intakebot.settings import Settings, settings


def serve(
    host: str | None = typer.Option(None, help="The address to listen on."),
    port: int | None = typer.Option(None, help="The port to listen on; 0 takes any free one."),
) -> None:
    """Serve customers and agents."""
    given = {"host": host, "port": port}
    run(settings_or_exit({name: value for name, value in given.items() if value is not None}))


def settings_or_exit(given: dict[str, object]) -> Settings:
    """The settings; what is wrong with them is said in words and ends with status 2."""
    with refusals_said():
        return settings(**given)


def run(config: Settings, announce: app.Announce = app.say_where) -> None:
    """Run until a signal."""
    configure_logs(config.log_format)
    with refusals_said():
        uvloop.run(app.serve(config, announce))


@contextmanager
def refusals_said() -> Iterator[None]:
    """What keeps us from starting is said in words and ends with status 2."""
    try:
        yield
    except StartRefused as refused:
        typer.echo(f"Not started: {refused}", err=True)
        raise typer.Exit(2) from None
