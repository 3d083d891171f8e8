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


@pytest.mark.parametrize(
    ("find", "text", "value"),
    [
        ("order_number", "my order number is 4711234, it is late", "4711234"),
        ("email", "write to me: mara@garden.example", "mara@garden.example"),
        (["blue pot", "red pot"], "the Red  pot is broken", "Red  pot"),
        ("pot-[0-9]+", "it is pot-77 again", "pot-77"),
        (["blue pot"], "the red pot is broken", None),
    ],
)
def test_an_author_says_what_else_answers_it(question, noticed, find, text, value):
    assert noticed(question("text", find=find), text) == value


@pytest.mark.parametrize("find", ["(", "", [""], ["a", " "], ".*"])
def test_a_pattern_that_finds_nothing_or_everything_is_refused(question, find):
    with pytest.raises(ValueError, match=r"pattern|phrase|found"):
        question("text", find=find)
