"""``intakebot serve --workers N``: a parent that binds the port once and looks after N children.

The parent does nothing else, so that nothing can keep it from that: it starts whoever died
again, hands a signal on, waits for the drain, and says how it ended. Children end by themselves
when the parent is gone.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from prometheus_client.multiprocess import mark_process_dead

from intakebot.edge.server import listen
from intakebot.errors import StartRefused
from intakebot.metrics import TOGETHER
from intakebot.settings import Settings
from intakebot.store.postgres import is_postgres

EXIT_WITHIN = 11.0
"""Seconds from a signal until who has not left is killed; a child needs ten at most."""
LOOK_EVERY = 0.1
SETTLED_AFTER = 10.0
"""Seconds after which a child counts as well; one that dies sooner waits before the next try."""
LONGEST_PAUSE = 30.0
REFUSED = 2
"""Status of a child whose settings can't work."""

log = structlog.get_logger()


@dataclass(slots=True)
class Child:
    """One place among the workers, whoever holds it now."""

    number: int
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    again_at: float = 0.0
    quick_ends: int = 0


@dataclass(slots=True)
class Workers:
    """The children of this process."""

    count: int
    command: list[str]
    """What each child is called with, besides its place."""
    listening: socket.socket
    figures: Path
    """A folder in which they count together."""
    children: list[Child] = field(default_factory=list)
    ending: bool = False
    status: int = 0
    _lifeline: tuple[int, int] = (-1, -1)

    def run(self) -> int:
        """Look after them until a signal; the exit status."""
        self._lifeline = os.pipe()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._end)
        self.children = [Child(number) for number in range(1, self.count + 1)]
        try:
            while not self.ending:
                self.look()
                time.sleep(LOOK_EVERY)
            return self.finish()
        finally:
            for end in self._lifeline:
                os.close(end)

    def _end(self, *_: object) -> None:
        self.ending = True

    def look(self) -> None:
        """Start who is missing."""
        for child in self.children:
            if child.process is not None and child.process.poll() is not None:
                self._ended(child, child.process)
            if child.process is None and time.monotonic() >= child.again_at and not self.ending:
                self._start(child)

    def _ended(self, child: Child, process: subprocess.Popen[bytes]) -> None:
        status, lived = process.returncode, time.monotonic() - child.started
        mark_process_dead(process.pid, str(self.figures))  # type: ignore[no-untyped-call]
        child.process = None
        log.warning("worker_ended", worker=child.number, status=status, after=round(lived, 1))
        if status == REFUSED and lived < SETTLED_AFTER:
            self.ending, self.status = True, REFUSED  # it has said why; so would the next
            return
        child.quick_ends = child.quick_ends + 1 if lived < SETTLED_AFTER else 0
        pause = min(LONGEST_PAUSE, 2.0 ** (child.quick_ends - 1)) if child.quick_ends else 0.0
        child.again_at = time.monotonic() + pause

    def _start(self, child: Child) -> None:
        place = f"{child.number},{self.listening.fileno()},{self._lifeline[0]}"
        child.started = time.monotonic()
        child.process = subprocess.Popen(  # noqa: S603  # ourselves
            [*self.command, "--place", place],
            stdin=subprocess.DEVNULL,
            pass_fds=(self.listening.fileno(), self._lifeline[0]),
            env=self._environment(),
            start_new_session=True,  # a terminal's Ctrl-C is for the parent, who hands it on
        )

    def _environment(self) -> Mapping[str, str]:
        return {**os.environ, TOGETHER: str(self.figures)}

    def finish(self) -> int:
        """Let all drain at once; whoever has not left in time is killed."""
        running = [child.process for child in self.children if child.process is not None]
        for process in running:
            process.send_signal(signal.SIGTERM)
        until = time.monotonic() + EXIT_WITHIN
        for process in running:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.error("worker_killed", process=process.pid)
                process.kill()
                process.wait()
        unclean = any(process.returncode not in (0, -signal.SIGTERM) for process in running)
        return self.status or int(unclean)


def several(settings: Settings, count: int, arguments: list[str]) -> int:
    """Serve with so many processes until a signal; the exit status.

    Raises:
        StartRefused: the database is for one process, or the address can't be had.
    """
    if not is_postgres(settings.database_url):
        raise StartRefused(
            f"{count} workers need Postgres: an SQLite file is served by one process, which "
            "carries ten thousand customers. Leave --workers out, or set "
            "DATABASE_URL=postgresql://…"
        )
    figures = Path(tempfile.mkdtemp(prefix="intakebot-figures-"))
    try:
        with listen(settings) as listening:
            command = [sys.executable, "-m", "intakebot", "serve", *arguments]
            return Workers(count, command, listening, figures).run()
    finally:
        shutil.rmtree(figures, ignore_errors=True)
