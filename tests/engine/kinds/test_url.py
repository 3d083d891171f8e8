import pytest

from intakebot.engine.kinds.base import Reading


@pytest.mark.parametrize(
    ("said", "value"),
    [("shop.example.com/checkout", "https://shop.example.com/checkout"),
     ("on https://shop.example.com/cart.", "https://shop.example.com/cart"),
     ("http://localhost:3000/x", "http://localhost:3000/x"),
     ("intranet.corp/page", "https://intranet.corp/page"),
     ("javascript:alert(1)", "url_http"), ("data:text/html,x", "url_http"),
     ("https:///x", "url"), ("https://x.de https://y.de", "url_several"),
     ("plants", "url"), ("clicked pay", "url"), ("/cart", "url"), ("", "empty")],
)  # fmt: skip
def test_a_web_address_is_found_and_nothing_else_is(question, answer, said, value):
    assert answer(question("url"), said) == value


def test_a_path_counts_where_the_author_says_so(question, answer):
    shop = question("url", paths="yes")

    assert answer(shop, "it was on /cart?step=2.") == "/cart?step=2"
    assert answer(shop, "//evil.example") != "//evil.example"


def test_a_password_in_an_address_is_never_kept(question):
    read = question("url").read("https://ada:secret@shop.example.com/x", Reading())

    assert read.value == read.text == "https://shop.example.com/x"


@pytest.mark.parametrize(
    ("text", "value"),
    [("see shop.example.com/pay please", "https://shop.example.com/pay"), ("main.py fails", None),
     ("e.g. this", None), ("https://x.de and https://y.de", None), ("mail me@x.com", None)],
)  # fmt: skip
def test_an_address_is_noticed_only_beyond_doubt(question, noticed, text, value):
    assert noticed(question("url"), text) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("the checkout", "the checkout"), ("it's on the basket page", "the basket page"),
     ("auf der Warenkorbseite", "der Warenkorbseite"), ("صفحة الدفع", "صفحة الدفع")],
)  # fmt: skip
def test_a_page_may_be_named_and_is_to_be_checked(question, said, value):
    read = question("url").read(said, Reading())

    assert (read.value, read.band, said[slice(*read.span)]) == (value, "B", value)


def test_a_page_that_a_story_names_is_only_a_hint(question):
    page = question("url")

    assert page.hint("the checkout page is blank", Reading()).text == "the checkout page"
    assert page.hint("the page is blank when I check out", Reading()) is None
