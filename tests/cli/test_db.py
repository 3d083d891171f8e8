"""``intakebot db``."""

import sqlite3

import pytest

from tests import postgres


def test_a_new_database_is_made_and_the_second_time_nothing_is_to_do(folder, run):
    first, second = run("db", "upgrade"), run("db", "upgrade")

    assert (first.exit_code, second.exit_code) == (0, 0)
    made = first.stdout.removeprefix("new → ").strip()
    assert made.isdecimal()
    assert second.stdout == f"Up to date ({made}).\n"
    assert (folder / "store.sqlite").is_file()


def test_an_older_database_is_copied_first_and_the_copy_is_named(folder, run, monkeypatch):
    from intakebot.store import database
    from tests.store.test_database import HEAD, LATER, NEXT

    run("db", "upgrade")
    newer = folder / "migrations"
    (newer / "versions").mkdir(parents=True)
    for file in database.MIGRATIONS.rglob("*.py"):
        (newer / file.relative_to(database.MIGRATIONS)).write_text(file.read_text())
    (newer / "versions" / f"{LATER}_later.py").write_text(NEXT.format(more="", additive=""))
    monkeypatch.setattr(database, "MIGRATIONS", newer)

    done = run("db", "upgrade")

    changed, copied = done.stdout.splitlines()
    assert changed == f"{HEAD} → {LATER}"
    assert copied.startswith("The database as it was: ")
    assert sqlite3.connect(copied.partition(": ")[2]).execute("SELECT * FROM conversation")


def test_a_database_of_a_newer_version_is_refused_in_words(folder, run):
    run("db", "upgrade")
    with sqlite3.connect(folder / "store.sqlite") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")

    done = run("db", "upgrade")

    assert (done.exit_code, done.stdout) == (2, "")
    assert "install the newer version again" in done.stderr


def test_a_folder_that_can_not_be_made_is_said(folder, run, monkeypatch):
    (folder / "file").write_text("")
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", f"sqlite:///{folder}/file/store.sqlite")

    done = run("db", "upgrade")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Not started: the database cannot be used: ")


@pytest.mark.postgres
def test_a_store_moves_to_postgres_and_back_and_its_tables_are_named(folder, run):
    run("db", "upgrade")
    with postgres.database() as url:
        there = run("db", "copy", "--from", f"sqlite:///{folder}/store.sqlite", "--to", url)
        back = run("db", "copy", "--from", url, "--to", f"sqlite:///{folder}/back.sqlite")
        up_to_date = run("db", "upgrade")

    assert (there.exit_code, back.exit_code, up_to_date.exit_code) == (0, 0, 0)
    assert there.stdout == back.stdout
    assert "conversation                 0  0000" in there.stdout
    assert there.stdout.endswith("Uploaded files stay where they are.\n")


def test_what_can_not_be_copied_is_said_and_left_alone(folder, run):
    run("db", "upgrade")
    here = f"sqlite:///{folder}/store.sqlite"

    same = run("db", "copy", "--from", here)
    absent = run("db", "copy", "--from", f"sqlite:///{folder}/absent.sqlite")
    away = run("db", "copy", "--from", here, "--to", "postgresql://u:hunter2@127.0.0.1:9/x")

    assert [each.exit_code for each in (same, absent, away)] == [2, 2, 2]
    assert "one database" in same.stderr
    assert "not there" in absent.stderr
    assert away.stderr.startswith("Nothing was copied: ")
    assert "hunter2" not in away.stderr
    assert not (folder / "absent.sqlite").exists()


def test_a_store_that_is_served_is_not_copied(folder, run):
    from intakebot.wiring.sole import nobody_serves

    run("db", "upgrade")
    here = f"sqlite:///{folder}/store.sqlite"
    with nobody_serves(here):
        done = run("db", "copy", "--from", here, "--to", f"sqlite:///{folder}/b.sqlite")

    assert done.exit_code == 2
    assert "Stop it first" in done.stderr
