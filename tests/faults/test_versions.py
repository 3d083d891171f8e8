"""Old and new side by side on one schema, as a rolling update and its way back have them.

The old one is the first version that had the newest migration as it is; its code comes out of the
repository's history, so that a copy without history skips this. How an update changes the schema
is the operator's part: see README.md.
"""

import asyncio
import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.faults.clients import Process
from tests.faults.nodes import Stubborn
from tests.faults.test_rolling import Rolling, Somewhere

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.long]

ROOT = Path(__file__).parents[2]
MIGRATIONS = "intakebot/store/migrations/versions"
TOLD = ("database_url", "redis_url", "bus_prefix", "flows", "uploads", "port", "sessions_an_hour")
TOLD += ("text_limit", "messages_a_minute", "frames_a_second")
"""Settings that every version knows."""


def git(*arguments):
    done = subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"no history to take an old version from: {done.stderr.decode().strip()}")
    return done.stdout


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """A folder with the first version on this schema."""
    if git("rev-parse", "--is-shallow-repository").strip() != b"false":
        pytest.skip("no history to take an old version from: this copy is shallow")
    commit = git("log", "-1", "--format=%H", "--", MIGRATIONS).decode().strip()
    folder = tmp_path_factory.mktemp("old")
    with tarfile.open(fileobj=BytesIO(git("archive", commit, "intakebot"))) as packed:
        packed.extractall(folder, filter="data")
    return folder


class Asking(Somewhere, Stubborn):
    """Sends again what was refused for a reason that passes."""


class Versions(Rolling):
    """Two nodes, each of which may be of the old version."""

    page = Asking

    def __init__(self, *asked, old, **given):
        super().__init__(*asked, **given)
        self.old = old
        self.aged = {0, 1}
        """The numbers of those that are old when they start next."""

    async def start(self, number):
        if number not in self.aged:
            await super().start(number)
            return
        named = {f"INTAKEBOT_{each.upper()}": str(self.all[number][each]) for each in TOLD}
        environment = os.environ | named | {"PYTHONPATH": str(self.old)}
        node = Process([sys.executable, "-m", "intakebot", "serve"], self.people)
        with self.log.open("ab") as log:
            await node.execute(cwd=self.old, env=environment, stdout=log, stderr=log)
        self.nodes[number] = node

    async def update(self, rounds):
        """Up and down again, one node after the other; what did not hold."""
        await self.furnish()
        self.living = [asyncio.ensure_future(page.live()) for page in self.pages]
        for turn in range(rounds):
            number = turn % 2
            self.aged ^= {number}
            await self.answered(3 * self.talking, within=60)
            wrong = await self.restarted(number)
            if wrong := wrong + await self.broken():
                return wrong
        return []


@pytest.fixture
async def nodes(tmp_path, database, old):
    made = Versions(tmp_path, database, nodes=2, talking=20, old=old)
    try:
        yield await made.begun()
    finally:
        await made.end()


@pytest.mark.timeout(1800)
async def test_twenty_restarts_between_old_and_new_lose_nothing(nodes, record_property):
    wrong = await nodes.update(20)

    record_property("seconds to the exit", nodes.took)
    record_property("acknowledged turns", len(nodes.people.acked))
    assert wrong == [], [*wrong[:6], nodes.took]
