"""Keeping a store: one moment of it while others write, whole or not at all, and checked."""

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from intakebot.store import backup
from intakebot.store.backup import Refused, create, manifest, problems
from intakebot.store.uploads import Stored
from tests.store.turns import NOW, begun, spoken


def content(path):
    """All rows of the log and where conversations stand, as of the file itself."""
    with closing(sqlite3.connect(path)) as db:
        return (
            db.execute("SELECT number, seq, data FROM entry ORDER BY 1, 2").fetchall(),
            db.execute("SELECT id, seq, state FROM conversation ORDER BY 1").fetchall(),
        )


@pytest.fixture
def uploads(tmp_path):
    return tmp_path / "uploads"


@pytest.fixture
def uploaded(uploads, stores):
    """A file of a conversation, with its row; ``used`` is the entry that shows it."""

    def upload(name, words=b"a picture", used=1):
        path = uploads / name[-2:] / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(words)
        digest = hashlib.sha256(words).hexdigest()
        row = Stored(name, "conv-1", "a.png", "image/png", len(words), digest, NOW, used_seq=used)
        assert stores.uploads.add(row, 100)
        return path

    return upload


@pytest.fixture
def keep(path, uploads, tmp_path):
    """Make a backup."""
    return lambda at=NOW: create(path, uploads, tmp_path / "backups", at)


async def talked(journal, conversation_id="conv-1"):
    conversation = await begun(journal, conversation_id)
    for word in ("one", "two", "three"):
        conversation = await spoken(journal, conversation, word)
    return conversation


async def test_the_store_is_kept_as_it_is_while_it_is_open(journal, path, keep, uploaded):
    await talked(journal)
    file = uploaded("file_aa")

    made = keep()

    assert made.name == "intakebot-20260921T141320Z"
    assert content(made / "store.sqlite") == content(path)
    assert (made / "uploads" / "aa" / "file_aa").read_bytes() == file.read_bytes()
    held = manifest(made)
    assert (held.epoch, held.made) == ("epoch-1", NOW)
    assert (held.counts["conversation"], held.counts["entry"], held.counts["upload"]) == (1, 3, 1)
    assert held.missing == []
    assert problems(made) == []


async def test_a_write_that_is_not_committed_is_not_in_it(journal, path, keep):
    await talked(journal)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM entry")
        made = keep()
        other.execute("ROLLBACK")

    assert content(made / "store.sqlite") == content(path)


def test_it_is_one_file_that_needs_no_other_and_checking_leaves_it_alone(keep):
    made = keep()
    before = sorted(made.iterdir())

    assert problems(made) == []

    assert sorted(made.iterdir()) == before == [made / "manifest.json", made / "store.sqlite"]
    assert made.stat().st_mode & 0o077 == 0
    assert (made / "store.sqlite").stat().st_mode & 0o077 == 0


def test_only_files_that_the_database_shows_are_kept(keep, uploaded, uploads):
    uploaded("file_ab")
    uploaded("file_cd", used=0)
    for stray in ("coming/file_ef.part", "gh/file_gh", "notes.txt"):
        (uploads / stray).parent.mkdir(exist_ok=True)
        (uploads / stray).write_bytes(b"not ours")

    assert set(manifest(keep()).uploads) == {"ab/file_ab", "cd/file_cd"}


def test_a_file_that_is_swept_up_meanwhile_is_nothing_to_worry_about(keep, uploaded):
    uploaded("file_ab", used=0).unlink()

    made = keep()

    assert (manifest(made).missing, problems(made)) == ([], [])


def test_a_file_that_is_shown_and_lost_is_named_and_the_rest_is_kept(keep, uploaded):
    uploaded("file_ab").unlink()
    uploaded("file_cd")

    made = keep()

    assert manifest(made).missing == ["file_ab"]
    assert set(manifest(made).uploads) == {"cd/file_cd"}
    assert problems(made) == []


def test_a_damaged_upload_stops_the_backup_with_its_name(keep, uploaded, tmp_path):
    uploaded("file_ab").write_bytes(b"another picture")

    with pytest.raises(Refused, match="uploads/ab/file_ab is not the file that was uploaded"):
        keep()

    assert list((tmp_path / "backups").iterdir()) == []


# --- what can't be kept -----------------------------------------------------------------------


async def test_a_log_with_a_gap_is_not_kept_as_if_all_were_well(journal, path, keep, tmp_path):
    await talked(journal)
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM entry WHERE seq = 2")

    with pytest.raises(Refused, match="the log of conversation 1001 has a gap"):
        keep()

    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize("words", [None, b"", b"once upon a time " * 1000])
def test_what_is_no_store_is_refused(tmp_path, words):
    path = tmp_path / "other.sqlite"
    if words is not None:
        path.write_bytes(words)

    with pytest.raises(Refused, match=r"other\.sqlite: "):
        create(path, tmp_path, tmp_path / "backups", NOW)

    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_is_never_overwritten(keep):
    made = keep()
    before = (made / "manifest.json").stat().st_ino

    with pytest.raises(Refused, match="is there already"):
        keep()

    assert (made / "manifest.json").stat().st_ino == before


def test_what_an_interrupted_backup_left_is_in_nobodys_way(keep, tmp_path):
    left = tmp_path / "backups" / "intakebot-20260921T141320Z.part"
    left.mkdir(parents=True)
    (left / "store.sqlite").write_bytes(b"half of it")

    assert problems(keep()) == []
    assert not left.exists()


# --- checking ---------------------------------------------------------------------------------


def spoil_a_page(made):
    with (made / "store.sqlite").open("r+b") as file:
        file.seek(-10, os.SEEK_END)
        file.write(b"\xff" * 10)


def cut_short(made):
    os.truncate(made / "store.sqlite", (made / "store.sqlite").stat().st_size - 4096)


def spoil_an_upload(made):
    (made / "uploads" / "ab" / "file_ab").write_bytes(b"b picture")


def lose_an_upload(made):
    (made / "uploads" / "ab" / "file_ab").unlink()


def lose_the_store(made):
    (made / "store.sqlite").unlink()


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (spoil_a_page, "store.sqlite is not"),
        (cut_short, "store.sqlite is not"),
        (lose_the_store, "store.sqlite is not"),
        (spoil_an_upload, "uploads/ab/file_ab is not"),
        (lose_an_upload, "uploads/ab/file_ab is not"),
    ],
)
async def test_whatever_was_changed_since_is_found(journal, keep, uploaded, spoil, found):
    await talked(journal)
    uploaded("file_ab")
    made = keep()

    spoil(made)

    assert [each for each in problems(made) if each.startswith(found)]


def rewritten(made, statement):
    """Change the kept database, and let the manifest's checksum agree: what was kept wrongly."""
    with closing(sqlite3.connect(made / "store.sqlite", isolation_level=None)) as db:
        db.execute(statement)
    text = (made / "manifest.json").read_text()
    held, now = manifest(made).store, backup.described(made / "store.sqlite")
    text = text.replace(held.sha256, now.sha256).replace(
        f'"size":{held.size}', f'"size":{now.size}'
    )
    (made / "manifest.json").write_text(text)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DELETE FROM entry WHERE seq = 2", "the log of conversation 1001 has a gap"),
        ("DELETE FROM entry WHERE seq = 3", "the log of conversation 1001 has a gap"),
        ("DELETE FROM entry", "the log of conversation 1001 has a gap"),
        ("UPDATE entry SET seq = seq - 1", "the log of conversation 1001 has a gap"),
        ("DELETE FROM conversation", "the log of conversation 1001 has a gap"),
        ("UPDATE conversation SET seq = 4", "the log of conversation 1001 has a gap"),
        ("INSERT INTO meta VALUES ('x', 'y')", "meta: 2 rows, 1 were kept"),
        ("DROP TABLE case_term", "case_term: None rows, 0 were kept"),
        ("DELETE FROM upload", "uploads/ab/file_ab is not the file that was uploaded"),
    ],
)
async def test_what_does_not_add_up_is_found(journal, keep, uploaded, statement, found):
    await talked(journal)
    uploaded("file_ab")
    made = keep()
    assert problems(made) == []

    rewritten(made, statement)

    assert found in problems(made)


async def test_many_gaps_are_not_all_named(journal, keep):
    for number in range(25):
        await talked(journal, f"conv-{number}")
    made = keep()

    rewritten(made, "DELETE FROM entry WHERE seq = 1")

    found = [each for each in problems(made) if "gap" in each or "more" in each]
    assert (len(found), found[-1]) == (21, "and of 5 more")


def test_a_folder_that_is_no_backup_is_told_apart_from_a_damaged_one(tmp_path, keep):
    with pytest.raises(Refused, match=r"is no backup: it has no manifest\.json"):
        problems(tmp_path)

    made = keep()
    whole = (made / "manifest.json").read_bytes()
    (made / "manifest.json").write_bytes(whole[:-20])
    with pytest.raises(Refused, match="is damaged"):
        problems(made)

    (made / "manifest.json").write_bytes(whole.replace(b'"format":1', b'"format":2'))
    with pytest.raises(Refused, match="was made by a newer version"):
        problems(made)


def test_a_copy_elsewhere_is_as_good(keep, tmp_path):
    shutil.copytree(keep(), tmp_path / "elsewhere")

    assert problems(tmp_path / "elsewhere") == []
