"""The command line as people use it: in a folder of its own, in this process or in another."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog
from click.testing import Result
from typer.testing import CliRunner

from intakebot.cli import app
from tests.house import flow_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The working folder; of the settings, only a database there."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("INTAKEBOT_") or name in ("PORT", "DATABASE_URL", "REDIS_URL"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", f"sqlite:///{tmp_path}/store.sqlite")
    yield tmp_path
    structlog.reset_defaults()


@pytest.fixture
def flows(folder: Path) -> Path:
    return flow_files(folder / "flows")


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    """Run a command to its end; it never ends with an exception of ours."""

    def running(*words: str, says: str | None = None) -> Result:
        done = CliRunner().invoke(app, list(words), input=says)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return running


class Started:
    """``intakebot …`` as a process of its own, as from a terminal."""

    def __init__(self, *words: str, keep: tuple[int, ...] = ()) -> None:
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "intakebot", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            text=True,
            pass_fds=keep,
            # Whoever runs the tests in the background has switched Ctrl-C off for them.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )

    def until(self, words: str) -> str:
        """Wait until it has said this; everything it said."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if words in line:
                return self.said
        raise AssertionError(f"it ended without {words!r}:\n{self.said}")

    def end(self, by: int) -> int:
        """Send a signal and wait; the exit status."""
        self.process.send_signal(by)
        self.said += self.process.communicate(timeout=15)[0]
        return self.process.returncode


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Started]]:
    begun: list[Started] = []

    def starting(*words: str, keep: tuple[int, ...] = ()) -> Started:
        begun.append(Started(*words, keep=keep))
        return begun[-1]

    yield starting
    for each in begun:
        if each.process.poll() is None:
            each.process.kill()
            each.process.communicate()
