"""A text frame as our end of a websocket sends it: in one piece, never masked nor compressed.

Each turn sends two; ``websockets`` can build any frame there is, and takes three times as long.
"""

from struct import pack

TEXT = 0x81
"""The last piece of a text, which is the first as well (RFC 6455, 5.2)."""


def text_frame(text: bytes) -> bytes:
    """The frame around a text in UTF-8."""
    size = len(text)
    if size < 126:
        return pack("!BB", TEXT, size) + text
    if size < 1 << 16:
        return pack("!BBH", TEXT, 126, size) + text
    return pack("!BBQ", TEXT, 127, size) + text
