"""What attacks on the edge are made of, and what no answer may hold."""

import base64
import json
import re

from tests import shared

INSIDE = re.compile(
    r"Traceback|msgspec|pydantic|Error\b|Exception|\.py|\bobject at\b|Struct|intakebot\.|sqlite|"
    "asyncpg",
    re.IGNORECASE,
)
"""Words of our inside: of use to nobody who may see an answer, but to who attacks."""
SPOILT = (
    None, True, -1, 0, 2**53, 2**63, 2**64, 1e308, "", "0", "\x00", "\ud800", "\u202e", [], {},
    "x" * 70_000, [[[[[]]]]], {"type": "take"}, "__class__", "../../etc/passwd", "' or 1=1 --",
)  # fmt: skip
"""What may stand in a field's place."""


def naughty() -> list[str]:
    """The list of strings that broke other people's programs."""
    packed = json.loads(shared.text("security", "third_party", "blns.base64.json"))
    return [base64.b64decode(each).decode(errors="replace") for each in packed]
