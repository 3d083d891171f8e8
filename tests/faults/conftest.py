"""A place for stores whose tests are about order, not about disks."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from intakebot.store.database import upgrade
from tests import postgres
from tests.faults.nodes import Cache

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@pytest.fixture(scope="module")
def quick():
    """A folder in memory, where waiting for the disk takes no time."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def template(quick):
    """A new store in that folder, to be copied."""
    upgrade(f"sqlite:///{quick}/template.sqlite", epoch="e", at=0)
    return quick / "template.sqlite"


@pytest.fixture(scope="module")
def empty_postgres():
    """A new store in PostgreSQL, to be copied."""
    with postgres.database() as url:
        upgrade(url, epoch="epoch-1", at=1)
        yield url


@pytest.fixture
def database(empty_postgres):
    """A store of this test's own in PostgreSQL."""
    with postgres.database(empty_postgres) as url:
        yield url


@pytest.fixture
def cache():
    """A Redis of this test's own, whatever the test does to it."""
    made = Cache()
    yield made
    made.go_on()
    made.kill()
