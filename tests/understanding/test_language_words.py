from intakebot.understanding.language_words import LETTERS, TELLING, USUAL


def test_every_language_has_its_words_in_small_letters():
    assert TELLING.keys() <= USUAL.keys()
    assert LETTERS.keys() <= USUAL.keys()
    for words in (*USUAL.values(), *TELLING.values()):
        assert all(word == word.lower() for word in words)
