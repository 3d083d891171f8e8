import re

import pytest

from intakebot.engine.words import LANGUAGES, blanks, say, spoken

EVERY = [(language, key) for language, sentences in LANGUAGES.items() for key in sentences]


def test_every_language_says_everything():
    for sentences in LANGUAGES.values():
        assert list(sentences) == list(LANGUAGES["en"])


def test_every_language_fills_the_same_blanks():
    for key, text in LANGUAGES["en"].items():
        for sentences in LANGUAGES.values():
            assert blanks(sentences[key]) == blanks(text), key


@pytest.mark.parametrize(("language", "key"), EVERY)
def test_a_sentence_is_short_and_calm(language, key):
    text = LANGUAGES[language][key]

    assert text == text.strip()
    assert len(re.findall(r"[.?!؟](?= |$)", text)) <= 3
    assert len(text.split()) <= 26
    assert "!" not in text.removeprefix("Hi!").removeprefix("Hallo!").removeprefix("مرحبًا!")


@pytest.mark.parametrize(("language", "key"), EVERY)
def test_a_sentence_is_said_whole(language, key):
    said = say(key, language, **dict.fromkeys(blanks(LANGUAGES[language][key]), "X"))

    assert said
    assert "{" not in said


@pytest.mark.parametrize(
    ("language", "found"),
    [("de-AT", "de"), ("de_CH", "de"), ("DE", "de"), ("ar-SA", "ar"), ("fr", "en"), ("", "en")],
)
def test_the_nearest_language_is_spoken(language, found):
    assert spoken(language) == found
    assert say("yes", language) == LANGUAGES[found]["yes"]


def test_a_missing_blank_stays_empty():
    assert say("held_by", "en") == " took this over a moment before you. Your draft is kept."


def test_what_a_customer_wrote_is_never_taken_for_a_blank():
    assert "{options} {0} %s" in say("choice", "en", options="{options} {0} %s")


def test_a_sentence_that_nobody_wrote_is_our_mistake():
    with pytest.raises(KeyError):
        say("no_such_key", "en")
