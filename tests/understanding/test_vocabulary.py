import pytest

from intakebot.understanding import vocabulary as v
from intakebot.understanding.normal import plain

SETS = {name: value for name, value in vars(v).items() if isinstance(value, frozenset)}


@pytest.mark.parametrize("name", [name for name in SETS if name != "TENS"])
def test_every_phrase_is_spelt_as_it_is_compared(name):
    assert {each for each in SETS[name] if each != plain(each)} == set()


def test_nothing_is_both_a_yes_and_a_no():
    assert not v.YES & v.NO
    assert not (v.YES | v.NO) & v.UNSURE


@pytest.mark.parametrize(
    ("word", "number"),
    [("zwölf", 12), ("fünfundzwanzig", 25), ("einundzwanzig", 21), ("خمسة", 5), ("dreissig", 30)],
)
def test_small_numbers_are_known_by_name(word, number):
    assert v.NUMBER_WORDS[plain(word)] == number


def test_places_are_known_by_name():
    assert v.ORDINALS["second"] == v.ORDINALS["zweite"] == v.ORDINALS[plain("الثاني")] == 2
    assert v.ORDINALS["last"] == -1
