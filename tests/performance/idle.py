"""What connected, silent customers cost in memory, and those who talk beside them.

``python -m tests.performance.idle [CUSTOMERS]``; the ten thousand of the goal need
``ulimit -n`` above 10,100 in both processes.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psutil

from tests.performance.serving import intakebot, sessions, stored

FIRST = 100
"""Customers who are there before anything is measured: what all of them share is loaded then."""


def idle(customers: int, talkers: int = 200) -> dict[str, Any]:
    """KiB a silent customer, MiB in all, and turns of some who talk among them and alone."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        tokens = stored(folder, customers + FIRST)
        with intakebot(folder) as (pid, port):
            server = psutil.Process(pid)
            url = f"ws://127.0.0.1:{port}/api/v1/customer"
            alone = talk(url, pid, sessions(port, 4 * talkers), talkers)
            with crowd(url, tokens[:FIRST]):
                before = server.memory_info().rss
                with crowd(url, tokens[FIRST:]):
                    after = server.memory_info().rss
                    among = talk(url, pid, sessions(port, 4 * talkers), talkers)
                    busy = server.memory_info().rss
    return {
        "customers": customers + FIRST,
        "kib_each": round((after - before) / customers / 1024, 1),
        "mib": round(after / 2**20),
        "mib_while_talking": round(busy / 2**20),
        "among_of_alone": round(among["turns_s"] / alone["turns_s"], 2),
    }


class crowd:  # noqa: N801 - reads as what it is
    """So many customers connected and silent, held by a process of their own."""

    def __init__(self, url: str, tokens: list[str]) -> None:
        self.command = [sys.executable, "-m", "tests.performance.crowd", url]
        self.tokens = tokens

    def __enter__(self) -> None:
        pipe = subprocess.PIPE
        self.running = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, text=True)
        assert self.running.stdin
        assert self.running.stdout
        self.running.stdin.write(" ".join(self.tokens) + "\n")
        self.running.stdin.flush()
        if self.running.stdout.readline().strip() != "there":
            raise SystemExit("the crowd did not get in")

    def __exit__(self, *_: object) -> None:
        self.running.kill()
        self.running.communicate()


def talk(url: str, pid: int, tokens: list[str], n: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.performance.client", "--url", url, "--pid", str(pid)]
    command += ["--n", str(n), "--ready", str(len(tokens))]
    done = subprocess.run(
        command, input=" ".join(tokens), capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def told(found: dict[str, Any]) -> str:
    return (
        f"{found['customers']:,} connected customers: {found['kib_each']} KiB each,"
        f" {found['mib']} MiB in all; 200 who talk among them: {found['among_of_alone']:.2f} of"
        f" their speed alone"
    )


def main() -> None:
    print(told(idle(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)))


if __name__ == "__main__":
    main()
