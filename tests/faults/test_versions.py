"""Old and new side by side, as a rolling update and its way back have them.

The old one is the first version that had the newest migration as it is; its code comes out of the
repository's history, so that a copy without history skips this. A new one whose migration only
adds is this version with one more.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from tests.faults.clients import Process
from tests.faults.test_rolling import Rolling

pytestmark = [pytest.mark.faults, pytest.mark.postgres]

ROOT = Path(__file__).parents[2]
MIGRATIONS = "intakebot/store/migrations/versions"
TOLD = ("database_url", "redis_url", "bus_prefix", "flows", "uploads", "port", "sessions_an_hour")
TOLD += ("text_limit", "messages_a_minute", "frames_a_second")
"""Settings that every version knows."""
ADDS = """\
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{newest}"
additive = True


def upgrade():
    op.add_column("conversation", sa.Column("mood", sa.Text(), nullable=True))
    op.add_column("entry", sa.Column("weight", sa.Integer(), server_default="1", nullable=False))
    op.create_table("mood", sa.Column("name", sa.Text(), primary_key=True))
    op.create_index("ix_conversation_mood", "conversation", ["mood"])
"""


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


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    """A folder with this version and a migration more."""
    folder = tmp_path_factory.mktemp("newer")
    pages = shutil.ignore_patterns("__pycache__", "pages")
    shutil.copytree(ROOT / "intakebot", folder / "intakebot", ignore=pages)
    versions = folder / MIGRATIONS
    newest = max(file.name[:4] for file in versions.glob("0*.py"))
    (versions / "9000_adds.py").write_text(ADDS.format(newest=newest))
    return folder


class Versions(Rolling):
    """Two nodes, each of which may be of another version."""

    def __init__(self, *asked, other, those, **given):
        super().__init__(*asked, **given)
        self.other = other
        self.those = those
        """The numbers of those that are of the other version when they start next."""

    async def start(self, number):
        if number not in self.those:
            await super().start(number)
            return
        named = {f"INTAKEBOT_{each.upper()}": str(self.all[number][each]) for each in TOLD}
        environment = os.environ | named | {"PYTHONPATH": str(self.other)}
        node = Process([sys.executable, "-m", "intakebot", "serve"], self.people)
        with self.log.open("ab") as log:
            await node.execute(cwd=self.other, env=environment, stdout=log, stderr=log)
        self.nodes[number] = node

    async def update(self, numbers):
        """From one version to the other or back, in this order; what did not hold."""
        await self.furnish()
        self.living = [asyncio.ensure_future(page.live()) for page in self.pages]
        for number in numbers:
            self.those ^= {number}
            await self.answered(3 * self.talking, within=60)
            wrong = await self.restarted(number)
            if wrong := wrong + await self.broken():
                return wrong
        return []


@pytest.fixture
async def nodes(tmp_path, database):
    """Begin two nodes, ``those`` of the ``other`` version; they are gone when the test is."""
    made = []

    async def begin(other, those, talking=20):
        given = {"nodes": 2, "talking": talking, "other": other, "those": those}
        made.append(Versions(tmp_path, database, **given))
        return await made[-1].begun()

    yield begin
    for each in made:
        await each.end()


@pytest.mark.timeout(240)
async def test_where_a_new_version_only_adds_old_ones_serve_beside_it_and_start_again(nodes, newer):
    """The first is new and migrates while the second serves, which then starts as old again."""
    nodes = await nodes(newer, set(), talking=10)

    wrong = await nodes.update([0])
    wrong += await nodes.restarted(1) + await nodes.broken()

    added = nodes.rows("SELECT version_num, (SELECT count(*) FROM mood) FROM alembic_version")
    assert wrong == [], wrong[:6]
    assert added == [("9000", 0)]


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_twenty_restarts_between_old_and_new_lose_nothing(nodes, old, record_property):
    nodes = await nodes(old, {0, 1})

    wrong = await nodes.update([0, 1] * 10)

    record_property("seconds to the exit", nodes.took)
    record_property("acknowledged turns", len(nodes.people.acked))
    assert wrong == [], [*wrong[:6], nodes.took]
