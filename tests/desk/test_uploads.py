"""Files: streamed in with a count, whole or not at all, and only for their conversation."""

import asyncio
import hashlib
import os
import resource
import secrets
import time

import pytest
from PIL import Image

from intakebot.desk.uploads import ABANDONED_FOR, UNUSED_FOR, TooManyFiles, Uploads
from intakebot.desk.world import World
from intakebot.errors import NotFound, TooLarge, WrongKind
from intakebot.settings import Settings
from intakebot.store.database import Database, upgrade
from intakebot.store.journal import StorageError
from intakebot.store.stores import Stores
from tests import shared

TEXT = b"Error PAY-1042: gateway timeout\n"


class Desk:
    """Uploads on a folder and a database of their own, and a clock to move."""

    def __init__(self, folder, **settings):
        url = f"sqlite:///{folder / 'store.sqlite'}"
        upgrade(url, epoch="one", at=1)
        self.at = int(time.time() * 1000)
        self.folder = folder / "uploads"
        self.stores = Stores(Database(url))
        world = World(
            lambda: self.at,
            lambda p: p + secrets.token_hex(16),
            lambda: "",
            lambda low, _: low,
            lambda: self.at / 1000,
        )
        self.settings = Settings(database_url=url, uploads=self.folder, **settings)
        self.uploads = Uploads(self.settings, self.stores.uploads, world)

    async def add(self, *pieces, name="a.txt", conversation="conv_a", declared=0, censors=True):
        async def stream():
            for piece in pieces:
                if isinstance(piece, Exception):
                    raise piece
                yield piece

        return await self.uploads.add(conversation, name, stream(), declared, censors=censors)

    def files(self):
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path, file_limit=100_000)
    yield made
    made.stores.close()


async def test_a_file_lies_under_a_random_id_and_is_known_by_its_conversation(desk):
    kept = await desk.add(TEXT[:5], TEXT[5:], name="../../etc/passwd")

    path, meta = await desk.uploads.read(kept.id)
    assert path.read_bytes() == TEXT
    assert path.name == kept.id
    assert path.is_relative_to(desk.folder)
    assert (meta.name, meta.media_type, meta.size) == ("passwd.txt", "text/plain", len(TEXT))
    assert meta.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert [one.id for one in await desk.uploads.of("conv_a", [kept.id])] == [kept.id]


@pytest.mark.parametrize(
    "ids", [["file_absent"], ["theirs"], ["mine", "theirs"], [""], ["x" * 500]]
)
async def test_what_belongs_to_another_conversation_is_as_absent_as_what_never_was(desk, ids):
    mine, theirs = await desk.add(TEXT), await desk.add(TEXT, conversation="conv_b")
    named = {"mine": mine.id, "theirs": theirs.id}

    with pytest.raises(NotFound) as refused:
        await desk.uploads.of("conv_a", [named.get(one, one) for one in ids])
    assert str(refused.value) == "that file is not here"


async def test_no_ids_are_no_files(desk):
    assert await desk.uploads.of("conv_a", []) == []


async def test_a_picture_is_redrawn_and_measured(desk, tmp_path):
    Image.new("RGB", (30, 20), "teal").save(tmp_path / "in.jpg", comment=b"Mallory")
    raw = (tmp_path / "in.jpg").read_bytes() + b"<script>"

    kept = await desk.add(raw, name="photo")

    path, meta = await desk.uploads.read(kept.id)
    assert b"Mallory" not in path.read_bytes()
    assert b"script" not in path.read_bytes()
    assert (meta.name, meta.width, meta.height) == ("photo.jpg", 30, 20)
    assert meta.size == path.stat().st_size


def log(lines=600):
    """A log with a password in it and, far behind, bytes that are no text."""
    head = b"\xef\xbb\xbf10:02 GET /cart\n10:03 password=hunter2secret\n"
    return head + b"10:04 GET /pay\n" * lines + b"\xff\xfe odd bytes\n"


@pytest.mark.parametrize("sent", [log(), log(6000)], ids=["short", "long"])
async def test_a_log_is_kept_without_the_password_in_it(desk, sent):
    kept = await desk.add(sent[:20], sent[20:], name="server.log")

    path, again = await desk.uploads.read(kept.id)
    text = path.read_bytes()
    assert b"hunter2" not in text
    assert text.startswith(b"\xef\xbb\xbf10:02 GET /cart\n10:03 password=")
    assert text.endswith(b"GET /pay\n\xff\xfe odd bytes\n")
    assert (kept.size, kept.sha256) == (len(text), hashlib.sha256(text).hexdigest())
    assert list(again.removed) == ["password"]
    (shown,) = await desk.uploads.of("conv_a", [kept.id])
    assert shown.removed == ["password"]
    assert desk.files() == [path]


async def test_an_agents_file_is_kept_as_it_is(desk):
    kept = await desk.add(log(), censors=False)

    assert (await desk.uploads.read(kept.id))[0].read_bytes() == log()
    assert kept.removed == ()


async def test_a_text_that_takes_too_long_to_look_through_is_refused(desk, monkeypatch):
    monkeypatch.setattr("intakebot.desk.uploads.DECODED_WITHIN", 0.01)

    with pytest.raises(TooLarge, match="part of it"):
        await desk.add(log(6000))
    assert desk.files() == []


async def test_a_declared_length_is_refused_before_anything_is_read(desk):
    with pytest.raises(TooLarge, match="is too large"):
        await desk.add(AssertionError("was read"), declared=100_001)


async def test_a_lie_about_the_length_is_found_by_counting(desk):
    with pytest.raises(TooLarge):
        await desk.add(*[b"x" * 60_000] * 3, declared=10)
    assert desk.files() == []


@pytest.mark.parametrize("pieces", [(), (b"",)])
async def test_an_empty_file_is_refused(desk, pieces):
    with pytest.raises(WrongKind, match="empty"):
        await desk.add(*pieces)
    assert desk.files() == []


@pytest.mark.parametrize("cut", [0, 1, 7, 31])
async def test_an_upload_that_breaks_off_leaves_nothing(desk, cut):
    with pytest.raises(ConnectionError):
        await desk.add(TEXT[:cut], ConnectionError("gone"))
    assert desk.files() == []
    assert desk.stores.uploads.count("conv_a") == 0


async def test_a_conversation_has_its_limit_even_when_all_arrive_at_once(desk):
    answers = await asyncio.gather(*(desk.add(TEXT) for _ in range(14)), return_exceptions=True)

    assert sum(isinstance(one, TooManyFiles) for one in answers) == 4
    assert len(desk.files()) == 10
    with pytest.raises(TooManyFiles, match="10 files at most"):
        await desk.add(TEXT)
    await desk.add(TEXT, conversation="conv_b")


async def test_the_attack_files_are_refused_or_made_harmless(desk):
    outcomes = {}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for row in shared.rows("security", "own", "uploads", "index.jsonl"):
        raw = shared.path("security", "own", "uploads", row["file"]).read_bytes()
        try:
            kept = await desk.add(raw, name=row["file"], conversation=row["file"])
            outcomes[row["file"]] = kept.media_type
            path, _ = await desk.uploads.read(kept.id)
            assert b"<script" not in path.read_bytes().lower()
        except (WrongKind, TooLarge) as refused:
            outcomes[row["file"]] = type(refused).__name__

    assert outcomes.pop("ok_8x8.png") == "image/png"
    assert outcomes == {
        "pixel_12000x12000_1bit.png": "TooLarge",
        "ztxt_20MB.png": "WrongKind",
        "html_named.png": "WrongKind",
        "png_then_html.png": "image/png",
        "zip_60MB.zip": "WrongKind",
        "js_action.pdf": "application/pdf",
        "truncated.png": "WrongKind",
    }
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 64 * 1024  # KiB; the decoder is a process of its own
    assert not [path for path in desk.files() if path.parent.name == "coming"]


async def test_a_full_disk_is_said_as_such(desk, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError) as refused:
        await desk.add(TEXT)
    assert refused.value.code == "storage_full"
    assert desk.files() == []


async def test_a_row_without_its_file_is_not_found(desk):
    kept = await desk.add(TEXT)
    (await desk.uploads.read(kept.id))[0].unlink()

    with pytest.raises(NotFound):
        await desk.uploads.read(kept.id)


@pytest.mark.parametrize(
    "asked", ["", "..", "../store.sqlite", "file_absent", "/etc/passwd", "\x00"]
)
async def test_only_ids_that_were_given_out_are_found(desk, asked):
    await desk.add(TEXT)

    with pytest.raises(NotFound):
        await desk.uploads.read(asked)


async def test_what_no_message_showed_within_a_day_is_swept_and_the_rest_stays(desk):
    old = await desk.add(TEXT)
    desk.at += UNUSED_FOR - 1000
    young = await desk.add(TEXT)
    desk.at += 2000

    assert await desk.uploads.sweep() == 1
    with pytest.raises(NotFound):
        await desk.uploads.read(old.id)
    assert (await desk.uploads.read(young.id))[1].id == young.id


async def test_leftovers_of_a_crash_are_swept_but_not_what_is_being_written(desk):
    kept = await desk.add(TEXT)
    orphan = desk.folder / "ab" / "file_without_a_row_ab"
    half = desk.folder / "coming" / "file_half.part"
    fresh = desk.folder / "coming" / "file_fresh.part"
    for path in (orphan, half, fresh):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    long_ago = desk.at / 1000 - ABANDONED_FOR - 5
    for path in (orphan, half):
        os.utime(path, (long_ago, long_ago))

    assert await desk.uploads.sweep() == 2
    assert {path.name for path in desk.files()} == {kept.id, "file_fresh.part"}


async def test_files_of_others_in_the_same_folder_are_never_swept(desk):
    theirs = desk.folder / "reports" / "2019.pdf"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"x")
    os.utime(theirs, (0, 0))

    assert await desk.uploads.sweep() == 0
    assert theirs.is_file()


async def test_sweeping_an_installation_without_files_does_nothing(desk):
    assert await desk.uploads.sweep() == 0
