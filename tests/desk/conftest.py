"""What the desk's tests share: the attack data beside the project."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def attacks() -> Path:
    """The attack data of ``shared/data/security``, found by walking up."""
    for folder in Path(__file__).resolve().parents:
        found = folder / "shared" / "data" / "security" / "own"
        if found.is_dir():
            return found
    pytest.skip("no shared/data folder beside the project")
