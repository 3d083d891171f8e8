import pytest

from intakebot.understanding.extract.blank import find
from tests.costs import at_most


@pytest.mark.parametrize(
    "text",
    ["all I get is a blank page", "the screen went completely black", "it opens an empty window",
     "the page stays blank", "white screen of death", "nothing loads", "it is just white",
     "the page doesn't load at all", "Seite bleibt leer", "ein weißer Bildschirm", "es lädt nichts",
     "الصفحه بيضاء", "شاشه سوداء"],
)  # fmt: skip
def test_a_page_that_stays_blank_is_noticed(text):
    found = find(text)

    assert len(found) == 1
    assert found[0].value == text[slice(*found[0].span)]


@pytest.mark.parametrize(
    "text",
    ["No blank page.", "a blank form field", "instead of a blank page", "I left the page blank",
     "nothing happens", "a white background", "my black browser theme", "blank line",
     "keine leere Seite",
     "the cart is empty", "", "🙂" * 99],
)  # fmt: skip
def test_other_blanks_are_not(text):
    assert find(text) == []


@pytest.mark.parametrize("unit", ["page is just ", "blank ", "الصفحه "])
def test_a_hostile_text_takes_no_longer(unit):
    find("blank page")
    with at_most(0.05):
        find((unit * 20_000)[:20_000])


def test_blank_pages_of_first_messages_are_told_from_others(rows):
    messages = rows("first_messages")
    right = [bool(find(row["text"])) == row["answers"]["blank_screen"] for row in messages]

    assert sum(right) >= 0.95 * len(messages)
