"""Pictures are written anew by a bound process, and nothing but pixels comes out."""

import json
import subprocess
import sys

import pytest
from PIL import Image, PngImagePlugin

from intakebot.desk import reencode


def redraw(source, target):
    done = subprocess.run(
        [sys.executable, "-I", "-m", reencode.__name__, str(source), str(target)],
        capture_output=True,
        check=False,
        timeout=30,
    )
    return done.returncode, json.loads(done.stdout) if done.stdout else None


def picture(path, size=(60, 40), mode="RGB", **saved):
    Image.new(mode, size, 1).save(path, **saved)
    return path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.gif", "image/gif"),
    ],
)
def test_each_kind_stays_what_it_is(tmp_path, name, kind):
    code, made = redraw(picture(tmp_path / name), tmp_path / "out")

    assert (code, made) == (0, {"media_type": kind, "width": 60, "height": 40})
    with Image.open(tmp_path / "out") as again:
        assert Image.MIME[again.format] == kind


def test_where_and_with_what_a_photo_was_taken_is_gone_and_it_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0110] = "SecretCam 3000"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"  # a place
    picture(tmp_path / "in.jpg", exif=exif)
    assert b"SecretCam" in (tmp_path / "in.jpg").read_bytes()

    _, made = redraw(tmp_path / "in.jpg", tmp_path / "out")

    assert (made["width"], made["height"]) == (40, 60)
    written = (tmp_path / "out").read_bytes()
    assert b"SecretCam" not in written
    assert b"Exif" not in written


def test_text_chunks_comments_and_profiles_are_gone(tmp_path):
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", "Mallory")
    picture(tmp_path / "in.png", pnginfo=hidden, icc_profile=b"profile of somebody")
    picture(tmp_path / "in.jpg", comment=b"Mallory was here")

    for name in ("in.png", "in.jpg"):
        assert redraw(tmp_path / name, tmp_path / "out")[0] == 0
        assert b"Mallory" not in (tmp_path / "out").read_bytes()
        assert b"profile of" not in (tmp_path / "out").read_bytes()


def test_a_page_behind_the_picture_is_gone(tmp_path):
    source = picture(tmp_path / "in.png")
    source.write_bytes(source.read_bytes() + b"<script>alert(1)</script>")

    assert redraw(source, tmp_path / "out")[0] == 0
    assert b"script" not in (tmp_path / "out").read_bytes()


def test_see_through_pixels_stay_see_through(tmp_path):
    picture(tmp_path / "in.png", mode="RGBA")

    redraw(tmp_path / "in.png", tmp_path / "out")

    with Image.open(tmp_path / "out") as again:
        assert again.mode == "RGBA"


def test_of_a_moving_picture_the_first_frame_is_kept(tmp_path):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / "in.gif", save_all=True, append_images=frames[1:])

    redraw(tmp_path / "in.gif", tmp_path / "out")

    with Image.open(tmp_path / "out") as again:
        assert getattr(again, "n_frames", 1) == 1


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_printers_colours_become_a_screens(tmp_path, mode):
    picture(tmp_path / "in.jpg", mode=mode)

    assert redraw(tmp_path / "in.jpg", tmp_path / "out")[0] == 0


def test_more_pixels_than_we_decode_are_refused_before_decoding(tmp_path):
    picture(tmp_path / "in.png", size=(7000, 6000), mode="1")

    assert redraw(tmp_path / "in.png", tmp_path / "out") == (reencode.TOO_LARGE, None)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "body", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"BM" + bytes(60), b"x" * 99]
)
def test_what_is_no_picture_is_refused_quietly(tmp_path, body):
    (tmp_path / "in.png").write_bytes(body)

    assert redraw(tmp_path / "in.png", tmp_path / "out") == (reencode.UNREADABLE, None)


def test_formats_that_nobody_asked_for_are_never_decoded(tmp_path):
    picture(tmp_path / "in.png").unlink()
    Image.new("RGB", (9, 9)).save(tmp_path / "in.png", "TIFF")

    assert redraw(tmp_path / "in.png", tmp_path / "out")[0] == reencode.UNREADABLE


@pytest.mark.skipif(sys.platform != "linux", reason="macOS knows no limit of address space")
def test_the_process_cannot_take_more_memory_than_it_was_given():
    hungry = (
        "from intakebot.desk import reencode; reencode.limit()\n"
        "try: bytes(600 * 1024 * 1024)\n"
        "except MemoryError: print('bound')"
    )
    said = subprocess.run(
        [sys.executable, "-c", hungry], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "bound"
