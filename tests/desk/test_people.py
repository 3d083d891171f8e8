"""Names for screens and addresses to sign in by."""

import pytest

from intakebot.desk.people import BadEmail, address_of, called


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Ada@Example.COM ", "ada@example.com"),
        ("ada@intranet", "ada@intranet"),
        ("ada@host.local", "ada@host.local"),
        ("jürgen@bücher.example", "jürgen@bücher.example"),
        ("ａｄａ@example.com", "ada@example.com"),
    ],
)
def test_an_address_is_kept_in_one_form(typed, kept):
    assert address_of(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ada",
        "@example.com",
        "ada@",
        "a b@c.example",
        "a@b@c",
        "a\u202e@b.c",
        "<a@b.c>",
        "a" * 300 + "@b.c",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(BadEmail):
        address_of(typed)


def test_a_name_is_one_line_that_turns_nothing_around():
    assert called("  Ada\n\u202eLovelace\u0000 ") == "Ada Lovelace"
    assert called("آدا") == "آدا"
    assert len(called("x" * 500)) == 80
