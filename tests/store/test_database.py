"""Bringing the tables up to date: once, all or none, with a copy, and never backwards."""

import sqlite3
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import select

from intakebot.store import connection, database
from intakebot.store.database import Database, TooNew, Unusable, sqlite_path, upgrade
from intakebot.store.journal import StorageBusy
from intakebot.store.tables import FULL_TEXT, MetaRow, Table
from tests.store.turns import NOW

HEAD = max(file.name[:4] for file in database.MIGRATIONS.glob("versions/0*.py"))
LATER = "9000"
NEXT = f'''"""A later change."""
import sqlalchemy as sa
from alembic import op
revision = "{LATER}"
down_revision = "{HEAD}"
{{additive}}
def upgrade():
    op.add_column("conversation", sa.Column("mood", sa.Text(), server_default=""))
    {{more}}
'''


@pytest.fixture
def later(tmp_path, monkeypatch):
    """The migrations as a later version has them; ``more`` is what its new one does besides."""

    def made(more="", additive=""):
        folder = tmp_path / "migrations"
        if not folder.exists():
            folder.symlink_to(database.MIGRATIONS)
            real = folder.resolve()
            folder.unlink()
            (folder / "versions").mkdir(parents=True)
            for file in real.rglob("*"):
                if file.is_file() and file.suffix in (".py", ".mako"):
                    (folder / file.relative_to(real)).write_bytes(file.read_bytes())
        (folder / "versions" / f"{LATER}_later.py").write_text(
            NEXT.format(more=more, additive=additive)
        )
        monkeypatch.setattr(database, "MIGRATIONS", folder)

    return made


def test_each_migration_is_called_by_its_revision_and_follows_the_one_before():
    files = sorted(database.MIGRATIONS.glob("versions/*_*.py"))
    named = [each.name[:4] for each in files]
    chain = ScriptDirectory(str(database.MIGRATIONS)).walk_revisions()

    assert [each.revision for each in chain] == named[::-1]
    assert named[-1] == HEAD


def test_a_start_with_nothing_to_migrate_does_without_alembic(url, path):
    script = (
        "import sys\n"
        "from intakebot.store.database import upgrade\n"
        f"print(upgrade({url!r}, 'epoch', 0).after, 'alembic' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == [HEAD, "False"]


def columns(path):
    with sqlite3.connect(path) as db:
        return {row[1] for row in db.execute("PRAGMA table_info(conversation)")}


def test_the_migrations_make_exactly_the_tables_that_are_declared(path):
    with create_engine(f"sqlite:///{path}").connect() as db:
        found = compare_metadata(MigrationContext.configure(db), Table.metadata)

    strange = [each for each in found if not is_full_text(each)]
    assert strange == []


def is_full_text(difference):
    kind, what = difference[0], difference[1]
    return kind == "remove_table" and what.name.startswith(tuple(FULL_TEXT))


def test_the_full_text_tables_are_the_declared_ones(path):
    with sqlite3.connect(path) as db:
        made = dict(db.execute("SELECT name, sql FROM sqlite_schema WHERE sql LIKE '%fts5%'"))

    assert made == FULL_TEXT


def test_a_new_store_is_named_once_and_stays_so(tmp_path):
    url = f"sqlite:///{tmp_path}/deep/down/new.sqlite"

    first = upgrade(url, epoch="first", at=NOW)
    second = upgrade(url, epoch="second", at=NOW)

    assert (first.before, first.copy) == ("", None)
    assert (second.before, second.after, second.copy) == (first.after, first.after, None)
    with Database(url).reading() as session:
        assert session.exec(select(MetaRow.value)).all() == ["first"]


def test_a_copy_is_kept_before_a_migration_that_has_work_to_do(url, path, later):
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO meta VALUES ('told', 'before')")
    later()

    done = upgrade(url, epoch="x", at=NOW)

    assert (done.before, done.after) == (HEAD, LATER)
    assert "mood" in columns(path)
    assert "mood" not in columns(done.copy)
    assert done.copy.name == f"intakebot.sqlite.{HEAD}-20260921T141320Z.bak"
    with sqlite3.connect(done.copy) as db:
        assert db.execute("SELECT value FROM meta WHERE key = 'told'").fetchone() == ("before",)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_copy_holds_what_is_still_in_the_write_ahead_log(url, path, later):
    live = sqlite3.connect(path)
    live.execute("PRAGMA wal_autocheckpoint = 0")
    live.execute("INSERT INTO meta VALUES ('told', 'just now')")
    live.commit()
    later()

    copy = upgrade(url, epoch="x", at=NOW).copy

    with sqlite3.connect(copy) as db:
        assert db.execute("SELECT value FROM meta WHERE key = 'told'").fetchone() == ("just now",)
    live.close()


def test_a_migration_that_fails_changes_nothing(url, path, later):
    later(more="raise RuntimeError('half way')")

    with pytest.raises(RuntimeError, match="half way"):
        upgrade(url, epoch="x", at=NOW)

    assert "mood" not in columns(path)
    later()
    assert upgrade(url, epoch="x", at=NOW).after == LATER


def test_without_room_for_a_copy_nothing_is_touched(url, path, later):
    later()
    taken = path.with_name(f"intakebot.sqlite.{HEAD}-20260921T141320Z.bak")
    taken.symlink_to(path.parent / "absent" / "copy")

    with pytest.raises(Unusable, match="could not keep a copy"):
        upgrade(url, epoch="x", at=NOW)

    assert "mood" not in columns(path)


def test_a_database_of_a_newer_version_is_refused_with_a_way_out(url, path):
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(TooNew, match="newer version"):
        upgrade(url, epoch="x", at=NOW)
    assert not Database(url).current()


def test_an_older_version_goes_on_with_tables_that_a_newer_one_only_added_to(
    url, path, later, monkeypatch
):
    older = database.MIGRATIONS
    later(additive="additive = True")
    upgrade(url, epoch="x", at=NOW)
    assert Database(url).current(exactly=True)
    monkeypatch.setattr(database, "MIGRATIONS", older)

    done = upgrade(url, epoch="x", at=NOW)

    assert (done.before, done.after, done.copy) == (LATER, LATER, None)
    assert Database(url).current()
    assert not Database(url).current(exactly=True)
    assert "mood" in columns(path)


def test_where_a_newer_version_did_more_than_add_an_older_one_is_refused(
    url, path, later, monkeypatch
):
    older = database.MIGRATIONS
    later()
    upgrade(url, epoch="x", at=NOW)
    monkeypatch.setattr(database, "MIGRATIONS", older)

    with pytest.raises(TooNew):
        upgrade(url, epoch="x", at=NOW)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"once upon a time " * 1000)

    with pytest.raises(Unusable, match="not a database"):
        upgrade(f"sqlite:///{junk}", epoch="x", at=NOW)
    assert junk.read_bytes().startswith(b"once upon")


def test_processes_that_start_at_once_upgrade_once(tmp_path):
    url = f"sqlite:///{tmp_path}/new.sqlite"
    code = "import sys; from intakebot.store.database import upgrade; upgrade(*sys.argv[1:3], at=1)"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, url, f"epoch-{n}"], stderr=subprocess.PIPE, text=True
        )
        for n in range(3)
    ]
    errors = [each.communicate(timeout=60)[1] for each in started]

    assert errors == ["", "", ""]
    with sqlite3.connect(tmp_path / "new.sqlite") as db:
        assert db.execute("SELECT count(*) FROM meta").fetchone() == (1,)
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


@pytest.mark.parametrize(
    "url", ["postgresql://localhost/x", "sqlite://", "sqlite:///", "mysql://u:hunter2@h/x", "://"]
)
def test_only_a_file_of_sqlite_is_taken(url):
    with pytest.raises(ValueError, match="SQLite") as refused:
        sqlite_path(url)
    assert "hunter2" not in str(refused.value)


def test_a_session_that_raises_writes_nothing(url):
    db = Database(url)

    def fail():
        with db.writing() as session:
            session.add(MetaRow(key="a", value="b"))
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with db.reading() as session:
        assert session.get(MetaRow, "a") is None
    db.close()


def test_a_session_writes_as_durably_as_the_journal(path, url):
    with Database(url).writing() as session:
        db = session.connection().connection.driver_connection
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.in_transaction


def test_a_held_lock_is_a_typed_error(url, path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 50)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy), Database(url).writing():
            pass
        other.execute("COMMIT")
    assert connection.PATIENCE == 4000
