"""``intakebot report matching``: what agents made of the cases that were said to look alike."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import typer

from intakebot import app
from intakebot.cli.logs import configure_logs
from intakebot.cli.serve import refusals_said, settings_or_exit
from intakebot.desk.match_report import MatchReport, Tally, report
from intakebot.settings import Settings
from intakebot.wiring import opening


def matching(
    since: datetime | None = typer.Option(
        None, formats=["%Y-%m-%d"], help="Suggestions and answers of this day (UTC) or later."
    ),
    as_json: bool = typer.Option(False, "--json", help="One JSON object, for other programs."),
) -> None:
    """Count the suggestions that were made, accepted, refused and undone."""
    config = settings_or_exit({})
    configure_logs(config.log_format)
    begun = int(since.replace(tzinfo=UTC).timestamp() * 1000) if since else 0
    with refusals_said():
        found = asyncio.run(_count(config, begun))
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


def _table(head: str, rows: Mapping[str, Tally]) -> None:
    typer.echo(f"{head:34}{'made':>8}{'accepted':>10}{'refused':>9}{'undone':>8}")
    for name, row in rows.items():
        typer.echo(f"{name[:33]:34}{row.made:>8}{row.accepted:>10}{row.refused:>9}{row.undone:>8}")


async def _count(config: Settings, since: int) -> MatchReport:
    async with opening.stores_of(config, app.real_world()) as stores:
        return await report(stores.verdicts, since)
