"""``intakebot flows schema``."""

import json

from typer.testing import CliRunner

from intakebot.authoring.schema import NAMES, schema_of
from intakebot.cli import app


def run(*arguments):
    return CliRunner().invoke(app, ["flows", "schema", *arguments])


def test_the_flows_schema_is_printed():
    assert json.loads(run().stdout) == schema_of("flow")
    assert json.loads(run("teams").stdout) == schema_of("teams")


def test_all_can_be_written_beside_the_flows(tmp_path):
    assert run("--write", str(tmp_path)).exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{name}.schema.json" for name in NAMES
    )


def test_an_unknown_one_ends_with_2():
    done = run("cases")

    assert done.exit_code == 2
    assert "flow, flow-test, teams, sites" in done.stderr
