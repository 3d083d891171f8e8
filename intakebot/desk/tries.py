"""How often somebody may try to sign in, by account and by where they try from."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from intakebot.errors import TooMany

WINDOW = 15
"""Minutes."""
ADDRESS, ACCOUNT = 10, 5
"""Tries of one address, and on one account from places it was never signed in from: so many
times the setting. The second may be exhausted by a stranger, so known places are spared."""
KNOWN_AT_MOST = 10_000


class Tries:
    """Counts in memory; a restart forgets."""

    def __init__(self, tries: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._here = RateLimitItemPerMinute(tries, WINDOW, "here")
        self._address = RateLimitItemPerMinute(tries * ADDRESS, WINDOW, "address")
        self._account = RateLimitItemPerMinute(tries * ACCOUNT, WINDOW, "account")
        self._known: dict[tuple[str, str], None] = {}

    def count(self, account: str, address: str, now: int) -> None:
        """One more try.

        Raises:
            TooMany: says when to try again.
        """
        limits = [(self._here, (account, address)), (self._address, (address,))]
        if (account, address) not in self._known:
            limits.append((self._account, (account,)))
        for limit, names in limits:
            if not self._limiter.hit(limit, *names):
                until = self._limiter.get_window_stats(limit, *names).reset_time
                raise too_many(until - now / 1000)

    def right(self, account: str, address: str) -> None:
        """It was the right password: they start afresh here, and this place is known."""
        self._limiter.clear(self._here, account, address)
        if len(self._known) >= KNOWN_AT_MOST:
            del self._known[next(iter(self._known))]
        self._known[(account, address)] = None


def too_many(seconds: float) -> TooMany:
    """The refusal, with the time to wait in words."""
    wait = min(max(1, int(seconds) + 1), WINDOW * 60)
    minutes = -(-wait // 60)
    words = f"{minutes} minutes" if minutes > 1 else "a minute"
    return TooMany(f"Too many tries. Please try again in {words}.", retry_after=wait)
