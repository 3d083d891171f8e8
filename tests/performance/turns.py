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
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterator

import httpx2
import psutil

HERE = Path(__file__).parent
QUESTIONS = 30
FLOW = "flow: bench\ntitle: Bench\ndefault: yes\nhello: Hello.\nquestions:\n" + "".join(
    f"  - id: q{i}\n    kind: text\n    ask: Question {i}, please.\n" for i in range(QUESTIONS)
)
SITES = "sites:\n  - id: shop\n    name: Shop\n    origins: ['http://localhost:*']\n    languages: [en]\n"


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


def rounds(count: int) -> dict[str, list[dict[str, Any]]]:
    """Echo, ours, ours, echo … so that a noisy minute hits both."""
    rows: dict[str, list[dict[str, Any]]] = {"echo": [], "intakebot": [], "echo n=1": [], "intakebot n=1": []}
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, intakebot(Path(folder)) as (pid, ours):
        with process([sys.executable, str(HERE / "echo.py"), str(port)], port, {}) as echo_pid:
            for turn in range(count):
                order = ("echo", "intakebot") if turn % 2 else ("intakebot", "echo")
                for who in order:
                    for n in (200, 1):
                        name = who if n == 200 else f"{who} n=1"
                        if who == "echo":
                            row = measure(f"ws://127.0.0.1:{port}/ws", echo_pid, None, "--echo", "--n", str(n))
                        else:
                            tokens = sessions(ours, n * 14 if n > 1 else 300)
                            row = measure(f"ws://127.0.0.1:{ours}/api/v1/customer", pid, tokens, "--n", str(n))
                        rows[name].append(row)
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
    echo, ours = middle["echo"], middle["intakebot"]
    print(f"{'':16}{'turns/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'CPU µs':>9}")
    for name, row in middle.items():
        print(f"{name:16}{row['turns_s']:>10.0f}{row['p50_ms']:>9}{row['p99_ms']:>9}{row['server_us']:>9}")
    pairs = zip(rows["intakebot"], rows["echo"], strict=True)
    ratios = sorted(a["turns_s"] / b["turns_s"] for a, b in pairs)
    print(f"durable turns / echo, N=200: {ours['turns_s'] / echo['turns_s']:.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})")
    print(f"CPU µs a durable turn: {ours['server_us']}")
    many = int(os.environ.get("IDLE", "5000"))
    print(f"idle KiB per customer at {many}: {idle(many):.1f}")


if __name__ == "__main__":
    main()
