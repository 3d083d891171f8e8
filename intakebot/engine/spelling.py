"""Did you mean …? For names that content staff type."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known name that ``word`` is most likely a slip of; None where none is near."""
    wanted = _plain(word)
    best: tuple[int, str] | None = None
    for name in known:
        plain = _plain(name)
        longer = max(len(wanted), len(plain))
        allowed = min(max(1, min(len(wanted), len(plain)) // 3), longer - 1)
        distance = OSA.distance(wanted, plain, score_cutoff=allowed)
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
