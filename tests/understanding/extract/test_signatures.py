"""Names that nothing introduces: beside an address, on a line of their own, after a dash."""

import pytest

from intakebot.understanding.extract import signatures
from intakebot.understanding.understand import understand
from tests.costs import at_most


def names(text):
    return [(each.value, each.band) for each in understand(text).all("person_name")]


@pytest.mark.parametrize(
    ("text", "name"),
    [("I can't get in!! Jonas Weber, jonas@web.example", "Jonas Weber"),
     ("the page is blank. Jonas Weber (jonas@web.example)", "Jonas Weber"),
     ("jonas@web.example, Jonas Weber", "Jonas Weber"),
     ("my parcel is late. Jane Doe jane@x.com", "Jane Doe"),
     ("refund me. Lee Wong lee@w.com", "Lee Wong"), ("thanks Jane Doe, jane@x.com", "Jane Doe"),
     ("please hurry, Bo Lind bo@x.com", "Bo Lind"),
     ("The invoice is wrong.\n\nJane Doe\njane@x.com\n+1 202 555 0143", "Jane Doe"),
     ("The invoice is wrong.\nJane Doe", "Jane Doe"),
     ("Hello, nothing works. - Tom", "Tom"),
     ("Nothing works\n\nThanks,\nKeisha Okonkwo\nHead of Sales", "Keisha Okonkwo"),
     ("Nichts geht\nViele Grüße\nSabine Möller\nEinkauf", "Sabine Möller"),
     ("You're talking to Karen Miles", "Karen Miles"),
     ("ich bin die Maria und komme nicht rein", "Maria")],
)  # fmt: skip
def test_a_name_that_stands_by_itself_is_the_writers_own(text, name):
    assert names(text) == [(name, "B")]


@pytest.mark.parametrize(
    "text",
    ["I wrote to Jane Doe, jane@x.com, and got nothing", "Please ask Peter Miller (peter@x.com)",
     "Contact Support, help@x.com", "Jane Doe", "Error:\nGrace Period\nhas ended",
     "It fails\nInternal Server Error\nhelp@x.com", "the movie Tom Sawyer\nis broken - see",
     "Thanks,\nthe whole team of us here", "a@b.com, Terms Apply",
     "I talked to Tom Baker tom@shop.com", "bought at Best Buy bb@x.com",
     "it broke, Please Help a@b.com"],
)  # fmt: skip
def test_other_people_and_other_words_are_left_alone(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "piece", ["\n", "Jane Doe\n", "Jane Doe, \x1a\x1a\x1a\x1a\x1a\x1a ", "A b ", "\x1a"]
)
def test_a_huge_text_is_read_in_a_moment(piece):
    text = (piece * 8000)[:8000]
    with at_most(0.03):
        list(signatures.find(text))
