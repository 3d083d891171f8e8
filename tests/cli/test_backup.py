"""``intakebot backup``: the way an operator goes, and words when it can't be gone."""

import sqlite3
from contextlib import closing

import pytest

from intakebot.store.backup import manifest


@pytest.fixture
def store(folder, run):
    assert run("db", "upgrade").exit_code == 0
    return folder / "store.sqlite"


def epoch(store):
    with closing(sqlite3.connect(store)) as db:
        return db.execute("SELECT value FROM meta WHERE key = 'epoch'").fetchone()[0]


def test_a_store_is_kept_checked_and_brought_back_under_a_new_epoch(run, folder, store):
    before = epoch(store)

    created = run("backup", "create")
    assert created.exit_code == 0, created.output
    made = created.stdout.splitlines()[0]
    assert made.startswith("backups/intakebot-")
    assert "0 conversations, 0 entries, 0 files." in created.stdout

    checked = run("backup", "verify", made)
    assert (checked.exit_code, checked.stdout.split()[0]) == (0, "Whole.")

    refused = run("backup", "restore", made)
    assert refused.exit_code == 2
    assert refused.stderr == f"Nothing was done: {store} is there already\n"

    restored = run("backup", "restore", made, "--replace")
    assert restored.exit_code == 0, restored.output
    assert f"The store that was there: {store}.before-" in restored.stdout
    assert epoch(store) != before
    assert epoch(store).startswith("epoch_")


def test_a_damaged_backup_is_told_with_every_problem(run, folder, store):
    run("backup", "create", "kept")
    (made,) = (folder / "kept").iterdir()
    with (made / "store.sqlite").open("ab") as file:
        file.write(b"!")

    checked = run("backup", "verify", str(made))

    assert checked.exit_code == 1
    assert checked.stderr == "store.sqlite is not the file that was kept\n"
    assert run("backup", "restore", str(made), "--replace").exit_code == 2


def test_a_lost_upload_is_told_and_the_backup_kept(run, folder, store):
    with closing(sqlite3.connect(store)) as db, db:
        row = "('file_ab', 'c', 'a', 't', 1, 'x', 0, 0, 1, 1, '[]')"
        db.execute(f"INSERT INTO upload VALUES {row}")

    created = run("backup", "create")

    assert created.exit_code == 1
    assert created.stderr == "Its file is missing, and was before: file_ab\n"
    assert manifest(folder / created.stdout.splitlines()[0]).missing == ["file_ab"]


@pytest.mark.parametrize("command", [["verify", "nowhere"], ["restore", "nowhere"]])
def test_what_is_no_backup_is_refused_in_words(run, store, command):
    done = run("backup", *command)

    assert done.exit_code == 2
    assert done.stderr == "Nothing was done: nowhere is no backup: it has no manifest.json\n"


def test_without_a_store_there_is_nothing_to_keep(run, folder):
    done = run("backup", "create")

    assert done.exit_code == 2
    assert "store.sqlite: unable to open database file" in done.stderr
    assert not (folder / "store.sqlite").exists()


def test_a_folder_that_may_not_be_written_is_told(run, folder, store):
    (folder / "backups").write_text("a file")

    done = run("backup", "create")

    assert done.exit_code == 2
    assert done.stderr.startswith("Nothing was done: ")


def test_another_database_is_refused_without_its_password(run, store, monkeypatch):
    monkeypatch.setenv("INTAKEBOT_DATABASE_URL", "postgresql://u:hunter2@h/x")

    done = run("backup", "create")

    assert done.exit_code == 2
    assert "not the address of an SQLite file" in done.stderr
    assert "hunter2" not in done.output
