"""A place for stores whose tests are about order, not about disks."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from intakebot.store.database import upgrade

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
