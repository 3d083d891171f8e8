"""Origins: an exact match or nothing, and ports only where a list says any."""

import pytest

from intakebot.edge.origins import cookie_of, fits, header, origin_of, own_origins
from intakebot.settings import Settings

ALLOWED = ("https://shop.example", "https://a.example:8443", "http://localhost:*")
IDN = "https://xn--mller-kva.example"


@pytest.mark.parametrize(
    "origin",
    [
        "https://shop.example",
        "https://a.example:8443",
        "http://localhost:1",
        "http://localhost:5173",
        "http://localhost:65535",
    ],
)
def test_what_is_on_the_list_fits(origin):
    assert fits(origin, ALLOWED)


HOSTILE = [
    "",
    "null",
    "*",
    "https://shop.example:443",  # a browser leaves the usual port out
    "https://shop.example:8443",
    "https://a.example",
    "https://a.example:84430",
    "http://shop.example",
    "wss://shop.example",
    "HTTPS://shop.example",
    "https://SHOP.example",
    "https://shop.example.",
    "https://shop.example/",
    "https://shop.example/path",
    "https://shop.example?x",
    "https://shop.example#x",
    "https://shop.example ",
    " https://shop.example",
    "https://shop.example\t",
    "https://shop.example\x00",
    "https://shop.example, https://evil.example",
    "https://evil.example https://shop.example",
    "https://shop.example.evil.example",
    "https://evilshop.example",
    "https://sub.shop.example",
    "https://shop.example@evil.example",
    "https://user@shop.example",
    "https://user:pass@shop.example",
    "https://shop.exämple",
    "https://ѕhop.example",
    "//shop.example",
    "shop.example",
    "file://",
    "http://localhost",
    "http://localhost:",
    "http://localhost:*",
    "http://localhost:x",
    "http://localhost:-1",
    "http://localhost:80.evil.example",
    "http://localhost:80:80",
    "http://localhost:80/",
    "http://localhost:80@evil.example",
    "http://localhost:²",
    "https://localhost:80",
    "http://localhost.:80",
    "http://LOCALHOST:80",
    "http://localhost.evil.example:80",
]


@pytest.mark.parametrize("origin", HOSTILE)
def test_nothing_that_only_looks_like_it_fits(origin):
    assert not fits(origin, ALLOWED)


def test_an_empty_list_lets_nobody_in():
    assert not any(fits(origin, ()) for origin in (*HOSTILE, *ALLOWED))


def test_null_is_refused_even_where_somebody_listed_it():
    assert not fits("null", ("null", ""))
    assert not fits("", ("null", ""))


def test_a_name_in_another_script_is_listed_as_browsers_send_it():
    assert fits(IDN, (IDN,))
    assert not fits("https://müller.example", (IDN,))
    assert not fits(IDN, ("https://müller.example",))


# --- headers -----------------------------------------------------------------------------------


def test_the_first_header_of_a_name_counts():
    sent = [(b"host", b"x"), (b"origin", b"https://a.example"), (b"origin", b"https://b.example")]
    assert origin_of(sent) == "https://a.example"
    assert header(sent, b"cookie") == ""


def test_bytes_that_are_no_ascii_are_read_and_fit_nothing():
    sent = [(b"origin", "https://shop.exämple".encode())]
    assert not fits(origin_of(sent), (*ALLOWED, "https://shop.exämple"))


@pytest.mark.parametrize(
    ("sent", "value"),
    [
        (b"sid=abc", "abc"),
        (b"other=1; sid=abc; last=2", "abc"),
        (b"other=1;sid=abc", "abc"),
        (b"sid=a=b==", "a=b=="),
        (b"sid=first; sid=second", "first"),
        (b"xsid=abc", ""),
        (b"sidx=abc", ""),
        (b"SID=abc", ""),
        (b"sid", ""),
        (b"", ""),
    ],
)
def test_a_cookie_is_found_by_its_whole_name(sent, value):
    assert cookie_of([(b"cookie", sent)], "sid") == value


# --- where we are ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "own"),
    [
        ({"public_url": "https://help.example/"}, ("https://help.example",)),
        ({"public_url": "https://help.example:8443"}, ("https://help.example:8443",)),
        ({"host": "127.0.0.1"}, ("http://127.0.0.1:8000", "http://localhost:8000")),
        ({"host": "0.0.0.0"}, ("http://127.0.0.1:8000", "http://localhost:8000")),
        ({"host": "::1"}, ("http://127.0.0.1:8000", "http://localhost:8000")),
        ({"host": "10.0.0.5"}, ("http://10.0.0.5:8000",)),
        ({"host": "fd00::5"}, ("http://[fd00::5]:8000",)),
    ],
)
def test_our_own_origins_are_the_public_address_or_the_one_we_listen_on(given, own):
    assert own_origins(Settings(**given), 8000) == own
    assert all(fits(one, own) for one in own)
