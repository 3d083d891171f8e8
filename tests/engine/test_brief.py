"""The queue's row as it travels."""

import msgspec

from intakebot.engine.brief import Brief


def test_a_row_survives_the_wire_and_leaves_out_what_is_usual():
    row = Brief("conv_1", 1042, title="It broke")

    text = msgspec.json.encode(row)

    assert msgspec.json.decode(text, type=Brief) == row
    assert b"missing" not in text
