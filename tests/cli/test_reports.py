"""``intakebot report``."""

import json

import pytest
from typer.testing import CliRunner

from intakebot.cli import app


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", f"sqlite:///{tmp_path / 'store.sqlite'}")
    return lambda *words: CliRunner().invoke(app, ["report", *words])


def test_an_installation_without_conversations_reports_nothing_asked_twice(run):
    done = run("reasks")

    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1].split() == ["all", "0", "0", "0"]
    assert json.loads(run("reasks", "--json").stdout) == {}


def test_nobody_rated_anything_yet(run):
    done = run("ratings")

    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1].split() == ["all", "0", "0", "-", *"00000"]
    assert json.loads(run("ratings", "--json").stdout) == {}


def test_a_day_that_is_none_is_refused_in_words(run):
    done = run("reasks", "--since", "yesterday")

    assert done.exit_code == 2
    assert "yesterday" in done.output
    assert "Traceback" not in done.output
