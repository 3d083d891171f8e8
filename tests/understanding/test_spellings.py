import pytest

from intakebot.understanding.spellings import MEANT, OTHERS, respelled


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("speek to an ooerator", "speak to an operator"),
        ("I want a HUMNA", "I want a human"),
        ("talkk ot a persn", "talk to a person"),
        ("a represenative please", "a representative please"),
        ("mit eien Mitarbieter", "mit einen mitarbeiter"),
    ],
)
def test_words_that_matter_are_read_although_a_letter_is_wrong(wrong, right):
    assert respelled(wrong)[0] == right


@pytest.mark.parametrize("text", ["", "speak to a human", "I walk to a steak house", "لا شيء"])
def test_what_is_spelt_right_is_left_alone(text):
    assert respelled(text) == ("", [])


def test_each_character_knows_its_place_in_what_was_written():
    text = "now, speek to an opertor!"

    right, places = respelled(text)

    start = right.index("operator")
    assert text[places[start] : places[start + len("operator")]] == "opertor"
    assert len(places) == len(right) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@pytest.mark.parametrize("word", sorted(OTHERS | set(MEANT)))
def test_words_of_their_own_are_no_misspellings(word):
    assert respelled(f"a {word} here") == ("", [])
