"""Servers for the time of a measurement: started on a free port, ended by their process id."""

import asyncio
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2

from intakebot.desk.reception import hashed
from intakebot.engine.conversation import Conversation
from intakebot.store.database import upgrade
from intakebot.store.sqlite_journal import SqliteJournal
from tests.performance.speakers import ANSWERS

FLOW = "flow: bench\ntitle: Bench\ndefault: yes\nhello: Hello.\nquestions:\n" + "".join(
    f"  - id: q{i}\n    kind: text\n    ask: Question {i}, please.\n" for i in range(ANSWERS)
)
SITES = "sites:\n  - {id: shop, name: Shop, origins: ['http://localhost:*'], languages: [en]}\n"
BEGAN = 1_790_000_000_000


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(
    command: list[str], port: int, env: dict[str, str], within: float = 60, cwd: Path | None = None
) -> Iterator[int]:
    """Run a server until it listens; its process id."""
    quiet = subprocess.DEVNULL
    ours = {name: value for name, value in os.environ.items() if name[:10] != "INTAKEBOT_"}
    environment = {**ours, **env}
    running = subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, cwd=cwd, start_new_session=True
    )
    try:
        deadline = time.monotonic() + within
        while not listens(port):
            if running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]} did not begin to listen")
            time.sleep(0.02)
        yield running.pid
    finally:
        end(running)


def end(running: subprocess.Popen[bytes]) -> None:
    """End a server with whatever it started: some are a script around the real one."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(running.pid, sign)
            running.wait(15)
    running.wait()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def url_of(folder: Path) -> str:
    return f"sqlite:///{folder / 'bench.sqlite'}"


def settings_for(folder: Path, port: int) -> dict[str, str]:
    """The settings of a server over this folder, with limits out of the way."""
    flows = folder / "flows"
    if not flows.exists():
        flows.mkdir(parents=True)
        (flows / "bench.yaml").write_text(FLOW)
        (flows / "sites.yaml").write_text(SITES)
    return {
        "INTAKEBOT_DATABASE_URL": url_of(folder),
        "INTAKEBOT_FLOWS": str(flows),
        "INTAKEBOT_UPLOADS": str(folder / "uploads"),
        "INTAKEBOT_PORT": str(port),
        "INTAKEBOT_SESSIONS_AN_HOUR": "100000000",
        "INTAKEBOT_MESSAGES_A_MINUTE": "100000000",
        "INTAKEBOT_FRAMES_A_SECOND": "1000000",
        "INTAKEBOT_SOCKETS_EACH": "1000000",
    }


@contextmanager
def intakebot(folder: Path) -> Iterator[tuple[int, int]]:
    """The real server on this folder's store, with a flow of plain questions; (pid, port)."""
    port = free_port()
    command = [sys.executable, "-m", "intakebot", "serve"]
    with process(command, port, settings_for(folder, port)) as pid:
        yield pid, port


def sessions(port: int, count: int) -> list[str]:
    """Tokens of so many new conversations, opened as the widget does."""

    async def opened() -> list[str]:
        asked = {"site": "shop"}
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
            made = []
            for start in range(0, count, 20):
                some = (http.post("/api/v1/sessions", json=asked) for _ in range(start, start + 20))
                made += await asyncio.gather(*some)
        return [one.raise_for_status().json()["token"] for one in made]

    return asyncio.run(opened())


def stored(folder: Path, count: int) -> list[str]:
    """Tokens of so many new conversations, put straight into the store before it is served."""
    folder.mkdir(parents=True, exist_ok=True)
    upgrade(url_of(folder), "epoch_bench", BEGAN)

    async def put() -> list[str]:
        journal = await SqliteJournal.open(folder / "bench.sqlite")
        tokens = [secrets.token_urlsafe(32) for _ in range(count)]
        for start in range(0, count, 1000):
            some = tokens[start : start + 1000]
            await asyncio.gather(*(journal.create(fresh(), hashed(token)) for token in some))
        await journal.close()
        return tokens

    return asyncio.run(put())


def fresh() -> Conversation:
    return Conversation("conv_" + secrets.token_hex(16), site="shop", began=BEGAN)
