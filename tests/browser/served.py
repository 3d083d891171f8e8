"""`intakebot demo` for the browser: a process of its own, that can be stopped and started again."""

import multiprocessing
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FORKS = multiprocessing.get_context("forkserver")
# Each server is forked from a process that did before what all do: that was most of a start.
FORKS.set_forkserver_preload([__name__, "intakebot.cli.demo", "tests.browser.warm"])


@dataclass
class Server:
    """`intakebot demo` on a folder of its own."""

    folder: Path
    port: int = 0
    running: ForkServerProcess | None = None
    links: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "log.txt"

    def start(self) -> "Server":
        self.log.write_text("")
        command = ["intakebot", "demo", "--port", str(self.port)]
        command += ["--data", str(self.folder / "data"), "--flows", str(self.folder / "flows")]
        env = {**os.environ, "INTAKEBOT_SESSIONS_AN_HOUR": "10000"}
        self.running = FORKS.Process(target=run, args=(command, env, self.log), daemon=True)
        self.running.start()
        while "Ctrl-C" not in (said := self.log.read_text()):
            if not self.running.is_alive():
                raise RuntimeError(said)
            time.sleep(0.05)
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)/demo", said)[1])  # type: ignore[index]
        for name, link in re.findall(r"(\w+)\s+joins, once, at\s+(\S+)", said):
            self.links[name] = link
        return self

    def stop(self) -> int | None:
        """The status it ended with."""
        assert self.running is not None
        assert self.running.pid
        os.kill(self.running.pid, signal.SIGTERM)
        self.running.join(60)
        return self.running.exitcode

    def set_hours(self, hours: str) -> None:
        """Give every team these hours; none at all means always open. Read at the next start."""
        teams = self.folder / "flows" / "teams.yaml"
        teams.write_text(
            re.sub(r"    hours: .*\n    holidays: .*\n", f"    {hours}\n", teams.read_text())
        )


def run(command: list[str], env: dict[str, str], log: Path) -> None:
    """What the process does: the command line, with what it says in that file."""
    from intakebot.cli import main

    os.environ.clear()
    os.environ.update(env)
    sys.stdout = sys.stderr = log.open("w", buffering=1)
    sys.argv = command
    main()


@contextmanager
def serving(folder: Path, hours: str = "") -> Iterator[Server]:
    shutil.copytree(ROOT / "flows", folder / "flows")
    made = Server(folder)
    made.set_hours(hours)
    try:
        yield made.start()
    finally:
        if made.running and made.running.is_alive():
            made.stop()
