"""What this process counts and times, for Prometheus; never a word of anybody's.

One set for the process, as with its log; of several workers, their sum is told. Every label
takes its values from the code, so that nobody outside can make new ones. What stands in the
store is counted when it is asked for (``edge/rest/metrics.py``).
"""

import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.multiprocess import MultiProcessCollector

TOGETHER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names a folder in which several workers count together."""

REGISTRY: Final = CollectorRegistry()

ProcessCollector(registry=REGISTRY)

QUICK: Final = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds: from a lone turn on a quick disk to what a client no longer waits for."""

_turns = Histogram(
    "intakebot_turn_seconds",
    "From a command to its answer; the count is that of turns.",
    ["author"],
    buckets=QUICK,
    registry=REGISTRY,
)
TURNS: Final = {author: _turns.labels(author) for author in ("customer", "agent")}
"""By who sent the command."""

COMMIT_SECONDS: Final = Histogram(
    "intakebot_commit_seconds",
    "From the begin of a transaction until it is on the disk.",
    buckets=QUICK,
    registry=REGISTRY,
)
BATCH_SIZE: Final = Histogram(
    "intakebot_commit_requests",
    "Turns and other requests that share a transaction.",
    buckets=(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
    registry=REGISTRY,
)
FAILED: Final = Counter(
    "intakebot_commits_failed",
    "Transactions that the disk or the database refused.",
    ["code"],
    registry=REGISTRY,
)
REFUSED: Final = Counter(
    "intakebot_refused", "Commands and requests that were refused.", ["code"], registry=REGISTRY
)

_connections = Gauge(
    "intakebot_ws_connections",
    "Open websockets.",
    ["role"],
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
CONNECTIONS: Final = {role: _connections.labels(role) for role in ("customer", "agent")}

ASKED: Final = Counter(
    "intakebot_questions_asked",
    "Questions by the bot, and agents' replies that ask for something of the flow.",
    registry=REGISTRY,
)
_reasked = Counter(
    "intakebot_facts_reasked",
    "What was asked for although it was known.",
    ["by"],
    registry=REGISTRY,
)
REASKED_BY_BOT: Final = _reasked.labels("bot")
REASKED_BY_AGENTS: Final = _reasked.labels("agent")

_bus_frames = Counter(
    "intakebot_bus_frames",
    "Frames between processes, said and heard.",
    ["direction"],
    registry=REGISTRY,
)
BUS_FRAMES: Final = {each: _bus_frames.labels(each) for each in ("said", "heard")}
_bus_trouble = Counter(
    "intakebot_bus_trouble",
    "What the bus between processes lost or could not read; nothing that lasts is on it.",
    ["code"],
    registry=REGISTRY,
)
BUS_TROUBLE: Final = {
    code: _bus_trouble.labels(code) for code in ("connection", "send", "strange", "overflow")
}
BUS_UP: Final = Gauge(
    "intakebot_bus_up",
    "Whether the bus between processes carries.",
    registry=REGISTRY,
    multiprocess_mode="livemin",
)
BUS_OTHERS: Final = Gauge(
    "intakebot_bus_others",
    "Other processes that are heard on the bus.",
    registry=REGISTRY,
    multiprocess_mode="livemin",
)


def counted() -> CollectorRegistry:
    """What this process counted; where several count together, what all of them did."""
    if TOGETHER not in os.environ:
        return REGISTRY
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return together
