import pytest

from intakebot.understanding.extract.emails import candidates, find, own
from tests.costs import at_most


@pytest.mark.parametrize(
    ("text", "values"),
    [("jane@x.com", ["jane@x.com"]), ("(jane@x.com).", ["jane@x.com"]), ("a@b", []),
     ("J.D+x@Mail.Example.co.uk!", ["J.D+x@mail.example.co.uk"]), ("no address", []),
     ("a@x.com, b@y.org", ["a@x.com", "b@y.org"]), ("@@@@", []), ("not .jane@x.com", []),
     ("it is...jane@x.com", ["jane@x.com"]), ("x@-y.com", []),
     ("我的邮箱jane@x.com", ["jane@x.com"]), ("بريدي jane@x.com", ["jane@x.com"]),
     ("jürgen@x.de", ["jürgen@x.de"]), ("\x1a\x1ajane@x.com\x1a", ["jane@x.com"])],
)  # fmt: skip
def test_well_formed_addresses_are_found(text, values):
    assert [each.value for each in find(text)] == values


def test_the_span_holds_the_address_as_it_was_written():
    text = "it is (Jane@X.com)."

    assert [text[slice(*each.span)] for each in find(text)] == ["Jane@X.com"]


def test_what_only_looks_like_one_is_a_candidate():
    assert candidates("mine is jane@x ok") == [(8, 14)]


@pytest.mark.parametrize("text", ["write to bob@x.com", "an info@x.com", "von bob@x.de"])
def test_addresses_of_others_are_not_the_customers_own(text):
    assert own(text) == []


@pytest.mark.parametrize("text", ["@" * 20_000, "a@b.c " * 3300, "a" * 20_000 + "@x.com"])
def test_a_hostile_text_takes_little_time(text):
    find(text)
    with at_most(0.1):
        find(text)


def test_addresses_in_other_peoples_texts_are_found(measured):
    from intakebot.understanding.understand import understand

    reached = measured(lambda text: understand(text).findings, "email", "presidio_synth")

    assert min(reached) >= 0.98


@pytest.mark.parametrize(
    ("text", "mine"),
    [("you can reach me at tom@x.org", True), ("write to me at tom@x.org", True),
     ("please send the confirmation to tom@x.org", True),
     ("Sie erreichen mich unter tom@x.org", True),
     ("Bitte schicken Sie die Rechnung an tom@x.org", True),
     ("I tried to write to tom@x.org", False), ("I sent it to tom@x.org", False),
     ("I got a mail from tom@x.org", False), ("I contacted tom@x.org", False)],
)  # fmt: skip
def test_where_something_is_to_come_is_their_own_address(text, mine):
    assert [each.value for each in own(text)] == (["tom@x.org"] if mine else [])
