"""``intakebot version``, and the table of contents."""

import subprocess
import sys
from importlib import import_module

import pytest
from typer.testing import CliRunner

from intakebot import __version__
from intakebot.cli import COMMANDS, FLOWS, app


def test_the_version_is_printed():
    assert CliRunner().invoke(app, ["version"]).stdout == f"intakebot {__version__}\n"


def test_the_version_needs_no_other_room():
    script = (
        "import sys\n"
        "from typer.testing import CliRunner\n"
        "from intakebot.cli import app\n"
        "CliRunner().invoke(app, ['version'])\n"
        "print([name for name in sys.modules if name.startswith('intakebot.')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "['intakebot.cli', 'intakebot.cli.version']"


@pytest.mark.parametrize("place", [*COMMANDS.values(), *FLOWS.values()])
def test_everything_in_the_table_is_there(place):
    module, _, name = place.partition(":")

    assert hasattr(import_module(module), name)


@pytest.mark.parametrize("arguments", [[], ["flows"], ["agents"], ["db"]])
def test_every_group_tells_its_commands(arguments):
    done = CliRunner().invoke(app, [*arguments, "--help"])

    assert done.exit_code == 0
    assert "Commands" in done.stdout


def test_a_server_loads_nothing_that_it_rarely_needs():
    script = (
        "import sys\n"
        "import typer\n"
        "from intakebot.cli import app\n"
        "typer.main.get_command(app).get_command(None, 'serve')\n"
        "print([name for name in ('rich', 'numpy', 'joserfc', 'httpx2', 'alembic')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_an_unknown_command_ends_with_2():
    assert CliRunner().invoke(app, ["flow"]).exit_code == 2
