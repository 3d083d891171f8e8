"""Numbers in words."""

import pytest

from intakebot.understanding.extract.number_words import in_words, spelt


@pytest.mark.parametrize(
    ("text", "value"),
    [("Twelve", "12"), ("twenty-five", "25"), ("about seven or so", "7"), ("vierzig", "40"),
     ("خمسة", "5"), ("two or three", None), ("none", None), ("", None), ("just one", "1"),
     ("can't you use the one you have?", None), ("ich habe da noch eine Frage", None)],
)  # fmt: skip
def test_a_number_may_be_spelt(text, value):
    found = spelt(text)

    assert (found and found.value) == value
    assert found is None or text[slice(*found.span)].casefold() in text.casefold()


@pytest.mark.parametrize(
    ("text", "values"),
    [("zu viert", [4]), ("wir sind zu fünft", [5]), ("half a dozen", [6]), ("ein Dutzend", [12]),
     ("two dozen", [24]), ("a hundred and twenty", [120]), ("zweihundertfünfzig", [250]),
     ("fünfundzwanzigtausend", [25000]), ("two thousand three hundred and five", [2305]),
     ("dreizehnhundert", [1300]), ("five twenty", [5, 20]), ("one and two", [1, 2]),
     ("two hundred or three hundred", [200, 300]), ("hundertmal", []), ("der Hundertste", []),
     ("tausend Dank " + "hundert" * 50, [1000]), ("viert", [])],
)  # fmt: skip
def test_words_make_numbers_together(text, values):
    assert [int(each.value) for each in in_words(text)] == values
