"""One timer for all sockets that are asked for a sign of life at about the same time.

A timer each would be 0.6 KiB of every silent customer.
"""

import asyncio
import math
from typing import Any, Final, Protocol

import uvicorn

BEATS: Final = 4
"""Beats a second: nobody is asked later than one of them."""


class Asked(Protocol):
    """Whoever is asked."""

    def send_keepalive_ping(self) -> None: ...


class Pulse:
    """Who is asked when. Everything runs in one loop."""

    def __init__(self) -> None:
        self._due: dict[int, set[Asked]] = {}

    def at(self, when: float, asked: Asked) -> int:
        """Ask at that time of the loop, or at most a beat later; the number of that beat."""
        beat = math.ceil(when * BEATS)
        if beat not in self._due:
            self._due[beat] = set()
            asyncio.get_running_loop().call_at(beat / BEATS, self._beat, beat)
        self._due[beat].add(asked)
        return beat

    def forget(self, beat: int, asked: Asked) -> None:
        """They need not be asked any more."""
        self._due.get(beat, set()).discard(asked)

    def _beat(self, beat: int) -> None:
        loop = asyncio.get_running_loop()
        for asked in self._due.pop(beat):
            loop.call_soon(asked.send_keepalive_ping)  # what befalls one is not the others'


class Paced(uvicorn.Config):
    """uvicorn's settings, with one pulse for all sockets."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.pulse = Pulse()
