"""How the process writes its log."""

import logging
import sys
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog


class Lossy:
    """Standard output, where a full disk must not fail whoever has something to say."""

    def write(self, text: str) -> None:
        with suppress(OSError):
            sys.stdout.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            sys.stdout.flush()


def configure_logs(style: str) -> None:
    """Structured logs, for people or for machines; never with customers' words."""
    last: Any = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", Lossy())),
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
