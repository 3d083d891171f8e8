"""Durable turns a second of the real server against a bare echo, in one interleaved run.

``python -m tests.performance.turns`` starts and stops everything it measures, on loopback,
within about a minute, and prints one table. Ratios count; absolute figures are this machine's.
"""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psutil

HERE = Path(__file__).parent
QUESTIONS = 6
"""As in the field's own comparisons: a greeting and six answers."""
TURNS = QUESTIONS + 2
"""Of one intake: begin, first words, the answers."""
FLOW = "flow: bench\ntitle: Bench\ndefault: yes\nhello: Hello.\nquestions:\n" + "".join(
    f"  - id: q{i}\n    kind: text\n    ask: Question {i}, please.\n" for i in range(QUESTIONS)
)
SITES = "sites:\n  - {id: shop, name: Shop, origins: ['http://localhost:*'], languages: [en]}\n"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(command: list[str], port: int, env: dict[str, str]) -> Iterator[int]:
    """Run a server until it listens; end it by its process id."""
    running = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield running.pid
    finally:
        running.terminate()
        try:
            running.wait(15)
        except subprocess.TimeoutExpired:
            running.kill()


@contextmanager
def intakebot(folder: Path) -> Iterator[tuple[int, int]]:
    """The real server on a fresh store with a flow of plain questions; (pid, port)."""
    flows = folder / "flows"
    flows.mkdir(parents=True, exist_ok=True)
    (flows / "bench.yaml").write_text(FLOW)
    (flows / "sites.yaml").write_text(SITES)
    port = free_port()
    env = {
        "INTAKEBOT_DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite'}",
        "INTAKEBOT_FLOWS": str(flows),
        "INTAKEBOT_UPLOADS": str(folder / "uploads"),
        "INTAKEBOT_PORT": str(port),
        "INTAKEBOT_SESSIONS_AN_HOUR": "100000000",
        "INTAKEBOT_MESSAGES_A_MINUTE": "100000000",
        "INTAKEBOT_FRAMES_A_SECOND": "1000000",
    }
    command = [sys.executable, "-m", "intakebot", "serve"]
    with process(command, port, env) as pid:
        yield pid, port


def sessions(port: int, count: int) -> list[str]:
    """Tokens of so many new conversations."""
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as http:
        made = [http.post("/api/v1/sessions", json={"site": "shop"}) for _ in range(count)]
    for one in made:
        one.raise_for_status()
    return [one.json()["token"] for one in made]


def measure(url: str, pid: int, tokens: list[str] | None, *extra: str) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "client.py"), "--url", url, "--pid", str(pid), *extra]
    done = subprocess.run(
        command, input=" ".join(tokens or []), capture_output=True, text=True, timeout=60
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


ROWS = {
    "echo": ("echo", 200, 0),
    "echo, a line each": ("echo", 200, TURNS),
    "intakebot": ("intakebot", 200, 0),
    "echo, one": ("echo", 1, 0),
    "intakebot, one": ("intakebot", 1, 0),
}
"""What is run: whom, with how many customers, and after how many messages the echo's
customers come on a new line, as ours do with each intake (0: never)."""


def rounds(count: int) -> dict[str, list[dict[str, Any]]]:
    """Each of ROWS in turn, and the next time backwards, so that a noisy minute hits all."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ROWS}
    port = free_port()
    echo = [sys.executable, str(HERE / "echo.py"), str(port)]
    with (
        tempfile.TemporaryDirectory() as folder,
        intakebot(Path(folder)) as (ours_pid, ours),
        process(echo, port, {}) as echo_pid,
    ):
        for turn in range(count):
            for name in list(ROWS)[:: -1 if turn % 2 else 1]:
                who, n, line = ROWS[name]
                if who == "echo":
                    url, pid, tokens = f"ws://127.0.0.1:{port}/ws", echo_pid, None
                else:
                    url, pid = f"ws://127.0.0.1:{ours}/api/v1/customer", ours_pid
                    tokens = sessions(ours, 8000 if n > 1 else 1500)
                extra = ["--echo", "--line", str(line)] if who == "echo" else []
                rows[name].append(measure(url, pid, tokens, "--n", str(n), *extra))
    return rows


def idle(customers: int) -> float:
    """KiB of memory that one connected, silent customer costs."""
    import asyncio

    from picows import WSFrame, WSListener, WSMsgType, ws_connect

    with tempfile.TemporaryDirectory() as folder, intakebot(Path(folder)) as (pid, port):
        tokens = sessions(port, customers)
        server = psutil.Process(pid)

        class Silent(WSListener):
            def __init__(self, token: str) -> None:
                self.token = token
                self.ready = asyncio.get_running_loop().create_future()

            def on_ws_connected(self, transport: Any) -> None:
                hello = {"type": "hello", "token": self.token}
                transport.send(WSMsgType.TEXT, json.dumps(hello).encode())
                begin = {"type": "do", "id": "b" * 32, "event": {"type": "begin", "flow": "bench"}}
                transport.send(WSMsgType.TEXT, json.dumps(begin).encode())

            def on_ws_frame(self, transport: Any, frame: WSFrame) -> None:
                body = frame.get_payload_as_bytes()
                if body.startswith(b'{"type":"log"') and not self.ready.done():
                    self.ready.set_result(None)

        async def connect() -> float:
            url = f"ws://127.0.0.1:{port}/api/v1/customer"
            first = [await ws_connect(lambda t=t: Silent(t), url) for t in tokens[:50]]
            await asyncio.gather(*(listener.ready for _, listener in first))
            before = server.memory_info().rss
            rest = [await ws_connect(lambda t=t: Silent(t), url) for t in tokens[50:]]
            await asyncio.gather(*(listener.ready for _, listener in rest))
            await asyncio.sleep(0.5)
            return (server.memory_info().rss - before) / len(rest) / 1024

        return asyncio.run(connect())


def main() -> None:
    rows = rounds(int(os.environ.get("ROUNDS", "3")))
    middle = {
        name: {key: statistics.median(row[key] for row in found) for key in found[0]}
        for name, found in rows.items()
    }
    print(f"{'':20}{'turns/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}")
    for name, row in middle.items():
        figures = (row["turns_s"], row["p50_ms"], row["p99_ms"], row["server_us"])
        print(f"{name:20}" + "".join(f"{round(figure, 2):>9}" for figure in figures))
    ours = middle["intakebot"]["turns_s"]
    for name in ("echo", "echo, a line each"):
        ratio = [
            a["turns_s"] / b["turns_s"] for a, b in zip(rows["intakebot"], rows[name], strict=True)
        ]
        spread = f"{min(ratio):.2f}–{max(ratio):.2f}"
        print(f"durable turns / {name}, N=200: {ours / middle[name]['turns_s']:.2f} ({spread})")
    print(f"CPU µs a durable turn: {middle['intakebot']['server_us']}")
    many = int(os.environ.get("IDLE", "5000"))
    print(f"idle KiB per customer at {many}: {idle(many):.1f}")


if __name__ == "__main__":
    main()
