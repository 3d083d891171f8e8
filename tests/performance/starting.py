"""How long a start takes, a check of many questions, and how large the console's first load is."""

import gzip
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.performance.client import spent
from tests.performance.serving import free_port, process, settings_for

FLOWS = 50
QUESTIONS = 20
"""Of each flow: fifty make the thousand of the check."""
PYTHON = (sys.executable, "-m", "intakebot")
KINDS = ("text", "choice", "email", "date", "yes_no")


def flow(number: int) -> str:
    """A flow as somebody might write it, of all common kinds, with conditions."""
    name = f"matter-{number:02}"
    lines = [f"flow: {name}", f"title: Matter {number}", "default: yes" if not number else ""]
    lines += ["starts_with:", f"  - my matter number {number} is broken", "questions:"]
    for at in range(QUESTIONS):
        kind = KINDS[at % len(KINDS)]
        lines += [f"  - id: q{at}", f"    kind: {kind}", f"    ask: Question {at} of {number}?"]
        lines += ["    options: [Red, Green, Blue]"] if kind == "choice" else []
        lines += [f"    when: q{at - 1} is Red"] if at % 10 == 2 else []
    lines += ["case:", f'  title: "Matter {number}: {{{{ q0 }}}}"', "  same_when: [q0]"]
    return "\n".join(lines) + "\n"


def made(folder: Path) -> Path:
    flows = folder / "flows"
    flows.mkdir(parents=True)
    for number in range(FLOWS):
        (flows / f"matter-{number:02}.yaml").write_text(flow(number))
    (flows / "sites.yaml").write_text("sites:\n  - {id: shop, name: Shop, languages: [en]}\n")
    return flows


def started(port: int, env: dict[str, str]) -> tuple[float, float]:
    """Seconds until the server listens: on the clock, and of CPU."""
    began = time.perf_counter()
    with process([*PYTHON, "serve"], port, env) as pid:
        return time.perf_counter() - began, spent(pid)


def checked(flows: Path) -> tuple[float, float]:
    """Seconds that a check takes: on the clock, and of CPU."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*PYTHON, "flows", "check", str(flows)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def starting() -> dict[str, Any]:
    """The best of three: the first of all may find nothing in the system's caches."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        flows = made(folder)
        ports = [free_port() for _ in range(3)]
        cold = [started(port, settings_for(folder, port)) for port in ports]
        check = [checked(flows) for _ in ports]
    best = {"serve": map(min, zip(*cold, strict=True)), "check": map(min, zip(*check, strict=True))}
    seconds = {name: [round(each, 2) for each in found] for name, found in best.items()}
    return {
        "flows": FLOWS,
        "questions": FLOWS * QUESTIONS,
        "console_kb": round(first_load(), 1),
    } | {
        f"{name}_{kind}": value
        for name, both in seconds.items()
        for kind, value in zip(("s", "cpu_s"), both, strict=True)
    }


def first_load() -> float:
    """kB, gzipped, of the scripts and styles that the console's page names."""
    pages = Path(__file__).parents[2] / "intakebot" / "pages"
    named = set(re.findall(r'(?:src|href)="/(assets/[^"]+)"', (pages / "console.html").read_text()))
    return sum(len(gzip.compress((pages / each).read_bytes(), 9)) for each in named) / 1000


def told(found: dict[str, Any]) -> list[str]:
    return [
        f"cold start of serve with {found['flows']} flows: {found['serve_s']:.2f} s"
        f" ({found['serve_cpu_s']:.2f} s of CPU)",
        f"flows check of {found['questions']:,} questions: {found['check_s']:.2f} s"
        f" ({found['check_cpu_s']:.2f} s of CPU)",
        f"the console's first load: {found['console_kb']:.1f} kB gzipped",
    ]


if __name__ == "__main__":
    print("\n".join(told(starting())))
