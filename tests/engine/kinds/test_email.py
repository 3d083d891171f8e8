import pytest

from intakebot.engine.kinds.base import Reading, Unclear
from intakebot.engine.kinds.email import Email

EMAIL = Email(id="email", kind="email", ask="Where to?")


@pytest.mark.parametrize(
    ("said", "value"),
    [("it's jane@x.com thanks", "jane@x.com"), ("Jane@X.COM", "Jane@x.com"),
     ("mailto:jane@x.com.", "jane@x.com"), ("jane@x.com, yes jane@x.com", "jane@x.com"),
     ("بريدي jane@x.com", "jane@x.com"), ("not bob@x.com but jane@x.com", "jane@x.com"),
     ("jane@", "email"), ("jane at x", "email"), ("jane@x", "email_typo"),
     ("a@x.com or b@x.com", "email_several"), ("", "empty")],
)  # fmt: skip
def test_the_address_is_found_or_what_is_missing_told(question, answer, said, value):
    assert answer(question("email"), said) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("I'm jane@x.com, my order is late", "jane@x.com"), ("I wrote to bob@x.com", None),
     ("nobody answers at support@shop.com", None), ("a@x.com and b@x.com", None), ("hello", None)],
)  # fmt: skip
def test_only_the_customers_own_address_is_noticed(question, noticed, text, value):
    assert noticed(question("email"), text) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("sarah at gmail dot com", "sarah@gmail.com"),
        ("it is sarah dot miller at web dot example thanks", "sarah.miller@web.example"),
        ("jens punkt mueller at web punkt de", "jens.mueller@web.de"),
        ("mara at garden.example", "mara@garden.example"),
    ],
)
def test_an_address_that_was_dictated_is_taken_and_to_be_checked(said, value):
    read = EMAIL.read(said, Reading())

    assert (read.value, read.band) == (value, "B")


@pytest.mark.parametrize("said", ["mara at garden", "look at the dot", "at dot at", "a " * 4000])
def test_what_was_not_dictated_is_no_address(said):
    assert isinstance(EMAIL.read(said, Reading()), Unclear)


@pytest.mark.parametrize(
    ("text", "value"),
    [("my email is mara at garden dot example and I can't log in", "mara@garden.example"),
     ("meine Mail ist mara ät garden punkt example", "mara@garden.example"),
     ("I was at home and the dot was red", None), ("we met at garden dot example", None)],
)  # fmt: skip
def test_an_address_that_is_read_out_is_noticed_where_it_is_called_one(
    question, noticed, text, value
):
    assert noticed(question("email"), text) == value
