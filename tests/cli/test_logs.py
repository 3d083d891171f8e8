"""How the process writes its log."""

import datetime as dt
import json
import sys
from pathlib import Path

import pytest
import structlog

from intakebot.cli.logs import configure_logs

FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def _as_before():
    yield
    structlog.reset_defaults()


def written(capsys):
    log = structlog.get_logger()
    log.warning("disk_full", path="/data")
    try:
        raise ValueError("no room")
    except ValueError:
        log.exception("background_work_failed", work="sweep")
    return capsys.readouterr().out


def test_machines_get_one_object_a_line(capsys):
    configure_logs("json")

    full, failed = map(json.loads, written(capsys).splitlines())

    at = dt.datetime.fromisoformat(full.pop("timestamp"))
    assert at.utcoffset() == dt.timedelta(0)
    assert full == {"event": "disk_full", "level": "warning", "path": "/data"}
    assert failed["exception"].endswith("ValueError: no room")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is full")
def test_a_log_that_can_not_be_written_fails_nobody(monkeypatch):
    configure_logs("json")
    log = structlog.get_logger()

    with FULL.open("w") as full, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", full)
        log.warning("disk_full")
        full.buffer.raw.close()  # what it still holds can't be written, now or ever


def test_people_get_plain_lines_without_colours(capsys):
    configure_logs("console")

    text = written(capsys)

    assert "disk_full" in text
    assert "path=/data" in text
    assert "ValueError: no room" in text
    assert "\x1b" not in text
