"""What a text that means harm may cost."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from time import thread_time


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fails where what is done inside takes more of the processor's time than that.

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
    assert spent < seconds, f"took {spent:.3f} s of the processor's time, {seconds} are allowed"
