import pytest


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
