"""``intakebot report``: what the log says about how well we do."""

import asyncio
from datetime import UTC, datetime

import msgspec
import typer

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.cli.report_matching import matching
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.engine.reasks import Reasks
from intakebot.settings import Settings
from intakebot.wiring import opening

reports = typer.Typer(help="What the log says about how well we do.", no_args_is_help=True)


@reports.callback()
def report() -> None:
    """What the log says about how well we do."""


reports.command("matching")(matching)


@reports.command("reasks")
def reasks(
    since: datetime | None = typer.Option(
        None, formats=["%Y-%m-%d"], help="Conversations begun on this day (UTC) or later."
    ),
    as_json: bool = typer.Option(False, "--json", help="One JSON object, for other programs."),
) -> None:
    """Count what customers were asked although it was known, by the bot and by agents."""
    config = settings_or_exit({})
    configure_logs(config.log_format)
    begun = int(since.replace(tzinfo=UTC).timestamp() * 1000) if since else 0
    with refusals_said():
        found = asyncio.run(_count(config, begun))
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    total = sum(found.values(), Reasks())
    typer.echo(f"{'flow':28}{'asked':>8}{'again by bot':>14}{'again by agents':>17}")
    for name, row in {**found, "all": total}.items():
        typer.echo(f"{name:28}{row.asked:>8}{row.by_bot:>14}{row.by_agents:>17}")


async def _count(config: Settings, since: int) -> dict[str, Reasks]:
    from intakebot.desk.reports import reasks

    async with opening.archive_of(config, app.real_world()) as (logs, edition):
        return await reasks(logs, edition, since)
