import pytest
from websockets.frames import Frame, Opcode

from intakebot.edge.framing import text_frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_what_the_standard_wants_whatever_its_size(size):
    text = b"x" * size

    assert text_frame(text) == Frame(Opcode.TEXT, text).serialize(mask=False)
