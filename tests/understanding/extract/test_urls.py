import pytest

from intakebot.understanding.extract.urls import address, find


@pytest.mark.parametrize(
    ("raw", "value"),
    [("shop.example.com/a", "https://shop.example.com/a"), ("HTTP://X.DE", "http://x.de/"),
     ("https://user:pw@x.de/", "https://x.de/"), ("https://[::1]:80/x", "https://[::1]:80/x"),
     ("münchen.de", "https://xn--mnchen-3ya.de/"), ("javascript:alert(1)", None),
     ("https://exa mple.com", None), ("https://x.de:99999", None), ("https:///x", None),
     ("https://" + "a" * 3000, None), ("", None), ("https://<b>.de", None)],
)  # fmt: skip
def test_an_address_has_one_spelling_or_is_none(raw, value):
    assert address(raw) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [("on https://x.de/a(b)c, ok", ["https://x.de/a(b)c"]), ("open index.php or main.py", []),
     ("mail jane@x.com", []), ("shop.example.com/checkout hangs",
      ["https://shop.example.com/checkout"]), ("3.14 and e.g. this", []), ("ftp://x.de/a", []),
     ("www.x.de", ["https://www.x.de/"])],
)  # fmt: skip
def test_addresses_are_found_in_a_text(text, values):
    assert [each.value for each in find(text)] == values
