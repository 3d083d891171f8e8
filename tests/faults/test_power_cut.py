"""The power goes at any moment: nothing acknowledged is lost and the database opens."""

import os
import random
import shutil
import subprocess
import sys

import pytest

from intakebot.store.database import upgrade
from tests.faults.clients import Clients, Process, command
from tests.faults.power import RECORD, Disk, Operation, apply, cuts, emptied, operations

pytestmark = [pytest.mark.faults, pytest.mark.timeout(180)]

TURNS = 1500
"""Acknowledgements in a recording: enough for several checkpoints."""


def may_trace():
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True)
    return tried.returncode == 0


recorded = pytest.mark.skipif(
    not may_trace() and not os.environ.get("CI"),
    reason="strace is not installed or may not trace here",
)


async def recording(folder, plant="", turns=TURNS):
    """Run a loaded process under strace; its log, its database, and that as it was before."""
    base, before, log = folder / "live.sqlite", folder / "before.sqlite", folder / "strace.log"
    upgrade(f"sqlite:///{base}", epoch="e", at=0)
    emptied(base)
    shutil.copy(base, before)
    clients = Clients(20, random.Random(7))
    process = Process([*RECORD, str(log), sys.executable, "-m", *command(base, 20, plant)], clients)
    await process.execute()
    acked = await process.talk(60, most=turns)
    assert acked >= turns
    return log, base, before


@recorded
async def test_a_hundred_power_cuts_lose_nothing_that_was_acknowledged(tmp_path, record_property):
    log, base, before = await recording(tmp_path)

    found, acked = cuts(log, base, before, 100, random.Random(), tmp_path)

    record_property("acknowledged turns", acked)
    assert [each for each in found if each] == []
    done = list(operations(log, base))
    assert sum(each.kind == "sync" and each.name == "" for each in done) >= 2  # checkpoints


@recorded
async def test_the_harness_finds_commits_that_did_not_wait_for_the_disk(tmp_path):
    log, base, before = await recording(tmp_path, "synchronous normal", turns=300)

    found, _ = cuts(log, base, before, 30, random.Random(1), tmp_path)

    assert sum(any(each) for each in found) > 15


def test_what_was_not_synced_may_be_missing_and_what_was_is_there(tmp_path):
    (tmp_path / "base").write_bytes(b"aaaa")
    disk = Disk(tmp_path / "base")
    disk.replay(Operation("write", "", 1, b"b"))
    disk.replay(Operation("sync", ""))
    disk.replay(Operation("write", "", 2, b"c"))

    seen = set()
    for seed in range(50):
        disk.image(tmp_path / "image", random.Random(seed))
        seen.add((tmp_path / "image").read_bytes())

    assert {b"abaa", b"abca"} <= seen
    assert all(each.startswith(b"ab") for each in seen)


def test_a_write_past_the_end_leaves_zeros_and_a_cut_shortens():
    content = bytearray(b"ab")
    apply(content, Operation("write", "", 4, b"z"))
    assert content == b"ab\0\0z"
    apply(content, Operation("cut", "", 1))
    assert content == b"a"


def test_a_log_of_calls_is_read_in_the_order_of_their_answers(tmp_path):
    log = tmp_path / "log"
    log.write_text(
        '1 pwrite64(5</x/db-wal>, "\\x61\\x62", 2, 32) = 2\n'
        "1 fdatasync(5</x/db-wal> <unfinished ...>\n"
        '2 write(1<pipe:[1]>, "\\x61\\x63\\x6b", 3) = 3\n'
        "1 <... fdatasync resumed>) = 0\n"
        '1 write(1<pipe:[1]>, "\\x6f", 1 <unfinished ...>\n'
        "1 <... write resumed>)           = 1\n"
        '1 pwrite64(6</x/db-shm>, "\\x61", 1, 0) = 1\n'
        '1 pwrite64(7</elsewhere>, "\\x61", 1, 0) = 1\n'
        "1 ftruncate(4</x/db>, 8192) = 0\n"
        "1 fsync(4</x/db>) = -1 EIO (Input/output error)\n"
        '1 unlink("/x/db-wal") = 0\n'
    )

    done = [(each.kind, each.name, each.at, each.data) for each in operations(log, "/x/db")]

    assert done == [
        ("write", "-wal", 32, b"ab"),
        ("ack", "", 0, b"ack"),
        ("sync", "-wal", 0, b""),
        ("ack", "", 0, b"o"),
        ("cut", "", 8192, b""),
        ("gone", "-wal", 0, b""),
    ]
