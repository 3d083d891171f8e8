"""Messages taken apart: what they deny, and what they put there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intakebot.engine import denying
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
        ("it was tuesday, sorry", False, (), "it was tuesday"),
        ("it was tuesday. My bad!", False, (), "it was tuesday"),
        ("كان الثلاثاء، عفوا", False, (), "كان الثلاثاء"),
        ("the signal is bad", False, (), "the signal is bad"),
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


PIECES = st.sampled_from(
    ["not", "NOT ", "isn't ", "wasn’t ", "never ", "Instead of ", "nicht", "keine ", "ſtatt ",
     "\u212aein ", "statt x", "ليست ", "it ", "Chrome", " ", ", ", "\n", ".", "no ", "’", "İ"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=9).map("".join))
def test_no_denial_is_skipped_for_want_of_a_word(text):
    with pytest.MonkeyPatch.context() as searching:
        searching.setattr(denying, "_DENIALS", ("",))
        found = corrected(text)

    assert corrected(text) == found
