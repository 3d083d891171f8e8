"""Word vectors, where the extra ``static`` is installed: a table, and no network."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np

    Vector: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]

_MARKS = 2
"""Tokens up to this number stand for no text."""


@lru_cache(1)
def directions() -> "Callable[[str], Vector] | None":
    """What gives a text's direction, of length one or nought; None without the extra."""
    try:
        import wordllama
    except ImportError:
        return None
    from pathlib import Path

    import numpy as np

    package = Path(wordllama.__file__).parent  # its own search looks elsewhere, then downloads
    loaded = wordllama.WordLlama.load(cache_dir=package, disable_download=True)
    table, tokens = loaded.embedding, loaded.tokenizer

    def direction(text: str) -> "Vector":
        ids = [n for n in tokens.encode(_sound(text), add_special_tokens=False).ids if n > _MARKS]
        mean: Vector = table[ids].astype(np.float64).sum(axis=0)
        return mean / (float(np.linalg.norm(mean)) or 1.0)

    return direction


def _sound(text: str) -> str:
    """A text without halves of characters, which the tokenizer refuses."""
    return text.encode("utf-8", "replace").decode()


def meaning(text: str) -> bytes:
    """A text's direction, a signed byte for each number; empty without the extra."""
    direction = directions()
    if direction is None:
        return b""
    found = direction(text)
    most = float(abs(found).max())
    return (found * (127 / (most or 1.0))).round().astype("int8").tobytes()
