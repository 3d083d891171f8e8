"""``intakebot demo``: the whole story on one machine, with nothing to set up."""

from pathlib import Path

import typer

from intakebot import app
from intakebot.cli.serve import run, settings_or_exit

DEMO_AGENTS = (("priya@demo.example", "Priya"), ("tom@demo.example", "Tom"))
DEMO_ADMIN = ("admin@demo.example", "Admin")


def demo(
    port: int = typer.Option(8000, help="The port to listen on."),
    data: Path = typer.Option(Path("data/demo"), help="Where the demo keeps what is said."),
    flows: Path | None = typer.Option(None, help="Other flows than those that ship."),
) -> None:
    """Serve a demo shop page, the widget and the console."""
    folder = flows or (Path("flows") if Path("flows").is_dir() else starter_flows())
    config = settings_or_exit(
        {
            "database_url": f"sqlite:///{data / 'intakebot.sqlite'}",
            "uploads": data / "uploads",
            "flows": folder,
            "port": port,
        }
    )
    run(config, welcome)


async def welcome(running: app.App, address: str) -> None:
    """Print where to go, with a one-time link for everybody who has not joined yet."""
    typer.echo(f"\n  The shop, with the widget   {address}/demo")
    typer.echo(f"  The agents' console         {address}/console\n")
    staff = running.parts.staff
    joined = {agent.email for agent in await staff.all()}
    for email, name in (DEMO_ADMIN, *DEMO_AGENTS):
        if email in joined:
            typer.echo(f"  {name:<6} signs in as          {email}")
            continue
        admin = (email, name) == DEMO_ADMIN
        made = await staff.link(email, name, "admin" if admin else "agent")
        typer.echo(f"  {name:<6} joins, once, at      {address}/console#join={made.token}")
    typer.echo(f"\n  The flows                   {running.parts.settings.flows}/")
    typer.echo("  Ctrl-C ends it.\n")


def starter_flows() -> Path:
    """The flows that ship: inside the wheel, or beside the code in a clone."""
    package = Path(app.__file__).parent
    inside = package / "starter_flows"
    return inside if inside.is_dir() else package.parent / "flows"
