"""``intakebot report matching``."""

import json

import pytest
from typer.testing import CliRunner

from intakebot.cli import app
from intakebot.store.cases import Candidate
from intakebot.store.database import Database, upgrade
from intakebot.store.stores import Stores
from tests.store.turns import NOW


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture
def run(url, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", url)
    return lambda *words: CliRunner().invoke(app, ["report", "matching", *words])


def test_an_installation_without_suggestions_says_so_in_noughts(run):
    done = run()

    assert done.exit_code == 0, done.output
    assert ["all", "0", "0", "0", "0"] in [line.split() for line in done.stdout.splitlines()]
    assert "Shown from 0.20, counted in the queue from 0.45 (0 answers)." in done.stdout


def test_suggestions_are_counted_by_band_and_by_reason(run, url):
    upgrade(url, "epoch", NOW)
    stores = Stores(Database(url))
    offers = [
        Candidate(1001, 0.9, ("same page", "12 reports, last one 2 h ago"), ()),
        Candidate(1002, 0.3, ("same page", "same words: zebra, pay"), ()),
    ]
    stores.verdicts.made("conv-3", offers, NOW)
    stores.close()

    found = json.loads(run("--json").stdout)

    assert found["all"] == {"made": 2, "accepted": 0, "refused": 0, "undone": 0}
    assert set(found["bands"]) == {"very alike", "a little"}
    assert {name: row["made"] for name, row in found["reasons"].items()} == {
        "same page": 2,
        "reports": 1,
        "same words": 1,
    }
    assert json.loads(run("--json", "--since", "2126-01-01").stdout)["all"]["made"] == 0
    assert run("--since", "yesterday").exit_code == 2
