"""A store of its own for each test: real SQLite, migrated once and copied; and PostgreSQL.

A test that asks for ``path`` is about the file and runs on SQLite alone; whatever else uses a
store runs on both.
"""

import shutil

import pytest

from intakebot.store.database import Database, upgrade
from intakebot.store.journals import open_journal
from intakebot.store.stores import Stores
from tests import postgres
from tests.store.turns import NOW

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


def pytest_generate_tests(metafunc):
    if "backend" in metafunc.fixturenames:
        usual = ["sqlite"] if "path" in metafunc.fixturenames else ["sqlite", POSTGRES]
        metafunc.parametrize("backend", getattr(metafunc.module, "BACKENDS", usual))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    path = tmp_path_factory.mktemp("migrated") / "intakebot.sqlite"
    upgrade(f"sqlite:///{path}", epoch="epoch-1", at=NOW)
    return path


@pytest.fixture(scope="session")
def migrated_postgres():
    with postgres.database() as url:
        upgrade(url, epoch="epoch-1", at=NOW)
        yield url


@pytest.fixture
def path(migrated, tmp_path):
    return shutil.copy(migrated, tmp_path / "intakebot.sqlite")


@pytest.fixture
def url(backend, request):
    if backend == "sqlite":
        return f"sqlite:///{request.getfixturevalue('path')}"
    return postgres.wiped(request.getfixturevalue("migrated_postgres"))


@pytest.fixture
async def journal(url):
    opened = await open_journal(url)
    yield opened
    await opened.close()


@pytest.fixture
def stores(url):
    opened = Stores(Database(url))
    yield opened
    opened.close()
