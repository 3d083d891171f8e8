"""Texts as keys: however it is written, the same thing comes out equal."""

import pytest

from intakebot.matching.normalise import codes, email, folded, phone, phone_end, place


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
    assert phone("+49 (151) 234-5678") == phone("0151/2345678", "de") == "+491512345678"
    assert phone_end("+49 (151) 234-5678") == phone_end("0151/2345678")
    assert phone_end("٠١٥١٢٣٤٥٦٧٨") == phone_end("01512345678")
    assert folded("Ōé ﬁ ÄRGER") == "oe fi arger"
    assert folded("مُحَمَّد") == folded("محمد")


@pytest.mark.parametrize("nothing", ["", " ", "nobody", "a@b@c", "@" * 500])
def test_what_is_no_address_is_no_key(nothing):
    assert email(nothing) == ""


@pytest.mark.parametrize("nothing", ["", "12345", "1" * 40, "none"])
def test_what_is_no_number_is_no_key(nothing):
    assert phone_end(nothing) == phone(nothing) == ""


def test_a_local_number_without_a_country_is_only_a_hint():
    assert phone("0151 2345678") == ""
    assert phone_end("0151 2345678") == "512345678"
