"""Numbers in words."""

import pytest

from intakebot.understanding.extract.number_words import in_words, spelt, times


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


@pytest.mark.parametrize(
    "text",
    ["ein paar Euro", "a few hundred", "ein paar hundert", "a couple of hundred", "a few",
     "several thousand euros"],
)  # fmt: skip
def test_some_are_no_number(text):
    assert spelt(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("two and a half", "2.5"), ("zweieinhalb", "2.5"), ("anderthalb", "1.5"),
     ("eineinhalb", "1.5"), ("three hundred and a half", "300.5")],
)  # fmt: skip
def test_a_half_is_not_left_out(text, value):
    assert spelt(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("twice", "2"), ("I tried twice", "2"), ("dreimal", "3"), ("einmal", "1"), ("مرتين", "2"),
     ("once or twice", None), ("at once", None), ("nochmal", None), ("", None)],
)  # fmt: skip
def test_how_often_may_be_one_word(text, value):
    found = times(text)

    assert (found and found.value) == value
