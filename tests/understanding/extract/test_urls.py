import pytest

from intakebot.understanding.extract.urls import address, find
from tests.costs import at_most


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
     ("www.x.de", ["https://www.x.de/"]), ("it crashed.It is gone", []), ("user.name is null", []),
     ("the page at shop.it is down", ["https://shop.it/"]), ("java.lang.Thread.run", []),
     ("mail jane.shop@x.com", []), ("http://localhost:8080/a", ["http://localhost:8080/a"]),
     ("http://nohost", []), ("http://wiki/start", ["http://wiki/start"]), ("node.js, asp.net", []),
     ("افتح https://x.de/ا الآن", ["https://x.de/%D8%A7"]), ("<https://x.de/b>", ["https://x.de/b"])],
)  # fmt: skip
def test_addresses_are_found_in_a_text(text, values):
    assert [each.value for each in find(text)] == values


def test_the_span_is_the_address_as_it_was_written():
    text = 'see "https://x.de/a", and x.de/b.'

    assert [text[slice(*each.span)] for each in find(text)] == ["https://x.de/a", "x.de/b"]


@pytest.mark.parametrize(
    "text",
    ["a.bc " * 4000, "a.b" * 6600, "http://" * 2800, "." * 20_000, "http://a.b/" + "(" * 2000],
)
def test_a_hostile_text_takes_little_time(text):
    find(text)
    with at_most(0.1):
        find(text)


@pytest.mark.parametrize(
    ("source", "least"), [("presidio_synth", 0.97), ("recognizers_spec", 0.93)]
)
def test_addresses_in_other_peoples_texts_are_found(measured, source, least):
    from intakebot.understanding.understand import understand

    reached = measured(lambda text: understand(text).findings, "url", source)

    assert min(reached) >= least
