"""``make bench``: everything that is measured, on loopback, in one table, a JSON and a picture.

``python -m tests.performance.bench [--million] [--quick] [--into FOLDER]``. Some ten minutes;
``--quick`` leaves out the peers and the larger sizes. Judge by ratios and by CPU: absolute
figures are this machine's, and its neighbours'.
"""

import argparse
import json
import os
import platform
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.performance import chart, growth, idle, starting, turns

SIDE_SCRIPTS = ("matching", "understanding", "understanding_dates")
WITHIN = 300
"""Seconds for each of them."""


def machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": f"{platform.system()} {platform.machine()}",
    }


def say(title: str, *lines: str) -> None:
    print(f"\n{title}", *lines, sep="\n  ", flush=True)


def scripts() -> dict[str, list[str]]:
    """What the scripts beside this one print."""
    printed = {}
    for name in SIDE_SCRIPTS:
        command = [sys.executable, "-m", f"tests.performance.{name}"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=WITHIN)
            printed[name] = (done.stdout if not done.returncode else done.stderr).splitlines()
        except subprocess.TimeoutExpired:
            printed[name] = [f"not through after {WITHIN} s"]
        say(name.capitalize().replace("_", " of "), *printed[name])
    return printed


def main() -> None:
    parse = argparse.ArgumentParser(prog="make bench")
    parse.add_argument("--million", action="store_true", help="grow to a million cases")
    parse.add_argument("--quick", action="store_true", help="no peers, no growth")
    parse.add_argument("--customers", type=int, default=2000, help="who stay connected")
    parse.add_argument("--into", type=Path, default=Path("bench-results"))
    given = parse.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    began, kept = time.perf_counter(), {"machine": machine()}

    rows, missing = turns.rounds(3, with_peers=not given.quick)
    kept["turns"] = turns.figures(rows, missing)
    say("Turns, 200 customers", *turns.table(rows, missing))
    kept["idle"] = idle.idle(given.customers)
    say("Memory", idle.told(kept["idle"]))
    kept["starting"] = starting.starting()
    say("Starting", *starting.told(kept["starting"]))
    kept["scripts"] = scripts()
    if not given.quick:
        say("Growth")
        kept["growth"] = growth.growth(million=given.million)
        (given.into / "growth.svg").write_text(chart.picture(kept["growth"]))
    kept["seconds"] = round(time.perf_counter() - began)
    (given.into / "bench.json").write_text(json.dumps(kept, indent=2))
    say(f"Kept in {given.into}/ after {kept['seconds']} s.")


if __name__ == "__main__":
    main()
