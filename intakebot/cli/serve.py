"""``intakebot serve``: serve until told to stop, with one process or several."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
import uvloop

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.cli.workers import several
from intakebot.errors import StartRefused
from intakebot.settings import Settings, settings


def serve(
    host: str | None = typer.Option(None, help="The address to listen on."),
    port: int | None = typer.Option(None, help="The port to listen on; 0 takes any free one."),
    workers: int = typer.Option(1, min=1, max=256, help="How many processes; needs Postgres."),
    place: str = typer.Option("", hidden=True, help="What a parent gives one of several."),
) -> None:
    """Serve customers and agents."""
    options = {"host": host, "port": port}
    given = {name: value for name, value in options.items() if value is not None}
    config = settings_or_exit({**given})
    if place:
        given_place = app.Place(*map(int, place.split(",")))
        announce = app.say_where if given_place.number == 1 else app.say_serving
        run(config, announce, given_place)
    elif workers > 1:
        arguments = [f"--{name}={value}" for name, value in given.items()]
        configure_logs(config.log_format)
        with refusals_said():
            raise typer.Exit(several(config, workers, arguments))
    else:
        run(config)


def settings_or_exit(given: dict[str, object]) -> Settings:
    """The settings; what is wrong with them is said in words and ends with status 2."""
    with refusals_said():
        return settings(**given)


def run(
    config: Settings, announce: app.Announce = app.say_where, place: app.Place | None = None
) -> None:
    """Run until a signal."""
    configure_logs(config.log_format)
    with refusals_said():
        uvloop.run(app.serve(config, announce, place))


@contextmanager
def refusals_said() -> Iterator[None]:
    """What keeps us from starting is said in words and ends with status 2."""
    try:
        yield
    except StartRefused as refused:
        typer.echo(f"Not started: {refused}", err=True)
        raise typer.Exit(2) from None
