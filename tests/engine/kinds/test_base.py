import pytest
from pydantic import ValidationError

from intakebot.engine.kinds.base import Question, Reading, Unclear, in_language, shorten


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("no", False), ("true", True)])
def test_a_switch_is_written_as_a_word(question, written, meant):
    assert question("text", optional=written).optional is meant


def test_a_number_setting_is_written_as_text(question):
    assert question("text", tries="3").tries == 3


@pytest.mark.parametrize(
    "setting", [{"optonal": "yes"}, {"tries": "0"}, {"tries": "many"}, {"id": "Not Good"}]
)
def test_a_setting_that_makes_no_sense_is_refused(question, setting):
    with pytest.raises(ValidationError):
        question("text", **setting)


def test_files_are_politely_declined_where_words_are_needed():
    assert Question(id="q", kind="any", ask="?").read_files([]) == Unclear("files_not_here")


@pytest.mark.parametrize(
    ("language", "text"), [("de-AT", "Hallo"), ("de", "Hallo"), ("en-GB", "Hi"), ("fr", "Hi")]
)
def test_a_text_is_said_in_the_nearest_language(language, text):
    assert in_language({"de": "Hallo", "en": "Hi"}, language) == text


def test_without_english_the_first_language_is_said():
    assert in_language({"de": "Hallo", "ar": "مرحبا"}, "fr") == "Hallo"


def test_a_shortened_text_is_one_line_of_at_most_that_length():
    short = shorten("word\n" * 500, 50)

    assert "\n" not in short
    assert len(short) <= 50
    assert short.endswith("…")


def test_what_is_known_of_the_circumstances_has_defaults():
    assert Reading() == Reading("en", 0, "", "", 0)
