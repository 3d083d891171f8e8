"""The command line, one subcommand a file. This is its table of contents.

A subcommand is imported when it is called, so that ``intakebot version`` stays quick.
"""

import gc
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

COMMANDS: dict[str, str] = {
    "serve": "intakebot.cli.serve:serve",
    "demo": "intakebot.cli.demo:demo",
    "chat": "intakebot.cli.chat:chat",
    "flows": "intakebot.cli:flows",
    "agents": "intakebot.cli.agents:agents",
    "db": "intakebot.cli.db:db",
    "backup": "intakebot.cli.backup:backup",
    "match": "intakebot.cli.match:match",
    "report": "intakebot.cli.reports:reports",
    "understand": "intakebot.cli.understand:understand",
    "deploy": "intakebot.cli.deploy:deploy",
    "bench": "intakebot.cli.bench:bench",
    "version": "intakebot.cli.version:version",
}

FLOWS: dict[str, str] = {
    "check": "intakebot.cli.flows_check:check",
    "test": "intakebot.cli.flows_test:run",
    "schema": "intakebot.cli.flows_schema:schema",
}


SERVERS = ("serve", "demo")

FEW_COLLECTIONS = (100_000, 20, 50)
"""A start makes hundreds of thousands of objects and all of them stay: looking for those that
don't took a tenth of it."""


class _Later(TyperGroup):
    """A group whose commands are imported when they are asked for."""

    table: dict[str, str]

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name].partition(":")
        if cmd_name in SERVERS:
            _import_structlog()
        found = getattr(import_module(module), attribute)
        if not isinstance(found, typer.Typer):
            single = typer.Typer(add_completion=False)
            single.command(cmd_name)(found)
            return typer.main.get_command(single)
        group = typer.main.get_group(found)
        group.name = cmd_name
        return group


def _import_structlog() -> None:
    """Without what it would load to paint tracebacks, which costs a server 6 MiB and 0.1 s."""
    loaded: dict[str, Any] = sys.modules
    if "rich" in loaded:
        return
    loaded["rich"] = None
    try:
        import_module("structlog")
    finally:
        del loaded["rich"]


class _Commands(_Later):
    table = COMMANDS


class _Flows(_Later):
    table = FLOWS


app = typer.Typer(cls=_Commands, add_completion=False, no_args_is_help=True)
flows = typer.Typer(cls=_Flows, no_args_is_help=True, help="Flow files: check, test, schema.")


@app.callback()
def intakebot() -> None:
    """A self-hosted intake chat that hands agents one complete case."""


@flows.callback()
def _flows() -> None:
    """Flow files: check, test, schema."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(*FEW_COLLECTIONS)
    app()
