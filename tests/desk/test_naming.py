"""What a file is goes by its bytes; what it is called is for screens only."""

import unicodedata

import pytest

from intakebot.desk.naming import HEAD, SUFFIXES, media_type, shown_name
from intakebot.errors import WrongKind
from tests import shared


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "image/jpeg"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"GIF89a" + bytes(20), "image/gif"),
        (b"%PDF-1.7\n", "application/pdf"),
        (b"Error: it broke\nat line 3\n", "text/plain"),
        ("Fehlermeldung: مرحبا ąć".encode(), "text/plain"),
        (b"\xef\xbb\xbfname;price\n1;2\n", "text/plain"),
        (b'{"error": "gateway timeout"}', "text/plain"),
        (b"\x1b[31mERROR\x1b[0m it broke", "text/plain"),
        (("Fehler äöü " * 2000).encode()[:HEAD], "text/plain"),
    ],
)
def test_what_we_take(head, kind):
    assert media_type(head) == kind


@pytest.mark.parametrize(
    "head",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'>",
        b"\n\n  <!DOCTYPE html><html>",
        b"\xef\xbb\xbf<SCRIPT>alert(1)</SCRIPT>",
        b"<?xml version='1.0'?><x/>",
        b"PK\x03\x04" + bytes(26),
        b"MZ\x90\x00\x03" + bytes(60),
        b"\x7fELF" + bytes(60),
        b"\x00\x01\x02\x03",
        b"plain until \x00 here",
        "UTF-16 text".encode("utf-16"),
        b"\xff\xfe\xfd",
        b"   \n ",
        b"II*\x00" + bytes(20),
    ],
)
def test_what_we_refuse_with_kind_words(head):
    with pytest.raises(WrongKind, match="We take pictures"):
        media_type(head)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("shot.png", "shot.png"),
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Users\\x\\shot.PNG", "shot.PNG"),
        ("a.png.php", "a.png.php.png"),
        ("\u202egnp.js", "gnp.js.png"),
        ("a\r\nSet-Cookie: x.png", "aSet-Cookie: x.png"),
        ("", "file.png"),
        ("...", "file.png"),
        ("صورة الشاشة.png", "صورة الشاشة.png"),
        ("日本語.png", "日本語.png"),
    ],
)
def test_names_are_one_line_without_a_path_and_end_truly(given, shown):
    assert shown_name(given, "image/png") == shown


def test_every_name_of_the_attack_set_is_fit_for_a_screen():
    for row in shared.rows("security", "own", "filenames.jsonl"):
        for kind, endings in SUFFIXES.items():
            name = shown_name(row["name"], kind)
            assert 0 < len(name) <= 120
            assert name.casefold().endswith(endings)
            assert "/" not in name
            assert "\\" not in name
            assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in name)


def test_a_name_of_any_length_keeps_its_ending():
    assert shown_name("x" * 5000 + ".jpeg", "image/jpeg").endswith("x.jpeg")
    assert len(shown_name("x" * 5000, "text/plain")) == 120
    assert len(shown_name("x." * 5000, "text/plain")) <= 120
