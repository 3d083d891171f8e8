"""What of an option's name is compared."""

import pytest

from intakebot.engine.kinds.called import Name, bare, core_of, figures_in, telling


def test_a_label_is_compared_by_its_telling_words_and_other_words_for_it_whole():
    assert Name("something is broken", 0, label=True).core == {"broken"}
    assert Name("in the box", 0, label=False).core == {"in", "the", "box"}
    assert Name("it hasnt arrived", 0, label=True).spaced == " it hasnt arrived "
    assert Name("not arrived", 0, label=True).denied == {"not"}


@pytest.mark.parametrize(
    ("said", "core"),
    [({"something", "else"}, {"something", "else"}), ({"for", "me"}, {"for", "me"}),
     ({"the", "blank", "page"}, {"blank", "page"}), (set(), set())],
)  # fmt: skip
def test_what_is_left_of_a_label_is_never_nothing(said, core):
    assert core_of(frozenset(said)) == core


def test_small_things():
    assert bare("It DIDN'T arrive!") == "it didnt arrive"
    assert telling(["i", "see", "a", "blank", "page"]) == "blank page"
    assert figures_in(frozenset({"windows", "10", "x2", "²"})) == {"10", "x2"}
