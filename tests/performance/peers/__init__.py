"""The peers: public packages, installed beside the repository's own environment, and started.

Everything lands in a cache folder outside the repository (``BENCH_CACHE``), once.
A peer that cannot be installed or started is reported as such and left out.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.performance.serving import free_port, process

HERE = Path(__file__).parent
TOOLS = Path(sys.executable).parent
"""``uv``, ``node`` and ``npm`` come with the environment."""
BOTS = ("botkit", "botbuilder", "botbuilder-adapter-web", "botbuilder-dialogs")
NAIVE = ("fastapi", "uvicorn", "uvloop", "websockets", "sqlmodel", "aiosqlite", "greenlet")
INSTALL_WITHIN = 400
"""Seconds."""


class Missing(Exception):
    """A peer cannot be had here, and why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One server to compare with."""

    name: str
    talk: str
    """How customers speak to it; see ``speakers``."""
    path: str
    install: Callable[[Path], None]
    command: Callable[[int, Path], list[str]]
    """From its port and a folder of its own."""
    where: Callable[[Path], Path]
    """The folder it runs in, from its own."""


def cache() -> Path:
    given = os.environ.get("BENCH_CACHE")
    base = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    return Path(given) if given else Path(base) / "intakebot-bench"


def run(command: list[str], where: Path) -> None:
    path = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    try:
        done = subprocess.run(
            command,
            cwd=where,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=INSTALL_WITHIN,
        )
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise Missing(f"{command[0]}: {wrong}") from wrong
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["failed"]
        raise Missing(f"{command[0]}: {lines[-1]}")


def node_packages(_: Path) -> None:
    folder = cache() / "node"
    if not (folder / "node_modules" / BOTS[-1]).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *BOTS], folder)


def python_packages(name: str, packages: tuple[str, ...]) -> Callable[[Path], None]:
    def install(_: Path) -> None:
        folder = cache() / name
        if not (folder / "installed").exists():
            cache().mkdir(parents=True, exist_ok=True)
            run(["uv", "venv", "--quiet", "--clear", str(folder)], cache())
            python = str(folder / "bin" / "python")
            run(["uv", "pip", "install", "--quiet", "--python", python, *packages], cache())
            (folder / "installed").touch()

    return install


def chainlit_app(folder: Path) -> None:
    python_packages("chainlit", ("chainlit", "uvloop"))(folder)
    (folder / "app.py").write_text((HERE / "asking.py").read_text())


def bots(engine: str, *, durable: bool = False) -> Callable[[int, Path], list[str]]:
    def command(port: int, folder: Path) -> list[str]:
        kept = [str(folder / f"{engine}.sqlite")] if durable else []
        return [str(TOOLS / "node"), str(HERE / "bots.js"), str(port), engine, *kept]

    return command


def chainlit(port: int, _: Path) -> list[str]:
    program = str(cache() / "chainlit" / "bin" / "chainlit")
    return [program, "run", "app.py", "--headless", "--host", "127.0.0.1", "--port", str(port)]


def naive(port: int, folder: Path) -> list[str]:
    python = str(cache() / "naive" / "bin" / "python")
    return [python, str(HERE / "naive.py"), str(port), str(folder / "naive.sqlite")]


def in_node(_: Path) -> Path:
    return cache() / "node"


def own(folder: Path) -> Path:
    return folder


SOCKET_IO = "/ws/socket.io/?EIO=4&transport=websocket"
PEERS = (
    Peer("Botkit, in memory", "bot", "/", node_packages, bots("botkit"), in_node),
    Peer("Botkit, SQLite FULL", "bot", "/", node_packages, bots("botkit", durable=True), in_node),
    Peer("waterfall, in memory", "bot", "/", node_packages, bots("waterfall"), in_node),
    Peer("Chainlit", "chainlit", SOCKET_IO, chainlit_app, chainlit, own),
    Peer("naive, SQLite FULL", "bot", "/ws", python_packages("naive", NAIVE), naive, own),
)


@contextmanager
def served(peer: Peer, folder: Path) -> Iterator[tuple[int, str]]:
    """Install and start a peer; its process id and address.

    Raises:
        Missing: it cannot be had here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    peer.install(folder)
    port = free_port()
    try:
        with process(peer.command(port, folder), port, {}, cwd=peer.where(folder)) as pid:
            yield pid, f"ws://127.0.0.1:{port}{peer.path}"
    except RuntimeError as wrong:
        raise Missing(str(wrong)) from wrong
