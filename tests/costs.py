"""What a text that means harm may cost."""

import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time

TEXT = "The page at /checkout says ERR_42 since 9 o'clock, and I paid twice. " * 2400
QUICK = 0.004
"""Seconds that a quick machine spends on the yardstick."""


def slowness() -> float:
    """How much slower this machine is just now than a quick one; 1 at least."""
    spent = []
    for _ in range(5):
        began = thread_time()
        Counter(re.findall(r"[a-z]+", TEXT.casefold()))
        spent.append(thread_time() - began)
    return max(1.0, min(spent) / QUICK)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails where what is done inside takes more of a quick processor's time than that.

    Others' load does not count, nor does a collection of all that the suite has kept: that
    alone takes half a second late in a run.
    """
    gc.disable()
    began = thread_time()
    try:
        yield
    finally:
        spent = thread_time() - began
        gc.enable()
    allowed = seconds if spent < seconds else seconds * slowness()
    assert spent < allowed, f"took {spent:.3f} s of the processor's time, {allowed:.3f} are allowed"
