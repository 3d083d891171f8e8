"""Options of a choice, as authors write them."""

import pytest
from pydantic import TypeAdapter, ValidationError

from intakebot.engine.kinds.options import Listed, buttons, distinct

OPTIONS = TypeAdapter(list[Listed])


def test_an_option_is_written_as_a_word_a_map_or_value_and_label():
    options = OPTIONS.validate_python(
        ["Broken", {"en": "Small", "de": "Klein"}, {"value": "big", "label": {"de": "Groß"}},
         {"value": "odd"}]
    )  # fmt: skip

    assert [each.value for each in options] == ["Broken", "Small", "big", "odd"]
    assert [each.label for each in buttons(options, "de")] == ["Broken", "Klein", "Groß", "odd"]


@pytest.mark.parametrize("written", ["", {}, {"value": "a", "labl": "A"}, {"value": ""}, [1]])
def test_an_option_written_wrong_is_refused(written):
    with pytest.raises(ValidationError):
        OPTIONS.validate_python([written])


def test_options_that_nobody_could_tell_apart_are_refused():
    with pytest.raises(ValueError, match="Two options"):
        distinct(OPTIONS.validate_python(["Broken", {"value": "x", "label": "broken "}]))


def test_other_words_are_never_shown():
    (option,) = OPTIONS.validate_python([{"value": "Broken", "also": ["cracked"]}])

    assert (option.shown("en"), option.labels()) == ("Broken", {"Broken"})
