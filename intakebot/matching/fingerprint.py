"""Fingerprints: two reports with one fingerprint show the same error in the same place."""

import re
from hashlib import blake2b
from typing import Final

from msgspec import Struct

from intakebot.matching.normalise import codes
from intakebot.matching.shapes import LONGEST, shape

SHORTEST_ERROR: Final = 8
"""Characters of an error's shape below which it says nothing ("error")."""
OWN_FRAMES: Final = 3
MOST_FRAMES: Final = 12

_FRAME: Final = re.compile(
    r"^\s{0,40}(?:at\s{1,4}(?P<js>[\w$.<>`+:]{2,200})|File \"[^\"\n]{1,300}\", line \d{1,7}, in"
    r" (?P<py>\w{1,100}))",
    re.MULTILINE,
)
_TROUBLE: Final = re.compile(
    r"error|exception|fail|cannot|could not|unable|undefined|not found|crash|denied|refused"
    r"|timed? ?out|fehler|fehlgeschlagen|nicht gefunden",
    re.IGNORECASE,
)
_FOREIGN: Final = ("System.", "java.", "javax.", "sun.", "node:", "Mono.", "libc", "<")
"""Frames of the ground that everybody stands on."""


class Fingerprint(Struct, frozen=True, omit_defaults=True):
    """What a fingerprint is made of, kept so that an agent can see why two agree."""

    product: str = ""
    cause: str = ""
    """The first code or exception class."""
    line: str = ""
    """The shape of the error line."""
    frames: tuple[str, ...] = ()
    key: str = ""
    """Empty when there is too little to go by."""


def frames(text: str) -> tuple[str, ...]:
    """The functions of a stack trace in the text, the innermost first, each once."""
    found = (each["js"] or each["py"] for each in _FRAME.finditer(text[: 5 * LONGEST]))
    return tuple(dict.fromkeys(found))[:MOST_FRAMES]


def error_line(text: str) -> str:
    """The first line of a text that speaks of trouble, as its shape."""
    lines = (line for line in text[: 5 * LONGEST].splitlines() if _TROUBLE.search(line[:400]))
    return next((found for line in lines if len(found := shape(line[:400])) >= SHORTEST_ERROR), "")


def fingerprint(error: str, product: str = "", trace: str = "") -> Fingerprint:
    """The fingerprint of an error message, or of the first line of trouble in a trace."""
    line = shape(error) if error else error_line(trace)
    cause = next(iter(codes(f"{error}\n{trace}")), "")
    stack = frames(f"{error}\n{trace}")
    own = tuple(frame for frame in stack if not frame.startswith(_FOREIGN))[:OWN_FRAMES]
    if len(line) < SHORTEST_ERROR and not own:
        return Fingerprint(product, cause, line, own)
    whole = "\n".join((product.casefold(), cause, line, *own))
    return Fingerprint(
        product, cause, line, own, blake2b(whole.encode(), digest_size=16).hexdigest()
    )
