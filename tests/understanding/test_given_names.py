from intakebot.understanding.common_words import COMMON
from intakebot.understanding.given_names import GIVEN, WORDS_TOO


def test_names_are_written_in_small_letters_and_stand_in_one_list():
    assert all(name == name.casefold() for name in GIVEN | WORDS_TOO)
    assert not GIVEN & WORDS_TOO


def test_a_name_that_is_an_everyday_word_needs_more_proof():
    assert {"will", "mark", "grace"} <= WORDS_TOO
    assert not COMMON & (GIVEN | WORDS_TOO)
