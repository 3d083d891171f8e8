import pytest

from intakebot.understanding.extract.people import party
from tests.costs import at_most


@pytest.mark.parametrize(
    ("text", "count"),
    [("2 adults and 2 kids", 4), ("two adults, one child", 3), ("2 Erwachsene und 3 Kinder", 5),
     ("2 adults 2 kids", 4), ("2adults 2kids", 4), ("2 erw. 1 kind", 3), ("adults: 2, kids: 1", 3),
     ("me and my wife and 2 kids", 4), ("ich, meine Frau und zwei Kinder", 4),
     ("me, wife & 2 kids", 4), ("my wife and I", 2), ("just me", 1), ("nur ich", 1),
     ("both of us", 2), ("wir beide", 2), ("alone", 1), ("me plus 3", 4), ("me and both kids", 3),
     ("شخصين بالغين وطفل", 3), ("انا وزوجتي و 3 اطفال", 5), ("٢ كبار و ٣ اطفال", 5),
     ("انا بس", 1), ("a couple and 2 kids", 4), ("my parents and me", 3),
     ("2 adults, a baby and a dog", 3), ("i think 2 adults and 2 kids", 4),
     ("2 adults no kids", 2), ("it's me and two friends", 3), ("2 people and 2 kids", 4)],
)  # fmt: skip
def test_people_who_are_counted_by_their_sorts_are_added_up(text, count):
    assert party(text).value == str(count)
    assert party(text).band == "B"


@pytest.mark.parametrize(
    ("text", "count"),
    [("2 adults, one of them in a wheelchair", 2), ("4, of them 2 kids", 4),
     ("zu viert, davon 2 Kinder", 4), ("5 people including 2 kids", 5),
     ("we are 4, 2 adults and 2 kids", 4), ("4 (2 adults, 2 kids)", 4),
     ("2 adults and 2 kids, 4 in total", 4), ("4 people: me, my wife and 2 kids", 4),
     ("2 adults and 2 kids (4 and 6)", 4), ("2 adults, 2 kids aged 4 and 6", 4),
     ("2 adults and a 5 year old", 3), ("3 adults and 1 child under 3", 4)],
)  # fmt: skip
def test_nobody_is_counted_twice(text, count):
    assert party(text).value == str(count)


@pytest.mark.parametrize(
    "text",
    ["my wife and 2 kids", "me and my kids", "me and my family", "me and Peter", "2+2",
     "2 adults and Peter", "4 excluding me", "a couple of kids and me",
     "5 people: 2 adults and 2 kids"],
)  # fmt: skip
def test_where_somebody_may_be_left_out_it_is_doubtful(text):
    assert party(text) == "doubt"


@pytest.mark.parametrize(
    "text",
    ["", "4", "2 adults", "2 or 3", "between 2 and 4", "2 adults or 3", "zu dritt", "no idea",
     "49,90", "2 people and breakfast", "2 adults for 3 nights", "family of 4", "ein paar Leute",
     "not just me", "a couple of euros", "0 adults 0 kids"],
)  # fmt: skip
def test_what_is_no_sum_is_left_to_others(text):
    assert party(text) is None


def test_a_hostile_text_is_read_quickly():
    with at_most(0.2):
        party("2 adults and " * 4000)
        party("(1, 2, 3 " * 4000)
