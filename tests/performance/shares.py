"""How the server's CPU for a turn divides among the rooms, by samples taken while it serves.

``python -m tests.performance.shares`` plays turns on open lines, as ``turns.py`` does, against a
server that looks every few milliseconds of its CPU time at what it is doing. Libraries count for
the room that called them; the thread that writes is told by the kernel's own count.
"""

import json
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from tests.performance.serving import free_port, process, settings_for, stored
from tests.performance.turns import READY, Row, measure

ROOMS = ("understanding", "engine", "desk", "store", "hub", "edge", "uvicorn", "websockets")
TELL_IN = "SHARES_TELL_IN"
TICKS = os.sysconf("SC_CLK_TCK")


def room_of(frame: FrameType | None) -> str:
    """The innermost room that is at work."""
    while frame is not None:
        path = frame.f_code.co_filename
        for room in ROOMS:
            if f"/{room}/" in path or path.endswith(f"intakebot/{room}.py"):
                return room
        frame = frame.f_back
    return "event loop"


def spent() -> dict[str, float]:
    """CPU seconds of each thread so far, by its number."""
    found = {}
    for task in Path("/proc/self/task").iterdir():
        fields = (task / "stat").read_text().rpartition(")")[2].split()
        found[task.name] = (int(fields[11]) + int(fields[12])) / TICKS
    return found


def serve() -> None:
    """The server, sampled from SIGUSR1 to SIGUSR2."""
    from intakebot.cli import main

    seen: Counter[str] = Counter()
    before: dict[str, float] = {}

    def begin(*_: object) -> None:
        before.update(spent())
        signal.signal(signal.SIGPROF, lambda _, frame: seen.update((room_of(frame),)))
        signal.setitimer(signal.ITIMER_PROF, 0.002, 0.002)

    def end(*_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        took = {name: cpu - before.get(name, 0.0) for name, cpu in spent().items()}
        ours = took.pop(str(os.getpid()))
        everybody = ours + sum(took.values())
        shares = {room: count / seen.total() * ours / everybody for room, count in seen.items()}
        shares["threads (the journal's, readers')"] = 1 - ours / everybody
        Path(os.environ[TELL_IN]).write_text(json.dumps(shares))

    signal.signal(signal.SIGUSR1, begin)
    signal.signal(signal.SIGUSR2, end)
    sys.argv = ["intakebot", "serve"]
    main()


def sampled(row: Row, tokens: list[str], told: Path) -> float:
    """Play turns; server CPU µs for each."""
    found = measure(row, tokens, 6.0, "--sampled")
    while not told.exists():
        time.sleep(0.1)
    return float(found["server_us"])


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, port = Path(place), free_port()
        tokens, told = stored(folder, READY), Path(place) / "shares.json"
        env = settings_for(folder, port) | {TELL_IN: str(told)}
        with process([sys.executable, "-m", __spec__.name, "serve"], port, env) as pid:
            row = Row("", "ours", f"ws://127.0.0.1:{port}/api/v1/customer", pid, ready=READY)
            each = sampled(row, tokens, told)
        shares = sorted(json.loads(told.read_text()).items(), key=lambda one: -one[1])
    for room, share in shares:
        print(f"{room:36}{share:6.1%}{share * each:8.0f} µs")
    print(f"{'a turn':36}{'':6}{each:8.0f} µs")


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()
