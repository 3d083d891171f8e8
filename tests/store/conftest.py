"""A store on a file of its own for each test: real SQLite, migrated once and copied."""

import shutil

import pytest

from intakebot.store.database import Database, upgrade
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.stores import Stores
from tests.store.turns import NOW


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    path = tmp_path_factory.mktemp("migrated") / "intakebot.sqlite"
    upgrade(f"sqlite:///{path}", epoch="epoch-1", at=NOW)
    return path


@pytest.fixture
def path(migrated, tmp_path):
    return shutil.copy(migrated, tmp_path / "intakebot.sqlite")


@pytest.fixture
def url(path):
    return f"sqlite:///{path}"


@pytest.fixture
async def journal(path):
    opened = await SqliteJournal.open(path)
    yield opened
    await opened.close()


@pytest.fixture
def stores(url):
    opened = Stores(Database(url))
    yield opened
    opened.close()
