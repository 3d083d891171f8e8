"""What the desk may know of the world. ``app.py`` makes the real one, tests make theirs."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class World:
    """Clock and randomness, handed down so that nothing below reads its own."""

    now: Callable[[], int]
    """UTC, milliseconds."""
    new_id: Callable[[str], str]
    """A fresh id that begins with the given prefix, such as ``conv_``."""
    secret: Callable[[], str]
    """256 bits, for tokens."""
    jitter: Callable[[int, int], int]
    """A whole number between both, ends included."""
    steady: Callable[[], float]
    """Seconds since whenever; unlike ``now`` it never leaps, whoever sets the clock."""
