"""``intakebot bench``: figures of this machine in words, and nothing left behind."""

from dataclasses import replace

import pytest

from intakebot.cli import bench
from intakebot.cli.bench import Measured, told

FOUND = Measured(turns=4000.0, echo=10_000.0, alone=0.6, sync=0.2, memory=24.0, base=120.0)


@pytest.fixture
def small(monkeypatch):
    """A run that a busy machine can do in a test."""
    for name, value in {"CONNECTED": 60, "FIRST": 10, "AT_ONCE": 5, "SECONDS": 0.4}.items():
        monkeypatch.setattr(bench, name, value)


def test_it_measures_and_leaves_the_store_and_the_folder_alone(folder, run, small, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_SESSIONS_AN_HOUR", "1")

    done = run("bench")

    assert done.exit_code == 0, done.output
    assert "Durable turns" in done.stdout
    assert "(0.00 of" not in done.stdout
    assert " 0 a second" not in done.stdout
    assert list(folder.iterdir()) == []


def test_the_words_say_what_the_figures_mean():
    text = "\n".join(told(FOUND))

    assert "4,000 a second" in text
    assert "(0.40 of a bare echo's 10,000)" in text
    assert "24 KiB a connected customer; about 354 MiB with ten thousand" in text
    assert "keeps up with 80,000" in text
    assert "One process is enough" in text


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (replace(FOUND, sync=25.0), "a local SSD"),
        (replace(FOUND, turns=90.0), "Measure when it rests"),
    ],
)
def test_what_is_wrong_is_said(found, says):
    assert says in told(found)[-1]


def test_what_the_system_does_not_tell_is_left_out():
    assert "Memory" not in "\n".join(told(replace(FOUND, memory=None, base=None)))


def test_the_disk_of_the_real_store_is_measured(folder):
    where = bench.place_of(bench.settings_or_exit({}))

    assert where == folder


def test_a_store_elsewhere_leaves_the_place_to_the_system(folder, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", f"sqlite:///{folder}/not/there/store.sqlite")

    assert bench.place_of(bench.settings_or_exit({})) is None


def test_no_real_setting_reaches_the_servers(tmp_path, monkeypatch):
    for name in ("INTAKEBOT_REDIS_URL", "DATABASE_URL", "PORT"):
        monkeypatch.setenv(name, "real")

    env = bench.environment(tmp_path, 1)

    assert "real" not in env.values()


def test_a_server_that_does_not_start_is_said(tmp_path, capsys):
    with (
        pytest.raises(bench.typer.Exit),
        bench.serving(["-c", "raise SystemExit(3)"], bench.free_port(), {}),
    ):
        pass

    assert "did not start" in capsys.readouterr().err
