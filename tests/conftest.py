"""Fixtures for all rooms: asyncio, and a whole house on a temporary folder.

Nothing of the app is imported before a test asks for it, so that the pure rooms start quickly.
"""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

MEMORY = Path("/dev/shm")
ENOUGH = 1 << 30
"""Bytes."""


def pytest_configure() -> None:
    """Folders of tests lie in memory where there is room: each of ten thousand commits would wait
    for a disk, and none of them is about that wait."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """What was collected stays to the end; a look through it for waste takes half a second."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    from tests.house import flow_files

    return flow_files(tmp_path / "flows")


@pytest.fixture
def given() -> dict[str, Any]:
    """Settings that a test module wants otherwise; override it there."""
    return {}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What stands in a house runs over both databases, but for what is about the file."""
    if "house_url" in metafunc.fixturenames:
        rooms = Path(metafunc.definition.path).relative_to(Path(__file__).parent).parts
        on_file = metafunc.definition.get_closest_marker("on_file") or rooms[0] not in BOTH
        metafunc.parametrize("backend", ["sqlite"] if on_file else ["sqlite", POSTGRES])


BOTH = ("desk", "edge", "faults")
POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)
EPOCH = "epoch_of_the_tests"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from intakebot.store.database import upgrade

    path: Path = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    upgrade(f"sqlite:///{path}", epoch=EPOCH, at=1)
    return path


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    from intakebot.store.database import upgrade
    from tests import postgres

    with postgres.database() as url:
        upgrade(url, epoch=EPOCH, at=1)
        yield url


@pytest.fixture
def house_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    from tests import postgres

    if backend == "postgres":
        return postgres.wiped(request.getfixturevalue("migrated_postgres"))
    shutil.copy(request.getfixturevalue("migrated"), tmp_path / "store.sqlite")
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture
async def house(
    house_url: str, tmp_path: Path, flows: Path, given: dict[str, Any]
) -> AsyncIterator[Any]:
    from tests.house import built

    async with built(house_url, tmp_path, flows, **given) as made:
        yield made


@pytest.fixture
async def live(house: Any) -> AsyncIterator[Any]:
    """The same house behind a real server on a port of its own."""
    from tests.live import serving

    async with serving(house) as made:
        yield made
