"""``intakebot agents add``: a one-time link for somebody who is to join."""

import asyncio

import typer

from intakebot import app
from intakebot.cli.serve import settings_or_exit
from intakebot.desk.access import Role
from intakebot.settings import Settings

agents = typer.Typer(help="The people who answer.", no_args_is_help=True)


@agents.command("add")
def add(
    email: str = typer.Argument(help="Their e-mail address."),
    name: str = typer.Option("", help="How customers see them."),
    role: Role = typer.Option("agent", help="agent, lead, editor or admin."),
) -> None:
    """Print a one-time link; whoever opens it chooses a password."""
    config = settings_or_exit({})
    app.configure_logs(config.log_format)
    token = asyncio.run(_link(config, email, name, role))
    if not token:
        typer.echo(f"{email} has joined already.", err=True)
        raise typer.Exit(1)
    where = app.origins(config, config.port)[0]
    typer.echo(f"{where}/console#join={token}")


async def _link(config: Settings, email: str, name: str, role: Role) -> str:
    running = await app.assemble(config, app.real_world())
    try:
        staff = running.parts.staff
        if email.strip().casefold() in {agent.email for agent in await staff.all()}:
            return ""
        return (await staff.link(email, name, role)).token
    finally:
        await running.stop()
