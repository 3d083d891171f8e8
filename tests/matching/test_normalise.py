"""Normalising: what changes from time to time goes, what tells problems apart stays."""

import gzip
import json
import time
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakebot.matching.normalise import codes, email, error_shape, folded, phone, place, words

SHARED = next(
    (
        folder / "shared" / "data"
        for folder in Path(__file__).resolve().parents
        if (folder / "shared" / "data").is_dir()
    ),
    None,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Order 4821 not found", "Order 17 not found"),
        ("timeout after 12.5 s", "timeout after 3.25 s"),
        ("user 'anna' unknown", "user 'bob' unknown"),
        ('file "a.png" is missing', 'file "b b.png" is missing'),
        ("at 2026-11-22 10:11:12.123Z it failed", "at 2025-01-02T03:04:05+01:00 it failed"),
        ("failed 22.11.2026 at 10:15", "failed 3.1.26 at 9:05 pm"),
        (
            "trace 550e8400-e29b-41d4-a716-446655440000",
            "trace 00000000-0000-0000-0000-0000000000aa",
        ),
        ("commit deadbeef12 broke", "commit 0123abcdef broke"),
        ("no route to 10.0.0.1:8080", "no route to 192.168.1.77:80"),
        ("GET https://a.example/x?y=1 failed", "get https://b.example/ failed"),
        (r"cannot open C:\Users\Anna\a.txt", r"cannot open /srv/bob/b/c.txt"),
        ("mail to a@b.example bounced", "mail to c.d@e.example bounced"),
        ("Error:   too\n many  spaces.", "error: too many spaces"),
        ("خطأ ١٢ في الدفع", "خطأ ٩٨٧ في الدفع"),
    ],
)
def test_what_changes_from_time_to_time_does_not_tell_errors_apart(one, other):
    assert error_shape(one) == error_shape(other)
    assert error_shape(one) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Payment failed (HTTP 503)", "Payment failed (HTTP 404)"),
        ("error CS0012 in it", "error CS0013 in it"),
        ("failed with 0x80070005", "failed with 0x80070057"),
        ("TypeError: no", "RangeError: no"),
        ("net::ERR_CONNECTION_REFUSED", "net::ERR_NAME_NOT_RESOLVED"),
        ("cannot open the door", "cannot close the door"),
    ],
)
def test_codes_and_words_do_tell_errors_apart(one, other):
    assert error_shape(one) != error_shape(other)


def test_apostrophes_are_no_quotes():
    assert error_shape("can't load, don't know why") == "can't load, don't know why"


def test_codes_are_found_once_in_order():
    text = "TypeError (E0308), HTTP 503, then http: 503 and ORA-00942 and 0x80070005"

    assert codes(text) == ("TYPEERROR", "E0308", "HTTP 503", "ORA-00942", "0X80070005")
    assert codes("nothing at all, AB12 is none") == ()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Shop.example/Cart/?a=1#b", ("shop.example", "/cart")),
        ("http://shop.example:8080/orders/4821/items", ("shop.example", "/orders/*/items")),
        ("https://shop.example", ("shop.example", "/")),
        ("https://shop.example/p/550e8400-e29b-41d4-a716-446655440000", ("shop.example", "/p/*")),
        ("https://متجر.example/دفع", ("متجر.example", "/دفع")),
        ("shop.example/cart", ("", "")),
        ("javascript:alert(1)", ("", "")),
        ("http://[::1", ("", "")),
        ("", ("", "")),
        ("x" * 100_000, ("", "")),
    ],
)
def test_pages_are_the_same_whatever_is_their_query_or_number(url, expected):
    assert place(url) == expected


def test_people_are_the_same_however_they_write_themselves():
    assert email("  Anna@Example.ORG ") == email("anna@example.org")
    assert phone("+49 (151) 234-5678") == phone("0151/2345678")
    assert phone("٠١٥١٢٣٤٥٦٧٨") == phone("01512345678")
    assert folded("Ōé ﬁ ÄRGER") == "oe fi arger"
    assert folded("مُحَمَّد") == folded("محمد")


@pytest.mark.parametrize("nothing", ["", " ", "nobody", "a@b@c", "@" * 500])
def test_what_is_no_address_is_no_key(nothing):
    assert email(nothing) == ""


@pytest.mark.parametrize("nothing", ["", "12345", "1" * 40, "none"])
def test_what_is_no_number_is_no_key(nothing):
    assert phone(nothing) == ""


def test_words_come_once_and_so_many():
    assert words("The tap, the TAP! a 12 x 支払 it") == ("the", "tap", "支払")
    assert len(words(" ".join(f"word{n}" for n in range(1000)))) == 300


@given(st.text(max_size=300))
def test_a_shape_does_not_change_when_taken_again(text):
    once = error_shape(text)

    assert error_shape(once) == error_shape(once.upper().lower())
    assert words(once) == words(once)
    assert "\n" not in once


@pytest.mark.parametrize(
    "piece",
    ["'", '"', "/a", "1.", "a@", "A", "1:", "\\", "ERR_", "0", "a.b-", "ab-", "x@y.", "http:", "“"],
)
def test_hostile_text_takes_no_time(piece):
    started = time.process_time()
    for text in (piece * 50_000, piece * 4_000 + "!"):
        error_shape(text), codes(text), words(text), place("http://" + text)

    assert time.process_time() - started < 0.5


@pytest.mark.skipif(SHARED is None, reason="the shared data is not beside this project")
def test_lines_of_different_templates_do_not_fall_together():
    """Held against real log lines whose true templates are known: 8 systems."""
    groups = defaultdict(lambda: defaultdict(int))
    packed = (SHARED / "dedup" / "loghub_lines.jsonl.gz").read_bytes()
    for line in gzip.decompress(packed).splitlines():
        row = json.loads(line)
        groups[row["system"], error_shape(row["text"])][row["group"]] += 1

    together = sum(n * (n - 1) for each in groups.values() for n in [sum(each.values())])
    rightly = sum(n * (n - 1) for each in groups.values() for n in each.values())

    assert rightly / together > 0.97
    assert len(groups) < 4000
