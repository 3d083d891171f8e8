"""Bringing a store back: all of it, under a new epoch, and never over one that is in use."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256

import pytest

from intakebot.store.agents import Agent, Invite
from intakebot.store.backup import STORE, Refused, create
from intakebot.store.database import Database
from intakebot.store.restore import restore
from intakebot.store.sqlite_journal import SqliteJournal
from intakebot.store.stores import Stores
from tests.store.test_backup import content, rewritten, talked
from tests.store.test_database import columns, later
from tests.store.turns import NOW, spoken

__all__ = ["later"]

LATER = NOW + 60_000


@pytest.fixture
def kept(path, tmp_path):
    """A backup of three entries, of a store that has gone on since, stopped."""
    return asyncio.run(kept_in_mid_talk(path, tmp_path))


async def kept_in_mid_talk(path, folder):
    journal = await SqliteJournal.open(path)
    conversation = await talked(journal)
    file = folder / "uploads" / "ab" / "file_ab"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"a picture")
    with closing(sqlite3.connect(path)) as db, db:
        row = ("file_ab", "conv-1", "a.png", "image/png", 9, sha256(b"a picture").hexdigest())
        db.execute("INSERT INTO upload VALUES (?, ?, ?, ?, ?, ?, 0, 0, 1, 1, '[]')", row)
    made = create(path, folder / "uploads", folder / "backups", NOW)
    await spoken(journal, conversation, "after the backup")
    await journal.close()
    return made


@pytest.fixture
def back(kept, path, tmp_path):
    """Restore to where the store is, or to another file."""

    def bring(to=path, uploads=tmp_path / "uploads", **more):
        return restore(kept, to, uploads, "epoch-2", LATER, **more)

    return bring


async def test_a_store_is_brought_back_where_there_is_none(kept, back, tmp_path):
    database = tmp_path / "new" / "store.sqlite"

    assert back(to=database, uploads=tmp_path / "new" / "uploads") is None

    assert content(database) == content(kept / STORE)
    assert (tmp_path / "new" / "uploads" / "ab" / "file_ab").read_bytes() == b"a picture"
    journal = await SqliteJournal.open(database)
    assert journal.epoch == "epoch-2"
    assert (await journal.load("conv-1")).conversation.seq == 3
    await journal.close()


def test_a_store_that_is_there_is_left_alone_unless_told(back, path):
    before = content(path)

    with pytest.raises(Refused, match="is there already"):
        back()

    assert content(path) == before


def test_a_store_that_is_replaced_is_moved_aside_whole(kept, back, path):
    before = content(path)

    aside = back(replace=True)

    assert aside.name == "intakebot.sqlite.before-20260921T141420Z"
    assert content(aside) == before
    assert content(path) == content(kept / STORE)
    assert len(before[0]) == 4
    left = {each.name for each in path.parent.iterdir() if each.name.startswith("intakebot.")}
    assert left == {path.name, aside.name}


async def test_a_store_in_use_is_never_replaced(back, path):
    journal = await SqliteJournal.open(path)
    await spoken(journal, (await journal.load("conv-1")).conversation, "still here")
    before = content(path)

    with pytest.raises(Refused, match="is in use; stop the server first"):
        back(replace=True)

    assert content(path) == before
    await journal.close()
    assert back(replace=True) is not None


def test_a_store_that_only_looks_is_in_use_too(back, path):
    database = Database(f"sqlite:///{path}")
    assert database.current()

    with pytest.raises(Refused, match="is in use"):
        back(replace=True)

    database.close()


def test_a_damaged_store_can_be_replaced(kept, back, path):
    path.write_bytes(b"once upon a time " * 1000)

    aside = back(replace=True)

    assert aside.read_bytes().startswith(b"once")
    assert content(path) == content(kept / STORE)


def test_the_log_of_a_lost_store_does_not_get_into_the_new_one(kept, back, path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE entry SET data = 'from the store that is gone'")
        db.commit()
        shutil.copy(f"{path}-wal", path.parent / "wal")
    path.unlink()
    (path.parent / "wal").rename(f"{path}-wal")

    aside = back()

    assert content(path) == content(kept / STORE)
    assert aside.with_name(f"{aside.name}-wal").exists()


def test_a_backup_that_is_not_whole_changes_nothing(kept, back, path):
    before = content(path)
    (kept / "uploads" / "ab" / "file_ab").unlink()

    with pytest.raises(Refused, match="uploads/ab/file_ab is not the file that was kept"):
        back(replace=True)

    assert content(path) == before


def test_an_upload_that_was_lost_or_spoilt_comes_back_and_the_others_stay(back, tmp_path):
    there = tmp_path / "uploads" / "ab" / "file_ab"
    there.write_bytes(b"b picture")
    newer = tmp_path / "uploads" / "cd" / "file_cd"
    newer.parent.mkdir()
    newer.write_bytes(b"newer")

    back(replace=True)

    assert there.read_bytes() == b"a picture"
    assert newer.read_bytes() == b"newer"


def test_the_kept_backup_stays_as_it_is(kept, back):
    before = {each: each.read_bytes() for each in kept.rglob("*") if each.is_file()}

    back(replace=True)

    assert {each: each.read_bytes() for each in kept.rglob("*") if each.is_file()} == before


def test_who_was_signed_out_and_links_that_were_used_since_do_not_come_back(path, tmp_path):
    stores = Stores(Database(f"sqlite:///{path}"))
    anna = Agent("agent_1", "anna@staff.example", "Anna", "agent", (), "hash", True, 1, NOW)
    stores.agents.add(anna)
    stores.agents.invite("t" * 43, Invite("bea@staff.example", "Bea", "agent", (), LATER * 2))
    with stores.database.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO session VALUES (x'00', 'agent_1', 1, 1, 9999999999999, 'csrf')"
        )
    made = create(path, tmp_path / "uploads", tmp_path / "backups", NOW)
    stores.close()

    restore(made, path, tmp_path / "uploads", "epoch-2", LATER, replace=True)

    stores = Stores(Database(f"sqlite:///{path}"))
    assert stores.agents.get("agent_1") == anna
    assert stores.agents.invitation("t" * 43, NOW) is None
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM session").fetchone() == (0,)
    stores.close()


async def test_a_backup_of_a_newer_version_is_refused_before_anything_changes(kept, back, path):
    before = content(path)
    rewritten(kept, "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(Refused, match="revision 9999, which this version does not know"):
        back(replace=True)

    assert content(path) == before
    assert not [each for each in path.parent.iterdir() if "restoring" in each.name]


def test_a_backup_of_an_older_version_comes_back_with_this_versions_tables(kept, back, path, later):
    later()

    aside = back(replace=True)

    assert "mood" in columns(path)
    assert content(path) == content(kept / STORE)
    left = {each.name for each in path.parent.iterdir() if each.name.startswith("intakebot.")}
    assert left == {path.name, aside.name}
