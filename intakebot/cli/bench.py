"""``intakebot bench``: what this machine can carry, in half a minute and in words.

Everything is temporary: a database of its own beside the real one, so that the same disk is
measured, and servers of its own on free ports of the loopback.
"""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import typer
import uvloop

from intakebot.cli.bench_load import ANSWERS, Clock, Customer, Ours, arrived, talk
from intakebot.cli.serve import settings_or_exit
from intakebot.desk.reception import hashed
from intakebot.engine.conversation import Conversation
from intakebot.settings import Settings
from intakebot.store.database import sqlite_path, upgrade
from intakebot.store.sqlite_journal import SqliteJournal

AT_ONCE = 200
CONNECTED = 1000
"""Customers on the line, of whom so many talk at once."""
FIRST = 100
"""Of them, who come first: what all share is loaded then. They also talk one at a time."""
SECONDS = 2.0
"""Of each run."""
STARTS_WITHIN = 60
SYNCS = 50
PAGE = 4096
PAUSE = 20
"""Seconds that a person takes to read and to answer: careful, most take longer."""
FLOW = "flow: bench\ntitle: Bench\ndefault: yes\nquestions:\n" + "".join(
    f"  - {{id: q{at}, kind: text, ask: 'Question {at}?'}}\n" for at in range(ANSWERS)
)
SITES = "sites:\n  - {id: bench, name: Bench, languages: [en]}\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found. Rates are turns a second, times are in ms."""

    turns: float
    echo: float
    alone: float
    sync: float
    memory: float | None
    """KiB that one connected customer takes; None where the system doesn't tell."""
    base: float | None
    """MiB of the server before anybody came."""


def bench() -> None:
    """Measure this machine: turns, the disk, memory. Nothing of the real store is touched."""
    config = settings_or_exit({})
    with tempfile.TemporaryDirectory(prefix="bench-", dir=place_of(config)) as name:
        typer.echo(f"Measuring in {name}, which is removed afterwards …")
        found = uvloop.run(measured(Path(name)))
    typer.echo("\n" + "\n".join(told(found)))


def place_of(config: Settings) -> Path | None:
    """The folder of the real database, whose disk counts; None for the system's own place."""
    with suppress(ValueError):
        folder = sqlite_path(config.database_url).absolute().parent
        if folder.is_dir() and os.access(folder, os.W_OK):
            return folder
    return None


async def measured(folder: Path) -> Measured:
    """Run everything once, ours and the echo in turn."""
    sync = synced(folder)
    tokens = await stored(folder)
    clock = Clock()
    ours, bare = free_port(), free_port()
    with serving(["-m", "intakebot", "serve"], ours, environment(folder, ours)) as pid:
        base, customers = resident(pid), [Ours("/api/v1/customer", clock, each) for each in tokens]
        await arrived(customers[:FIRST], ours)
        before = resident(pid)
        await arrived(customers[FIRST:], ours)
        after = resident(pid)
        with serving(["-m", "intakebot.cli.bench_echo", str(bare)], bare, dict(os.environ)):
            echoing = [Customer("/ws", clock) for _ in range(AT_ONCE)]
            await arrived(echoing, bare)
            alone = await talk(customers[:FIRST], 1, clock, SECONDS / 2)
            crowd = customers[FIRST:]  # a fast disk would let one after the other use up them all
            first = await talk(crowd, AT_ONCE, clock, SECONDS)
            echo = await talk(echoing, AT_ONCE, clock, SECONDS)
            second = await talk(crowd, AT_ONCE, clock, SECONDS)
    rates = [rate for rate, _ in (first, second) if rate]
    each = (after - before) / (CONNECTED - FIRST) if before and after else None
    return Measured(
        median(rates or [0]), echo[0], alone[1], sync, each, base / 1024 if base else None
    )


def synced(folder: Path) -> float:
    """Milliseconds until a page that was written lasts: the median of some."""
    took = []
    with (folder / "page").open("wb", buffering=0) as file:
        for _ in range(SYNCS):
            began = time.perf_counter()
            file.write(os.urandom(PAGE))
            os.fsync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return median(took)


async def stored(folder: Path) -> list[str]:
    """New conversations in a store of their own, and the tokens that open them."""
    upgrade(f"sqlite:///{folder / 'bench.sqlite'}", "epoch_bench", time.time_ns() // 1_000_000)
    journal = await SqliteJournal.open(folder / "bench.sqlite")
    tokens = [secrets.token_urlsafe(32) for _ in range(CONNECTED)]
    made = (
        journal.create(Conversation(f"conv_{secrets.token_hex(16)}", site="bench"), hashed(each))
        for each in tokens
    )
    await asyncio.gather(*made)
    await journal.close()
    return tokens


def environment(folder: Path, port: int) -> dict[str, str]:
    """The settings of a server over the temporary store; none of the real ones reach it."""
    flows = folder / "flows"
    flows.mkdir()
    (flows / "bench.yaml").write_text(FLOW)
    (flows / "sites.yaml").write_text(SITES)
    others = ("PORT", "DATABASE_URL", "REDIS_URL")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("INTAKEBOT_") and name not in others
    }
    return kept | {
        "INTAKEBOT_DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite'}",
        "INTAKEBOT_FLOWS": str(flows),
        "INTAKEBOT_UPLOADS": str(folder / "uploads"),
        "INTAKEBOT_PORT": str(port),
        "INTAKEBOT_MESSAGES_A_MINUTE": "100000000",
        "INTAKEBOT_FRAMES_A_SECOND": "1000000",
        "INTAKEBOT_SOCKETS_EACH": "1000000",
    }


@contextmanager
def serving(arguments: list[str], port: int, env: dict[str, str]) -> Iterator[int]:
    """Run a server until it listens; its process id.

    Raises:
        typer.Exit: it ended by itself, or did not begin in time.
    """
    quiet = subprocess.DEVNULL
    command = [sys.executable, *arguments]
    running = subprocess.Popen(command, env=env, stdout=quiet, stderr=quiet)  # noqa: S603 - ours
    try:
        deadline = time.monotonic() + STARTS_WITHIN
        while not listens(port):
            if running.poll() is not None or time.monotonic() > deadline:
                typer.echo("Nothing was measured: the server did not start.", err=True)
                raise typer.Exit(1)
            time.sleep(0.05)
        yield running.pid
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def resident(pid: int) -> float | None:
    """KiB of memory that a process holds; None where the system keeps no ``/proc``."""
    with suppress(OSError):
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1024
    return None


def told(found: Measured) -> list[str]:
    """The figures, and what they mean."""
    lines = [
        f"  Durable turns     {found.turns:,.0f} a second, {AT_ONCE} customers at once"
        f" ({found.turns / (found.echo or 1):.2f} of a bare echo's {found.echo:,.0f})",
        f"  One customer      {found.alone:.1f} ms from their words to the answer",
        f"  The disk          {found.sync:.2f} ms until what was written lasts",
    ]
    if found.memory is not None and found.base is not None:
        ten_thousand = found.base + found.memory * 10_000 / 1024
        lines.append(
            f"  Memory            {found.memory:.0f} KiB a connected customer;"
            f" about {ten_thousand:,.0f} MiB with ten thousand of them"
        )
    people = found.turns * PAUSE
    return [
        *lines,
        "",
        f"A turn is one message and everything it causes, on the disk before it is acknowledged."
        f" Customers who write every {PAUSE} seconds: this machine keeps up with {people:,.0f}.",
        verdict(found),
    ]


def verdict(found: Measured) -> str:
    """What to do about it, if anything."""
    if found.sync > 10:
        return "The disk is slow to make writes last: a local SSD would answer customers sooner."
    if found.turns < 500:
        return "That is little. Is this machine busy with something else? Measure when it rests."
    return "One process is enough for nearly every team."
