"""The command line, one subcommand a file. This is its table of contents.

A subcommand is imported when it is called, so that ``intakebot version`` stays quick.
"""

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


class _Later(TyperGroup):
    """A group whose commands are imported when they are asked for."""

    table: dict[str, str]

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.table:
            return None
        module, _, attribute = self.table[cmd_name].partition(":")
        found = getattr(import_module(module), attribute)
        if not isinstance(found, typer.Typer):
            single = typer.Typer(add_completion=False)
            single.command(cmd_name)(found)
            return typer.main.get_command(single)
        group = typer.main.get_group(found)
        group.name = cmd_name
        return group


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
    app()
