import pytest

from intakebot.understanding.extract.doing import find
from tests.costs import at_most


def clauses(text):
    return [text[slice(*each.span)] for each in find(text)]


@pytest.mark.parametrize(
    ("text", "clause"),
    [("I get an error when I pay with Visa, every time", "when I pay with Visa"),
     ("When I pay with Visa I get an error", "When I pay with Visa"),
     ("while uploading a picture the page goes blank", "while uploading a picture"),
     ("It crashes after I clicked Save.", "after I clicked Save"),
     ("as soon as I open the menu it freezes", "as soon as I open the menu"),
     ("after entering my code the site hangs", "after entering my code"),
     ("I was trying to change my address and it failed", "I was trying to change my address"),
     ("I tried to reset my password but no mail came", "I tried to reset my password"),
     ("it goes wrong during checkout", "during checkout"),
     ("every time I click on \x1a\x1a\x1a nothing happens", "every time I click on \x1a\x1a\x1a"),
     ("Beim Bezahlen mit Karte kommt ein Fehler", "Beim Bezahlen mit Karte"),
     ("Wenn ich auf Speichern klicke, passiert nichts", "Wenn ich auf Speichern klicke"),
     ("nachdem ich das Bild hochgeladen habe, ist es weg",
      "nachdem ich das Bild hochgeladen habe")],
)  # fmt: skip
def test_the_clause_ends_where_the_next_one_begins(text, clause):
    assert clauses(text) == [clause]
    assert find(text)[0].band == "B"


@pytest.mark.parametrize(
    "text",
    ["when will I get it?", "when I was young", "let me know when I can log in", "when I got home",
     "please tell me if I enter it wrong", "What happens if I cancel my order?",
     "even if I pay twice",
     "If I click pay, will I be charged twice?", "I'll pay when I get it", "I'm using Firefox",
     "I am trying to find a person", "wenn ich möchte", "the whenever", ""],
)  # fmt: skip
def test_wishes_questions_and_what_may_come_are_no_deeds(text):
    assert clauses(text) == []


def test_an_endless_clause_is_cut_at_a_word():
    clause = clauses("when I pay " + "slowly " * 80)[0]

    assert len(clause) <= 180
    assert clause.endswith("slowly")


@pytest.mark.parametrize(
    "text", ["when I pay, ", "when I pay ", "if I x?", "I was ", "the the ", "when "]
)
def test_a_huge_text_is_read_in_a_moment(text):
    with at_most(0.05):
        find((text * 20_000)[:8000])
