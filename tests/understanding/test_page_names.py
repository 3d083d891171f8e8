"""Pages by their names."""

import pytest

from intakebot.understanding.page_names import answered, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the checkout", "the checkout"),
        ("it's on the search results page", "the search results page"),
        ("product page of the blue pot", "product page of the blue pot"),
        ("the page with the ferns", "the page with the ferns"),
        ("home", "home"),
        ("everywhere", "everywhere"),
        ("im Warenkorb", "Warenkorb"),
        ("auf allen Seiten", "allen Seiten"),
        ("السلة", "السلة"),
        ("when I go to the checkout page and click on pay it stays white", "the checkout page"),
    ],
)
def test_a_name_answers_which_page_it_is(text, name):
    assert text[slice(*answered(text))] == name


@pytest.mark.parametrize(
    "text",
    ["", "the page", "this page", "a blank page", "clicked pay", "when I pay", "yes",
     "an error page", "I don't know which page", "the page doesn't load", "not the checkout",
     "diese Seite",
     "I'm talking about the checkout and then later on somehow the basket", "صفحة بيضاء"],
)  # fmt: skip
def test_what_names_no_page_is_no_answer(text):
    named = answered(text)

    assert named is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the checkout page is blank", "the checkout page"),
        ("auf der Warenkorbseite passiert nichts", "der Warenkorbseite"),
        ("صفحة الدفع بيضاء", "صفحة الدفع"),
        ("the page stays blank", None),
        ("my order on the site", None),
        ("the basket page and the checkout page are blank", None),
    ],
)
def test_a_story_names_a_page_only_with_that_word(text, name):
    span = told(text)

    assert (text[slice(*span)] if span else None) == name
