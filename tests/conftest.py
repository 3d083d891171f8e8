"""Fixtures for all rooms: asyncio, and a whole house on a temporary folder.

Nothing of the app is imported before a test asks for it, so that the pure rooms start quickly.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest


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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from intakebot.store.database import upgrade

    path: Path = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    upgrade(f"sqlite:///{path}", epoch="epoch_of_the_tests", at=1)
    return path


@pytest.fixture
async def house(
    migrated: Path, tmp_path: Path, flows: Path, given: dict[str, Any]
) -> AsyncIterator[Any]:
    from tests.house import built

    async with built(migrated, tmp_path, flows, **given) as made:
        yield made


@pytest.fixture
async def live(house: Any) -> AsyncIterator[Any]:
    """The same house behind a real server on a port of its own."""
    from tests.live import serving

    async with serving(house) as made:
        yield made
