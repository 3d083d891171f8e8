"""How structs are called on the wire."""

import pytest

from intakebot.engine.tags import snake


@pytest.mark.parametrize(
    ("name", "tag"), [("Say", "say"), ("DontKnow", "dont_know"), ("WantPerson", "want_person")]
)
def test_words_of_a_name_are_parted(name, tag):
    assert snake(name) == tag
