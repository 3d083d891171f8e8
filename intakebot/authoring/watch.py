"""Saved is live: a look at the folder whenever something in it changes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import structlog
from watchfiles import awatch

from intakebot.authoring import rendering
from intakebot.authoring.library import Library
from intakebot.authoring.standing import Report

log = structlog.get_logger()

LOOK_EVERY = 1.0
"""Seconds between looks where the system tells of no changes (network folders, containers)."""
CALM = 150
"""Milliseconds without a change before a save counts as finished; half a file is no news."""

Signature = tuple[tuple[str, int, int], ...]


async def watch(library: Library, tell: Callable[[Report], Awaitable[None]]) -> None:
    """Reload the library's folder after each change and tell of it, until cancelled.

    What is broken is logged as well; customers go on seeing the last good edition.
    """
    seen = await asyncio.to_thread(signature, library.folder)
    async for _ in _stirs(library):
        now = await asyncio.to_thread(signature, library.folder)
        if now == seen:
            continue
        seen = now
        report = await asyncio.to_thread(library.reload)
        if report.changed or not report.ok:
            _log(report)
            await tell(report)


def signature(folder: Path) -> Signature:
    """What tells one state of the folder from another: names, times and sizes."""
    found = []
    for place in (folder, folder / "shared"):
        try:
            for path in place.iterdir():
                about = path.stat()
                found.append((str(path), about.st_mtime_ns, about.st_size))
        except OSError:  # the folder or a file went away while we looked: that is a state too
            found.append((str(place), 0, 0))
    return tuple(sorted(found))


async def _stirs(library: Library) -> AsyncIterator[None]:
    """Whenever something may have changed, and now and then in any case."""
    while True:
        try:
            async for _ in awatch(
                library.folder,
                watch_filter=None,
                debounce=CALM * 3,
                step=CALM,
                rust_timeout=int(LOOK_EVERY * 1000),
                yield_on_timeout=True,
                recursive=True,
            ):
                yield
        except (OSError, RuntimeError):  # no such folder (yet), or no more watches to have
            yield
        await asyncio.sleep(LOOK_EVERY)


def _log(report: Report) -> None:
    if report.published or report.withdrawn:
        log.info("flows_published", flows=report.published, withdrawn=report.withdrawn)
    for problem in report.problems:
        if problem.severity == "error":
            log.warning("flow_not_published", problem=rendering.one_line(problem))
