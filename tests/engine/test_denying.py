"""Messages taken apart: what they deny, and what they put there."""

import pytest

from intakebot.engine.denying import corrected


@pytest.mark.parametrize(
    ("text", "leads", "denied", "affirmed"),
    [
        ("no wait, it was an error message not a blank page", True, ("a blank page",),
         "it was an error message"),
        ("actually it's not blank, it's very slow", True, ("blank",), "it's very slow"),
        ("it's an error message, not a blank page", False, ("a blank page",),
         "it's an error message"),
        ("die Seite ist nicht leer, sondern sehr langsam", False, ("leer",), "sehr langsam"),
        ("nein, ich bin auf dem iPhone", True, (), "ich bin auf dem iPhone"),
        ("لا، أنا على iPhone مع Safari", True, (), "أنا على iPhone مع Safari"),
        ("ليست صفحة فارغة بل رسالة خطأ", False, ("صفحة فارغة",), "رسالة خطأ"),
        ("I pressed Pay", False, (), "I pressed Pay"),
        ("nothing yet", False, (), "nothing yet"),
        ("no", True, (), ""),
        ("", False, (), ""),
    ],
)  # fmt: skip
def test_what_a_message_denies_and_affirms(text, leads, denied, affirmed):
    parts = corrected(text)

    assert (parts.leads, parts.denied, parts.affirmed) == (leads, denied, affirmed)


@pytest.mark.parametrize("text", ["not " * 5000, "no, " * 5000, "nicht x, " * 3000, "ليس " * 4000])
def test_a_hostile_message_is_taken_apart_as_well(text):
    parts = corrected(text)

    assert 0 <= parts.span[0] <= parts.span[1] <= 300


def test_only_telling_words_count():
    assert corrected("no, it was yesterday").telling == ["yesterday"]
