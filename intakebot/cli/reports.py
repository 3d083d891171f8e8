"""``intakebot report``: what the log says about how well we do."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

import msgspec
import typer

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.desk import match_report
from intakebot.desk.match_report import MatchReport, Tally
from intakebot.desk.reports import ratings as rated
from intakebot.desk.reports import reasks as reasked
from intakebot.engine.rating import Ratings
from intakebot.engine.reasks import Reasks
from intakebot.settings import Settings
from intakebot.wiring import opening

T = TypeVar("T")

reports = typer.Typer(help="What the log says about how well we do.", no_args_is_help=True)
SINCE = typer.Option(None, formats=["%Y-%m-%d"], help="What began on this day (UTC) or later.")
AS_JSON = typer.Option(False, "--json", help="One JSON object, for other programs.")


@reports.callback()
def report() -> None:
    """What the log says about how well we do."""


@reports.command()
def matching(since: datetime | None = SINCE, as_json: bool = AS_JSON) -> None:
    """Count the suggestions that were made, accepted, refused and undone."""
    found = _counted(_suggestions, since)
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    _table("how alike", {**found.bands, "all": found.all})
    typer.echo("")
    _table("reason", found.reasons)
    typer.echo(
        f"\nShown from {found.shown:.2f}, counted in the queue from {found.alike:.2f}"
        f" ({found.answers} answers)."
    )


@reports.command()
def reasks(since: datetime | None = SINCE, as_json: bool = AS_JSON) -> None:
    """Count what customers were asked although it was known, by the bot and by agents."""
    found = _counted(_reasks, since)
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    total = sum(found.values(), Reasks())
    typer.echo(f"{'flow':28}{'asked':>8}{'again by bot':>14}{'again by agents':>17}")
    for name, row in {**found, "all": total}.items():
        typer.echo(f"{name:28}{row.asked:>8}{row.by_bot:>14}{row.by_agents:>17}")


@reports.command()
def ratings(since: datetime | None = SINCE, as_json: bool = AS_JSON) -> None:
    """Count the stars that customers gave, once their matter was closed."""
    found = _counted(_ratings, since)
    if as_json:
        typer.echo(msgspec.json.encode(found).decode())
        return
    total = sum(found.values(), Ratings())
    columns = "".join(f"{stars:>6}" for stars in range(1, 6))
    typer.echo(f"{'flow':28}{'asked':>8}{'rated':>7}{'average':>9}{columns}")
    for name, row in {**found, "all": total}.items():
        given = "".join(f"{times:>6}" for times in row.stars)
        average = f"{row.average:.1f}" if row.rated else "-"
        typer.echo(f"{name:28}{row.asked:>8}{row.rated:>7}{average:>9}{given}")


def _counted(count: Callable[[Settings, int], Awaitable[T]], since: datetime | None) -> T:
    """What ``count`` finds from that day on; what keeps it from counting is said in words."""

    async def run() -> T:
        return await count(config, begun)

    config = settings_or_exit({})
    configure_logs(config.log_format)
    begun = int(since.replace(tzinfo=UTC).timestamp() * 1000) if since else 0
    with refusals_said():
        return asyncio.run(run())


async def _suggestions(config: Settings, since: int) -> MatchReport:
    async with opening.stores_of(config, app.real_world()) as stores:
        return await match_report.report(stores.verdicts, since)


async def _reasks(config: Settings, since: int) -> dict[str, Reasks]:
    async with opening.archive_of(config, app.real_world()) as (logs, edition):
        return await reasked(logs, edition, since)


async def _ratings(config: Settings, since: int) -> dict[str, Ratings]:
    async with opening.stores_of(config, app.real_world()) as stores:
        return await rated(stores.logs, since)


def _table(head: str, rows: Mapping[str, Tally]) -> None:
    typer.echo(f"{head:34}{'made':>8}{'accepted':>10}{'refused':>9}{'undone':>8}")
    for name, row in rows.items():
        typer.echo(f"{name[:33]:34}{row.made:>8}{row.accepted:>10}{row.refused:>9}{row.undone:>8}")
