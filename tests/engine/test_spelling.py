"""Did you mean …?"""

import pytest

from intakebot.engine.spelling import closest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("raeson", "reason"),
        ("Reason", "reason"),
        ("order-number", "order_number"),
        ("optionel", "optional"),
        ("xyz", None),
        ("", None),
        ("z", None),
    ],
)
def test_a_slip_is_recognised_and_another_word_is_not(word, meant):
    assert closest(word, ["reason", "order_number", "optional", "x"]) == meant
