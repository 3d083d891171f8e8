"""``intakebot agents add``: a one-time link for somebody who is to join."""

import asyncio

import typer

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.desk.access import Role
from intakebot.edge.origins import own_origins
from intakebot.errors import CallerError
from intakebot.settings import Settings
from intakebot.wiring import opening

agents = typer.Typer(help="The people who answer.", no_args_is_help=True)


@agents.callback()
def people() -> None:
    """The people who answer."""


@agents.command("add")
def add(
    email: str = typer.Argument(help="Their e-mail address."),
    name: str = typer.Option("", help="How customers see them."),
    role: Role = typer.Option("agent", help="agent, lead, editor or admin."),
) -> None:
    """Print a one-time link; whoever opens it chooses a password."""
    config = settings_or_exit({})
    configure_logs(config.log_format)
    try:
        with refusals_said():
            token = asyncio.run(_link(config, email, name, role))
    except CallerError as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(2) from None
    if not token:
        typer.echo(f"{email} has joined already.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{own_origins(config, config.port)[0]}/console#join={token}")


async def _link(config: Settings, email: str, name: str, role: Role) -> str:
    async with opening.staff_of(config, app.real_world()) as staff:
        if email.strip().casefold() in {agent.email for agent in await staff.all()}:
            return ""
        return (await staff.link(email, name, role)).token
